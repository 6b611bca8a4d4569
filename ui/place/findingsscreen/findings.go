// Package findingsscreen is the Findings place, "What these labels say": each question's
// answers as bars, by outlet, over time and by target, what is compared and what cannot be,
// and the paragraphs behind a bar. It says what a session worked out and passes on what the
// lead wants to see.
package findingsscreen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/comparing"
	"plumbline/annotate/findings"
	"plumbline/annotate/narrow"
	"plumbline/annotate/review"
	"plumbline/annotate/work/concluding"
	"plumbline/ui/answers"
	"plumbline/ui/card"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/narrowing"
	"plumbline/ui/place"
	"plumbline/ui/wording"
)

var _ place.Place = (*Screen)(nil)

// mostPictures is how many pictures one question has: by outlet, over time, by target.
const mostPictures = 3

// mostOutlets is how many outlets a picture shows here; what is saved has all.
const mostOutlets = 40

// Screen is the place on screen.
type Screen struct {
	host place.Host
	work *concluding.Session
	view concluding.View

	topics   []findings.Topic
	selected review.Question
	pictures []*findings.Picture // of the selected question
	cell     string              // the bar whose paragraphs are listed, by its id
	wanted   bool                // the keys go to the paragraphs when they come
	pressed  bool                // the last spot was opened by the pointer
	wide     bool
	seen     map[string]bool // the paragraphs whose answers were in view

	header, list, compared, behind, empty *kit.Pane
	drawn                                 [mostPictures]*kit.Pane
	menu                                  *narrowing.Menu
	answers                               *answers.Panel
	left, right                           *card.Column
	board                                 *card.Board
	keys                                  keys.List
}

// New builds the place and lets the work begin.
func New(host place.Host, work *concluding.Session) *Screen {
	s := &Screen{host: host, work: work, seen: make(map[string]bool)}
	s.board = card.NewBoard(fyne.NewSize(860, 480))
	s.board.Arrange, s.board.Home, s.board.OnEscape, s.board.OnBeyond = s.arrange, s.home, s.escape, s.beyond
	s.board.OnPressed, s.board.OnNotice = func() { s.pressed = true }, host.Notice
	pane := s.board.Pane
	s.header, s.list, s.empty = pane(s.drawHeader), pane(s.drawList), pane(s.drawEmpty)
	for i := range s.drawn {
		s.drawn[i] = pane(func(l *kit.Drawing, width, height float32) float32 { return s.drawPicture(l, i, width, height) })
	}
	s.compared, s.behind = pane(s.drawCompared), pane(s.drawBehind)
	s.menu = narrowing.NewMenu(s.board, s.header)
	s.menu.OnNotice, s.menu.OnChosen = host.Notice, s.narrow
	s.answers = s.panel()
	s.keys = s.bindings()
	s.right, s.left = s.board.Column(), s.board.Column()
	s.right.OnMoved = s.look
	work.Begin(s)
	return s
}

// Content is what the window shows.
func (s *Screen) Content() fyne.CanvasObject { return s.board.Content() }

// Holds reports whether f is an entry of the place; it has none.
func (s *Screen) Holds(fyne.Focusable) bool { return false }

// Changed shows what was worked out.
func (s *Screen) Changed() {
	before, at := s.view, s.board.At()
	s.view = s.work.View()
	if s.view.Findings != before.Findings {
		s.topics = nil
		if s.view.Findings != nil {
			s.topics = s.view.Findings.Topics()
		}
		s.choose(s.selected)
	}
	s.Sync()
	switch {
	case before.Findings == nil && s.shows() && at == s.header, at == s.empty && s.shows():
		s.home()
	case s.wanted && s.view.Behind != nil && s.cellOf(s.cell) == s.view.Behind.Cell:
		s.wanted = false
		if list := s.view.Behind.List; len(list) > 0 {
			s.board.EnterAt(s.behind, paragraphSpot+list[0].Paragraph)
		}
	}
	s.host.Changed()
}

// shows reports whether there is anything to tell.
func (s *Screen) shows() bool { return s.view.Open() && s.view.Err == nil && len(s.topics) > 0 }

// choose selects a question; where it is gone, the first takes its place.
func (s *Screen) choose(q review.Question) {
	i := slices.IndexFunc(s.topics, func(t findings.Topic) bool { return t.Question == q })
	if i < 0 {
		i = 0
	}
	s.pictures = nil
	if i < len(s.topics) {
		if s.topics[i].Question != s.selected {
			s.cell, s.wanted = "", false
		}
		s.selected = s.topics[i].Question
		s.pictures = findings.Telling{Say: wording.Of, Most: mostOutlets}.Of(s.topics[i], s.topics)
	}
}

// topic is the selected question.
func (s *Screen) topic() (findings.Topic, bool) {
	i := slices.IndexFunc(s.topics, func(t findings.Topic) bool { return t.Question == s.selected })
	if i < 0 {
		return findings.Topic{}, false
	}
	return s.topics[i], true
}

// Sync shows everything anew, in the palette and text size in force.
func (s *Screen) Sync() {
	s.board.Sync()
	s.look()
}

// selects selects a question and shows it.
func (s *Screen) selects(q review.Question) {
	if q == s.selected {
		return
	}
	s.choose(q)
	if s.view.Behind != nil {
		s.work.List(nil)
	} else {
		s.Sync()
	}
	if s.wide {
		s.right.ScrollTo(0)
	}
}

// openTopic leads from a question to its bars. A click only selects.
func (s *Screen) openTopic(q review.Question) {
	s.selects(q)
	if first := s.firstPart(); !s.pressed && first != "" {
		s.board.EnterAt(s.drawn[0], first)
	}
}

// firstPart is the first bar of the selected question, "" for none.
func (s *Screen) firstPart() string {
	if len(s.pictures) == 0 {
		return ""
	}
	for _, c := range s.pictures[0].Rows[0].Cells {
		for _, part := range c.Parts {
			if part.Share > 0 || len(c.Parts) == 1 {
				return part.ID
			}
		}
	}
	return ""
}

// cellOf is what is behind a part of a bar.
func (s *Screen) cellOf(id string) findings.Cell {
	for _, p := range s.pictures {
		if c, there := p.Cells[id]; there {
			return c
		}
	}
	return findings.Cell{}
}

// openPart asks for the paragraphs behind a part of a bar.
func (s *Screen) openPart(id string) {
	c := s.cellOf(id)
	s.cell, s.wanted = id, true
	s.work.List(&c)
}

// narrow takes up what was chosen in a filter.
func (s *Screen) narrow(filters []narrow.Filter, kind narrow.Kind, chosen []string) {
	s.view.Filters = filters
	s.header.Update()
	s.cell = ""
	s.work.Narrow(kind, chosen)
}

// Failed tells what went wrong.
func (s *Screen) Failed(err error) { s.host.Failed(err) }

// ShowAnswers lays the answers to a paragraph over the page, until Escape.
func (s *Screen) ShowAnswers(a comparing.Answers) { s.answers.Show(a) }

// AskToReveal asks whether the answers to a paragraph are to be seen before the person has
// answered it.
func (s *Screen) AskToReveal(paragraph string) {
	title, text, yes := answers.Reveal()
	modal.Confirm(s.host.Window(), title, text, yes, func() { s.work.Reveal(paragraph) })
}

// Reload takes up what was frozen, answered or merged since.
func (s *Screen) Reload() { s.work.Reload() }

// Saved takes up what this window has just saved.
func (s *Screen) Saved() { s.work.Reload() }

// Close ends what is being worked out.
func (s *Screen) Close() { s.work.Close() }

// Count says of what is told.
func (s *Screen) Count() string {
	switch {
	case s.view.Err != nil || !s.view.Open():
		return ""
	case s.view.Computing:
		return lang.L("Working out the numbers…")
	case s.view.Frozen != nil:
		return lang.L("As frozen: {{.Name}}", map[string]any{"Name": s.view.Frozen.Name})
	}
	return lang.L("As the project is now")
}

// askEarly asks whether findings are to be opened before anything was frozen.
func (s *Screen) askEarly() {
	modal.Confirm(
		s.host.Window(),
		lang.L("Open before anything is frozen?"),
		lang.L(
			"What the labels say is looked at once they are settled, so that nobody labels on until the result is as hoped. Opening it now is recorded for good, and the data sheet tells it.",
		),
		lang.L("Open and record it"),
		s.work.OpenEarly,
	)
}
