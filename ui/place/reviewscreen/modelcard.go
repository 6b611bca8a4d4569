package reviewscreen

import (
	"image/color"
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
	return lang.L(
		"Stands in for a person, by questions: yes on {{.Yes}}, no on {{.No}}, too few to say on {{.TooFew}}; epsilon {{.Epsilon}}.",
		map[string]any{"Yes": yes, "No": no, "TooFew": tooFew, "Epsilon": chart.Short(b.Epsilon)},
	)
}
