// Package importing is a person who brings articles into a project: files are
// read elsewhere, what was found is looked at and put right, and all of it comes
// in at once or not at all. It hands over data; a screen says it.
package importing

import (
	"context"
	"iter"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// Project is what articles are compared with and come into.
type Project interface {
	Catalogue(ctx context.Context) ([]annotate.Summary, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	EachParagraph(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph) error) error
	Article(ctx context.Context, id string) (*annotate.Article, error)
	Stands(ctx context.Context, key annotate.Key) (annotate.Current, error)
	BringIn(ctx context.Context, arrivals iter.Seq2[annotate.Arrival, error]) (added []string, err error)
}

// Screen is what shows a session and is told when there is something else to show.
type Screen interface {
	Changed()
	Failed(err error)
}

// Options are what a session begins with.
type Options struct {
	Project Project
	Work    func(work, done func())                          // does the work elsewhere, then calls done where it was called from
	Run     func(f func())                                   // brings a callback there from elsewhere
	Pen     func(ctx context.Context) (*annotate.Pen, error) // writes as the person at the keyboard; called elsewhere
	Written func(added []string)                             // articles came in
	Leads   bool                                             // the person may let a text take the place of another
	Keep    int                                              // bytes of text that are kept in memory, 0 is 64 MB
}

const keepMost = 64 << 20

// Stage is how far an import is.
type Stage int

// The stages.
const (
	Waiting Stage = iota // for the person
	Reading              // files
	Writing              // what comes in
)

// Progress is how far reading or writing is.
type Progress struct {
	Done, All int
	Within    float64           // how much of the next is done, from 0 to 1
	Now       sentence.Sentence // what takes long just now
}

// Share is how much of all is done, from 0 to 1.
func (p Progress) Share() float64 {
	if p.All == 0 {
		return 0
	}
	return min((float64(p.Done)+p.Within)/float64(p.All), 1)
}

// Session is one import. All its methods are called from one goroutine.
type Session struct {
	options Options
	screen  Screen

	stage    Stage
	progress Progress
	stop     context.CancelFunc // of what is done elsewhere
	stopped  bool               // the person stopped it before its end
	closed   bool

	files  []*File
	paths  map[string]bool
	rows   []Row
	odd    bool // only what asks for a look is shown
	known  *comparer
	opened *Article
	shown  []Paragraph
	lent   *File // its texts are in memory for the article that is open
	free   []string
	wanted []annotate.Target // of the project; known once it was looked at
}

// New makes a session that has read nothing yet.
func New(o Options) *Session {
	if o.Keep == 0 {
		o.Keep = keepMost
	}
	return &Session{options: o, stop: func() {}, known: newComparer(o.Project), paths: make(map[string]bool)}
}

// Begin names the screen that is told of everything.
func (s *Session) Begin(screen Screen) { s.screen = screen }

// Stage is how far it is.
func (s *Session) Stage() Stage { return s.stage }

// Progress is how far the stage is.
func (s *Session) Progress() Progress { return s.progress }

// Stopped reports that reading was stopped before its end.
func (s *Session) Stopped() bool { return s.stopped }

// Stop ends what is done elsewhere: of what was being read the rest stays unread,
// of what was being written nothing is.
func (s *Session) Stop() {
	if s.stage != Waiting {
		s.stopped = true
		s.stop()
	}
}

// Close drops what is still on its way.
func (s *Session) Close() {
	s.closed = true
	s.stop()
}

// begin goes over to a stage and returns what ends with it.
func (s *Session) begin(stage Stage) context.Context {
	ctx, stop := context.WithCancel(context.Background())
	s.stage, s.stop, s.progress, s.stopped = stage, stop, Progress{}, false
	s.changed()
	return ctx
}

// end goes back to waiting.
func (s *Session) end(err error) {
	s.stop()
	s.stage, s.progress = Waiting, Progress{}
	if s.closed {
		return
	}
	if err != nil && !s.stopped {
		s.screen.Failed(err)
	}
	s.changed()
}

// elsewhere does a part of the work elsewhere and tells what came of it, unless
// the session was closed meanwhile.
func (s *Session) elsewhere(work func() error, done func(error)) {
	var err error
	s.options.Work(func() { err = work() }, func() { done(err) })
}

func (s *Session) changed() {
	s.arrange()
	if s.screen != nil && !s.closed {
		s.screen.Changed()
	}
}
