// Package concluding is a lead who looks at what the labels say: whether findings may be
// opened yet, of which freeze they are told, under which filters, and the paragraphs behind a
// bar. What takes long is worked out elsewhere, and what comes late is dropped. It hands over
// numbers, ids and texts of the project; a screen says them.
package concluding

import (
	"context"
	"sync"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/comparing"
	"plumbline/annotate/findings"
	"plumbline/annotate/narrow"
	"plumbline/annotate/release"
	"plumbline/annotate/review"
	"plumbline/annotate/team"
)

// Store is what is read of a project.
type Store interface {
	findings.Source
	findings.OpeningSource
	comparing.Store
	Revisions(ctx context.Context) (map[string]int64, error)
	ReadFrozen(ctx context.Context, f annotate.Freeze, read func(release.Source) error) (annotate.Destroyed, error)
}

// Screen is what shows the session's View and is told when it is another.
type Screen interface {
	Changed() // View is to be shown anew
	comparing.Screen
}

// Options are what a session begins with.
type Options struct {
	Store     Store
	Witness   comparing.Witness
	Book      *codebook.Codebook // in force
	Annotator string             // the person at the keyboard
	Decide    func(facts ...team.Fact) error
	Now       func() time.Time
	Work      func(work, done func()) // does the work elsewhere, then calls done where it was called from
	Trace     func(format string, args ...any)
}

// Session is one lead at work in Findings. All its methods are called from one goroutine.
type Session struct {
	*comparing.Opener

	options Options
	screen  Screen
	view    View
	filter  review.Filter
	asOf    string // the root of what was frozen; "" is the project as it is now
	chosen  bool   // the lead chose of when it is told
	read    *read  // what the findings on show were worked out from; nil = nothing yet
	cell    *findings.Cell

	stop   context.CancelFunc // ends what is being worked out
	asked  int                // number of the newest reading; late ones are dropped
	listed int                // the same of paragraphs behind a bar
	closed bool

	mu     sync.Mutex
	people []string // everyone with answers in what was read last
}

// read is what findings are worked out from, under any filter.
type read struct {
	asOf      string
	answers   *review.Answers
	articles  []annotate.Article
	since     annotate.Destroyed
	revisions map[string]int64
}

// New makes a session that has read nothing yet.
func New(o Options) *Session {
	s := &Session{options: o, stop: func() {}}
	s.Opener = comparing.New(comparing.Options{
		Store: o.Store, Witness: o.Witness, Book: o.Book, Annotator: o.Annotator, People: s.whoAnswered,
		Revealed: s.list, Work: o.Work, Trace: o.Trace,
	})
	return s
}

// Begin names the screen that is told of everything, and begins to read.
func (s *Session) Begin(screen Screen) {
	s.screen = screen
	s.Opener.Begin(screen)
	s.Reload()
}

// View is what there is to show.
func (s *Session) View() View { return s.view }

// Close ends what is being worked out; the screen is told nothing any more.
func (s *Session) Close() {
	s.closed = true
	s.Opener.Close()
	s.stop()
}

// Reload reads what was frozen, answered or merged since, here or by another program.
func (s *Session) Reload() {
	if s.closed {
		return
	}
	var o findings.Opening
	var now map[string]int64
	var err error
	s.options.Work(func() {
		ctx := context.Background()
		if o, err = findings.ReadOpening(ctx, s.options.Store); err == nil {
			now, err = s.options.Store.Revisions(ctx)
		}
	}, func() {
		switch {
		case s.closed:
		case err != nil:
			s.fail(err)
		default:
			s.opened(o, now)
		}
	})
}

// OpenEarly records that findings are opened before anything was frozen, and opens them.
func (s *Session) OpenEarly() {
	fact := team.Fact{Key: annotate.OpeningKey(annotate.OpenedOutlets), Value: annotate.OpenedEarly}
	if err := s.options.Decide(fact); err != nil {
		s.screen.Failed(err)
		return
	}
	s.options.Trace("opened early")
	s.Reload()
}

// Narrow tells of some answers alone, or of another freeze; none chosen means all, and the
// project as it is now.
func (s *Session) Narrow(kind narrow.Kind, chosen []string) {
	s.cell, s.view.Behind = nil, nil
	if kind == narrow.ByFreeze {
		s.chosen, s.asOf = true, ""
		if len(chosen) > 0 {
			s.asOf = chosen[0]
		}
		s.work(nil)
		return
	}
	s.filter = narrow.Narrowed(s.filter, kind, chosen, s.options.Now())
	s.work(s.read)
}

func (s *Session) whoAnswered() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.people
}

// fail says why there is nothing to tell.
func (s *Session) fail(err error) {
	s.view.Err, s.view.Computing = err, false
	s.screen.Changed()
}
