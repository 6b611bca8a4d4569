package agreement

// Without returns Krippendorff's alpha of all annotators but one, for each
// annotator who gave labels. Where it is far above that of all, this annotator
// reads differently, which a single alpha hides.
func Without(t *Table, level Level) []Result {
	var results []Result
	for a, given := range t.RatingsOf() {
		if given > 0 {
			results = append(results, t.without(a, Alpha(t.Without(a), level)))
		}
	}
	return results
}

// without says of an alpha whose labels it leaves out.
func (t *Table) without(annotator int, alpha Result) Result {
	alpha.Statistic, alpha.Annotator = KrippendorffAlphaWithout, &t.annotators[annotator]
	return alpha
}
