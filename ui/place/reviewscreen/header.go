package reviewscreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/narrowing"
	"plumbline/ui/theme"
)

// drawHeader draws the title, what is measured, and the filters.
func (r *Screen) drawHeader(l *kit.Drawing, width, _ float32) float32 {
	about := waiting()
	if r.shown {
		about = r.view.scope()
	}
	y := narrowing.DrawHeader(l, width, lang.L("Agreement"), about, r.headerButtons())
	if r.view.About != "" {
		y += theme.Scaled(2) + card.Quiet(l, 0, y+theme.Scaled(2), width, r.view.About)
	}
	return y
}

// scope says what is measured.
func (v *View) scope() string {
	data := map[string]any{
		"Paragraphs": v.Paragraphs, "Double": v.Double, "Annotators": v.Annotators, "Version": v.Codebook,
	}
	parts := []string{
		lang.N("{{.Paragraphs}} paragraphs", v.Paragraphs, data),
		lang.L("{{.Double}} labelled by two or more", data),
		lang.N("{{.Annotators}} annotators", v.Annotators, data),
	}
	if v.Codebook != "" {
		parts = append(parts, lang.L("codebook {{.Version}}", data))
	}
	return strings.Join(parts, " · ")
}

func (r *Screen) headerButtons() []narrowing.Button {
	buttons := r.menu.Buttons(r.view.Filters)
	if r.measured() { // what is shown can be saved once there are numbers
		buttons = append(buttons, narrowing.Button{
			ButtonState: kit.ButtonState{Label: lang.L("Save report…")}, ID: "report", Open: func(float32) { r.saveReport() },
		})
	}
	return buttons
}

// drawSentences draws what needs the lead, each sentence that leads somewhere a link.
func (r *Screen) drawSentences(l *kit.Drawing, width, height float32) float32 {
	if len(r.view.Sentences) == 0 {
		return 0
	}
	card.Surface(l, 0, 0, width, height)
	p, pad := theme.Current(), card.Pad()
	y := theme.Scaled(8)
	for i, s := range r.view.Sentences[:min(3, len(r.view.Sentences))] {
		id := "sentence " + string(rune('1'+i))
		text := kit.Text{Text: s.Text, Size: theme.SizeBody() - theme.Scaled(0.5), Ink: p.Ink}
		x, w := pad+theme.Scaled(18), width-2*pad-theme.Scaled(40)
		high := theme.Scaled(30)
		wraps := !kit.Fits(text, w)
		if wraps {
			high = theme.Scaled(12) + kit.ProseHeight(w, text.Size, kit.Run{Text: s.Text})
		}
		card.Lit(l, id, pad-theme.Scaled(6), y, width-2*pad+theme.Scaled(12), high)
		l.Disc(pad+theme.Scaled(5), y+theme.Scaled(15), theme.Scaled(3.5), p.Warning, p.Warning, 0)
		if wraps {
			l.Sentences(x, y+theme.Scaled(5), w, text.Size, kit.Run{Text: s.Text, Color: p.Ink})
		} else {
			l.Words(x, y, w, high, text)
		}
		if r.leads(s) {
			end := width - pad - theme.Scaled(4)
			half := theme.Scaled(4)
			l.Line(end-half, y+high/2-half, end, y+high/2, theme.Scaled(1.5), p.Accent)
			l.Line(end, y+high/2, end-half, y+high/2+half, theme.Scaled(1.5), p.Accent)
			l.Spot(card.Area(id, pad-theme.Scaled(6), y, width-2*pad+theme.Scaled(12), high, nil, func() { r.openSentence(s) }))
		}
		y += high
	}
	return y + theme.Scaled(8)
}

// drawEmpty says why there are no numbers.
func (r *Screen) drawEmpty(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad := card.Pad() + theme.Scaled(8)
	title, text := lang.L(
		"No labels yet",
	), lang.L(
		"Agreement appears here as soon as two annotators have submitted the same paragraph. Merge the files of your annotators, or hand the same articles to two of them.",
	)
	switch {
	case !r.shown:
		title, text = lang.L("Agreement is being worked out"), lang.L("computing…")
	case r.view.Restricted && r.view.Problem == "":
		title, text = lang.L(
			"Nothing to see yet",
		), lang.L(
			"You see agreement with others on paragraphs that you have submitted, once your lead has closed the batch they belong to.",
		)
	case r.view.Problem == "" && narrowing.Narrowed(r.view.Filters):
		title, text = lang.L("No labels under these filters"), lang.L("Choose All in a filter above to see more.")
	case r.view.Problem != "":
		title, text = lang.L("Agreement could not be worked out"), r.view.Problem
	}
	y := pad
	l.Words(pad, y, width-2*pad, theme.Scaled(26), kit.Text{Text: title, Size: theme.SizeReading(), Ink: theme.Current().Ink, Bold: true})
	y += theme.Scaled(34)
	return y + card.Quiet(l, pad, y, min(width-2*pad, theme.Scaled(620)), text) + pad
}
