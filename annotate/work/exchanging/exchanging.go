// Package exchanging is a person at work on the articles and people of a project:
// who labels what, what goes out to annotators and comes back from them, and what
// is kept. It hands over data; a screen says it.
package exchanging

import (
	"context"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/events"
	"plumbline/annotate/meeting"
	"plumbline/annotate/team"
	"plumbline/annotate/week"
)

// Contents is what is read of a project.
type Contents interface {
	team.Source // people, catalogue, assignments, settings
	week.Source
	meeting.Source
	events.Source

	ReadOnly() bool
	Viewer() annotate.Viewer
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	Progress(ctx context.Context) ([]annotate.ArticleProgress, error)
	Paces(ctx context.Context) (map[string]annotate.Pace, error)
	Heard(ctx context.Context) (map[string]time.Time, error) // the day of the newest work that is here
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error)
	Unsure(ctx context.Context, annotator string) ([]annotate.Flagged, error)
	// Conflicted lists the paragraphs that a person answered differently in two
	// places; it reads the whole project.
	Conflicted(ctx context.Context, annotator string) ([]annotate.Flagged, error)
	Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error)
	Attributes(ctx context.Context) ([]annotate.Attribute, error)
	Consents(ctx context.Context) ([]annotate.Agreed, error)
	Inquiries(ctx context.Context) ([]annotate.Inquiry, error)
	Rulings(ctx context.Context) (annotate.Rulings, error)
	Calls(ctx context.Context) ([]annotate.Call, error)
	Feedback(ctx context.Context, annotator string) ([]annotate.Feedback, error)
	Batches(ctx context.Context) ([]annotate.Batch, error)
	Editions(ctx context.Context) ([][]annotate.Summary, error)
	// Namings finds where hidden outlets are named in what annotators are shown.
	Namings(ctx context.Context) (annotate.Naming, error)
}

// Files are the project's own and those that go out and come back.
type Files interface {
	Path() string
	Backups(ctx context.Context) ([]annotate.Backup, error)
	PlanMerge(ctx context.Context, paths []string, o annotate.MergeOptions) (*annotate.MergeReport, error)
	Merge(ctx context.Context, paths []string, o annotate.MergeOptions) (*annotate.MergeReport, error)
	Pack(ctx context.Context, begun annotate.Entry, path string) (*annotate.PackReport, error)
	PlanErasure(ctx context.Context, key annotate.Key) (annotate.Destroyed, error)
	Freeze(ctx context.Context, pen *annotate.Pen, name string) (annotate.Freeze, error)
	Freezes(ctx context.Context) ([]annotate.Freeze, error)
	Erase(ctx context.Context, pen *annotate.Pen, key annotate.Key) (annotate.Destroyed, error)
}

// Screen is what shows a session and is told when there is something else to show.
type Screen interface {
	Changed()  // View was gathered anew
	Measured() // what is Measured of the people is there
	Glanced()  // Week is there
	Failed(err error)
}

// Options are what a session begins with.
type Options struct {
	Contents  Contents
	Files     Files
	Receiver  Receiver      // of labels from tables and other tools
	Editions  team.Editions // where one version of a text takes the place of others
	Annotator string        // the person at the keyboard
	Now       func() time.Time
	Work      func(work, done func())        // does the work elsewhere, then calls done where it was called from
	Decide    func(facts ...team.Fact) error // writes what a lead decided as one action
	Pen       func() (*annotate.Pen, error)  // writes what the person at the keyboard does
	Written   func()                         // a merge or a pack wrote to the project
}

// Session is one person at work on a dataset. All its methods are called from one
// goroutine.
type Session struct {
	options Options
	screen  Screen
	view    View
	shown   bool // View was gathered
	asked   int  // gatherings begun: only the newest counts
	closed  bool // nothing that comes late is told

	meeting *Meeting // that is on, or nil
	events  *Events  // that are looked at, or nil

	week      *week.Week
	endGlance context.CancelFunc // ends the reading of the week that is under way

	marked map[string]bool
	choice ExportChoice

	narrowed string // the words that choose what is listed, or ""
	listed   []int  // the places of these in view, where it is narrowed
}

// New makes a session that has read nothing yet.
func New(o Options) *Session {
	return &Session{
		options: o, endGlance: func() {},
		marked: make(map[string]bool),
		choice: ExportChoice{Answers: true, Final: true},
	}
}

// Begin names the screen that is told of everything, and begins to gather.
func (s *Session) Begin(screen Screen) {
	s.screen = screen
	s.Reload()
}

// View is what was gathered.
func (s *Session) View() *View { return &s.view }

// Gathered reports whether anything was gathered yet.
func (s *Session) Gathered() bool { return s.shown }

// May reports whether the person at the keyboard may change the project.
func (s *Session) May() bool { return s.view.Lead && !s.view.Fixed }

// Close drops what is still on its way: the project closes.
func (s *Session) Close() {
	s.asked++
	s.closed = true
	s.endGlance()
}

// Reload gathers everything anew.
func (s *Session) Reload() {
	if s.closed {
		return
	}
	if s.meeting != nil {
		s.meeting.follow()
	}
	if s.events != nil {
		s.events.look()
	}
	s.asked++
	asked := s.asked
	var view View
	var err error
	s.options.Work(func() { view, err = s.gather(context.Background()) }, func() {
		switch {
		case asked != s.asked:
		case err != nil:
			s.screen.Failed(err)
		default:
			s.keepMeasured(&view)
			s.take(view)
			s.measure(asked)
		}
	})
}

// keepMeasured takes over what was known of the people, until it is known anew.
func (s *Session) keepMeasured(v *View) {
	for i := range v.People {
		for _, old := range s.view.People {
			if old.ID == v.People[i].ID {
				v.People[i].Measured, v.People[i].Known = old.Measured, old.Known
			}
		}
	}
}

// take shows what was gathered. What is gone is marked no longer.
func (s *Session) take(v View) {
	s.view, s.shown = v, true
	if s.meeting != nil {
		defer s.meeting.changed()
	}
	s.listed = s.chosenBy(s.narrowed)
	here := make(map[string]bool, len(v.Articles))
	for i := range v.Articles {
		here[v.Articles[i].ID] = true
	}
	for id := range s.marked {
		if !here[id] {
			delete(s.marked, id)
		}
	}
	s.screen.Changed()
}

// measure reads pace and conflicts after everything else is on the screen.
func (s *Session) measure(asked int) {
	people := s.view.People
	var all map[string]Measured
	var err error
	s.options.Work(func() { all, err = measure(context.Background(), s.options.Contents, people) }, func() {
		switch {
		case asked != s.asked:
		case err != nil:
			s.screen.Failed(err)
		default:
			for i := range s.view.People {
				p := &s.view.People[i]
				p.Measured, p.Known = all[p.ID], true
			}
			s.screen.Measured()
			s.glance()
		}
	})
}

// decide writes what a lead decided and gathers anew. It reports whether it did.
func (s *Session) decide(facts ...team.Fact) bool {
	if err := s.options.Decide(facts...); err != nil {
		s.screen.Failed(err)
		return false
	}
	s.Reload()
	return true
}
