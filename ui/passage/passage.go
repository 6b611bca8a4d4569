package passage

import (
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/typeset"
)

var (
	_ fyne.Widget        = (*Passage)(nil)
	_ fyne.Draggable     = (*Passage)(nil)
	_ fyne.Tappable      = (*Passage)(nil)
	_ desktop.Mouseable  = (*Passage)(nil)
	_ desktop.Cursorable = (*Passage)(nil)
)

// narrowest is the width below which a paragraph cannot be read.
const narrowest = 60

// Passage shows a paragraph, wrapped to its width, with highlights and one
// selected range. It never takes the keyboard focus: who owns it extends the
// selection by methods.
type Passage struct {
	widget.BaseWidget

	// OnSelected is called when the user has chosen a range with the mouse, and
	// with an empty range when a click took a selection back.
	OnSelected func(start, end int)
	// OnEnd is called when the user has moved an end of the selection by its grip.
	OnEnd func(start, end int)
	// OnCross is called when the user clicked the cross of a selection with grips.
	OnCross func()
	// OnHover is called when the pointer comes over another character, with -1 when it is
	// over none.
	OnHover func(offset int)
	// OnTapped is called for a click that selected nothing and took no
	// selection back.
	OnTapped func(*fyne.PointEvent)

	text       string
	style      Style
	highlights []Highlight
	marks      []Mark
	selection  color.Color
	caret      color.Color

	anchor, head int
	column       *float32 // where a caret that goes up and down keeps to
	grips        bool     // at the ends of the selection
	overGrip     bool     // the pointer is
	overCross    bool
	hovered      int // the character under the pointer, -1 for none
	gesture      gesture

	paragraph *typeset.Paragraph
	layout    *typeset.Layout
	laidOut   typeset.Measure
}

// New makes a passage of a text.
func New(text string, s Style) *Passage {
	p := &Passage{text: text, style: s, hovered: -1}
	p.gesture.now = time.Now
	p.ExtendBaseWidget(p)
	return p
}

// Text returns the text.
func (p *Passage) Text() string { return p.text }

// SetText replaces the text, its highlights, marks and the selection.
func (p *Passage) SetText(text string) {
	if text == p.text {
		return
	}
	p.text, p.highlights, p.marks, p.paragraph = text, nil, nil, nil
	p.anchor, p.head, p.column, p.gesture.dragging = 0, 0, nil, false
	p.changed()
}

// SetStyle changes how the text looks.
func (p *Passage) SetStyle(s Style) {
	if s == p.style {
		return
	}
	if s.cut() != p.style.cut() {
		p.paragraph = nil
	}
	p.style = s
	p.changed()
}

// SetHighlights replaces the highlights. Of two that overlap, the later lies
// above; the letters are not painted again.
func (p *Passage) SetHighlights(highlights []Highlight) {
	if slices.Equal(highlights, p.highlights) {
		return
	}
	p.highlights = slices.Clone(highlights)
	p.Refresh()
}

// Highlights returns the highlights.
func (p *Passage) Highlights() []Highlight { return p.highlights }

// SetSelectionColor sets the colour behind selected letters; nil is one that
// suits the ink.
func (p *Passage) SetSelectionColor(c color.Color) {
	if !sameColor(c, p.selection) {
		p.selection = c
		p.Refresh()
	}
}

// SetCaretColor shows a caret of a colour at the moving end of the selection;
// nil hides it.
func (p *Passage) SetCaretColor(c color.Color) {
	if !sameColor(c, p.caret) {
		p.caret = c
		p.Refresh()
	}
}

// HeightFor returns the height of the text in lines of a width.
func (p *Passage) HeightFor(width float32) float32 {
	measure := p.style.measure(width, pixelScale(p))
	if p.paragraph != nil && p.layout != nil && measure == p.laidOut {
		return p.layout.Height()
	}
	return p.shaped().Layout(measure).Height()
}

// MinSize returns a small width and the height at the current one.
func (p *Passage) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(narrowest, p.ready().Height())
}

// PositionOf returns where the caret before a character stands: the top left
// corner of a box as high as a line.
func (p *Passage) PositionOf(offset int) fyne.Position {
	spot := p.ready().PositionOf(offset)
	return fyne.NewPos(spot.X, spot.Top)
}

// OffsetAt returns the boundary between characters nearest to a position.
func (p *Passage) OffsetAt(pos fyne.Position) int {
	return p.ready().OffsetAt(pos.X, pos.Y)
}

// LineHeight returns the height of one line.
func (p *Passage) LineHeight() float32 { return p.ready().LineHeight() }

// RightToLeft reports the direction of the paragraph.
func (p *Passage) RightToLeft() bool { return p.shaped().RightToLeft() }

// Cursor shows that the text can be selected, or an end of the selection be moved.
func (p *Passage) Cursor() desktop.Cursor {
	switch {
	case p.overCross:
		return desktop.PointerCursor
	case p.overGrip:
		return desktop.HResizeCursor
	}
	return desktop.TextCursor
}

// shaped returns the text as glyphs.
func (p *Passage) shaped() *typeset.Paragraph {
	if p.paragraph == nil || !p.paragraph.Current() {
		p.paragraph = shape(p.text, p.style.cut())
		p.layout = nil
	}
	return p.paragraph
}

// ready returns the text in lines of the current width.
func (p *Passage) ready() *typeset.Layout {
	paragraph := p.shaped()
	width := p.Size().Width
	if width <= 0 {
		width = narrowest
	}
	if measure := p.style.measure(width, pixelScale(p)); p.layout == nil || p.laidOut != measure {
		p.layout, p.laidOut = paragraph.Layout(measure), measure
	}
	return p.layout
}

// changed drops the layout and shows the passage anew.
func (p *Passage) changed() {
	p.layout = nil
	p.Refresh()
}

// reshape sets the text again in faces found since. What is drawn may be older
// than the paragraph, which a measurement sets anew too; only a refresh tells.
func (p *Passage) reshape() {
	if p.paragraph != nil {
		p.Refresh()
	}
}
