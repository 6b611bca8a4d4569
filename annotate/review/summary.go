package review

import "plumbline/annotate/agreement"

// Summary is every coefficient of a row, of sets also alpha of each label, with intervals.
// Of more than 30 annotators all pairs are there only if they are asked for.
func (r *Row) Summary(d Draws, allPairs bool) []agreement.Result {
	plan := d.plan(&r.Ratings)
	plan.AllPairs = allPairs
	results := r.OfPeople(agreement.Summary(r.Table, plan))
	for i := range results {
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
