package adjudicating

import (
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/saving"
)

// Store is what a desk reads from and writes to.
type Store interface {
	adjudicate.Source
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
type Session struct {
	store   Store
	options Options
	docket  *adjudicate.Docket
	pen     *annotate.Pen
	saver   *saving.Saver
	past    *saving.Past

	order   adjudicate.Order
	items   []adjudicate.Item
	at      int // the item on the desk, -1 if what lies there is none
	article *annotate.Article
	is      *adjudicate.Case
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
func Open(ctx context.Context, store Store, docket *adjudicate.Docket, o Options) (*Session, error) {
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
	s := &Session{store: store, options: o, docket: docket, at: -1}
	s.pen = annotate.NewPen(o.Device, o.Lead, docket.Book().Hash, highest)
	s.pen.Now = o.Now
	s.saver = saving.New(store, saving.Options{
		Annotator: o.Lead, Device: o.Device, ReadOnly: o.ReadOnly, Now: o.Now, Run: o.Run, Saved: o.Saved, Retry: o.Retry,
	})
	if err := s.begin(ctx); err != nil {
		s.saver.Stop()
		return nil, err
	}
	return s, nil
}

func (s *Session) begin(ctx context.Context) (err error) {
	hides, err := s.store.Current(ctx, annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHideColumns})
	if err != nil {
		return err
	}
	s.hides = hides != nil && hides.Value == annotate.Yes
	if s.past, err = saving.ReadPast(ctx, s.store, s.saver, ours); err != nil {
		return err
	}
	if err := s.join(ctx); err != nil {
		return err
	}
	s.items = s.docket.Items(s.order)
	return s.advance(ctx)
}

// ours reports whether an entry belongs to the work of a desk.
func ours(k annotate.Key) bool { return k.Layer == annotate.LayerFinal }

// join enters a new person in the log.
func (s *Session) join(ctx context.Context) error {
	known, err := s.store.Annotators(ctx)
	if err != nil || s.options.ReadOnly || slices.Contains(known, s.options.Lead) {
		return err
	}
	key := annotate.Key{Kind: annotate.KindPerson, Subject: s.options.Lead, Field: annotate.PersonJoined}
	s.pen.Begin()
	return s.store.Append(ctx, s.pen.Write(key, annotate.Yes, "", annotate.OriginAnnotator))
}

// Docket is the list that lies beside the desk.
func (s *Session) Docket() *adjudicate.Docket { return s.docket }

// Renew takes up a docket that was read anew, and stays with the paragraph if
// that is on it.
func (s *Session) Renew(ctx context.Context, docket *adjudicate.Docket) error {
	s.LeaveReason()
	s.docket = docket
	s.pen.Codebook = docket.Book().Hash
	s.items = docket.Items(s.order)
	if s.is == nil || !docket.Holds(s.is.Paragraph.ID) {
		s.at, s.is = -1, nil
		return s.advance(ctx)
	}
	return s.show(ctx, s.is.Paragraph.ID, s.active)
}

// Close writes what is pending and stops the writer.
func (s *Session) Close() error {
	s.LeaveReason()
	return s.saver.Close()
}

// Flush writes what is pending and waits for it.
func (s *Session) Flush() error {
	s.LeaveReason()
	return s.saver.Flush()
}

// Pending is the number of actions shown on screen but not yet on disk.
func (s *Session) Pending() int { return s.saver.Pending() }

// ReadOnly reports whether nothing can be decided.
func (s *Session) ReadOnly() bool { return s.options.ReadOnly }

// Book is the codebook in force.
func (s *Session) Book() *codebook.Codebook { return s.docket.Book() }

// Items is everything to be decided, in the order in force.
func (s *Session) Items() []adjudicate.Item { return s.items }

// At is the index of the item on the desk, -1 if it is none of them.
func (s *Session) At() int { return s.at }

// Case is what lies on the desk, nil if nothing divides the annotators.
func (s *Session) Case() *adjudicate.Case { return s.is }

// Article is the article of the case, with the neighbours of its paragraph.
func (s *Session) Article() *annotate.Article { return s.article }

// Progress counts what is decided, and what needs or needed it.
func (s *Session) Progress() (done, all int) { return adjudicate.Progress(s.items) }

// Order is how disagreements are gone through.
func (s *Session) Order() adjudicate.Order { return s.order }

// SetOrder goes through disagreements in another way, from the paragraph on.
func (s *Session) SetOrder(ctx context.Context, order adjudicate.Order) error {
	s.LeaveReason()
	s.quiet()
	if order == s.order {
		return nil
	}
	s.order, s.items = order, s.docket.Items(order)
	if s.is == nil {
		return nil
	}
	return s.show(ctx, s.is.Paragraph.ID, s.active)
}

// Names reports whether the columns say who answered.
func (s *Session) Names() bool { return s.names }

// ShowNames shows or hides who answered.
func (s *Session) ShowNames(on bool) { s.names = on }

// Covered reports whether the columns are covered until the lead has answered.
func (s *Session) Covered() bool { return s.covered }

// Target returns the target with an id, or a nameless one.
func (s *Session) Target(id string) annotate.Target {
	for _, t := range s.docket.Targets() {
		if t.ID == id {
			return t
		}
	}
	return annotate.Target{ID: id, Name: id}
}

// SetNumberKeys turns "number keys everywhere" on or off.
func (s *Session) SetNumberKeys(on bool) { s.options.NumberKeys = on }
