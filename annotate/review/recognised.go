package review

import (
	"maps"
	"slices"

	"plumbline/annotate"
)

// Recognise says how far annotators recognised the outlets of articles, by the keys of
// their answers (annotate.FieldRecognised).
func (a *Answers) Recognise(all map[annotate.Key]string) { a.recognised = maps.Clone(all) }

// Recognised lists how far outlets were recognised by anybody, in the order in which it is
// asked.
func (a *Answers) Recognised() []string {
	given := slices.Collect(maps.Values(a.recognised))
	return slices.DeleteFunc(annotate.Recognised(), func(option string) bool { return !slices.Contains(given, option) })
}

// recognisedAs reports whether the annotator of a sheet recognised the outlet of its article
// in one of some ways; of none, any is right. In a later round it is as in the first.
func (a *Answers) recognisedAs(ways []string, s sheet) bool {
	if len(ways) == 0 {
		return true
	}
	article := a.articles.list[a.paragraphs.list[s.paragraph].article].ID
	key := annotate.OutletKey(article, a.annotators.list[s.annotator])
	return slices.Contains(ways, a.recognised[key])
}
