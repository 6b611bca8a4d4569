package adjudicatescreen

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// showBoard lays the causes by rule and label over the paragraph until F3 is
// pressed again.
func (a *Screen) showBoard() {
	if !a.boardOpen {
		a.board.Hide()
		return
	}
	a.board.Objects = []fyne.CanvasObject{newBoardCard(a.session.Docket().Board())}
	a.board.Show()
	a.board.Refresh()
}

// newBoardCard counts causes: a line for each rule, under it one for each label
// that was part of a disagreement.
func newBoardCard(b adjudicate.Board) fyne.CanvasObject {
	pane := kit.NewPane(func(l *kit.Drawing, width, _ float32) float32 { return drawBoard(l, b, width) })
	return container.NewPadded(container.NewPadded(kit.Scrolled(pane, 0)))
}

func drawBoard(l *kit.Drawing, b adjudicate.Board, width float32) float32 {
	p := theme.Current()
	text := func(words string, x, y, w, size float32, bold bool, ink color.NRGBA, lines int) float32 {
		return l.Paragraph(x, y, w, kit.Text{Text: words, Size: size, Bold: bold, Leading: 1.35, Ink: ink, Lines: lines})
	}
	pad := theme.Scaled(18)
	l.Frame(0, 0, width, 0, theme.Radius, p.Surface, p.Control, theme.Hairline)
	y := text(
		lang.L("Which rule to mend")+"  ·  "+lang.L("F3 closes"),
		pad,
		pad,
		width-2*pad,
		theme.SizeBody(),
		true,
		p.Ink,
		1,
	) + theme.Scaled(
		8,
	)
	names := (width - 2*pad) * 0.36
	each := (width - 2*pad - names) / float32(len(annotate.Causes()))
	row := func(name string, size float32, bold bool, causes map[annotate.Cause]int) {
		end := text(name, pad, y, names-theme.Scaled(8), size, bold, p.Ink, 1)
		for i, cause := range annotate.Causes() {
			count, ink := fmt.Sprint(causes[cause]), p.Ink
			if causes[cause] == 0 {
				count, ink = "·", p.Muted
			}
			text(count, pad+names+float32(i)*each, y, each, size, bold, ink, 1)
		}
		y = end + theme.Scaled(4)
	}
	if len(b.Rules) == 0 {
		y = text(
			lang.L("No cause was given yet. F5 to F8 say what divided the annotators."),
			pad,
			y,
			width-2*pad,
			theme.SizeLabel(),
			false,
			p.Muted,
			3,
		)
	} else {
		for i, cause := range annotate.Causes() {
			text(causeName(cause), pad+names+float32(i)*each, y, each-theme.Scaled(4), theme.SizeSmall(), false, p.Muted, 2)
		}
		y += theme.SizeSmall()*1.35*2 + theme.Scaled(4)
	}
	for _, rule := range b.Rules {
		y += theme.Scaled(6)
		row(rule.Field.Label, theme.SizeLabel(), true, rule.Causes)
		for _, label := range rule.Labels {
			row(strings.TrimRight("    "+label.Option.Shown+" "+label.Option.Name(), " "), theme.SizeLabel(), false, label.Causes)
		}
	}
	y += pad
	l.Marks[0].Size.Height = y
	return y
}
