package adjudicating

import (
	"context"
	"slices"
	"time"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/answering"
	"plumbline/annotate/review"
)

// Screen is what shows the work and is told when there is something else to show.
type Screen interface {
	Changed()                   // the disagreements were read anew
	Agreeing()                  // what all agree on in what is listed is being worked out
	Agreed(*adjudicate.Decided) // what all agree on in what is listed was worked out
	Undivided()                 // nothing divides the annotators in the paragraph that was asked for
	Failed(err error)
}

// Options say who decides, and in which project.
type Options struct {
	Store     Store
	MayLead   bool                    // the person may; others are shown nothing
	Answering answering.Options       // of the session
	Work      func(work, done func()) // does the work elsewhere, then calls done where the Work is used
}

// Work is a lead's work on the disagreements of a project: they are read elsewhere,
// and again when something wrote; a session is opened over them. All methods are
// called on one goroutine.
type Work struct {
	options Options
	screen  Screen
	session *Session // nil until the disagreements are read

	filter  review.Filter
	stop    context.CancelFunc // ends the reading under way
	reading bool
	again   bool   // something changed while reading
	wanted  string // a paragraph to be opened once they are read
	closed  bool
}

// New makes work of which nothing is read yet.
func New(o Options) *Work { return &Work{options: o, stop: func() {}} }

// Begin names the screen that is told of everything, and begins to read.
func (w *Work) Begin(screen Screen) {
	w.screen = screen
	w.Reload()
}

// MayLead reports whether the person may decide.
func (w *Work) MayLead() bool { return w.options.MayLead }

// Session is the session over the disagreements, nil until they are read.
func (w *Work) Session() *Session { return w.session }

// Reload reads what another place or program wrote.
func (w *Work) Reload() {
	if w.options.MayLead && !w.closed {
		w.read()
	}
}

// Narrow reads the disagreements that a filter leaves.
func (w *Work) Narrow(f review.Filter) {
	w.filter = f
	w.read()
}

// NarrowedToNothing reports whether a filter left no disagreement.
func (w *Work) NarrowedToNothing() bool {
	return w.session != nil && len(w.session.Items()) == 0 && !Same(w.session.Docket().Filter(), review.Filter{})
}

// Same reports whether two filters let the same disagreements through.
func Same(a, b review.Filter) bool {
	return slices.Equal(a.Articles, b.Articles) && slices.Equal(a.Annotators, b.Annotators) &&
		slices.Equal(a.Versions, b.Versions) && a.From.Equal(b.From)
}

// read reads the disagreements elsewhere; while that is under way it is noted that
// they are to be read again.
func (w *Work) read() {
	if w.reading {
		w.again = true
		return
	}
	w.reading, w.again = true, false
	filter := w.filter
	ctx, stop := context.WithCancel(context.Background())
	w.stop = stop
	var docket *adjudicate.Docket
	var err error
	w.options.Work(func() {
		docket, err = adjudicate.Read(ctx, w.options.Store, filter, review.Draws{Seed: 1})
	}, func() {
		stop()
		w.reading = false
		if w.closed {
			return
		}
		if err == nil {
			err = w.take(docket)
		}
		if err != nil {
			w.screen.Failed(err)
		}
		w.screen.Changed()
		if w.again {
			w.read()
		}
	})
}

// afterWriting is how long to wait for what is on its way to disk. A disk may refuse
// it for long, and reading takes the whole project.
const afterWriting = time.Second

// readLater reads once more after a moment; at once where nothing keeps time.
func (w *Work) readLater() {
	after := w.options.Answering.After
	if after == nil {
		w.again = true
		return
	}
	after(afterWriting, w.Reload)
}

// take shows a docket to the session, or opens one over it at the first
// disagreement that waits.
func (w *Work) take(docket *adjudicate.Docket) error {
	ctx := context.Background()
	if w.session != nil && w.session.Pending() > 0 {
		w.readLater() // what was read lacks what is on its way to disk
		return nil
	}
	if w.session != nil {
		return w.session.Renew(ctx, docket)
	}
	session, err := Open(ctx, w.options.Store, docket, w.options.Answering)
	if err != nil {
		return err
	}
	w.session = session
	if paragraph := w.wanted; paragraph != "" {
		w.wanted = ""
		return w.GoTo(paragraph)
	}
	return nil
}

// GoTo makes the first disagreement of a paragraph the one at hand, as soon as they
// are read.
func (w *Work) GoTo(paragraph string) error {
	if w.session == nil {
		w.wanted = paragraph
		return nil
	}
	for i, item := range w.session.Items() {
		if item.Disputes[0].Paragraph == paragraph {
			return w.session.GoTo(context.Background(), i)
		}
	}
	w.screen.Undivided()
	return nil
}

// Flush writes what is pending, and waits for it.
func (w *Work) Flush() error {
	if w.session == nil {
		return nil
	}
	return w.session.Flush()
}

// Pending is the number of actions shown but not yet on disk.
func (w *Work) Pending() int {
	if w.session == nil {
		return 0
	}
	return w.session.Pending()
}

// Close ends the session; the screen is told nothing any more, but of what could
// not be written.
func (w *Work) Close() {
	w.closed = true
	w.stop()
	if w.session != nil {
		if err := w.session.Close(); err != nil {
			w.screen.Failed(err)
		}
		w.session = nil
	}
}
