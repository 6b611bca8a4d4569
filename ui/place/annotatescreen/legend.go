package annotatescreen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

// legend says in the head of the article which line is under the marks of which question,
// of those that are marked in the current paragraph.
type legend struct {
	root  *fyne.Container
	shown []string
	style kit.Style
	parts []legendPart
}

// legendPart is a piece of a line and the question that it stands for.
type legendPart struct {
	swatch *canvas.Raster
	name   *passage.Line
	wide   float32
}

func newLegend() *legend { return &legend{root: &fyne.Container{}} }

// show replaces the questions, and reports whether they are others.
func (l *legend) show(book *codebook.Codebook, fields []*codebook.Field) (changed bool) {
	var names []string
	for _, f := range fields {
		names = append(names, f.Key)
	}
	now := kit.StyleNow()
	if slices.Equal(names, l.shown) && now == l.style {
		return false
	}
	l.shown, l.style, l.parts = names, now, nil
	p, objects := theme.Current(), []fyne.CanvasObject(nil)
	for _, f := range fields {
		ink, _ := p.Family(f.Family)
		name := passage.NewLine(f.Label, passage.Style{Family: passage.Sans, Size: theme.SizeSmall(), LineHeight: 1.3, Ink: p.Muted}, 1)
		part := legendPart{swatch: passage.NewSwatch(strokeOf(book, f.Key), ink), name: name, wide: name.NaturalWidth()}
		l.parts = append(l.parts, part)
		objects = append(objects, part.swatch, part.name)
	}
	l.root.Objects = objects
	l.root.Refresh()
	return true
}

// The measures of the legend, in units of text scale 1.
const (
	swatchWide = 20
	swatchHigh = 4
	legendGap  = 14
)

// width is how wide the legend is.
func (l *legend) width() float32 {
	var w float32
	for _, part := range l.parts {
		w += theme.Scaled(swatchWide+5+legendGap) + part.wide
	}
	return w
}

// arrange sets the legend to the right end of a line, as much of it as has room.
func (l *legend) arrange(x, y, width, high float32) {
	l.root.Move(fyne.NewPos(x, y))
	l.root.Resize(fyne.NewSize(width, high))
	at := max(width-l.width()+theme.Scaled(legendGap), 0)
	for _, part := range l.parts {
		wide := theme.Scaled(swatchWide)
		kit.Arrange(part.swatch, at, (high-theme.Scaled(swatchHigh))/2+1, wide, theme.Scaled(swatchHigh))
		at += wide + theme.Scaled(5)
		least := part.name.MinSize().Height
		kit.Arrange(part.name, at, (high-least)/2, max(min(part.wide, width-at), 0), least)
		at += part.wide + theme.Scaled(legendGap)
	}
}
