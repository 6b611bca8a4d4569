package annotatescreen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/practice"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// drawScore draws how an article was practised: by field, and the paragraphs
// that were missed, each of which leads to it.
func (a *Screen) drawScore(l *kit.Drawing, width, _ float32) float32 {
	if a.score == nil {
		return 0
	}
	p, s := theme.Current(), a.score
	inner := min(width-theme.Scaled(48), theme.Scaled(760))
	x, y := (width-inner)/2, theme.Scaled(22)
	l.Words(x, y, inner, theme.Scaled(32), kit.Text{Text: lang.L("Your score"), Size: theme.SizeTitle(), Ink: p.Ink, Bold: true})
	y += theme.Scaled(36)
	if article := a.session.Article(); article != nil {
		l.Words(
			x,
			y,
			inner,
			theme.Scaled(20),
			kit.Text{Text: titleOf(article.Meta, article.ID), Size: theme.SizeBody(), Ink: p.Muted, Article: true},
		)
		y += theme.Scaled(28)
	}
	y += l.Sentences(x, y, inner, theme.SizeReading(), kit.Run{Text: scoreSentence(s.Tally), Color: p.Ink, Bold: true}) + theme.Scaled(4)
	y += l.Sentences(x, y, inner, theme.SizeLabel(), kit.Run{Text: a.scoreSentence(), Color: p.Muted}) + theme.Scaled(14)
	y += drawFields(l, x, y, inner, s.Fields) + theme.Scaled(18)
	l.Words(x, y, inner, theme.Scaled(22), kit.Text{Text: missedHeading(len(s.Missed)), Size: theme.SizeBody(), Ink: p.Ink, Bold: true})
	y += theme.Scaled(28)
	for _, f := range s.Missed {
		y += a.drawMissed(l, x, y, inner, f) + theme.Scaled(8)
	}
	return y + theme.Scaled(16)
}

// scoreSentence says a score in words.
func scoreSentence(t practice.Tally) string {
	share, ok := t.Share()
	if !ok {
		return lang.L("The key answers nothing here, so there is no score.")
	}
	near, _ := t.Nearness()
	return lang.L("{{.Right}} of {{.Asked}} answers are the key's: {{.Percent}} %. Nearness {{.Near}}.", map[string]any{
		"Right": t.Right, "Asked": t.Asked, "Percent": whole(share), "Near": strconv.FormatFloat(near, 'f', 2, 64),
	})
}

// whole is a share in whole percent, cut and not rounded, so that none reads as
// passing that does not.
func whole(share float64) int { return int(share*100 + 1e-9) }

// scoreSentence says how the whole attempt stands.
func (a *Screen) scoreSentence() string {
	t := a.attempt
	data := map[string]any{
		"Submitted": t.Submitted,
		"Units":     wording.Of(t.Units()),
		"Right":     t.Score.Right,
		"Asked":     t.Score.Asked,
		"Pass":      a.offer.Pass,
	}
	said := lang.L("In all practice: {{.Right}} of {{.Asked}} answers, {{.Submitted}} of {{.Units}}.", data)
	switch {
	case a.offer.Pass == 0:
		return said
	case t.Passes(a.offer.Pass):
		return said + " " + lang.L("That passes: {{.Pass}} % are asked for, and real work is open.", data)
	case t.Finished():
		return said + " " + lang.L("{{.Pass}} % are asked for before real work: practise again, by the menu Practice.", data)
	}
	return said + " " + lang.L("{{.Pass}} % are asked for before real work, when all is practised.", data)
}

func missedHeading(n int) string {
	switch n {
	case 0:
		return lang.L("No paragraph was missed")
	case 1:
		return lang.L("1 paragraph to look at again")
	}
	return lang.L("{{.Count}} paragraphs to look at again", map[string]any{"Count": n})
}

// drawFields draws the score of each field as a number and a bar.
func drawFields(l *kit.Drawing, x, y, w float32, fields []practice.FieldScore) float32 {
	p, line, top := theme.Current(), theme.Scaled(26), y
	name, count, near := w*0.34, theme.Scaled(88), theme.Scaled(84)
	quiet := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}
	l.Words(x, y, name, line, quiet.With(lang.L("Question")))
	right := quiet.With(lang.L("The key's answers"))
	right.Align = fyne.TextAlignTrailing
	l.Words(x+name, y, count, line, right)
	nearly := quiet.With(lang.L("Nearness"))
	nearly.Align = fyne.TextAlignTrailing
	l.Words(x+w-near, y, near, line, nearly)
	y += line
	for _, f := range fields {
		strong, soft := p.Family(f.Field.Family)
		share, _ := f.Share()
		mean, _ := f.Nearness()
		l.Line(x, y, x+w, y, theme.Hairline, p.Line)
		l.Words(x, y, name, line, kit.Text{Text: f.Field.Label, Size: theme.SizeBody(), Ink: p.Ink})
		number := kit.Text{
			Text:  lang.L("{{.Right}} of {{.Asked}}", map[string]any{"Right": f.Right, "Asked": f.Asked}),
			Size:  theme.SizeBody(),
			Ink:   p.Ink,
			Align: fyne.TextAlignTrailing,
		}
		l.Words(x+name, y, count, line, number)
		track, bar := x+name+count+theme.Scaled(18), theme.Scaled(8)
		long := w - name - count - near - theme.Scaled(36)
		l.Bar(track, y+(line-bar)/2, long, bar, float32(share), soft, p.Filled(strong))
		number.Text = strconv.FormatFloat(mean, 'f', 2, 64)
		l.Words(x+w-near, y, near, line, number)
		y += line
	}
	return y - top
}

// numberOf is the number of a paragraph; the article as a whole has none.
func numberOf(p *annotate.Paragraph) string {
	if p.Whole() {
		return ""
	}
	return strconv.Itoa(p.Position)
}

// drawMissed draws a paragraph with the questions that were missed in it.
func (a *Screen) drawMissed(l *kit.Drawing, x, y, w float32, f practice.Feedback) float32 {
	p, pad := theme.Current(), theme.Scaled(10)
	id := "missed " + strconv.Itoa(f.Paragraph.Position)
	var names []string
	for _, m := range f.Missed() {
		names = append(names, labelOf(m.Field, a.session.Target(m.Target)))
	}
	number := theme.Scaled(34)
	inner := w - 2*pad - number
	title := kit.Text{Text: strings.Join(names, ", "), Size: theme.SizeBody(), Ink: p.Ink, Bold: true, Lines: 2, Article: true}
	text := kit.Text{Text: textOf(&f.Paragraph), Size: theme.SizeLabel(), Ink: p.Muted, Article: true, Lines: 1}
	th := kit.Height(title, inner)
	h := 2*pad + th + theme.Scaled(20)
	fill := p.Surface
	if l.Hovered(id) {
		fill = p.Hover
	}
	l.Frame(x, y, w, h, theme.Radius, fill, p.Line, theme.Hairline)
	l.Words(
		x+pad,
		y+pad,
		number,
		theme.Scaled(20),
		kit.Text{Text: numberOf(&f.Paragraph), Size: theme.SizeBody(), Ink: p.Muted, Bold: true},
	)
	l.Words(x+pad+number, y+pad, inner, th, title)
	l.Words(x+pad+number, y+pad+th, inner, theme.Scaled(20), text)
	at := f.Paragraph.Position
	l.Spot(kit.Spot{ID: id, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Round: theme.Radius, Open: func() { a.openMissed(at) }})
	return h
}
