package planning

import (
	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

// UsualAlpha is expected where no alpha is known yet.
const UsualAlpha = 0.7

// leastRatings is how many answers tell how frequent labels are.
const leastRatings = 30

// expected is a design by what a project has answered to a question so far, and the names of
// its labels. Of a set of labels it is that of the rarest, which is given or not. Labels
// that nobody has given are left out. Paragraphs is how many have any answer.
func expected(r *review.Ratings, paragraphs int, sizes []int) (d Design, labels []string, err error) {
	if r.Table.Ratings() < leastRatings {
		return d, nil, annotate.Fail(annotate.CodeInvalid, "planning.too-few", "Question", review.NameOf(r.Question, r.What),
			"Answers", r.Table.Ratings(), "Least", leastRatings)
	}
	d = Design{
		Level:      agreement.LevelNominal,
		Sizes:      sizes,
		Asked:      min(1, float64(r.Table.UnitsWith(1))/float64(paragraphs)),
		Alpha:      UsualAlpha,
		Clustering: UsualClustering,
	}
	counts, names := countsOf(r.Table)
	for i, n := range counts {
		if n > 0 {
			d.Shares = append(d.Shares, float64(n)/float64(sum(counts)))
			labels = append(labels, names[i])
		}
	}
	if r.Level == agreement.LevelOrdinal {
		d.Level = agreement.LevelOrdinal
	}
	if len(labels) < 2 {
		return d, nil, annotate.Fail(annotate.CodeInvalid, "planning.one-label", "Question", review.NameOf(r.Question, r.What))
	}
	if now := agreement.Alpha(r.Table, r.Level); now.Value != nil {
		d.Alpha = min(mostAlpha, max(leastAlpha, *now.Value))
	}
	return d, labels, nil
}

// countsOf counts how often each label was given; of sets how often the rarest element
// was not, and was.
func countsOf(t *agreement.Table) (counts []int, names []string) {
	scheme := t.Scheme()
	counts, names = make([]int, scheme.Len()), make([]string, scheme.Len())
	for value := range names {
		names[value] = scheme.Label(value)
	}
	for unit := range t.Units() {
		_, values := t.Unit(unit)
		for _, v := range values {
			counts[v]++
		}
	}
	elements := scheme.Elements()
	if len(elements) == 0 {
		return counts, names
	}
	rarest, least := -1, 0
	for e := range elements {
		given := 0
		for value, n := range counts {
			if scheme.Has(value, e) {
				given += n
			}
		}
		if given > 0 && given < t.Ratings() && (rarest < 0 || given < least) {
			rarest, least = e, given
		}
	}
	if rarest < 0 {
		return nil, nil
	}
	return []int{t.Ratings() - least, least}, []string{"not " + elements[rarest], elements[rarest]}
}

func sum(counts []int) (all int) {
	for _, n := range counts {
		all += n
	}
	return all
}
