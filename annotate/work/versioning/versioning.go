// Package versioning is a person at work on the rules of a project: which versions
// there were and what changed between them, what another one would do to the
// answers there are, and which of these need another look. It hands over data; a
// screen says it.
package versioning

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
	"plumbline/annotate/search"
)

// Store is what is read of a project.
type Store interface {
	adoption.Versions
	adoption.Outdated
	Rulings(ctx context.Context) (annotate.Rulings, error)
	Adoptions(ctx context.Context) ([]annotate.Adopted, error)
	Viewer() annotate.Viewer
	ReadOnly() bool
}

// Step is what the session is busy with.
type Step int

// The steps.
const (
	Idle     Step = iota
	Checking      // a file, or a version
	Adopting      // a version
)

// Screen is what shows a session and is told when there is something else to show.
type Screen interface {
	Changed()                   // View was gathered anew
	Turned()                    // Mode is another, or what it shows
	Working(on Step, of string) // a name for Checking and Adopting
	Written(path string)        // the rules, as a page
	Failed(err error)
}

// Options are what a session begins with.
type Options struct {
	Store Store
	Work  func(work, done func()) // does the work elsewhere, then calls done where it was called from
	// Adopt puts a version in force, and tells when it is or why it is not.
	Adopt func(book *codebook.Codebook, done func(error))
}

// Mode is which part of the rules is on show.
type Mode int

// The modes.
const (
	Rules    Mode = iota
	Changes       // between two versions: Diff
	Proposal      // a version that may be adopted: Plan
	Problems      // why a file cannot be: Problems
	Looks         // answers that need another look
)

// View is what was gathered. It is plain data.
type View struct {
	Book    *codebook.Codebook // in force; nil before anything was gathered
	Events  []annotate.Adopted // newest first
	Targets []annotate.Target
	Rulings annotate.Rulings
	Looks   []adoption.Look // that the person at the keyboard may see
	Lead    bool            // they may adopt and edit
	Fixed   bool            // nothing can be written
}

// May reports whether the person at the keyboard may adopt and edit.
func (v *View) May() bool { return v.Lead && !v.Fixed }

// Session is one person at work on the rules. All its methods are called from one
// goroutine.
type Session struct {
	options Options
	screen  Screen
	view    View
	asked   int // gatherings and checks begun: only the newest counts

	mode     Mode
	diff     *codebook.Diff
	plan     *adoption.Plan
	file     string // that was checked, or the version
	problems codebook.Problems
	adopting bool
	sought   search.Words
}

// New makes a session that has read nothing yet.
func New(o Options) *Session { return &Session{options: o} }

// Begin names the screen that is told of everything, and begins to gather.
func (s *Session) Begin(screen Screen) {
	s.screen = screen
	s.Reload()
}

// View is what was gathered.
func (s *Session) View() *View { return &s.view }

// Mode is which part of the rules is on show.
func (s *Session) Mode() Mode { return s.mode }

// Reload gathers everything anew.
func (s *Session) Reload() {
	s.asked++
	asked := s.asked
	var view View
	var err error
	s.options.Work(func() { view, err = gather(context.Background(), s.options.Store) }, func() {
		switch {
		case asked != s.asked:
		case err != nil:
			s.screen.Failed(err)
		default:
			s.take(view)
		}
	})
}

// take shows what was gathered. Under another version, what was compared or
// proposed has no meaning any more.
func (s *Session) take(v View) {
	other := s.view.Book != nil && s.view.Book.Hash != v.Book.Hash
	s.view = v
	if other && s.mode != Looks {
		s.mode, s.plan, s.diff = Rules, nil, nil
	}
	s.screen.Changed()
}

// gather reads what there is to show.
func gather(ctx context.Context, from Store) (v View, err error) {
	if v.Book, err = from.Codebook(ctx); err != nil {
		return v, err
	}
	if v.Events, err = from.Adoptions(ctx); err != nil {
		return v, err
	}
	slices.Reverse(v.Events)
	if v.Targets, err = from.Targets(ctx); err != nil {
		return v, err
	}
	if v.Rulings, err = from.Rulings(ctx); err != nil {
		return v, err
	}
	if v.Looks, err = adoption.Looks(ctx, from); err != nil {
		return v, err
	}
	v.Lead, v.Fixed = from.Viewer().Lead, from.ReadOnly()
	return v, nil
}

// Turn shows another part of the rules.
func (s *Session) Turn(to Mode) {
	if s.mode == to && to == Rules {
		return
	}
	s.mode = to
	s.screen.Turned()
}
