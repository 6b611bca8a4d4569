// Package reviewing puts a project into the Review place: it reads the answers
// of everyone, has the numbers worked out away from the UI's goroutine, and
// asks before it shows what a person has not answered yet.
package reviewing

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
	"plumbline/ui/place/reviewscreen"
)

// Project is what is read of a project.
type Project interface {
	review.Source
	EachSheetOf(ctx context.Context, article string, visit func(*annotate.Article, *annotate.Sheet) error) error
	Revisions(ctx context.Context) (map[string]int64, error)
	People(ctx context.Context) ([]annotate.PersonSummary, error)
	Article(ctx context.Context, id string) (*annotate.Article, error)
	Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error)
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error)
}

// Params are what the place needs from the window.
type Params struct {
	Project    Project
	Book       *codebook.Codebook // in force
	Annotator  string             // the person at the keyboard
	Restricted bool               // who is no lead
	Now        func() time.Time
	Background func(work func(), done func())                 // work elsewhere, then done on the UI goroutine
	Ask        func(title, text, confirm string, then func()) // a question that can be declined
	Reveal     func(paragraph string) error                   // records that others' answers are shown
	Saw        func(paragraphs ...string)                     // records that others' answers are on screen
	OnPlace    func(article string, number int)               // a paragraph is wanted where it is labelled
	OnDecide   func(paragraph string)                         // a paragraph is wanted where it is decided; nil = there is no such place
	OnReport   func(save func(project, path string) error)    // the numbers are wanted in a file; save takes a while
	OnFiles    func()                                         // the files of annotators are wanted
	OnNotice   func(text string)
	OnChanged  func() // what Count says has changed
	OnError    func(error)
	Trace      func(format string, args ...any)
}

// Reviewing is the Review place of an open project.
type Reviewing struct {
	params   Params
	screen   *reviewscreen.Screen
	sheets   *sheets
	filter   review.Filter
	draws    review.Draws
	shown    measured           // the numbers on screen
	settled  bool               // and it is known who stands apart
	apart    *review.Overview   // the last of which that is known; nil = none yet
	view     reviewscreen.View  // what is on screen
	cell     *reviewscreen.Cell // whose paragraphs are listed; nil = all
	revealed map[string]bool
	unasked  []string // came into view; whether that is to be recorded is not known yet
	asking   bool

	stop      context.CancelFunc // ends the measuring under way
	measuring bool
	again     bool // something changed while measuring
	described int  // number of the newest request for a detail; late ones are dropped
	opened    int  // the same of answers side by side
	closed    bool
}

// New builds the place and begins to measure.
func New(p Params) *Reviewing {
	r := &Reviewing{
		params: p, sheets: &sheets{project: p.Project}, draws: review.Draws{Seed: review.Seed},
		revealed: make(map[string]bool), stop: func() {},
	}
	s := reviewscreen.Params{
		OnRow: r.selectRow, OnCell: r.selectCell, OnFilter: r.narrow, OnNotice: p.OnNotice,
		OnReport: r.report, OnParagraph: r.openAnswers, OnPlace: r.openPlace, OnSeen: r.see,
		OnSentence: func(string) { p.OnFiles() }, // the only link that is no row
	}
	if p.OnDecide != nil {
		s.OnDecide = p.OnDecide
	}
	r.screen = reviewscreen.New(s)
	r.measure(false)
	return r
}

// Content is what the window shows.
func (r *Reviewing) Content() fyne.CanvasObject { return r.screen.Content() }

// Holds reports whether f is an entry of the place; it has none.
func (r *Reviewing) Holds(f fyne.Focusable) bool { return r.screen.Holds(f) }

// OnChar takes one typed character.
func (r *Reviewing) OnChar(char rune) { r.screen.OnChar(char) }

// OnKey takes a key that types nothing.
func (r *Reviewing) OnKey(name fyne.KeyName, shift, repeated bool) {
	r.screen.OnKey(name, shift, repeated)
}

// Sync shows everything in the palette and text size in force.
func (r *Reviewing) Sync() { r.screen.Sync() }

// Reload takes up what was answered since, here or by another program.
func (r *Reviewing) Reload() {
	if r.measuring {
		r.again = true
		return
	}
	r.measure(true)
}

// Keys are the keys of the place and what they do.
func (r *Reviewing) Keys() (title string, keys [][2]string) {
	return lang.L("Review"), [][2]string{
		{"Up, Down, Left, Right", lang.L("to the next row, cell or paragraph")},
		{"Tab, Shift+Tab", lang.L("to the next card, and back")},
		{"Enter", lang.L("what is behind: row, cell, paragraph, answers")},
		{"Home, End", lang.L("first and last of a card")},
		{"Page Down, Page Up", lang.L("scroll")},
		{"Esc", lang.L("close the answers; back to the rows")},
	}
}

// Saved takes up what this window has just saved.
func (r *Reviewing) Saved() { r.Reload() }

// Close ends what is being worked out; nothing is shown any more.
func (r *Reviewing) Close() {
	r.closed = true
	r.stop()
}

// Count says whose answers the numbers come from, and whether they are all
// there.
func (r *Reviewing) Count() string {
	data := map[string]any{"Count": r.view.Annotators}
	switch {
	case r.shown.overview == nil || r.view.Computing:
		return lang.L("Working out the numbers…")
	case r.view.Annotators == 1:
		return lang.L("Up to date with 1 annotator")
	}
	return lang.L("Up to date with {{.Count}} annotators", data)
}

// selectRow takes another row, with all its paragraphs.
func (r *Reviewing) selectRow(reviewscreen.RowID) {
	r.cell = nil
	r.describe()
}

// selectCell lists the paragraphs behind a cell; one without names is all.
func (r *Reviewing) selectCell(c reviewscreen.Cell) {
	r.cell = &c
	if c == (reviewscreen.Cell{Row: c.Row}) {
		r.cell = nil
	}
	r.describe()
}

// narrow measures under other filters.
func (r *Reviewing) narrow(kind reviewscreen.FilterKind, chosen []string) {
	r.filter = reviewscreen.Narrowed(r.filter, kind, chosen, r.params.Now())
	r.measure(false)
}
