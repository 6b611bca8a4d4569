// Package reviewing is a person who looks at how far annotators agree: it reads
// the answers of everyone, works out the numbers elsewhere and drops those that
// come too late, and asks before it shows what the person has not answered yet.
// It hands over numbers, ids and texts of the project; a screen says them.
package reviewing

import (
	"context"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/comparing"
	"plumbline/annotate/narrow"
	"plumbline/annotate/review"
	"plumbline/annotate/study"
)

// Store is what is read of a project.
type Store interface {
	study.Source
	EachSheetOf(ctx context.Context, article string, visit func(*annotate.Article, *annotate.Sheet) error) error
	Revisions(ctx context.Context) (map[string]int64, error)
	Article(ctx context.Context, id string) (*annotate.Article, error)
	Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error)
	AppendPlanned(ctx context.Context, entries ...annotate.Entry) error
}

// Screen is what shows the session's View and is told when it is another.
type Screen interface {
	Changed() // View is to be shown anew
	comparing.Screen
}

// Options are what a session begins with.
type Options struct {
	Store      Store
	Witness    comparing.Witness
	Book       *codebook.Codebook // in force
	Annotator  string             // the person at the keyboard
	Restricted bool               // who is no lead
	Fixed      bool               // nothing can be written
	Program    string             // the version of the program, as a report names it
	Now        func() time.Time
	Work       func(work, done func())       // does the work elsewhere, then calls done where it was called from
	Pen        func() (*annotate.Pen, error) // writes what the person at the keyboard does
	Written    func()                        // something was written to the project
	Trace      func(format string, args ...any)
}

// Session is one person at work in Review. All its methods are called from one
// goroutine.
type Session struct {
	*comparing.Opener

	options    Options
	screen     Screen
	sheets     *sheets
	filter     review.Filter
	draws      review.Draws
	shown      measured         // the numbers on show
	apartKnown bool             // who reads differently is known of the numbers on show
	apart      *review.Overview // the newest numbers of which it is known; nil = none yet
	view       View
	row        RowID // whose detail is wanted
	cell       *Cell // whose paragraphs are listed; nil = all

	words   map[RowID]*Words   // those measured of the numbers on show
	beside  *Beside            // a model beside people; nil where no labels of one are here
	effects []review.ArmEffect // of what is pointed out in the texts, the newest that were worked out

	stop      context.CancelFunc // ends the measuring under way
	stopWords context.CancelFunc // ends the drawing of gamma under way
	stopModel context.CancelFunc // ends the comparing with a model under way
	measuring bool
	again     bool // something changed while measuring
	described int  // number of the newest request for a detail; late ones are dropped
	closed    bool
}

// New makes a session that has read nothing yet.
func New(o Options) *Session {
	s := &Session{
		options: o, sheets: &sheets{store: o.Store}, draws: review.Draws{Seed: review.Seed},
		words: make(map[RowID]*Words), stop: func() {}, stopWords: func() {}, stopModel: func() {},
	}
	s.Opener = comparing.New(comparing.Options{
		Store: o.Store, Witness: o.Witness, Book: o.Book, Annotator: o.Annotator, People: s.sheets.people,
		Revealed: func() {
			clear(s.words)
			s.describe() // its lines in the lists may be seen now
		},
		Work: o.Work, Trace: o.Trace,
	})
	return s
}

// Begin names the screen that is told of everything, and begins to measure.
func (s *Session) Begin(screen Screen) {
	s.screen = screen
	s.Opener.Begin(screen)
	s.measure(false)
}

// View is what there is to show.
func (s *Session) View() View { return s.view }

// Reload reads what was answered since, here or by another program.
func (s *Session) Reload() {
	if s.measuring {
		s.again = true
		return
	}
	s.measure(true)
}

// Close ends what is being worked out; the screen is told nothing any more.
func (s *Session) Close() {
	s.closed = true
	s.Opener.Close()
	s.stop()
	s.stopWords()
	s.stopModel()
}

// Select takes another row, with all its paragraphs.
func (s *Session) Select(row RowID) {
	s.row, s.cell = row, nil
	s.describe()
}

// List lists the paragraphs behind a cell; one without names is all.
func (s *Session) List(c Cell) {
	s.cell = &c
	if c == (Cell{Row: c.Row}) {
		s.cell = nil
	}
	s.describe()
}

// Narrow measures under other filters; none chosen means all.
func (s *Session) Narrow(kind narrow.Kind, chosen []string) {
	s.filter = narrow.Narrowed(s.filter, kind, chosen, s.options.Now())
	s.measure(false)
}
