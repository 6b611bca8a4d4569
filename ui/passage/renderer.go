package passage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CreateRenderer makes the layers of the passage, from back to front:
// highlights, grounds of marks, selection, letters, underlines and lines of marks, caret,
// grips.
func (p *Passage) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &passageRenderer{passage: p, letters: newInked(p), cross: canvas.NewText("×", nil)}
	r.cross.TextStyle.Bold, r.cross.Hidden = true, true
	watch(p)
	r.Refresh()
	return r
}

type passageRenderer struct {
	passage    *Passage
	letters    inked
	highlights marks
	grounds    marks
	selection  marks
	underlines marks
	strokes    lines
	labels     labels
	caret      marks
	gripping   marks
	cross      *canvas.Text
	objects    []fyne.CanvasObject
}

func (r *passageRenderer) Layout(fyne.Size) { r.Refresh() }

func (r *passageRenderer) MinSize() fyne.Size { return r.passage.MinSize() }

func (r *passageRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *passageRenderer) Destroy() { unwatch(r.passage) }

// Refresh brings every layer up to date. Each object is repainted only if it
// changed, so a new selection costs no painting of letters.
func (r *passageRenderer) Refresh() {
	p := r.passage
	layout := p.ready()
	scale := pixelScale(p)
	if p.Size().Width > 0 {
		r.letters.show(layout, p.style.ink(), scale, p.Size().Width)
	}
	r.drawHighlights()
	r.drawMarks()
	r.drawSelection()
	r.drawCaret()
	r.drawGrips()
	r.collect()
}

// collect lists the objects in their order, if there are new ones.
func (r *passageRenderer) collect() {
	count := len(r.letters.objects) + len(r.strokes.drawn) + len(r.labels.texts) + 1 // the cross
	for _, m := range r.layers() {
		count += len(m.rects)
	}
	if count == len(r.objects) {
		return
	}
	objects := make([]fyne.CanvasObject, 0, count)
	objects = r.highlights.appendTo(objects)
	objects = r.grounds.appendTo(objects)
	objects = r.selection.appendTo(objects)
	objects = append(objects, r.letters.objects...)
	objects = r.underlines.appendTo(objects)
	for _, d := range r.strokes.drawn {
		objects = append(objects, d.raster)
	}
	for _, t := range r.labels.texts {
		objects = append(objects, t)
	}
	objects = r.caret.appendTo(objects)
	r.objects = append(r.gripping.appendTo(objects), r.cross)
	canvas.Refresh(r.letters.nudge)
}

func (r *passageRenderer) layers() []*marks {
	return []*marks{&r.highlights, &r.grounds, &r.selection, &r.underlines, &r.caret, &r.gripping}
}

// drawHighlights shows the marks of the highlights: fills as high as letters,
// underlines just below the baseline.
func (r *passageRenderer) drawHighlights() {
	p, size := r.passage, r.passage.style.size()
	r.highlights.begin()
	r.underlines.begin()
	for _, h := range p.highlights {
		for _, rect := range p.layout.Rects(h.Start, h.End) {
			if h.Fill != nil {
				top := max(rect.Y, rect.Baseline-size*1.02)
				bottom := min(rect.Y+rect.Height, rect.Baseline+size*0.36)
				r.highlights.add(rect.X, top, rect.Width, bottom-top, 2, h.Fill)
			}
			if h.Underline != nil {
				thick := max(1.5, size/10)
				r.underlines.add(rect.X, rect.Baseline+size*0.22, rect.Width, thick, 0, h.Underline)
			}
		}
	}
	r.highlights.end()
	r.underlines.end()
}

// drawSelection shows the selected range over the full height of its lines.
func (r *passageRenderer) drawSelection() {
	p := r.passage
	r.selection.begin()
	fill := p.selection
	if fill == nil {
		fill = p.style.selection()
	}
	start, end := p.Selection()
	for _, rect := range p.layout.Rects(start, end) {
		r.selection.add(rect.X, rect.Y, rect.Width, rect.Height, 0, fill)
	}
	r.selection.end()
}

// drawCaret shows the moving end of the selection.
func (r *passageRenderer) drawCaret() {
	p := r.passage
	r.caret.begin()
	if p.caret != nil {
		spot := p.layout.PositionOf(p.head)
		r.caret.add(spot.X, spot.Top+spot.Height*0.12, 1.5, spot.Height*0.76, 0, p.caret)
	}
	r.caret.end()
}
