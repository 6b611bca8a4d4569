package adjudicate

import (
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/saving"
)

// Store is what a desk reads from and writes to.
type Store interface {
	Source
	saving.Store
	saving.Log
	Annotators(ctx context.Context) ([]string, error)
	HighestStamp(ctx context.Context) (int64, error)
	Article(ctx context.Context, id string) (*annotate.Article, error)
	SheetsOn(ctx context.Context, paragraph string) ([]*annotate.Sheet, error)
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error) // nil if there never was one
}

// Options say who decides, where, and how time and goroutines are provided.
type Options struct {
	Lead       string
	Device     string
	ReadOnly   bool
	NumberKeys bool // 1 to 9 choose the option in that place, in every field

	Now   func() time.Time                                // nil = time.Now
	After func(d time.Duration, f func()) (cancel func()) // runs f on the desk's goroutine; nil = never
	Run   func(f func())                                  // brings a callback to the desk's goroutine; nil = at once
	Saved func(saving.State)                              // called, through Run, when the save state changes
	Retry func(attempt int) time.Duration                 // pause before a failed write is tried again
}

// Desk is where one person settles disagreements: which one lies there, what
// a key means, and what is written. It knows nothing of windows. All methods
// are called on one goroutine; writing happens on another.
type Desk struct {
	store   Store
	options Options
	docket  *Docket
	pen     *annotate.Pen
	saver   *saving.Saver
	past    *saving.Past

	order   Order
	items   []Item
	at      int // the item on the desk, -1 if what lies there is none
	article *annotate.Article
	is      *Case
	slots   []annotate.Slot // what is to be decided, from the item
	hides   bool            // the project covers the columns until the lead has answered
	covered bool
	names   bool // columns show who answered

	active   annotate.Slot // the question that keys answer; zero = none
	cursor   string        // option under the Left/Right cursor
	lead     string        // option whose definition is shown until the next key
	outlined []annotate.Slot
	notice   Notice
	reason   pendingReason

	arrived, decided time.Time
}

// Open puts the first disagreement that waits on the desk. A person who is new
// to the project is entered in its log.
func Open(ctx context.Context, store Store, docket *Docket, o Options) (*Desk, error) {
	if err := annotate.CheckAnnotatorID(o.Lead); err != nil {
		return nil, err
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = func(time.Duration, func()) func() { return func() {} }
	}
	highest, err := store.HighestStamp(ctx)
	if err != nil {
		return nil, err
	}
	d := &Desk{store: store, options: o, docket: docket, at: -1}
	d.pen = annotate.NewPen(o.Device, o.Lead, docket.rules.book.Hash, highest)
	d.pen.Now = o.Now
	d.saver = saving.New(store, saving.Options{
		Annotator: o.Lead, Device: o.Device, ReadOnly: o.ReadOnly, Now: o.Now, Run: o.Run, Saved: o.Saved, Retry: o.Retry,
	})
	if err := d.begin(ctx); err != nil {
		d.saver.Stop()
		return nil, err
	}
	return d, nil
}

func (d *Desk) begin(ctx context.Context) (err error) {
	hides, err := d.store.Current(ctx, annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHideColumns})
	if err != nil {
		return err
	}
	d.hides = hides != nil && hides.Value == annotate.Yes
	if d.past, err = saving.ReadPast(ctx, d.store, d.saver, ours); err != nil {
		return err
	}
	if err := d.join(ctx); err != nil {
		return err
	}
	d.items = d.docket.Items(d.order)
	return d.advance(ctx)
}

// ours reports whether an entry belongs to the work of a desk.
func ours(k annotate.Key) bool { return k.Layer == annotate.LayerFinal }

// join enters a new person in the log.
func (d *Desk) join(ctx context.Context) error {
	known, err := d.store.Annotators(ctx)
	if err != nil || d.options.ReadOnly || slices.Contains(known, d.options.Lead) {
		return err
	}
	key := annotate.Key{Kind: annotate.KindPerson, Subject: d.options.Lead, Field: annotate.PersonJoined}
	d.pen.Begin()
	return d.store.Append(ctx, d.pen.Write(key, annotate.Yes, "", annotate.OriginAnnotator))
}

// Docket is the list that lies beside the desk.
func (d *Desk) Docket() *Docket { return d.docket }

// Renew takes up a docket that was read anew, and stays with the paragraph if
// that is on it.
func (d *Desk) Renew(ctx context.Context, docket *Docket) error {
	d.LeaveReason()
	d.docket = docket
	d.pen.Codebook = docket.rules.book.Hash
	d.items = docket.Items(d.order)
	if d.is == nil || docket.at[d.is.Paragraph.ID] == nil {
		d.at, d.is = -1, nil
		return d.advance(ctx)
	}
	return d.show(ctx, d.is.Paragraph.ID, d.active)
}

// Close writes what is pending and stops the writer.
func (d *Desk) Close() error {
	d.LeaveReason()
	return d.saver.Close()
}

// Flush writes what is pending and waits for it.
func (d *Desk) Flush() error {
	d.LeaveReason()
	return d.saver.Flush()
}

// Pending is the number of actions shown on screen but not yet on disk.
func (d *Desk) Pending() int { return d.saver.Pending() }

// ReadOnly reports whether nothing can be decided.
func (d *Desk) ReadOnly() bool { return d.options.ReadOnly }

// Book is the codebook in force.
func (d *Desk) Book() *codebook.Codebook { return d.docket.rules.book }

// Items is everything to be decided, in the order in force.
func (d *Desk) Items() []Item { return d.items }

// At is the index of the item on the desk, -1 if it is none of them.
func (d *Desk) At() int { return d.at }

// Case is what lies on the desk, nil if nothing divides the annotators.
func (d *Desk) Case() *Case { return d.is }

// Article is the article of the case, with the neighbours of its paragraph.
func (d *Desk) Article() *annotate.Article { return d.article }

// Progress counts what is decided, and what needs or needed it.
func (d *Desk) Progress() (done, all int) { return Progress(d.items) }

// Board counts what divided the annotators so far.
func (d *Desk) Board() Board { return d.docket.Board() }

// Order is how disagreements are gone through.
func (d *Desk) Order() Order { return d.order }

// SetOrder goes through disagreements in another way, from the paragraph on.
func (d *Desk) SetOrder(ctx context.Context, order Order) error {
	d.LeaveReason()
	d.quiet()
	if order == d.order {
		return nil
	}
	d.order, d.items = order, d.docket.Items(order)
	if d.is == nil {
		return nil
	}
	return d.show(ctx, d.is.Paragraph.ID, d.active)
}

// Names reports whether the columns say who answered.
func (d *Desk) Names() bool { return d.names }

// ShowNames shows or hides who answered.
func (d *Desk) ShowNames(on bool) { d.names = on }

// Covered reports whether the columns are covered until the lead has answered.
func (d *Desk) Covered() bool { return d.covered }

// Target returns the target with an id, or a nameless one.
func (d *Desk) Target(id string) annotate.Target {
	for _, t := range d.docket.rules.targets {
		if t.ID == id {
			return t
		}
	}
	return annotate.Target{ID: id, Name: id}
}

// SetNumberKeys turns "number keys everywhere" on or off.
func (d *Desk) SetNumberKeys(on bool) { d.options.NumberKeys = on }
