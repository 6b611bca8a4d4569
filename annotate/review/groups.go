package review

import "plumbline/annotate/agreement"

// Groups returns alpha within each group of annotators who share an attribute
// and then between every two groups, each with its interval and the number of
// articles. Of holds the attribute by annotator; those without one belong to no
// group.
func (r *Row) Groups(of map[string]string, d Draws) []agreement.Result {
	names := r.Table.Annotators()
	attributes := make([]string, len(names))
	for i, name := range names {
		attributes[i] = of[name]
	}
	results := agreement.Groups(r.Table, attributes, r.Level, d.plan(&r.Ratings))
	for i := range results {
		x := &results[i]
		if x.Articles > 0 {
			x.Articles = r.articlesOfGroups(x, attributes)
		}
		x.Reason = r.reasons(x.Reason)
	}
	return results
}

// articlesOfGroups counts the articles behind a coefficient of a group, or of two: those with a
// unit that two of the group labelled, or somebody of either.
func (r *Ratings) articlesOfGroups(x *agreement.Result, attributes []string) int {
	seen := make(map[int32]bool)
	for u := range r.Table.Units() {
		who, _ := r.Table.Unit(u)
		of, across := 0, 0
		for _, a := range who {
			switch {
			case attributes[a] == *x.Group:
				of++
			case x.Across != nil && attributes[a] == *x.Across:
				across++
			}
		}
		if of > 1 && x.Across == nil || of > 0 && across > 0 {
			seen[r.Articles[u]] = true
		}
	}
	return len(seen)
}
