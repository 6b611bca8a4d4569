package against

import (
	"math"

	"plumbline/annotate/agreement"
)

// Accuracy is the share of units on which the model gives the label of the reference; of
// sets, all of its labels and no other.
func (l *Labels) Accuracy(r Reference) Number {
	m := measure{width: 2, low: 0, high: 1, none: noReference, value: ratio, add: func(u int, sums []float64) bool {
		if !l.both(r, u) {
			return false
		}
		if l.Model[u] == r.Label[u] {
			sums[0] = 1
		}
		sums[1] = 1
		return true
	}}
	return m.of(l.People.Units(), l.Clusters)
}

func ratio(sums []float64) (float64, bool) { return sums[0] / sums[1], sums[1] > 0 }

func (l *Labels) both(r Reference, u int) bool {
	return l.Model[u] != agreement.Missing && r.Label[u] != agreement.Missing
}

// LabelScore is how well the model finds one label.
type LabelScore struct {
	Label     string   `json:"label"`
	Precision *float64 `json:"precision"` // nil where the model never gives it
	Recall    *float64 `json:"recall"`    // nil where the reference never has it
	F1        float64  `json:"f1"`
	Given     int      `json:"given"`   // by the model
	Support   int      `json:"support"` // in the reference
}

// MacroF1 is the mean of F1 over the labels that the model or the reference gives
// (Sokolova & Lapalme 2009, Inf Process Manag 45:427-437, Table 3; labels that neither
// gives have no F1 and are left out). F1 is 2tp / (2tp + fp + fn). Of sets each label is
// there or not.
func (l *Labels) MacroF1(r Reference) (Number, []LabelScore) {
	names := l.labels()
	k := len(names)
	m := measure{width: 3 * k, low: 0, high: 1, none: noReference, value: macroF1, add: func(u int, sums []float64) bool {
		if !l.both(r, u) {
			return false
		}
		for i := range k {
			given, right := l.has(l.Model[u], i), l.has(r.Label[u], i)
			switch {
			case given && right:
				sums[3*i]++
			case given:
				sums[3*i+1]++
			case right:
				sums[3*i+2]++
			}
		}
		return true
	}}
	total := make([]float64, m.width)
	for u := range l.People.Units() {
		m.add(u, total)
	}
	var scores []LabelScore
	for i, name := range names {
		tp, fp, fn := total[3*i], total[3*i+1], total[3*i+2]
		if tp+fp+fn == 0 {
			continue
		}
		s := LabelScore{Label: name, F1: 2 * tp / (2*tp + fp + fn), Given: int(tp + fp), Support: int(tp + fn)}
		s.Precision, s.Recall = share(tp, tp+fp), share(tp, tp+fn)
		scores = append(scores, s)
	}
	return m.of(l.People.Units(), l.Clusters), scores
}

func macroF1(sums []float64) (float64, bool) {
	sum, labels := 0.0, 0.0
	for i := 0; i < len(sums); i += 3 {
		tp, wrong := math.Round(sums[i]), math.Round(sums[i+1]+sums[i+2])
		if tp+wrong > 0 {
			sum += 2 * tp / (2*tp + wrong)
			labels++
		}
	}
	return sum / labels, labels > 0
}

func share(part, all float64) *float64 {
	if all == 0 {
		return nil
	}
	s := part / all
	return &s
}

// labels are those of the scheme: of sets, their elements.
func (l *Labels) labels() []string {
	s := l.People.Scheme()
	if l.sets() {
		return s.Elements()
	}
	names := make([]string, s.Len())
	for v := range names {
		names[v] = s.Label(v)
	}
	return names
}

func (l *Labels) has(value int32, label int) bool {
	if l.sets() {
		return l.People.Scheme().Has(int(value), label)
	}
	return int(value) == label
}
