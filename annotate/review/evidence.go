package review

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/codebook"
)

// Evidence is what annotators marked as the words that decided their answers to a
// question: a text is a paragraph, of a question per target a paragraph and a target.
type Evidence struct {
	Field string
	*unitizing.Unitizations
}

// EvidenceFilter chooses what is compared. Nil lists mean everything.
type EvidenceFilter struct {
	Field, Target string
	Articles      []string
	Excluded      []annotate.Exclusion
}

// EvidenceSource is what passages are read from: see Source.
type EvidenceSource interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error
}

// ReadEvidence collects the passages of every question for which anybody marked one, of
// submitted paragraphs in the first round. Who submitted a paragraph without marking
// anything counts as having found nothing; what was marked after others' answers were
// shown is left out.
func ReadEvidence(ctx context.Context, from EvidenceSource, f EvidenceFilter) ([]Evidence, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	c := collecting{book: book, filter: f, marks: map[string][]mark{}}
	if err := from.EachSheet(ctx, c.add); err != nil {
		return nil, err
	}
	var all []Evidence
	for i := range book.Fields {
		field := &book.Fields[i]
		if len(c.marks[field.Key]) == 0 {
			continue
		}
		u, err := c.unitizations(field)
		if err != nil {
			return nil, err
		}
		all = append(all, Evidence{field.Key, u})
	}
	return all, nil
}

// mark is a passage of an annotator's answer.
type mark struct {
	paragraph, annotator, target, option string
	annotate.Passage
}

// reading is who submitted a paragraph that is so long.
type reading struct {
	length int
	by     []string
}

// collecting gathers marks by question, and who read what.
type collecting struct {
	book   *codebook.Codebook
	filter EvidenceFilter
	marks  map[string][]mark
	read   map[string]*reading // by paragraph
}

func (c *collecting) add(article *annotate.Article, s *annotate.Sheet) error {
	if !c.counts(article, s) {
		return nil
	}
	if s.Revealed() {
		s = s.Unseen()
	}
	if c.read == nil {
		c.read = make(map[string]*reading)
	}
	r := c.read[s.Paragraph.ID]
	if r == nil {
		r = &reading{length: utf8.RuneCountInString(s.Paragraph.Text)}
		c.read[s.Paragraph.ID] = r
	}
	r.by = append(r.by, s.Annotator)
	for _, e := range s.Evidence() {
		field := c.book.Field(e.Slot.Field)
		if field == nil || !slices.Contains(field.Labels(s.Value(e.Slot.Field, e.Slot.Target)), e.Option) {
			continue // it rests with an answer of before
		}
		if c.filter.Field != "" && c.filter.Field != e.Slot.Field || c.filter.Target != "" && c.filter.Target != e.Slot.Target {
			continue
		}
		for _, p := range e.Passages {
			c.marks[e.Slot.Field] = append(c.marks[e.Slot.Field], mark{s.Paragraph.ID, s.Annotator, e.Slot.Target, e.Option, p})
		}
	}
	return nil
}

func (c *collecting) counts(article *annotate.Article, s *annotate.Sheet) bool {
	wanted := c.filter.Articles == nil || slices.Contains(c.filter.Articles, article.ID)
	return wanted && isCounted(c.book, article, s, c.filter.Excluded)
}

// unitizations lays the marks of a question into their paragraphs.
func (c *collecting) unitizations(field *codebook.Field) (*unitizing.Unitizations, error) {
	who, options, targets := map[string]int{}, map[string]int{}, map[string]int{}
	for _, r := range c.read {
		for _, annotator := range r.by {
			who[annotator] = 0
		}
	}
	for _, m := range c.marks[field.Key] {
		options[m.option], targets[m.target] = 0, 0
	}
	annotators, categories := numbered(who), numbered(options)
	type where struct{ paragraph, target string }
	texts := make(map[where]*unitizing.Text)
	for id, r := range c.read {
		for target := range targets {
			text := &unitizing.Text{Name: id, Length: r.length, Marked: make([][]unitizing.Span, len(annotators))}
			for _, annotator := range r.by {
				text.Marked[who[annotator]] = []unitizing.Span{}
			}
			texts[where{id, target}] = text
		}
	}
	for _, m := range c.marks[field.Key] {
		own := &texts[where{m.paragraph, m.target}].Marked[who[m.annotator]]
		*own = append(*own, unitizing.Span{Begin: m.Begin, End: m.End, Category: options[m.option]})
	}
	sorted := slices.SortedFunc(maps.Keys(texts), func(a, b where) int {
		return cmp.Or(cmp.Compare(a.paragraph, b.paragraph), cmp.Compare(a.target, b.target))
	})
	var all []unitizing.Text
	for _, at := range sorted {
		if text := texts[at]; text.Length > 0 { // of a text that is not here nothing is known
			all = append(all, *text)
		}
	}
	return unitizing.New(annotators, categories, all)
}

// numbered puts names in order and numbers them.
func numbered(names map[string]int) []string {
	sorted := slices.Sorted(maps.Keys(names))
	for i, name := range sorted {
		names[name] = i
	}
	return sorted
}
