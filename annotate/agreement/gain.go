package agreement

import "slices"

// Gain draws how much higher Krippendorff's alpha is without one annotator.
// Alpha with and without come from the same draw, because the labels of the
// others are in both. Only where the interval excludes 0 does the annotator
// stand in the way of agreement.
func Gain(t *Table, annotator int, level Level, plan Plan) Drawn {
	alpha := Coefficient{KrippendorffAlpha, level}
	with, without := t.tally(alpha), t.tally(alpha)
	if with == nil {
		return Drawn{}
	}
	by := &differenceTally{first: with, second: without, who: true, split: func(unit *pattern) (all, others *pattern) {
		return unit, unit.without(int32(annotator))
	}}
	if plan.Articles != nil {
		return articleFrame(t, plan.Articles, by, nil).bootstrap(by, plan)
	}
	return unitFrame(t.patterns(true), by).bootstrap(by, plan)
}

// without leaves one annotator out of a unit.
func (p *pattern) without(annotator int32) *pattern {
	at := slices.Index(p.who, annotator)
	if at < 0 {
		return p
	}
	others := *p
	others.who = slices.Delete(slices.Clone(p.who), at, at+1)
	others.values = slices.Delete(slices.Clone(p.values), at, at+1)
	return &others
}
