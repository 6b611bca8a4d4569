// Package reviewscreen is the Review place: how far annotators agree on each field,
// what divides them, and the paragraphs behind each number. It says what a
// controller worked out and passes on what the lead wants to see.
package reviewscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/narrow"
	"plumbline/annotate/report"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/answers"
	"plumbline/ui/card"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/narrowing"
	"plumbline/ui/place"
)

// Controller decides what is shown: *reviewing.Session. What it is asked for may
// take a while; it answers by Changed or ShowAnswers.
type Controller interface {
	Begin(reviewing.Screen)
	View() reviewing.View
	Reload()
	Close()
	Select(reviewing.RowID)                          // another row is selected; its Detail is wanted
	List(reviewing.Cell)                             // the paragraphs behind a cell are wanted; one without names means all
	Narrow(kind narrow.Kind, chosen []string)        // none chosen means all
	OpenAnswers(paragraph string)                    // the answers to a paragraph are wanted
	Reveal(paragraph string)                         // although the person has not submitted it
	See(paragraphs []string)                         // the answers beside these came into view
	Locate(paragraph string, then func(string, int)) // where it stands
	NextModel()                                      // another model is to be compared
	NextEpsilon()                                    // by another epsilon
	RemoveModel(then func(taken int))                // what it said is to be taken out
	Report(narrowed string) (func(project string, form report.Form) error, bool)
}

// Screen is the place on screen.
type Screen struct {
	host     place.Host
	work     Controller
	view     View
	shown    bool // a View has come
	selected reviewing.RowID
	entering bool // the keys go into the detail as soon as it is there
	picked   bool // the row was chosen by the person, and stays while numbers come and go
	wide     bool

	header, sentences, rows                       *kit.Pane
	explained, pairs, collisions, labels, divided *kit.Pane
	overTime, selves, manners, empty              *kit.Pane
	evidence, passed, effects                     *kit.Pane
	models, model                                 *kit.Pane
	menu                                          *narrowing.Menu
	answers                                       *answers.Panel

	left, right *card.Column
	board       *card.Board
	keys        keys.List
	pressed     bool            // the last spot was opened by the pointer
	wanted      *reviewing.Cell // its paragraphs were asked for; the keys go to them when they come
	seen        map[string]bool // the paragraphs whose answers were in view
}

// New builds the place and lets the work begin. It shows that numbers are being
// worked out until the first come.
func New(host place.Host, work Controller) *Screen {
	r := &Screen{host: host, work: work, seen: make(map[string]bool)}
	r.board = card.NewBoard(fyne.NewSize(860, 480))
	r.board.Arrange, r.board.Home, r.board.OnEscape, r.board.OnBeyond = r.arrange, r.home, r.escape, r.beyond
	r.board.OnPressed, r.board.OnNotice = func() { r.pressed = true }, host.Notice
	pane := r.board.Pane
	r.header, r.sentences, r.rows, r.empty = pane(r.drawHeader), pane(r.drawSentences), pane(r.drawRows), pane(r.drawEmpty)
	r.explained, r.pairs, r.collisions = pane(r.drawExplained), pane(r.drawPairs), pane(r.drawCollisions)
	r.labels, r.overTime, r.selves = pane(r.drawLabels), pane(r.drawOverTime), pane(r.drawSelves)
	r.manners = pane(r.drawManners)
	r.evidence, r.passed, r.effects = pane(r.drawEvidence), pane(r.drawPassedOver), pane(r.drawEffects)
	r.divided = pane(r.drawDivided)
	r.models, r.model = pane(r.drawModels), pane(r.drawModel)
	r.menu = narrowing.NewMenu(r.board, r.header)
	r.menu.OnNotice, r.menu.OnChosen = host.Notice, r.narrow
	r.answers = r.panel()
	r.keys = r.bindings()
	r.right, r.left = r.board.Column(), r.board.Column()
	r.right.OnMoved = r.look
	work.Begin(r)
	return r
}

// Content is what the window shows.
func (r *Screen) Content() fyne.CanvasObject { return r.board.Content() }

// Holds reports whether f is an entry of the place; it has none, all keys come
// through OnChar and OnKey.
func (r *Screen) Holds(fyne.Focusable) bool { return false }

// Selected returns the row whose detail is wanted, "" before the first View.
func (r *Screen) Selected() reviewing.RowID { return r.selected }

// Changed shows what was worked out.
func (r *Screen) Changed() {
	r.show(worded(r.work.View()))
	r.host.Changed()
}

// show shows what was worked out. The row that the person selected stays
// selected; where there is none, the first takes its place.
func (r *Screen) show(v View) {
	first := !r.shown
	r.view, r.shown = v, true
	before := r.selected
	if _, stays := r.view.row(r.selected); !stays || !r.picked {
		r.selected, r.picked = "", false
		if len(v.Rows) > 0 {
			r.selected = v.Rows[0].ID
		}
	}
	r.Sync()
	if at := r.board.At(); first && at == r.header || r.selected != before && at == r.rows {
		r.home()
	}
	if r.entering && r.detail() != nil {
		r.enterDetail()
	}
	if r.wanted != nil && r.detail().lists(*r.wanted) {
		r.wanted = nil
		if r.divided.Reachable() {
			r.board.EnterFirst(r.divided)
		}
	}
	if r.selected != before && r.selected != "" {
		r.work.Select(r.selected)
	}
}

// Sync shows everything anew, in the palette and text size in force.
func (r *Screen) Sync() {
	r.board.Sync()
	r.look()
}

// detail returns the detail of the selected row once it is there.
func (r *Screen) detail() *Detail {
	if d := r.view.Detail; d != nil && d.Row == r.selected {
		return d
	}
	return nil
}

// waiting is what stands where a detail will be.
func waiting() string { return lang.L("computing…") }

// measured reports whether there are numbers to show.
func (r *Screen) measured() bool {
	return r.shown && r.view.Problem == "" && r.view.hasLabels() && (!r.view.Restricted || r.view.Double > 0)
}

// narrow takes up what was chosen in a filter.
func (r *Screen) narrow(filters []narrow.Filter, kind narrow.Kind, chosen []string) {
	r.view.Filters = filters
	r.header.Update()
	r.work.Narrow(kind, chosen)
}

// choose selects a row and asks for its detail.
func (r *Screen) choose(id reviewing.RowID) {
	if r.selected == id {
		return
	}
	r.selected, r.picked, r.wanted = id, true, nil
	r.Sync()
	if r.wide {
		r.right.ScrollTo(0)
	}
	r.work.Select(id)
}

// openRow leads from a row into its detail. A click only selects.
func (r *Screen) openRow(id reviewing.RowID) {
	r.choose(id)
	r.picked = true
	if r.pressed {
		return
	}
	if r.detail() == nil {
		r.entering = true
		return
	}
	r.enterDetail()
}

// enterDetail brings the keys to the first card that has anything to open.
func (r *Screen) enterDetail() {
	r.entering = false
	for _, p := range []*kit.Pane{
		r.pairs, r.collisions, r.labels, r.overTime, r.evidence, r.passed, r.effects, r.selves, r.manners, r.divided,
	} {
		if p.Reachable() {
			r.board.Enter(p)
			return
		}
	}
	r.host.Notice(lang.L("There is nothing behind this row yet"))
}

// openCell asks for the paragraphs behind a cell.
func (r *Screen) openCell(c reviewing.Cell) {
	r.wanted, r.picked = &c, true
	r.work.List(c)
}

// leads tells whether a sentence leads to a row or elsewhere.
func (r *Screen) leads(s Sentence) bool {
	_, ok := r.view.row(s.Row)
	return ok || s.Row == ""
}

// openSentence follows a sentence to its row, or out of the place.
func (r *Screen) openSentence(s Sentence) {
	if _, ok := r.view.row(s.Row); ok {
		r.choose(s.Row)
		r.board.EnterAt(r.rows, spotOf(s.Row))
		return
	}
	r.host.Do(place.Open{Place: place.Dataset})
}

// Failed tells what went wrong.
func (r *Screen) Failed(err error) { r.host.Failed(err) }
