package reviewscreen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/answers"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// wordsWide is the width from which the list of other words stands beside the measures.
const wordsWide = 760

// drawEvidence draws how far annotators marked the same words, apart from agreement on
// labels, and where the same label has other words.
func (r *Screen) drawEvidence(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, d := card.Pad(), r.detail()
	y := card.Heading(l, width, lang.L("The words that answers rest on"), evidenceRemark(d))
	if d == nil || d.Words == nil {
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	}
	inner, gap := width-2*pad, theme.Scaled(28)
	if width < theme.Scaled(wordsWide) {
		y += drawMeasures(l, d.Words, pad, y, inner) + theme.Scaled(8)
		return y + r.drawApart(l, d.Words, pad, y, inner) + theme.Scaled(8)
	}
	left := min(theme.Scaled(430), inner*0.5)
	right := pad + left + gap
	high := max(drawMeasures(l, d.Words, pad, y, left), r.drawApart(l, d.Words, right, y, width-pad-right))
	return y + high + theme.Scaled(8)
}

func evidenceRemark(d *Detail) string {
	if d == nil || d.Words == nil {
		return ""
	}
	w := d.Words
	return strings.Join([]string{
		lang.N("{{.Count}} spans", w.Spans, map[string]any{"Count": w.Spans}),
		lang.N("{{.Annotators}} annotators", w.Annotators, map[string]any{"Annotators": w.Annotators}),
		lang.L("apart from agreement on labels"),
	}, " · ")
}

// spanLine is a line of the measures: what it is of, and one or two results.
type spanLine struct {
	name    string
	results []unitizing.Result
}

// drawMeasures draws the numbers and returns how high they get.
func drawMeasures(l *kit.Drawing, w *reviewing.Words, x, y, width float32) float32 {
	top := y
	whole, pairs, labels := linesOf(w)
	y += drawSpanLines(l, w, x, y, width, "", nil, whole)
	y += card.Quiet(l, x+theme.Scaled(8), y, width-theme.Scaled(8), knownOf(w)) + theme.Scaled(4)
	y += drawSpanLines(l, w, x, y, width, lang.L("Each pair"), []string{lang.L("F1 of spans"), lang.L("of characters")}, pairs)
	y += drawSpanLines(l, w, x, y, width, lang.L("Each label"), []string{"(k)u-alpha", lang.L("alpha-U 1995")}, labels)
	return y - top
}

// knownOf says what there is to know of the numbers of everything: why one is not there, and
// what gamma was made of.
func knownOf(w *reviewing.Words) string {
	var known []string
	for _, result := range w.Results {
		if len(result.Pair) == 0 && result.Category == nil && result.Value == nil {
			known = append(known, wording.Of(result.Told().Short)+": "+wording.Of(result.Reason.Text()))
		}
		if made, some := result.Made(w.Seed); some {
			known = append(known, wording.Of(made))
		}
	}
	if w.Drawing {
		known = append(known, lang.L("gamma: computing…"))
	}
	return strings.Join(known, " ")
}

// linesOf sorts the measures into those of everything, of pairs and of labels.
func linesOf(w *reviewing.Words) (whole, pairs, labels []spanLine) {
	add := func(lines []spanLine, name string, result unitizing.Result) []spanLine {
		for i := range lines {
			if lines[i].name == name {
				lines[i].results = append(lines[i].results, result)
				return lines
			}
		}
		return append(lines, spanLine{name, []unitizing.Result{result}})
	}
	for _, result := range w.Results {
		switch {
		case len(result.Pair) == 2:
			pairs = add(pairs, strings.Join(result.Pair, " × "), result)
		case result.Category != nil:
			labels = add(labels, *result.Category, result)
		default:
			whole = add(whole, wording.Of(result.Told().Short), result)
		}
	}
	return whole, pairs, labels
}

// drawSpanLines draws lines of measures under a heading, and returns how high they get.
func drawSpanLines(l *kit.Drawing, w *reviewing.Words, x, y, width float32, heading string, columns []string, lines []spanLine) float32 {
	if len(lines) == 0 {
		return 0
	}
	p, top, high := theme.Current(), y, theme.Scaled(24)
	cell := theme.Scaled(92)
	if heading == "" {
		cell = theme.Scaled(62)
	}
	muted := kit.Text{Size: card.Small(), Ink: p.Muted}
	if heading != "" {
		y += theme.Scaled(8)
		l.Words(x+theme.Scaled(8), y, width-2*cell, high, muted.With(heading))
		muted.Align = fyne.TextAlignTrailing
		for i, name := range columns {
			l.Words(x+width-cell*float32(len(columns)-i), y, cell-theme.Scaled(8), high, muted.With(name))
		}
		y += high
	}
	for _, line := range lines {
		l.Line(x, y, x+width, y, theme.Hairline, p.Line)
		id := "measure " + heading + " " + line.name
		card.Lit(l, id, x, y+1, width, high-2)
		cells := spanCells(line, heading != "")
		l.Words(
			x+theme.Scaled(8),
			y,
			width-cell*2-theme.Scaled(8),
			high,
			kit.Text{Text: line.name, Size: theme.SizeLabel(), Ink: p.Ink, Article: true},
		)
		for i, text := range cells {
			l.Words(x+width-cell*float32(len(cells)-i), y, cell-theme.Scaled(8), high, text)
		}
		l.Spot(card.Area(id, x, y+1, width, high-2, func() string { return spanTip(line, w.Seed) }, nil))
		y += high
	}
	return y - top
}

// spanCells are the numbers of a line: those of two measures, or one and from how many spans.
func spanCells(line spanLine, both bool) []kit.Text {
	p := theme.Current()
	var cells []kit.Text
	for _, result := range line.results {
		t := kit.Text{Text: "–", Size: theme.SizeLabel(), Ink: p.Muted, Align: fyne.TextAlignTrailing}
		if result.Value != nil {
			t.Text = chart.Number(*result.Value)
			if !hollow(result.Result) {
				t.Ink, t.Bold = p.Ink, true
			}
		}
		cells = append(cells, t)
	}
	if !both {
		n := lang.L("n {{.N}}", map[string]any{"N": line.results[0].N})
		cells = append(cells, kit.Text{Text: n, Size: theme.SizeSmall(), Ink: p.Muted, Align: fyne.TextAlignTrailing})
	}
	return cells
}

// spanTip says what the numbers of a line mean, and what to know of them.
func spanTip(line spanLine, seed uint64) string {
	var parts []string
	for _, result := range line.results {
		said := wording.Of(result.Told().Short) + " " + value(result.Result) + " · " + base(result.Result)
		if reason := wording.Of(result.Reason.Text()); reason != "" {
			said += " · " + reason
		}
		if made, some := result.Made(seed); some {
			said += " · " + wording.Of(made)
		}
		parts = append(parts, said+" · "+wording.Of(result.Told().Meaning))
	}
	return strings.Join(parts, " · ")
}

const wordsSpot = "words " // and the id of the paragraph, and the label

// drawApart draws how many pairs gave the same label for other words, and where.
func (r *Screen) drawApart(l *kit.Drawing, w *reviewing.Words, x, y, width float32) float32 {
	top := y
	y += card.Sentence(l, x, y, width, theme.SizeLabel(), theme.Current().Ink, wording.Of(w.Apart.Words())) + theme.Scaled(6)
	for i, o := range w.List {
		id := wordsSpot + o.Paragraph + " " + strconv.Itoa(i)
		of := answers.Listed{ID: id, Article: o.Article, Position: o.Position, Hidden: o.Hidden}
		if !o.Hidden {
			of.First = lang.L("{{.Label}}: {{.Disjoint}} of {{.Pairs}} pairs",
				map[string]any{"Label": o.Label, "Disjoint": o.Disjoint, "Pairs": o.Pairs})
			for _, by := range o.By {
				of.Second = append(of.Second, answers.Quote{Annotator: by.Annotator, Words: strings.Join(by.Quoted(), " ")})
			}
		}
		y += of.Draw(l, x, y, width, func() { r.work.OpenAnswers(o.Paragraph) })
	}
	if more := len(w.Apart.List) - len(w.List); more > 0 {
		y += card.Quiet(l, x, y, width, lang.N("and {{.Count}} more", more, map[string]any{"Count": more}))
	}
	return y - top
}
