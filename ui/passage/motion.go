package passage

// Motion is a way in which a key moves the caret.
type Motion int

// The motions. Letters to the right and to the left are as the eye sees them; words are
// those to the right or to the left in the direction in which the paragraph is read.
const (
	Right Motion = iota
	Left
	WordRight
	WordLeft
	Up
	Down
	LineStart
	LineEnd
	TextStart
	TextEnd
)

// MoveCaret moves the caret, and ends the selection.
func (p *Passage) MoveCaret(m Motion) {
	var to int
	switch m {
	case Right, Left:
		to = p.ready().Beside(p.head, m == Right)
	case LineEnd:
		_, to, _ = p.ready().Ends(p.head)
	default:
		to = p.moved(m)
	}
	p.keepColumn(m)
	p.setSelection(to, to)
}

// MoveSelection moves the end of the selection that is at the caret; the other end stays.
// The selection grows and shrinks in the order of the text, letter by letter: to the right
// is forward where the paragraph is read so.
func (p *Passage) MoveSelection(m Motion) {
	to := p.moved(m)
	p.keepColumn(m)
	p.setSelection(p.anchor, to)
}

// moved is where a motion leads in the order of the text.
func (p *Passage) moved(m Motion) int {
	text := p.shaped()
	forward := 1
	if (m == Right || m == WordRight) == text.RightToLeft() {
		forward = -1
	}
	switch m {
	case Right, Left:
		return text.Step(p.head, forward)
	case WordRight, WordLeft:
		return text.StepWord(p.head, forward)
	case Up, Down:
		return p.ready().Above(p.head, p.columnOf(), m == Down)
	case LineStart:
		first, _, _ := p.ready().Ends(p.head)
		return first
	case LineEnd:
		_, _, end := p.ready().Ends(p.head)
		return end
	case TextEnd:
		return text.Len()
	case TextStart:
	}
	return 0
}

// columnOf is the place in a line that a caret keeps to while it goes up and down.
func (p *Passage) columnOf() float32 {
	if p.column != nil {
		return *p.column
	}
	return p.ready().PositionOf(p.head).X
}

// keepColumn remembers the place in the line where going up or down began.
func (p *Passage) keepColumn(m Motion) {
	if m != Up && m != Down {
		p.column = nil
		return
	}
	x := p.columnOf()
	p.column = &x
}
