package kit

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/sentence"
)

var _ fyne.Widget = (*Prose)(nil)

// leading is the height of a line by the size of its text.
const leading = 1.4

// Run is a stretch of text in one style.
type Run struct {
	Text  string
	Color color.Color
	Bold  bool
	Break bool // begins a new line
}

// Prose is a wrapped text of several runs. It listens to nothing.
type Prose struct {
	widget.BaseWidget

	size   float32
	runs   []Run
	tokens []token
	pieces []*canvas.Text
	objs   []fyne.CanvasObject
	laidAt float32
}

// NewProse returns an empty Prose.
func NewProse() *Prose {
	p := &Prose{laidAt: -1}
	p.ExtendBaseWidget(p)
	return p
}

// Set replaces size and text; it draws only if something differs, and reports
// whether it did.
func (p *Prose) Set(size float32, runs ...Run) bool {
	runs = visible(runs)
	if p.size == size && slices.Equal(p.runs, runs) {
		return false
	}
	p.size, p.runs = size, append(p.runs[:0:0], runs...)
	p.tokens = tokenize(p.runs, size)
	p.laidAt = -1
	p.wrap(p.Size().Width)
	canvas.Refresh(p)
	return true
}

// visible are the same runs with everything written out that would act instead of
// standing there; ends of lines are white space.
func visible(runs []Run) []Run {
	shown := runs
	for i, r := range runs {
		text := sentence.VisibleLines(r.Text)
		if text == r.Text {
			continue
		}
		if &shown[0] == &runs[0] {
			shown = slices.Clone(runs)
		}
		shown[i].Text = text
	}
	return shown
}

// String returns the text without its styles, a line per Break.
func (p *Prose) String() string {
	var b strings.Builder
	for i, r := range p.runs {
		if r.Break && i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// HeightAt returns how high the text is when it wraps at a width.
func (p *Prose) HeightAt(width float32) float32 { return ProseHeight(width, p.size, p.runs...) }

// ProseHeight returns how high runs are when they wrap at a width.
func ProseHeight(width, size float32, runs ...Run) float32 {
	lines := 0
	runs = visible(runs)
	wrap(fitting(tokenize(runs, size), runs, size, width), width, func(int, int, float32) {}, func() { lines++ })
	return float32(lines) * lineHeight(size)
}

// NaturalWidth returns the width of the longest line if nothing wraps.
func (p *Prose) NaturalWidth() float32 {
	var widest, at float32
	for _, t := range p.tokens {
		if t.newLine {
			at = 0
		}
		if at > 0 {
			at += t.space
		}
		at += t.width
		widest = max(widest, at)
	}
	return widest
}

// Resize wraps the text anew when the width has changed.
func (p *Prose) Resize(size fyne.Size) {
	p.BaseWidget.Resize(size)
	p.wrap(size.Width)
}

// MinSize is nothing: whoever places prose asks HeightAt for the width it has.
func (p *Prose) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer draws the pieces of the lines.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer { return &proseRenderer{p} }

func (p *Prose) wrap(width float32) {
	if width <= 0 || width == p.laidAt {
		return
	}
	p.laidAt = width
	used, line := 0, 0
	high := lineHeight(p.size)
	tokens := fitting(p.tokens, p.runs, p.size, width)
	wrap(tokens, width, func(from, to int, x float32) {
		t := p.piece(used)
		used++
		run := p.runs[tokens[from].run]
		t.Text, t.Color, t.TextSize, t.TextStyle = join(tokens[from:to]), run.Color, p.size, fyne.TextStyle{Bold: run.Bold}
		t.Move(fyne.NewPos(x, float32(line)*high))
		t.Resize(fyne.NewSize(width-x, high))
	}, func() { line++ })
	p.objs = p.objs[:0]
	for _, t := range p.pieces[:used] {
		p.objs = append(p.objs, t)
	}
}

func (p *Prose) piece(i int) *canvas.Text {
	if i == len(p.pieces) {
		p.pieces = append(p.pieces, &canvas.Text{})
	}
	return p.pieces[i]
}

func lineHeight(size float32) float32 { return float32(int(size*leading + 0.5)) }

type proseRenderer struct{ p *Prose }

func (r *proseRenderer) Layout(fyne.Size)             {}
func (r *proseRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.p.objs }
func (r *proseRenderer) Refresh()                     { canvas.Refresh(r.p) }
func (r *proseRenderer) Destroy()                     {}
