package review

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/against"
)

// Against is how a model stands beside people.
type Against struct {
	Model     string
	Units     annotate.UnitCount // of which it said something
	Outdated  int                // labels whose question means something else now, which do not count
	Epsilon   float64
	Questions []AgainstQuestion // in the order of the codebook
	Excluded  []annotate.Exclusion
}

// AgainstQuestion is a model beside people on one question.
type AgainstQuestion struct {
	Question Question
	Labels   int // of the model
	Events   int // that several articles cover: intervals take these together
	Absent   int // units that people answered and the model did not
	Alone    int // that it answered and no person did
	// Final says that accuracy, F1 and calibration are held against what was finally decided;
	// else against what more people gave than any other label, of which Ties are paragraphs
	// without one.
	Final       bool
	Ties        int
	Accuracy    against.Number
	MacroF1     against.Number
	ByLabel     []against.LabelScore
	Alphas      []AgainstAlpha
	Soft        against.Soft
	Calibration against.Calibration
	StandIn     against.StandIn
}

// AgainstAlpha is one table of a question: alpha of every two people, and of the model with
// each and with what was decided.
type AgainstAlpha struct {
	Question Question
	What     What
	Level    agreement.Level
	Band     Band
	With     []agreement.Result // the model with each person: Pair is the person and the model
	Median   *float64           // of With, nil where none has a value
	Final    agreement.Result   // the model with what was decided
}

// Band is where alpha of every two people lies; Pairs counts those that have one.
type Band struct {
	Low, Median, High *float64
	Pairs             int
}

// Against compares a model with people on every question that the codebook in force asks
// and the model answered. GoOn is asked before each; if it says no there is nothing.
func (m *Models) Against(model string, f Filter, d Draws, epsilon float64, goOn func() bool) *Against {
	a := m.answers
	all := &Against{
		Model: model, Outdated: m.outdated[model], Units: m.units(model), Epsilon: epsilon, Excluded: a.Excluded(),
	}
	columns := a.columns(m.chosen(f, model))
	questions := slices.Clone(a.questions.list)
	slices.SortFunc(questions, inOrder)
	order := a.inOrder()
	for _, q := range questions {
		if !goOn() {
			return nil
		}
		if !q.InForce {
			continue
		}
		w := a.whole(q, columns, order)
		if c := m.compare(w, model, d, epsilon); c != nil {
			all.Questions = append(all.Questions, *c)
		}
	}
	return all
}

// compare compares the model with people on one question; nil where it said nothing to it.
func (m *Models) compare(w *whole, model string, d Draws, epsilon float64) *AgainstQuestion {
	l, people, labels := m.labelsOf(w, model)
	if d.Paragraphs {
		for u := range l.Clusters {
			l.Clusters[u] = int32(u)
		}
	}
	if labels == 0 {
		return nil
	}
	c := &AgainstQuestion{Question: w.q.Question, Labels: labels}
	for u := range l.Model {
		_, values := l.People.Unit(u)
		switch {
		case l.Model[u] == agreement.Missing && len(values) > 0:
			c.Absent++
		case l.Model[u] != agreement.Missing && len(values) == 0:
			c.Alone++
		}
	}
	r := l.Reference()
	c.Final, c.Ties = r.Final, r.Ties
	c.Accuracy = l.Accuracy(r)
	c.MacroF1, c.ByLabel = l.MacroF1(r)
	c.Soft, c.Calibration = l.Soft(), l.Calibration(r)
	c.StandIn = l.StandIn(epsilon, people)
	for _, r := range w.ratings() {
		c.Events = max(c.Events, r.Events)
		c.Alphas = append(c.Alphas, m.alphas(&r, model, d))
	}
	return c
}

// labelsOf parts the table of a question into people, the model and what was decided. People
// are the places in the table of those who are persons.
func (m *Models) labelsOf(w *whole, model string) (l *against.Labels, people []int, labels int) {
	names := w.table.Annotators()
	ofModel, ofFinal := columnOf(names, model), columnOf(names, finalColumn)
	var rest []int
	for i, name := range names {
		if i != ofModel && i != ofFinal {
			if !m.answers.seated(name) {
				people = append(people, len(rest))
			}
			rest = append(rest, i)
		}
	}
	n := w.table.Units()
	l = &against.Labels{
		People: w.table.Only(
			rest...),
		Model:         slices.Repeat([]int32{agreement.Missing}, n),
		Final:         slices.Repeat([]int32{agreement.Missing}, n),
		Probabilities: make([][]float64, n),
		Clusters:      slices.Clone(w.of(Everything, w.q.level, w.table).Clusters),
		Distance:      w.distance,
	}
	for u := range n {
		who, values := w.table.Unit(u)
		for i, at := range who {
			switch int(at) {
			case ofModel:
				l.Model[u] = values[i]
				labels++
			case ofFinal:
				l.Final[u] = values[i]
			}
		}
	}
	m.weigh(w, model, l)
	return l, people, labels
}

// weigh finds the probabilities that the model gives the labels of a question.
func (m *Models) weigh(w *whole, model string, l *against.Labels) {
	a := m.answers
	unitOf := make(map[int32]int, len(w.units))
	for u, p := range w.units {
		unitOf[p] = u
	}
	for _, c := range w.q.cells {
		s := &a.sheets[c.sheet]
		if u, there := unitOf[s.paragraph]; there && a.annotators.list[s.annotator] == model {
			at, _ := a.questionOf(a.book, annotate.Slot{Field: w.q.Field, Target: w.q.Target})
			l.Probabilities[u] = m.chances[chanceKey{c.sheet, at}]
		}
	}
}

// alphas are those of every two people, and of the model with each, on one table.
func (m *Models) alphas(r *Ratings, model string, d Draws) AgainstAlpha {
	names := r.Table.Annotators()
	of := AgainstAlpha{Question: r.Question, What: r.What, Level: r.Level}
	alpha := func(first, second int) agreement.Result {
		part := r.Table.Only(first, second)
		result := r.bounded(agreement.Alpha(part, r.Level), part, d)
		result.Pair = []string{names[first], names[second]}
		return result
	}
	ofModel, ofFinal := columnOf(names, model), columnOf(names, finalColumn)
	var people []int
	for i, name := range names {
		if i != ofModel && i != ofFinal && !m.answers.seated(name) {
			people = append(people, i)
		}
	}
	var between, with []float64
	for i, first := range people {
		for _, second := range people[:i] {
			if v := agreement.Alpha(r.Table.Only(second, first), r.Level).Value; v != nil {
				between = append(between, *v)
			}
		}
	}
	of.Band = bandOf(between)
	for _, p := range people {
		if result := alpha(p, ofModel); result.N > 0 || result.Value != nil {
			of.With = append(of.With, result)
			if result.Value != nil {
				with = append(with, *result.Value)
			}
		}
	}
	of.Median = bandOf(with).Median
	if ofFinal != agreement.Missing {
		of.Final = alpha(ofModel, ofFinal)
		of.Final.Pair = []string{model, "final"}
	} else {
		of.Final = r.worded(agreement.Alpha(r.Table.Only(ofModel), r.Level))
	}
	return of
}

func bandOf(values []float64) (b Band) {
	b.Pairs = len(values)
	if b.Pairs == 0 {
		return b
	}
	slices.Sort(values)
	low, high := values[0], values[len(values)-1]
	median := (values[(len(values)-1)/2] + values[len(values)/2]) / 2
	b.Low, b.Median, b.High = &low, &median, &high
	return b
}

// BesideBand is where the model lies beside the band of people: -1 below it, 0 within, 1 above.
// Ok is false where either has no value.
func (a *AgainstAlpha) BesideBand() (side int, ok bool) {
	if a.Median == nil || a.Band.Low == nil {
		return 0, false
	}
	switch v := *a.Median; {
	case v < *a.Band.Low:
		return -1, true
	case v > *a.Band.High:
		return 1, true
	}
	return 0, true
}

// Verdict says of how many questions the model stands in for a person, does not, and too
// little is known.
func (a *Against) Verdict() (yes, no, tooFew int) {
	for i := range a.Questions {
		switch a.Questions[i].StandIn.Verdict {
		case against.StandsIn:
			yes++
		case against.No:
			no++
		case against.TooFew:
			tooFew++
		}
	}
	return yes, no, tooFew
}
