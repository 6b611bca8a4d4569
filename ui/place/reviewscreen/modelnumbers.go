package reviewscreen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement/against"
	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// besideOn is the model beside people on the question of the selected row.
func (r *Screen) besideOn() (*review.AgainstQuestion, *review.AgainstAlpha) {
	if r.view.Beside == nil || r.view.Beside.Against == nil {
		return nil, nil
	}
	for i := range r.view.Beside.Against.Questions {
		q := &r.view.Beside.Against.Questions[i]
		for at := range q.Alphas {
			if reviewing.IDOf(q.Alphas[at].Question, q.Alphas[at].What) == r.selected {
				return q, &q.Alphas[at]
			}
		}
	}
	return nil, nil
}

// compared reports whether the model answered the question of the selected row.
func (r *Screen) compared() bool {
	q, _ := r.besideOn()
	return q != nil
}

// drawModel draws everything about the model on the selected question.
func (r *Screen) drawModel(l *kit.Drawing, width, height float32) float32 {
	q, a := r.besideOn()
	if q == nil {
		return 0
	}
	card.Surface(l, 0, 0, width, height)
	pad, p := card.Pad(), theme.Current()
	y := card.Heading(l, width, lang.L("The model on this question"), modelName(r.view.Beside.Chosen))
	y += card.Sentence(l, pad, y, width-2*pad, theme.SizeLabel(), p.Ink, wording.Of(q.VerdictWords())) + theme.Scaled(4)
	quiet := []string{wording.Of(q.ReferenceWords())}
	if words, some := q.AbsentWords(); some {
		quiet = append(quiet, wording.Of(words))
	}
	if words, some := q.RaisedWords(); some {
		quiet = append(quiet, wording.Of(words))
	}
	y += card.Quiet(l, pad, y, width-2*pad, strings.Join(quiet, " ")) + theme.Scaled(8)
	y = r.drawModelNumbers(l, q, a, width, y)
	if width >= theme.Scaled(twoWide) {
		gap := theme.Scaled(20)
		half := (width - 2*pad - gap) / 2
		left := drawTested(l, q, a, pad, y, half)
		right := drawBins(l, q, pad+half+gap, y, half)
		return max(left, right) + pad
	}
	y = drawTested(l, q, a, pad, y, width-2*pad) + theme.Scaled(8)
	return drawBins(l, q, pad, y, width-2*pad) + pad
}

// modelNumber is a number about the model, and what stands below it: where it has no value,
// why.
type modelNumber struct{ name, value, under string }

func modelNumberOf(name string, n against.Number) modelNumber {
	if n.Value == nil {
		return modelNumber{name: name, under: wording.Of(n.Reason.Text())}
	}
	under := lang.L("n {{.N}}", map[string]any{"N": n.N})
	if n.CI95 != nil {
		under = chart.Number(n.CI95[0]) + " – " + chart.Number(n.CI95[1]) + " · " + under
	}
	return modelNumber{name, chart.Number(*n.Value), under}
}

// modelNumbersOf are the numbers about the model on a question.
func modelNumbersOf(q *review.AgainstQuestion, a *review.AgainstAlpha) []modelNumber {
	final := modelNumber{name: lang.L("alpha with final"), under: wording.Of(a.Final.Reason.Text())}
	if a.Final.Value != nil {
		final.value, final.under = value(a.Final), lang.L("n {{.N}}", map[string]any{"N": a.Final.N})
		if b := bounds(a.Final); b != "" {
			final.under = b + " · " + final.under
		}
	}
	return []modelNumber{
		modelNumberOf(lang.L("accuracy"), q.Accuracy), modelNumberOf(lang.L("macro F1"), q.MacroF1), final,
		modelNumberOf(lang.L("cross entropy"), q.Soft.CrossEntropy), modelNumberOf(lang.L("least possible"), q.Soft.Least),
		modelNumberOf(lang.L("distance to votes"), q.Soft.Distance), modelNumberOf(lang.L("calibration error"), q.Calibration.Error),
	}
}

// drawModelNumbers draws the numbers with their n, in as many columns as there is room for,
// and below them in a line each why others have no value.
func (r *Screen) drawModelNumbers(l *kit.Drawing, q *review.AgainstQuestion, a *review.AgainstAlpha, width, y float32) float32 {
	p, pad := theme.Current(), card.Pad()
	columns := max(2, int((width-2*pad)/theme.Scaled(150)))
	wide, high := (width-2*pad)/float32(columns), theme.Scaled(56)
	drawn, reasons, without := 0, []string(nil), make(map[string][]string)
	for _, c := range modelNumbersOf(q, a) {
		if c.value == "" {
			if without[c.under] == nil {
				reasons = append(reasons, c.under)
			}
			without[c.under] = append(without[c.under], c.name)
			continue
		}
		x, top, in := pad+wide*float32(drawn%columns), y+high*float32(drawn/columns), wide-theme.Scaled(8)
		small := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}
		l.Words(x, top, in, theme.Scaled(16), small.With(c.name))
		l.Words(x, top+theme.Scaled(15), in, theme.Scaled(20), kit.Text{Text: c.value, Size: theme.SizeReading(), Ink: p.Ink, Bold: true})
		l.Words(x, top+theme.Scaled(35), in, theme.Scaled(16), small.With(c.under))
		drawn++
	}
	y += high*float32((drawn+columns-1)/columns) + theme.Scaled(4)
	for _, why := range reasons {
		y += card.Quiet(l, pad, y, width-2*pad, strings.Join(without[why], ", ")+": "+why) + theme.Scaled(4)
	}
	if reasons != nil {
		y += theme.Scaled(4)
	}
	return y
}

// drawTested draws alpha of the model with each person, and how the test of each went.
func drawTested(l *kit.Drawing, q *review.AgainstQuestion, a *review.AgainstAlpha, x, y, width float32) float32 {
	p, high := theme.Current(), theme.Scaled(22)
	widths := []float32{width * 0.19, width * 0.15, width * 0.25, width * 0.25, width * 0.16}
	put := func(cells ...kit.Text) {
		at := x
		for i, c := range cells {
			if i > 0 {
				c.Align = fyne.TextAlignTrailing
			}
			l.Words(at, y, widths[i]-theme.Scaled(4), high, c)
			at += widths[i]
		}
		y += high
	}
	head, ink := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}, kit.Text{Size: theme.SizeLabel(), Ink: p.Ink}
	put(
		head.With(lang.L("person")),
		head.With(lang.L("alpha")),
		head.With(lang.L("model ahead")),
		head.With(lang.L("person ahead")),
		head.With(lang.L("p")),
	)
	for _, with := range a.With {
		l.Line(x, y, x+width, y, theme.Hairline, p.Line)
		name := ink.With(with.Pair[0])
		name.Article = true
		cells := []kit.Text{name, ink.With(value(with)), ink.With("–"), ink.With("–"), head.With("–")}
		for _, t := range q.StandIn.People {
			if t.Annotator == with.Pair[0] {
				cells[2], cells[3], cells[4] = ink.With(
					chart.Number(t.Model),
				), ink.With(
					chart.Number(t.Person),
				), ink.With(
					strconv.FormatFloat(t.P, 'f', 4, 64),
				)
				cells[4].Bold = t.Won
			}
		}
		put(cells...)
	}
	return y + card.Quiet(l, x, y+theme.Scaled(4), width, lang.L("Bold: the model beats this person.")) + theme.Scaled(4)
}

// drawBins draws how often the model is right beside how sure it is.
func drawBins(l *kit.Drawing, q *review.AgainstQuestion, x, y, width float32) float32 {
	p, high := theme.Current(), theme.Scaled(20)
	if q.Calibration.Error.Value == nil {
		return y
	}
	label, count := theme.Scaled(70), theme.Scaled(40)
	head := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}
	l.Words(x, y, label, high, head.With(lang.L("as sure as")))
	l.Words(x+label, y, width-label-count, high, head.With(lang.L("right (bar), sure (line)")))
	n := head.With(lang.L("n"))
	n.Align = fyne.TextAlignTrailing
	l.Words(x+width-count, y, count, high, n)
	y += high
	for _, b := range q.Calibration.Bins {
		if b.N == 0 {
			continue
		}
		l.Words(x, y, label, high, head.With(chart.Short(b.From)+" – "+chart.Short(b.To)))
		wide := width - label - count - theme.Scaled(8)
		l.Bar(x+label, y+high/2-theme.Scaled(4), wide, theme.Scaled(8), float32(*b.Accuracy), theme.Mix(p.Surface, p.Ink, 0.075), p.Accent)
		at := x + label + wide*float32(*b.Confidence)
		l.Line(at, y+theme.Scaled(2), at, y+high-theme.Scaled(2), theme.Scaled(2), p.Ink)
		n.Text = strconv.Itoa(b.N)
		l.Words(x+width-count, y, count, high, n)
		y += high
	}
	return y
}
