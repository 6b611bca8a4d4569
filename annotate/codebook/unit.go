package codebook

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// What a field can be asked about, as the file says it.
const (
	unitParagraph = "paragraph"
	unitArticle   = "article"
)

// AsksAboutArticles reports whether any question is about an article as a whole.
func (c *Codebook) AsksAboutArticles() bool {
	return slices.ContainsFunc(c.Fields, func(f Field) bool { return f.Article })
}

// AsksOfItsOwn reports whether any question about articles stands in its file.
func (c *Codebook) AsksOfItsOwn() bool {
	return slices.ContainsFunc(c.Fields, func(f Field) bool { return f.Article && !f.Own })
}

// Concerns reports whether a field is asked about an article as a whole, or else about
// its paragraphs. Notes and doubts go with whatever is asked.
func (f *Field) Concerns(article bool) bool {
	if f.Article || !article {
		return f.Article == article
	}
	return f.IsAside() && !f.scale().Marked
}

// unit is what the field is asked about, as the file says it.
func (f *Field) unit() string {
	if f.Article {
		return unitArticle
	}
	return unitParagraph
}

func (a *Asked) concerns(f *Field) bool { return f.Concerns(a.facts.Article) }

// unit reads what a field is asked about.
func (r *reader) unit(n *yaml.Node) (article bool) {
	return r.oneOf(n, "unit", unitParagraph, unitArticle) == unitArticle
}

// checkUnit looks at what goes with a question about articles: it has no words of its
// own to be read, marked or guessed from, and hangs on no paragraph's answers.
func (r *reader) checkUnit(book *Codebook, f *Field, lines map[string]int) {
	if !f.Article {
		return
	}
	for _, attribute := range []string{"prefill", "options_from", "attaches_to", "evidence", "required_share"} {
		if lines[attribute] > 0 {
			r.problems.add(lines[attribute], "codebook.unit-attribute", "Field", f.name(), "Attribute", attribute)
		}
	}
	if f.scale().Marked {
		r.problems.add(lines["unit"], "codebook.unit-marked", "Field", f.name())
	}
	if looksAtText(f.ShowIf) {
		r.problems.add(lines["show_if"], "codebook.unit-text", "Field", f.name())
	}
	for i := range book.Fields {
		if by := &book.Fields[i]; slices.Contains(by.AttachesTo, f.Key) {
			r.problems.add(r.lines[i]["attaches_to"], "codebook.unit-attached", "Field", by.name(), "Named", f.name())
		}
	}
}

// checkUnitOfUse looks whether a condition asks a question about the same as the field
// that it belongs to.
func (r *reader) checkUnitOfUse(by, asked *Field, line int) {
	if by.Article != asked.Article {
		r.problems.add(line, "codebook.unit-condition", "Field", by.name(), "Named", asked.name())
	}
}

// looksAtText reports whether a condition asks what a paragraph's words are.
func looksAtText(c Condition) bool {
	switch c := c.(type) {
	case TextHas:
		return true
	case AnyOf:
		return slices.ContainsFunc(c, looksAtText)
	case AllOf:
		return slices.ContainsFunc(c, looksAtText)
	}
	return false
}
