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
	return agreement.Groups(r.Table, attributes, r.Level, d.plan(&r.Ratings))
}
