package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Horizontal measures of the form.
const (
	side      = 22 // from the form's edge to its text
	stripSide = 9  // from the form's edge to the ground of the active question
)

// block is a header with the questions under it: one field, or the fields that
// are asked of each target in turn.
type block struct {
	header *FieldHeader // nil over a chip or a folded line
	lines  []*line
	grid   bool // a line per target, with the names at the left
}

func (b *block) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, l := range b.lines {
		out = append(out, l.objects()...)
	}
	// The header stands on the first line's ground, so it is drawn after it.
	if b.header != nil {
		out = append(out, b.header)
	}
	return out
}

// headerState is what stands over a run of rows.
func headerState(row *Row) HeaderState {
	question := row.Field.Question
	if row.Field.PerTarget {
		question = strings.ReplaceAll(question, "{target}", "…")
		return HeaderState{Label: row.Field.Label, Question: question, Family: row.Field.Family}
	}
	return HeaderState{
		Label: row.Field.Label, Question: question, Family: row.Field.Family,
		Unsure: row.Unsure, New: row.NewQuestion, Look: row.Was != "",
	}
}

// arrange lays the block out from y and returns where it ends.
func (b *block) arrange(y, width float32) float32 {
	if b.grid {
		return b.arrangeGrid(y, width)
	}
	l := b.lines[0]
	inner := width - 2*side
	top := y
	if b.header == nil {
		pad := theme.Scaled(3)
		if l.shape == asFolded {
			pad = 1
		}
		l.arrangeControl(side, y+pad, inner)
		y += l.controlHeightAt(inner) + 2*pad
	} else {
		y += theme.Scaled(7)
		b.arrangeHeader(y, inner)
		y += headerHeight() + theme.Scaled(5)
		l.arrangeControl(side, y, inner)
		y += l.controlHeightAt(inner) + theme.Scaled(9)
	}
	l.arrangeGround(top, y, width)
	return y
}

func (b *block) arrangeHeader(y, inner float32) {
	b.header.Move(fyne.NewPos(side, y))
	b.header.Resize(fyne.NewSize(inner, headerHeight()))
}

func (l *line) arrangeGround(top, bottom, width float32) {
	l.y, l.high = top, bottom-top
	l.ground.Move(fyne.NewPos(stripSide, top))
	l.ground.Resize(fyne.NewSize(width-2*stripSide, bottom-top))
}

// arrangeGrid lays out a line per target: name at the left and scale at the
// right, or the name above where the scale would not fit beside it.
func (b *block) arrangeGrid(y, width float32) float32 {
	inner := width - 2*side
	y += theme.Scaled(7)
	b.arrangeHeader(y, inner)
	y += headerHeight() + theme.Scaled(2)
	names := b.nameWidth(inner)
	beside := b.scaleWidth() <= inner-names
	pad := theme.Scaled(3)
	for _, l := range b.lines {
		top := y
		switch {
		case l.shape == asFolded:
			y += 1
			l.arrangeControl(side, y, inner)
			y += foldedHeight() + 1
		case beside:
			y += pad
			l.arrangeName(side, y, names, kit.OptionHeight(), !l.lead)
			l.arrangeControl(side+names, y, inner-names)
			y += l.controlHeightAt(inner-names) + pad
		default:
			l.arrangeName(side, y+pad, inner, headerHeight(), false)
			y += headerHeight() + 2*pad
			l.arrangeControl(side, y, inner)
			y += l.controlHeightAt(inner) + 2*pad
		}
		l.arrangeGround(top, y, width)
	}
	return y + theme.Scaled(7)
}

// nameWidth is the column of names: as wide as the longest name that still
// leaves the scale its room.
func (b *block) nameWidth(inner float32) float32 {
	var widest float32
	for _, l := range b.lines {
		if l.shape != asFolded {
			widest = max(widest, l.name.whole()+theme.Scaled(10))
		}
	}
	room := inner - b.scaleWidth()
	low, high := theme.Scaled(64), inner*0.34
	if room >= low {
		high = min(high, room)
	}
	return float32(int(max(low, min(widest, high))))
}

// scaleWidth is what the widest scale of the block needs in one row.
func (b *block) scaleWidth() float32 {
	var widest float32
	for _, l := range b.lines {
		widest = max(widest, l.control.besideName())
	}
	return widest
}
