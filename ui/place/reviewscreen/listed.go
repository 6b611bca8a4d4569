package reviewscreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// listed is a paragraph in the list of a card, with what there is to say of it in two lines.
type listed struct {
	id, paragraph, article string
	position               int
	first, second          string
	hidden                 bool // what others answered is not to be seen yet
}

// drawListed draws a paragraph with a way to its answers, and returns how high it gets.
func (r *Screen) drawListed(l *kit.Drawing, of listed, x, y, width float32) float32 {
	p, high := theme.Current(), theme.Scaled(58)
	l.Line(x, y, x+width, y, theme.Hairline, p.Line)
	card.Lit(l, of.id, x-theme.Scaled(6), y+1, width+theme.Scaled(12), high-2)
	open := kit.ButtonState{Label: lang.L("Answers")}
	bw := open.Width()
	w, line, top := width-bw-theme.Scaled(16), theme.Scaled(17), y+theme.Scaled(4)
	small := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}
	card.Paragraph(l, x, top, w, line, of.position, of.article, small)
	if of.hidden {
		l.Sentences(x, top+line, w, theme.SizeSmall(),
			kit.Run{Text: lang.L("Answers are hidden until you have submitted this paragraph"), Color: p.Muted})
	} else {
		l.Words(x, top+line, w, line, kit.Text{Text: of.first, Size: theme.SizeLabel(), Ink: p.Ink, Article: true})
		l.Words(x, top+2*line, w, line, kit.Text{Text: of.second, Size: theme.SizeSmall(), Ink: p.Accent, Article: true})
	}
	tip := func() string {
		return strings.TrimSpace(of.first + "\n" + of.second + "\n" + lang.L("Enter shows the answers side by side."))
	}
	answers := func() { r.work.OpenAnswers(of.paragraph) }
	l.Spot(card.RowArea(of.id, x-theme.Scaled(6), y+1, width+theme.Scaled(12), high-2, tip, answers))
	l.ButtonOf(of.id, open, x+width-bw, y+(high-kit.ButtonHeight())/2, bw)
	return high
}
