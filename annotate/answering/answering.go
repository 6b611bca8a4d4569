// Package answering is one person answering questions by keys, paragraph after
// paragraph: which question is active, what a key means there, what is written
// for it, and how that is undone. Annotate and Adjudicate are built on it; each
// says by a Paragraph what is asked and what an answer is there. It knows
// nothing of windows.
//
//	press.go     a key becomes an answer
//	marking.go   words of the paragraph are marked for an answer
//	cursor.go    which question is active, and which option is looked at
//	writer.go    an answer becomes rows of the log
//	undo.go      the newest action is reversed, or an undo
//	past.go      which action that is, also after a restart
//	text.go      a note or a reason is typed
//	notice.go    what the status bar has to tell
//	paragraph.go what a place says of the paragraph at hand
package answering

import (
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/saving"
	"plumbline/annotate/sentence"
)

// Store is where answers are written, and where those of earlier come from.
type Store interface {
	saving.Store
	Log
	People
}

// Log is where entries are read from.
type Log interface {
	HighestStamp(ctx context.Context) (int64, error)
	Entry(ctx context.Context, id string) (*annotate.Entry, error)
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error) // nil if there never was one
	// Actions returns the newest actions of a person on a device, oldest first.
	Actions(ctx context.Context, annotator, device string, limit int) ([]annotate.Action, error)
}

// People reads who is known to the project.
type People interface {
	Annotators(ctx context.Context) ([]string, error)
}

// Options say who answers, where, and how time and goroutines are provided.
type Options struct {
	Annotator  string
	Device     string
	Layer      annotate.Layer // "" = annotation
	Round      int            // 0 = the first; of practice, the attempt
	ReadOnly   bool
	NumberKeys bool // 1 to 9 choose the option in that place, in every field

	Now   func() time.Time                                // nil = time.Now
	After func(d time.Duration, f func()) (cancel func()) // runs f on the goroutine of the one who answers; nil = never
	Run   func(f func())                                  // brings a callback to that goroutine; nil = at once
	Say   func(sentence.Text) string                      // in the language of the one who answers; nil = in English
	Saved func(saving.State)                              // called, through Run, when the save state changes
	Retry func(attempt int) time.Duration                 // pause before a failed write is tried again; nil = 1 s to 10 s
}

// WithDefaults fills in what is left out.
func (o Options) WithDefaults() Options {
	if o.Layer == "" {
		o.Layer = annotate.LayerAnnotation
	}
	o.Round = max(o.Round, annotate.FirstRound)
	if o.Say == nil {
		o.Say = sentence.Text.String
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = func(time.Duration, func()) func() { return func() {} }
	}
	return o
}

// Ours reports whether an entry belongs to the answers that are given here, in
// whichever round. A final answer is the project's, whoever gives it.
func (o Options) Ours(k annotate.Key) bool {
	return k.Layer == o.Layer && (k.Annotator == o.Annotator || o.Layer == annotate.LayerFinal)
}

// Core is the state of the answering. All methods are called on one goroutine;
// writing happens on another.
type Core struct {
	Writer *Writer // brings answers to disk
	Text   *Text   // the note or reason that is typed

	store   Log
	options Options
	timing  annotate.Timing
	at      Paragraph
	manner  Manner
	past    *past
	cursor  cursor
	notice  Notice
	changed []annotate.Key // by the undo or redo that the notice tells of

	selected annotate.Passage // the words that belong to the option pressed next; empty is none
}

// Open makes everything ready for the paragraph at hand to be answered under
// the codebook with a hash. Undo and redo go on where they ended the last time. A
// person who is new to the project is entered in its log.
func Open(ctx context.Context, store Store, at Paragraph, book string, m Manner, o Options) (*Core, error) {
	o = o.WithDefaults()
	if err := annotate.CheckAnnotatorID(o.Annotator); err != nil {
		return nil, err
	}
	highest, err := store.HighestStamp(ctx)
	if err != nil {
		return nil, err
	}
	c := &Core{store: store, options: o, at: at, manner: m}
	pen := annotate.NewPen(o.Device, o.Annotator, book, highest)
	pen.Now = o.Now
	if err := join(ctx, store, pen, o); err != nil {
		return nil, err
	}
	saver := saving.New(store, saving.Options{
		Annotator: o.Annotator, Device: o.Device, ReadOnly: o.ReadOnly, Now: o.Now, Run: o.Run, Saved: o.Saved, Retry: o.Retry,
	})
	if c.past, err = readPast(ctx, store, saver, o); err != nil {
		saver.Stop()
		return nil, err
	}
	c.Writer = &Writer{Pen: pen, saver: saver, past: c.past, at: at, now: o.Now, before: m.Before}
	c.Text = &Text{core: c}
	if err := c.ReadTiming(ctx); err != nil {
		saver.Stop()
		return nil, err
	}
	return c, nil
}

// ReadTiming takes up whether the project keeps the time that an answer takes.
func (c *Core) ReadTiming(ctx context.Context) error {
	now, err := c.store.Current(ctx, annotate.TimingKey())
	if err == nil {
		c.timing = annotate.TimeOff
		if now != nil {
			c.timing = annotate.ReadTiming(now.Value)
		}
		c.Writer.timed = c.timing == annotate.TimePerAnswer
	}
	return err
}

// Timing says how much the project keeps of the time that answers take.
func (c *Core) Timing() annotate.Timing { return c.timing }

// join enters a new person in the log.
func join(ctx context.Context, store Store, pen *annotate.Pen, o Options) error {
	if o.ReadOnly {
		return nil
	}
	known, err := store.Annotators(ctx)
	if err != nil || slices.Contains(known, o.Annotator) {
		return err
	}
	key := annotate.Key{Kind: annotate.KindPerson, Subject: o.Annotator, Field: annotate.PersonJoined}
	pen.Begin()
	return store.Append(ctx, pen.Write(key, annotate.Yes, "", annotate.OriginAnnotator))
}

// Close writes what is pending and stops the writing. It returns an error if
// something could not be written; Pending tells how much.
func (c *Core) Close() error {
	c.Text.Leave()
	return c.Writer.saver.Close()
}

// Flush writes what is pending and waits for it. If a write fails it returns
// why; it is tried again without further ado.
func (c *Core) Flush() error {
	c.Text.Leave()
	return c.Writer.saver.Flush()
}

// Pending is the number of actions shown on screen but not yet on disk.
func (c *Core) Pending() int { return c.Writer.saver.Pending() }

// Annotator is the id of the person who answers.
func (c *Core) Annotator() string { return c.options.Annotator }

// ReadOnly reports whether answers are refused.
func (c *Core) ReadOnly() bool { return c.options.ReadOnly }

// SetNumberKeys turns "number keys everywhere" on or off.
func (c *Core) SetNumberKeys(on bool) { c.options.NumberKeys = on }
