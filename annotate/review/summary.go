package review

import (
	"slices"

	"plumbline/annotate/agreement"
)

// Summary is every coefficient of a row, of sets also alpha of each label, with intervals.
// Of more than 30 annotators all pairs are there only if they are asked for.
func (r *Row) Summary(d Draws, allPairs bool) []agreement.Result {
	plan := d.plan(&r.Ratings)
	plan.AllPairs = allPairs
	results := r.OfPeople(agreement.Summary(r.Table, plan))
	for i := range results {
		results[i].Articles = r.articlesOf(results[i])
		results[i].Reason = r.reasons(results[i].Reason)
	}
	if r.Table.Scheme().Scale() == agreement.Set {
		for _, l := range r.Labels(d) {
			l.Alpha.Category = &l.Label
			results = append(results, l.Alpha)
		}
	}
	return results
}

// articlesOf counts the articles behind a coefficient. Its interval may stand on events,
// which are fewer where several articles cover one.
func (r *Ratings) articlesOf(x agreement.Result) int {
	if x.Articles == 0 {
		return 0
	}
	all := r.Table.Annotators()
	switch {
	case len(x.Pair) == 2:
		return r.pairedArticles(r.Table.Only(slices.Index(all, x.Pair[0]), slices.Index(all, x.Pair[1])))
	case x.Annotator != nil:
		return r.pairedArticles(r.Table.Without(slices.Index(all, *x.Annotator)))
	}
	return r.pairedArticles(r.Table)
}
