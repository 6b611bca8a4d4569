package annotate

import (
	"slices"
	"strings"
)

// chosenBy are the names by which articles can be chosen in every project.
var chosenBy = []string{ByArticle, ByDate, MetaEvent, MetaStratum, MetaBatch, MetaOutlet, MetaAuthor, MetaTitle}

// Check refuses a name that no article has a value under: of the columns that a project names
// itself, there are only those that its articles have.
func (s Selection) Check(free []string) error {
	for _, f := range s {
		if !strings.HasPrefix(f.Field, FreePrefix) || slices.Contains(free, f.Field) {
			continue
		}
		names := slices.Clone(chosenBy)
		for _, field := range free {
			names = append(names, strings.TrimPrefix(field, FreePrefix))
		}
		return Fail(CodeInvalid, "selection.column",
			"Column", strings.TrimPrefix(f.Field, FreePrefix), "Columns", strings.Join(names, ", "))
	}
	return nil
}

// CheckAmong is Check against the articles of a project.
func (s Selection) CheckAmong(all []Summary) error {
	var free []string
	for _, a := range all {
		for _, f := range a.Meta.Columns() {
			if strings.HasPrefix(f.Field, FreePrefix) {
				free = append(free, f.Field)
			}
		}
	}
	slices.Sort(free)
	return s.Check(slices.Compact(free))
}
