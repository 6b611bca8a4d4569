package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/work/labelling"
	"plumbline/ui/theme"
)

var (
	_ fyne.Widget   = (*strip)(nil)
	_ fyne.Tappable = (*strip)(nil)
)

// strip is the folded queue of a narrow window: the share of the article and
// of the queue that is submitted, as two upright bars. A click opens the
// search, which is where a narrow window chooses articles.
type strip struct {
	widget.BaseWidget
	session *labelling.Session
	bars    [4]*canvas.Rectangle // track and bar of article, track and bar of queue
	labels  [2]*canvas.Text
	shares  [2]float32
	onOpen  func()
}

func newStrip(s *labelling.Session) *strip {
	v := &strip{session: s}
	for i := range v.bars {
		v.bars[i] = canvas.NewRectangle(nil)
		v.bars[i].CornerRadius = 2
	}
	for i := range v.labels {
		v.labels[i] = canvas.NewText("", nil)
		v.labels[i].Alignment = fyne.TextAlignCenter
	}
	v.ExtendBaseWidget(v)
	return v
}

// Tapped opens the queue.
func (v *strip) Tapped(*fyne.PointEvent) { v.onOpen() }

func (v *strip) sync() {
	p := theme.Current()
	total := v.session.Total()
	here := total
	for _, q := range v.session.Queue() {
		if v.session.InRow(q) {
			here = q.Tally
		}
	}
	shares := [2]float32{
		float32(here.Submitted) / float32(max(here.Paragraphs, 1)),
		float32(total.Submitted) / float32(max(total.Paragraphs, 1)),
	}
	for i := range v.shares {
		track, bar := v.bars[2*i], v.bars[2*i+1]
		track.FillColor, bar.FillColor = p.Line, p.Accent
		if shares[i] == 1 {
			bar.FillColor = p.Saved
		}
		setText(v.labels[i], percent(shares[i]), p.Muted)
	}
	v.shares = shares
	v.layout(v.Size())
	for _, b := range v.bars {
		b.Refresh()
	}
}

func (v *strip) layout(size fyne.Size) {
	top, h := theme.Scaled(46), min(size.Height*0.4, theme.Scaled(220))
	for i := range v.shares {
		x := size.Width/2 - 2
		y := top + float32(i)*(h+theme.Scaled(54))
		v.bars[2*i].Move(fyne.NewPos(x, y))
		v.bars[2*i].Resize(fyne.NewSize(4, h))
		v.bars[2*i+1].Move(fyne.NewPos(x, y+h*(1-v.shares[i])))
		v.bars[2*i+1].Resize(fyne.NewSize(4, h*v.shares[i]))
		v.labels[i].Move(fyne.NewPos(0, y-theme.Scaled(22)))
		v.labels[i].Resize(fyne.NewSize(size.Width, theme.Scaled(16)))
	}
}

// CreateRenderer draws the bars.
func (v *strip) CreateRenderer() fyne.WidgetRenderer { return &stripRenderer{strip: v} }

type stripRenderer struct{ strip *strip }

func (r *stripRenderer) Layout(size fyne.Size) { r.strip.layout(size) }
func (r *stripRenderer) MinSize() fyne.Size    { return fyne.NewSize(30, 100) }
func (r *stripRenderer) Refresh()              {}
func (r *stripRenderer) Destroy()              {}
func (r *stripRenderer) Objects() []fyne.CanvasObject {
	v := r.strip
	return []fyne.CanvasObject{v.bars[0], v.bars[1], v.bars[2], v.bars[3], v.labels[0], v.labels[1]}
}
