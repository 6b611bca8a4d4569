package answers

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Listed is a paragraph in the list of a card, with what there is to say of it in two lines.
type Listed struct {
	ID       string // of its spot
	Article  string // its title
	Position int    // from 1; 0 is the article as a whole
	First    string // "" for nothing
	Second   []Quote
	Hidden   bool // what others answered is not to be seen yet
}

// Quote is what an annotator answered or marked.
type Quote struct{ Annotator, Words string }

func (s Quote) String() string { return s.Annotator + " " + s.Words }

// drawQuotes draws what annotators said in one line, as far as there is room. Each stands in a
// direction of its own, so that words of an article turn nothing else around.
func drawQuotes(l *kit.Drawing, all []Quote, x, y, width, height float32) {
	p, end := theme.Current(), x+width
	for i, s := range all {
		who := kit.Text{Text: s.Annotator, Size: theme.SizeSmall(), Ink: p.Muted}
		words := kit.Text{Text: s.Words, Size: theme.SizeSmall(), Ink: p.Accent, Article: true}
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

// Opens says what Enter does with the answers to a paragraph.
func Opens(hidden bool) string {
	if hidden {
		return lang.L("You have not submitted it: Enter asks whether to show them before you have.")
	}
	return lang.L("Enter shows the answers side by side.")
}

// Draw draws a paragraph with a way to its answers, and returns how high it gets.
func (of Listed) Draw(l *kit.Drawing, x, y, width float32, open func()) float32 {
	p, high := theme.Current(), theme.Scaled(58)
	l.Line(x, y, x+width, y, theme.Hairline, p.Line)
	card.Lit(l, of.ID, x-theme.Scaled(6), y+1, width+theme.Scaled(12), high-2)
	button := kit.ButtonState{Label: lang.L("Answers")}
	bw := button.Width()
	w, line, top := width-bw-theme.Scaled(16), theme.Scaled(17), y+theme.Scaled(4)
	small := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}
	card.Paragraph(l, x, top, w, line, of.Position, of.Article, small)
	next := top + line
	if of.First != "" {
		l.Words(x, next, w, line, kit.Text{Text: of.First, Size: theme.SizeLabel(), Ink: p.Ink, Article: true})
		next += line
	}
	if of.Hidden {
		l.Sentences(x, next, w, theme.SizeSmall(),
			kit.Run{Text: lang.L("Answers are hidden until you have submitted this paragraph"), Color: p.Muted})
	} else {
		drawQuotes(l, of.Second, x, next, w, line)
	}
	tip := func() string {
		var parts []string
		if of.First != "" {
			parts = append(parts, of.First)
		}
		if !of.Hidden {
			for _, s := range of.Second {
				parts = append(parts, s.String())
			}
		}
		return strings.Join(append(parts, Opens(of.Hidden)), " · ")
	}
	l.Spot(card.RowArea(of.ID, x-theme.Scaled(6), y+1, width+theme.Scaled(12), high-2, tip, open))
	l.ButtonOf(of.ID, button, x+width-bw, y+(high-kit.ButtonHeight())/2, bw)
	return high
}
