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
	first                  string
	second                 []quote
	hidden                 bool // what others answered is not to be seen yet
}

// quote is what an annotator answered or marked.
type quote struct{ annotator, words string }

func (s quote) String() string { return s.annotator + " " + s.words }

// drawQuotes draws what annotators said in one line, as far as there is room. Each stands in a
// direction of its own, so that words of an article turn nothing else around.
func drawQuotes(l *kit.Drawing, all []quote, x, y, width, height float32) {
	p, end := theme.Current(), x+width
	for i, s := range all {
		who := kit.Text{Text: s.annotator, Size: theme.SizeSmall(), Ink: p.Muted}
		words := kit.Text{Text: s.words, Size: theme.SizeSmall(), Ink: p.Accent, Article: true}
		if i > 0 {
			who.Text = "· " + who.Text
		}
		before := kit.Width(who) + theme.Scaled(5)
		if x+before > end {
			return
		}
		l.Words(x, y, before, height, who)
		x += before
		wide := min(kit.Width(words)+theme.Scaled(2), end-x)
		l.Words(x, y, wide, height, words)
		x += wide + theme.Scaled(5)
	}
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
		drawQuotes(l, of.second, x, top+2*line, w, line)
	}
	tip := func() string {
		var parts []string
		if !of.hidden {
			parts = append(parts, of.first)
			for _, s := range of.second {
				parts = append(parts, s.String())
			}
		}
		return strings.Join(append(parts, lang.L("Enter shows the answers side by side.")), " · ")
	}
	answers := func() { r.work.OpenAnswers(of.paragraph) }
	l.Spot(card.RowArea(of.id, x-theme.Scaled(6), y+1, width+theme.Scaled(12), high-2, tip, answers))
	l.ButtonOf(of.id, open, x+width-bw, y+(high-kit.ButtonHeight())/2, bw)
	return high
}
