package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/labelling"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// banner says above the article that it is practised, or only to be read.
type banner struct {
	back *canvas.Rectangle
	text *passage.Line
	on   bool
}

func newBanner() *banner {
	b := &banner{back: canvas.NewRectangle(nil), text: passage.NewLine("", passage.Style{}, 1)}
	b.show("")
	return b
}

func (b *banner) show(text string) {
	p := theme.Current()
	b.on = text != ""
	b.back.Hidden = !b.on
	b.back.FillColor, b.back.CornerRadius = p.AccentSoft, theme.Radius
	b.text.SetStyle(passage.Style{Family: passage.Sans, Bold: true, Size: theme.SizeLabel(), LineHeight: 1.35, Ink: p.Accent})
	b.text.SetText(text)
	b.back.Refresh()
}

// arrange puts the banner where it belongs and returns its height, 0 if it is off.
func (b *banner) arrange(x, y, w float32) float32 {
	if !b.on {
		return 0
	}
	h, pad := theme.Scaled(30), theme.Scaled(12)
	b.back.Move(fyne.NewPos(x, y))
	b.back.Resize(fyne.NewSize(w, h))
	th := b.text.MinSize().Height
	b.text.Move(fyne.NewPos(x+pad, y+(h-th)/2))
	b.text.Resize(fyne.NewSize(w-2*pad, th))
	return h
}

func (b *banner) objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.back, b.text} }

// bannerText is what the article at hand is, where it is not real work of the person's own.
func bannerText(s *labelling.Session) string {
	switch {
	case s.Practising():
		return lang.L("Practice · not counted")
	case s.Foreign():
		return lang.L("Not among your articles · only to be read")
	}
	return ""
}

// gateSentence says what stands before real work and how to get there.
func gateSentence(g *labelling.Gate) string {
	data := map[string]any{"Pass": g.Percent}
	said := lang.L(
		"In this project {{.Pass}} % of the answers to the practice articles are to be those of the key before real work. Press Enter to practise, or choose Practise in the menu Practice.",
		data,
	)
	if len(g.Attempts) == 0 {
		return said
	}
	last := g.Attempts[len(g.Attempts)-1]
	share, ok := last.Score.Share()
	if !ok {
		return said
	}
	data["Have"], data["Submitted"], data["Units"] = whole(share), last.Submitted, wording.Of(last.Units())
	return said + " " + lang.L("So far it is {{.Have}} %, in {{.Submitted}} of {{.Units}}.", data)
}
