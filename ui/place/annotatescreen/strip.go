package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/labelling"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// stripState is the share of the article and of the queue that is submitted.
type stripState struct {
	shares [2]float32
	style  kit.Style
}

// strip is the folded queue of a narrow window: the share of the article and
// of the queue that is submitted, as two upright bars. A click opens the
// search, which is where a narrow window chooses articles.
type strip struct {
	kit.Control[stripState]
	session *labelling.Session
	onOpen  func()
}

func newStrip(s *labelling.Session) *strip {
	v := &strip{session: s}
	v.Make(v, stripState{}, v.draw, func() fyne.Size { return fyne.NewSize(30, 100) })
	return v
}

func (v *strip) sync() {
	total := v.session.Total()
	here := total
	for _, q := range v.session.Queue() {
		if v.session.InRow(q) {
			here = q.Tally
		}
	}
	v.Set(stripState{[2]float32{
		float32(here.Submitted) / float32(max(here.Paragraphs, 1)),
		float32(total.Submitted) / float32(max(total.Paragraphs, 1)),
	}, kit.StyleNow()})
}

func (v *strip) draw(d *kit.Drawing, size fyne.Size) {
	p, top, thick := theme.Current(), theme.Scaled(52), float32(4)
	names := [2]string{lang.L("Article"), lang.L("Queue")}
	high := min(size.Height*0.36, theme.Scaled(220))
	for i, share := range v.State().shares {
		x, y, ink := size.Width/2-thick/2, top+float32(i)*(high+theme.Scaled(72)), p.Accent
		if share == 1 {
			ink = p.Saved
		}
		d.Box(x, y, thick, high, thick/2, p.Line)
		d.Box(x, y+high*(1-share), thick, high*share, thick/2, ink)
		label := kit.Text{Text: names[i], Size: theme.Scaled(11), Ink: p.Muted, Align: fyne.TextAlignCenter}
		d.Words(0, y-theme.Scaled(40), size.Width, theme.Scaled(16), label)
		label = kit.Text{Text: percent(share), Size: theme.SizeSmall(), Ink: p.Ink, Bold: true, Align: fyne.TextAlignCenter}
		d.Words(0, y-theme.Scaled(24), size.Width, theme.Scaled(16), label)
	}
	d.Whole(size, "", func() { v.onOpen() })
}
