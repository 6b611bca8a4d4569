package findingsscreen

import "plumbline/ui/kit"

// Panes returns the panes of the page that are on show, then what is laid over it.
func (s *Screen) Panes() []*kit.Pane { return s.board.Panes() }

// Focused returns the spot that the keys are on.
func (s *Screen) Focused() string {
	at, _ := s.board.At().At()
	return at.ID
}

// Selected is the name of the selected question.
func (s *Screen) Selected() string { return nameOf(s.selected) }

// AskEarly asks whether findings are to be opened early.
func (s *Screen) AskEarly() { s.askEarly() }
