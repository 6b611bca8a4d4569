package findingsscreen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
)

// OnChar takes one typed character.
func (s *Screen) OnChar(char rune) {
	if !s.keys.Press(keys.Typed(char), 0) {
		s.notKey(char)
	}
}

// notKey says that a character means nothing here.
func (s *Screen) notKey(char rune) {
	s.host.Notice(lang.L("{{.Key}} is no key of Findings", map[string]any{"Key": string(char)}))
}

// OnKey takes a key that types nothing.
func (s *Screen) OnKey(name fyne.KeyName, shift, repeated bool) {
	s.keys.Press(keys.Named(name, shift, repeated), 0)
}

// Keys are the keys of the place.
func (s *Screen) Keys() keys.List { return s.keys }

func (s *Screen) bindings() keys.List {
	return keys.List{{Title: lang.L("Findings"), Bindings: []keys.Binding{
		{Keys: []keys.Key{"Up", "Down", "Left", "Right"}, Held: true, Do: s.walk, Help: lang.L("to the next question, bar or paragraph")},
		{Keys: []keys.Key{"Tab", "Shift+Tab"}, Held: true, Do: s.walk, Help: lang.L("to the next card, and back")},
		{
			Keys: []keys.Key{"Enter", " "}, Do: s.walk, Shown: "Enter",
			Help: lang.L("what is behind: the bars of a question, the paragraphs of a bar, their answers"),
		},
		{Keys: []keys.Key{"Home", "End"}, Held: true, Do: s.walk, Help: lang.L("first and last of a card")},
		{Keys: []keys.Key{"Page Down", "Page Up"}, Held: true, Do: s.walk, Help: lang.L("scroll")},
		{Keys: []keys.Key{"s"}, Do: func(keys.Press) { s.saveHere() }, Help: lang.L("save the picture: SVG, PNG, or its numbers as CSV")},
		{
			Keys: []keys.Key{"n", "p", "a", "o"}, Do: s.press,
			Help: lang.L("in the answers: next and previous paragraph, Adjudicate, open in Annotate"),
		},
		{Keys: []keys.Key{"d", "e"}, Do: s.press, Help: lang.L("while nothing is frozen: to Dataset, open early")},
		{Keys: []keys.Key{"Esc"}, Held: true, Do: s.walk, Help: lang.L("close the answers; back to the bar, to the questions")},
	}}}
}

// press does what a letter means while the answers are open, or nothing is frozen.
func (s *Screen) press(p keys.Press) {
	if s.answers.Press(p.Char) || s.view.Known && !s.view.Open() && card.Press(s.closedActions(), p.Char) {
		return
	}
	s.notKey(p.Char)
}

// saveHere saves the picture that the keys are on, or else the first.
func (s *Screen) saveHere() {
	if !s.shows() || s.board.Covered() || len(s.pictures) == 0 {
		s.notKey('s')
		return
	}
	at := slices.IndexFunc(s.drawn[:], func(p *kit.Pane) bool { return p == s.board.At() })
	if s.board.At() == s.behind {
		at = s.pictureOf(s.cell)
	}
	s.save(s.pictures[max(0, min(at, len(s.pictures)-1))])
}

// walk takes a key that walks over the board.
func (s *Screen) walk(p keys.Press) {
	s.pressed = false
	s.board.Press(p)
}

// beyond goes on to the next card from the end of a column, and back from the bars to their
// question.
func (s *Screen) beyond(d kit.Direction) {
	at := s.board.At()
	switch {
	case d == kit.Down:
		s.board.Tab(false)
	case d == kit.Left && s.wide && at != s.header && at != s.list:
		s.home()
	}
}

// home brings the keys to the selected question.
func (s *Screen) home() {
	switch {
	case s.shows():
		s.board.EnterAt(s.list, spotOf(s.selected))
	case s.empty.Reachable():
		s.board.Enter(s.empty)
	default:
		s.board.Enter(s.header)
	}
}

// escape leaves the paragraphs for their bar, else goes back to the questions.
func (s *Screen) escape() {
	if s.view.Behind != nil {
		s.leaveBehind()
		return
	}
	s.home()
}
