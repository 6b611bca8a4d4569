package reviewscreen

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/agreement/against"
	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// drawModels draws how a model stands beside people, a line for each table of a question.
func (r *Screen) drawModels(l *kit.Drawing, width, height float32) float32 {
	b := r.view.Beside
	if b == nil {
		return 0
	}
	card.Surface(l, 0, 0, width, height)
	pad, p := card.Pad(), theme.Current()
	y := card.Heading(l, width, lang.L("A model beside people"), "", r.modelActions(b)...)
	switch {
	case b.Err != nil:
		return y + card.Quiet(l, pad, y, width-2*pad, wording.Error(b.Err)) + pad
	case b.Against == nil:
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	case len(b.Against.Questions) == 0:
		return y + card.Quiet(l, pad, y, width-2*pad, lang.L("The model answered no question that is asked now.")) + pad
	}
	s := modelSlots(width, lowestBeside(b.Against))
	head := theme.Scaled(18)
	s.axis.DrawScale(l, y, head)
	small := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted, Align: fyne.TextAlignTrailing}
	l.Words(s.accuracy, y, s.accuracyWidth, head, small.With(lang.L("accuracy")))
	l.Words(s.verdict, y, s.verdictWidth, head, small.With(lang.L("stands in")))
	y += head + theme.Scaled(2)
	for i := range b.Against.Questions {
		q := &b.Against.Questions[i]
		for at := range q.Alphas {
			l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
			y += theme.Scaled(1)
			r.drawModelRow(l, q, at, s, y)
			y += s.height + theme.Scaled(1)
		}
	}
	y += theme.Scaled(8)
	y += card.Sentence(l, pad, y, width-2*pad, theme.SizeLabel(), p.Ink, verdictLine(b)) + theme.Scaled(6)
	if words, some := b.Against.Words(); some {
		y += card.Quiet(l, pad, y, width-2*pad, wording.Of(words)) + theme.Scaled(6)
	}
	y += card.Quiet(l, pad, y, width-2*pad, lang.L(
		"Grey bar: alpha of every two people, from the lowest pair to the highest. Diamond: the model with people, the middle of its pairs. Stands in: by the alternative annotator test, which asks of each person whether the model is as near to the others; epsilon is what a person's time costs more.",
	))
	return y + pad
}

// modelActions turn to the next model, and to the next epsilon.
func (r *Screen) modelActions(b *reviewing.Beside) []card.Action {
	epsilon := map[string]any{"Epsilon": chart.Short(b.Epsilon)}
	actions := []card.Action{{
		ID: "model epsilon", Label: lang.L("Epsilon {{.Epsilon}}", epsilon), Do: r.work.NextEpsilon,
		Tip: lang.L("0.1 for crowd workers, 0.15 for trained annotators, 0.2 for experts; press for the next"),
	}}
	name := card.Action{ID: "model", Label: modelName(b.Chosen), Tip: lang.L("The only model whose labels are here"), Do: r.work.NextModel}
	if len(b.Names) > 1 {
		name.Tip = lang.L("One of {{.Models}} models; press for the next", map[string]any{"Models": len(b.Names)})
	}
	actions = append([]card.Action{name}, actions...)
	if !b.Fixed {
		actions = append(actions, card.Action{
			ID: "model out", Label: lang.L("Take out…"), Do: func() { r.askRemoveModel(b.Chosen) },
			Tip: lang.L("Take the labels of this model out of the project; those of people stay"),
		})
	}
	return actions
}

// askRemoveModel asks whether a model is to be taken out.
func (r *Screen) askRemoveModel(model string) {
	modal.Confirm(
		r.host.Window(),
		lang.L("Take {{.Model}} out?", map[string]any{"Model": modelName(model)}),
		lang.L(
			"All its labels and probabilities leave the project. What people answered stays, and what was frozen keeps the model. The same table brings it in again.",
		),
		lang.L("Take out"),
		func() {
			r.work.RemoveModel(func(taken int) {
				r.host.Notice(
					lang.N("{{.Count}} labels of {{.Model}} taken out", taken, map[string]any{"Count": taken, "Model": modelName(model)}),
				)
			})
		},
	)
}

func modelName(id string) string { return strings.TrimPrefix(id, annotate.ModelPrefix) }

// modelPlaces are the places of the parts of a line.
type modelPlaces struct {
	name, nameWidth         float32
	axis                    chart.Axis
	accuracy, accuracyWidth float32
	verdict, verdictWidth   float32
	height, width           float32
}

func modelSlots(width float32, low float64) modelPlaces {
	pad := card.Pad()
	in := width - 2*pad
	s := modelPlaces{
		name:          pad + theme.Scaled(8),
		height:        theme.Scaled(36),
		width:         width,
		verdictWidth:  theme.Scaled(62),
		accuracyWidth: theme.Scaled(58),
	}
	s.nameWidth = max(theme.Scaled(140), in*0.36)
	s.verdict = width - pad - theme.Scaled(8) - s.verdictWidth
	s.accuracy = s.verdict - s.accuracyWidth - theme.Scaled(6)
	x := s.name + s.nameWidth + theme.Scaled(10)
	s.axis = chart.Axis{Low: low, High: 1, X: x, Width: s.accuracy - x - theme.Scaled(8)}
	return s
}

// lowestBeside is where the common axis begins.
func lowestBeside(all *review.Against) float64 {
	low := 0.0
	for i := range all.Questions {
		for _, a := range all.Questions[i].Alphas {
			for _, v := range []*float64{a.Band.Low, a.Median} {
				if v != nil {
					low = min(low, *v)
				}
			}
		}
	}
	return chart.Lowest(low)
}

// drawModelRow draws one table of a question; what is of the question as a whole stands in
// the first of them.
func (r *Screen) drawModelRow(l *kit.Drawing, q *review.AgainstQuestion, at int, s modelPlaces, y float32) {
	p, a, pad := theme.Current(), &q.Alphas[at], card.Pad()-theme.Scaled(4)
	row := reviewing.IDOf(a.Question, a.What)
	id := "model " + string(row)
	if row == r.selected {
		l.Box(pad, y, s.width-2*pad, s.height, theme.Radius-2, p.AccentSoft)
	} else {
		card.Lit(l, id, pad, y, s.width-2*pad, s.height)
	}
	name, part := nameAndPart(a)
	upper, top := s.height, y
	if part != "" {
		upper, top = theme.Scaled(20), y+theme.Scaled(1)
		l.Words(
			s.name,
			top+upper-theme.Scaled(2),
			s.nameWidth,
			theme.Scaled(16),
			kit.Text{Text: part, Size: theme.SizeSmall(), Ink: p.Muted},
		)
	}
	l.Words(s.name, top, s.nameWidth, upper, kit.Text{Text: name, Size: chart.Fitting(name, theme.SizeLabel(), s.nameWidth), Ink: p.Ink})
	chart.Band{Low: a.Band.Low, High: a.Band.High, Value: a.Median, Ink: p.Accent}.Draw(l, s.axis, y+s.height/2)
	if at == 0 {
		number := kit.Text{Text: "–", Size: theme.SizeLabel(), Ink: p.Muted, Align: fyne.TextAlignTrailing}
		if v := q.Accuracy.Value; v != nil {
			number.Text, number.Ink = chart.Number(*v), p.Ink
		}
		l.Words(s.accuracy, y, s.accuracyWidth, s.height, number)
		number.Text, number.Ink = verdictWord(q.StandIn.Verdict)
		number.Bold = q.StandIn.Verdict != against.TooFew
		l.Words(s.verdict, y, s.verdictWidth, s.height, number)
	}
	spot := card.Area(id, pad, y, s.width-2*pad, s.height, func() string { return modelTip(q, a) }, func() { r.openRow(row) })
	spot.OnFocus = func() { r.choose(row) }
	l.Spot(spot)
}

// nameAndPart are the name of a question, and which answers to it a table holds.
func nameAndPart(a *review.AgainstAlpha) (name, part string) {
	name = nameOf(a.Question, review.Everything)
	return name, strings.TrimLeft(strings.TrimPrefix(nameOf(a.Question, a.What), name), " ,:")
}

func verdictWord(v against.Verdict) (string, color.NRGBA) {
	p := theme.Current()
	switch v {
	case against.StandsIn:
		return lang.L("yes"), p.Saved
	case against.No:
		return lang.L("no"), p.Danger
	}
	return lang.L("too few"), p.Muted
}

// modelTip tells everything that a line has no room for.
func modelTip(q *review.AgainstQuestion, a *review.AgainstAlpha) string {
	parts := []string{nameOf(a.Question, a.What), bandTold(a), wording.Of(q.VerdictWords())}
	return strings.Join(parts, " · ")
}

func bandTold(a *review.AgainstAlpha) string {
	if a.Band.Low == nil || a.Median == nil {
		return wording.Of(a.BandWords())
	}
	return lang.L(
		"people with each other {{.Low}} to {{.High}} ({{.Pairs}} pairs), the model with them {{.Median}}: {{.Place}}",
		map[string]any{
			"Low": chart.Number(*a.Band.Low), "High": chart.Number(*a.Band.High), "Pairs": a.Band.Pairs,
			"Median": chart.Number(*a.Median), "Place": wording.Of(a.BandWords()),
		},
	)
}

// verdictLine says on how many questions the model stands in for a person.
func verdictLine(b *reviewing.Beside) string {
	yes, no, tooFew := b.Against.Verdict()
	return lang.L("Stands in for a person: yes on {{.Yes}} questions, no on {{.No}}, too few to say on {{.TooFew}}; epsilon {{.Epsilon}}.",
		map[string]any{"Yes": yes, "No": no, "TooFew": tooFew, "Epsilon": chart.Short(b.Epsilon)})
}

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

// drawModelNumbers draws the numbers with their n, in as many columns as there is room for.
func (r *Screen) drawModelNumbers(l *kit.Drawing, q *review.AgainstQuestion, a *review.AgainstAlpha, width, y float32) float32 {
	p, pad := theme.Current(), card.Pad()
	type cell struct{ name, value, under string }
	of := func(name string, n against.Number) cell {
		if n.Value == nil {
			return cell{name, "–", wording.Of(n.Reason.Text())}
		}
		under := lang.L("n {{.N}}", map[string]any{"N": n.N})
		if n.CI95 != nil {
			under = chart.Number(n.CI95[0]) + " – " + chart.Number(n.CI95[1]) + " · " + under
		}
		return cell{name, chart.Number(*n.Value), under}
	}
	final := cell{lang.L("alpha with final"), "–", wording.Of(a.Final.Reason.Text())}
	if a.Final.Value != nil {
		final.value, final.under = value(a.Final), lang.L("n {{.N}}", map[string]any{"N": a.Final.N})
		if b := bounds(a.Final); b != "" {
			final.under = b + " · " + final.under
		}
	}
	cells := []cell{
		of(lang.L("accuracy"), q.Accuracy), of(lang.L("macro F1"), q.MacroF1), final,
		of(lang.L("cross entropy"), q.Soft.CrossEntropy), of(lang.L("least possible"), q.Soft.Least),
		of(lang.L("distance to votes"), q.Soft.Distance), of(lang.L("calibration error"), q.Calibration.Error),
	}
	columns := max(2, int((width-2*pad)/theme.Scaled(150)))
	wide, high := (width-2*pad)/float32(columns), theme.Scaled(56)
	for i, c := range cells {
		x, top := pad+wide*float32(i%columns), y+high*float32(i/columns)
		l.Words(x, top, wide-theme.Scaled(8), theme.Scaled(16), kit.Text{Text: c.name, Size: theme.SizeSmall(), Ink: p.Muted})
		l.Words(
			x,
			top+theme.Scaled(15),
			wide-theme.Scaled(8),
			theme.Scaled(20),
			kit.Text{Text: c.value, Size: theme.SizeReading(), Ink: p.Ink, Bold: true},
		)
		l.Words(
			x,
			top+theme.Scaled(35),
			wide-theme.Scaled(8),
			theme.Scaled(16),
			kit.Text{Text: c.under, Size: theme.SizeSmall(), Ink: p.Muted},
		)
		if c.value == "–" {
			l.Spot(
				card.Area(
					"model number "+strconv.Itoa(i),
					x,
					top,
					wide-theme.Scaled(8),
					high-theme.Scaled(4),
					func() string { return c.name + " · " + c.under },
					nil,
				),
			)
		}
	}
	return y + high*float32((len(cells)+columns-1)/columns) + theme.Scaled(4)
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
