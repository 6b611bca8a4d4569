package agreement

// Without returns Krippendorff's alpha of all annotators but one, for each
// annotator who gave labels. Where it is far above that of all, this annotator
// reads differently, which a single alpha hides.
func Without(t *Table, level Level) []Result {
	var results []Result
	for a, given := range t.RatingsOf() {
		if given == 0 {
			continue
		}
		r := Alpha(t.Without(a), level)
		r.Statistic = KrippendorffAlphaWithout
		r.Annotator = &t.annotators[a]
		results = append(results, r)
	}
	return results
}
