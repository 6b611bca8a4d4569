package passage

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/sentence"
	"plumbline/annotate/typeset"
)

var _ fyne.Widget = (*Line)(nil)

// Line is a label in any script: one line or a few, ending in an ellipsis where
// the text does not fit. It takes no clicks, so what it lies on gets them.
type Line struct {
	widget.BaseWidget

	text      string
	style     Style
	maxLines  int
	paragraph *typeset.Paragraph
	layout    *typeset.Layout
	laidOut   typeset.Measure
}

// NewLine makes a label of at most so many lines; 0 counts as 1.
func NewLine(text string, s Style, maxLines int) *Line {
	l := &Line{style: s, maxLines: max(1, maxLines)}
	l.text = l.visible(text)
	l.ExtendBaseWidget(l)
	return l
}

// Text returns the text.
func (l *Line) Text() string { return l.text }

func (l *Line) visible(text string) string { return Visible(text, l.maxLines) }

// mostOfName is in how many lines a name may wrap; what has more is a text.
const mostOfName = 3

// Visible is a text for so many lines with everything written out that would act
// instead of standing there: names come from files that others made. The ends of lines
// of a text stay. An article itself stands in a Passage, as it is.
func Visible(text string, lines int) string {
	if lines > mostOfName {
		return sentence.VisibleLines(text)
	}
	return sentence.Visible(text)
}

// SetText replaces the text.
func (l *Line) SetText(text string) {
	if text = l.visible(text); text == l.text {
		return
	}
	l.text, l.paragraph, l.layout = text, nil, nil
	l.Refresh()
}

// SetParts replaces the text by several, with something between them. No part turns the
// others around: each keeps its direction to itself.
func (l *Line) SetParts(between string, parts ...string) {
	const isolate, end = "\u2068", "\u2069"
	isolated := make([]string, len(parts))
	for i, part := range parts {
		isolated[i] = isolate + l.visible(part) + end
	}
	if text := strings.Join(isolated, between); text != l.text {
		l.text, l.paragraph, l.layout = text, nil, nil
		l.Refresh()
	}
}

// SetStyle changes how the text looks.
func (l *Line) SetStyle(s Style) {
	if s == l.style {
		return
	}
	if s.cut() != l.style.cut() {
		l.paragraph = nil
	}
	l.style, l.layout = s, nil
	l.Refresh()
}

// NaturalWidth returns the width of the text in one line.
func (l *Line) NaturalWidth() float32 {
	measure := l.style.measure(0, pixelScale(l))
	measure.MaxColumns = 0
	width := l.shaped().Layout(measure).Width()
	return ceilTo(width, measure.Scale)
}

// Truncated reports whether the text does not fit and ends in an ellipsis.
func (l *Line) Truncated() bool { return l.ready().Truncated() }

// HeightFor returns the height of the label in lines of a width.
func (l *Line) HeightFor(width float32) float32 {
	measure := l.style.measure(width, pixelScale(l))
	measure.MaxLines = l.maxLines
	return l.shaped().Layout(measure).Height()
}

// MinSize wishes for no width and the height of one line, or of those that the
// text takes at the current width where several are allowed.
func (l *Line) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	layout := l.ready()
	if l.Size().Width <= 0 || l.maxLines == 1 {
		return fyne.NewSize(0, layout.LineHeight())
	}
	return fyne.NewSize(0, layout.Height())
}

// shaped returns the text as glyphs. Line ends count as spaces.
func (l *Line) shaped() *typeset.Paragraph {
	if l.paragraph == nil || !l.paragraph.Current() {
		flat := strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\u2028", " ", "\u2029", " ").Replace(l.text)
		l.paragraph = shape(flat, l.style.cut())
		l.layout = nil
	}
	return l.paragraph
}

// ready returns the text in lines of the current width.
func (l *Line) ready() *typeset.Layout {
	paragraph := l.shaped()
	measure := l.style.measure(max(1, l.Size().Width), pixelScale(l))
	measure.MaxLines = l.maxLines
	if l.layout == nil || l.laidOut != measure {
		l.layout, l.laidOut = paragraph.Layout(measure), measure
	}
	return l.layout
}

// reshape sets the text again in faces found since. What is drawn may be older
// than the paragraph, which a measurement sets anew too; only a refresh tells.
func (l *Line) reshape() {
	if l.paragraph != nil {
		l.Refresh()
	}
}

// CreateRenderer makes the raster of the label.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	r := &lineRenderer{line: l, letters: newInked(l)}
	watch(l)
	r.Refresh()
	return r
}

type lineRenderer struct {
	line    *Line
	letters inked
}

func (r *lineRenderer) Layout(fyne.Size) { r.Refresh() }

func (r *lineRenderer) MinSize() fyne.Size { return r.line.MinSize() }

func (r *lineRenderer) Objects() []fyne.CanvasObject { return r.letters.objects }

func (r *lineRenderer) Destroy() { unwatch(r.line) }

// Refresh paints the label again if it changed.
func (r *lineRenderer) Refresh() {
	l := r.line
	if l.Size().Width > 0 {
		r.letters.show(l.ready(), l.style.ink(), pixelScale(l), l.Size().Width)
	}
}
