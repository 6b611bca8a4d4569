package dataset

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus"
)

// MadeOf is what a question is made as.
type MadeOf string

// What questions are made as.
const (
	MadeOfOne     MadeOf = "one"     // an answer is one option
	MadeOfSeveral MadeOf = "several" // an answer is a set of options
)

// Whole says which paragraphs of a document of several a label of the document answers
// for.
type Whole string

// The paragraphs that a label of a document answers for.
const (
	WholeNone  Whole = ""      // none: it stays out
	WholeFirst Whole = "first" // the first, as of a headline
	WholeEach  Whole = "each"
)

// of are the paragraphs that a label answers for.
func (w Whole) of(paragraphs []annotate.Paragraph) []annotate.Paragraph {
	switch {
	case len(paragraphs) == 1 || w == WholeEach:
		return paragraphs
	case w == WholeFirst:
		return paragraphs[:1]
	}
	return nil
}

// make proposes a question for each set of labels that fits none. Of words in one
// paragraph several things can be said.
func (p Proposal) make(m *CorpusMap, c *corpus.Corpus) {
	var keys []string
	add := func(q *MappedQuestion, several bool) {
		named := options(q.Values)
		if q.Question != "" || len(named) == 0 {
			return
		}
		q.Question, q.Make = p.Book.FieldKey(q.Theirs, keys...), MadeOfOne
		keys = append(keys, q.Question)
		if several || len(named) == 1 {
			q.Make = MadeOfSeveral
		}
		nameOptions(q.Values)
	}
	for i := range m.Labels {
		add(&m.Labels[i], severalOf(c, m.Labels[i].Theirs))
	}
	for i := range m.Spans {
		add(&m.Spans[i], true)
	}
}

// severalOf reports that somebody gave a document several labels of a question.
func severalOf(c *corpus.Corpus, question string) bool {
	for _, d := range c.Documents {
		if d.Text == "" { // ratings of who knows what
			continue
		}
		for _, w := range d.Works {
			first := ""
			for _, l := range w.Labels {
				if l.Question == question && first != "" && optionNamed(l.Value) != first {
					return true
				} else if l.Question == question {
					first = optionNamed(l.Value)
				}
			}
		}
	}
	return false
}

// optionNamed is a label as an option can be called; "" if it cannot.
func optionNamed(label string) string {
	label = strings.Join(strings.Fields(strings.ReplaceAll(label, codebook.SetSeparator, "/")), " ")
	if number := numberOf(label); number != "" {
		return number
	}
	if utf8.RuneCountInString(label) > longestOption {
		return ""
	}
	return label
}

const longestOption = 100

// options are what labels are called as options, the commonest first, one for all that
// differ in case or in how a number is written.
func options(values []MappedName) []string {
	times, named := map[string]int{}, map[string]string{}
	most := map[string]int{}
	for _, v := range values {
		name := optionNamed(v.Theirs)
		folded := annotate.FoldText(name)
		if folded == "" {
			continue
		}
		times[folded] += v.Times
		if named[folded] == "" || v.Times > most[folded] {
			named[folded], most[folded] = name, v.Times
		}
	}
	var list []string
	for _, name := range named {
		list = append(list, name)
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(times[annotate.FoldText(b)]-times[annotate.FoldText(a)], strings.Compare(a, b))
	})
	return list[:min(len(list), codebook.MostOptions)]
}

// nameOptions says which option each label is; one too many to have a key is left open.
func nameOptions(values []MappedName) {
	all := options(values)
	for i := range values {
		folded := annotate.FoldText(optionNamed(values[i].Theirs))
		at := slices.IndexFunc(all, func(o string) bool { return annotate.FoldText(o) == folded })
		if at >= 0 {
			values[i].Ours, values[i].Near = all[at], ""
		}
	}
}

// Grown is the codebook with the questions that the map has made and it lacks, or nil if
// it lacks none. A question that two sets of labels share has the options of both.
func (m *CorpusMap) Grown(book *codebook.Codebook) (*codebook.Codebook, error) {
	var all []codebook.Addition
	for _, q := range slices.Concat(m.Labels, m.Spans) {
		if q.Make == "" || q.Question == "" || book.Field(q.Question) != nil {
			continue
		}
		at := slices.IndexFunc(all, func(a codebook.Addition) bool { return a.Key == q.Question })
		if at < 0 {
			name := cmp.Or(strings.TrimSpace(q.Theirs), q.Question)
			at, all = len(all), append(all, codebook.Addition{Key: q.Question, Label: name, Question: name + "?"})
		}
		a := &all[at]
		a.Several = a.Several || q.Make == MadeOfSeveral
		for _, v := range q.Values {
			if v.Ours != "" && !slices.Contains(a.Options, v.Ours) && len(a.Options) < codebook.MostOptions {
				a.Options = append(a.Options, v.Ours)
			}
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	return book.With(all...)
}

// Under is a project as it will be with another codebook in force.
func Under(book *codebook.Codebook, from CorpusSource) CorpusSource { return under{from, book} }

type under struct {
	CorpusSource
	book *codebook.Codebook
}

// Codebook returns the one that will be in force.
func (u under) Codebook(context.Context) (*codebook.Codebook, error) { return u.book, nil }
