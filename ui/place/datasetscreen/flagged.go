package datasetscreen

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// openPerson lists the paragraphs that a person should look at again: answered
// twice first, then those marked unsure. Each leads to the paragraph.
func (t *peopleCard) openPerson(q exchanging.Person) {
	t.work.Flagged(q.ID, func(twice, unsure []annotate.Flagged) {
		if len(twice)+len(unsure) == 0 {
			t.host.Notice(lang.L("{{.Who}}: nothing is unsure or in conflict", map[string]any{"Who": q.ID}))
			return
		}
		t.showFlagged(q, twice, unsure)
	})
}

func (t *peopleCard) showFlagged(q exchanging.Person, twice, unsure []annotate.Flagged) {
	t.panel.show(&content{
		title:   lang.L("To look at again: {{.Who}}", map[string]any{"Who": q.ID}),
		remark:  lang.L("Enter leads to the paragraph"),
		actions: func() []card.Action { return []card.Action{t.panel.closing()} },
		draw: func(l *kit.Drawing, y, width float32) float32 {
			y = t.drawFlagged(
				l,
				"twice",
				lang.L("Answered twice, on two computers; the later answer counts until somebody decides"),
				twice,
				y,
				width,
			)
			return t.drawFlagged(l, "unsure", lang.L("Marked unsure"), unsure, y, width)
		},
	})
}

// drawFlagged draws a list of paragraphs under its name and returns where it
// ends.
func (t *peopleCard) drawFlagged(l *kit.Drawing, id, name string, of []annotate.Flagged, y, width float32) float32 {
	if len(of) == 0 {
		return y
	}
	p, pad, high := theme.Current(), card.Pad(), theme.Scaled(46)
	l.Words(pad, y, width-2*pad, theme.Scaled(24), kit.Text{Text: name + " · " + strconv.Itoa(len(of)), Size: card.Small(), Ink: p.Warning})
	y += theme.Scaled(26)
	for _, f := range of {
		l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		paragraphRow(l, id+" "+f.Paragraph.ID, f.Title, f.Paragraph.Position, f.Paragraph.Text, y, width, high, func() {
			t.leaveFor(f.Paragraph.Article, f.Paragraph.Position)
		})
		y += high
	}
	return y + theme.Scaled(8)
}

// paragraphRow draws where a paragraph stands and how it begins.
func paragraphRow(l *kit.Drawing, id, title string, position int, text string, y, width, high float32, open func()) {
	p, pad := theme.Current(), card.Pad()
	card.Lit(l, id, pad-theme.Scaled(8), y+1, width-2*pad+theme.Scaled(16), high-2)
	half := theme.Scaled(20)
	top := y + (high-2*half)/2
	card.Paragraph(l, pad, top, width-2*pad, half, position, title, kit.Text{Size: theme.SizeSmall(), Ink: p.Muted})
	l.Words(pad, top+half, width-2*pad, half, kit.Text{Text: text, Size: theme.SizeLabel(), Ink: p.Ink, Article: true})
	l.Spot(card.Area(id, pad-theme.Scaled(8), y+2, width-2*pad+theme.Scaled(16), high-4, nil, open))
}
