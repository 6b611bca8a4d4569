package exchanging

import (
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/finding"
	"plumbline/annotate/search"
)

// Narrow lists of the articles only those that a line chooses, "" all. It is written as in
// the search of Annotate, as far as it is about articles: "event=strike stratum=daily", or
// words in what is known of them. Where it chooses none it reports false, and the list
// stays as it was.
func (s *Session) Narrow(words string) bool {
	words = strings.TrimSpace(words)
	listed := s.chosenBy(words)
	if len(listed) == 0 && words != "" {
		return false
	}
	s.narrowed, s.listed = words, listed
	return true
}

// Narrowed are the words by which the list is narrowed, or "".
func (s *Session) Narrowed() string { return s.narrowed }

// Listed counts the articles that are listed.
func (s *Session) Listed() int {
	if s.narrowed == "" {
		return len(s.view.Articles)
	}
	return len(s.listed)
}

// Row is the article at a place of the list, or nil.
func (s *Session) Row(at int) *Article {
	switch {
	case at < 0 || at >= s.Listed():
		return nil
	case s.narrowed == "":
		return &s.view.Articles[at]
	}
	return &s.view.Articles[s.listed[at]]
}

// chosenBy are the places in the view of the articles that words choose.
func (s *Session) chosenBy(words string) (places []int) {
	q := s.read(words)
	for i := range s.view.Articles {
		a := &s.view.Articles[i]
		known := s.known(a.Meta)
		lacks := func(w search.Words) bool { return !w.In(known) }
		if q.Articles.Has(a.ID, a.Meta) && !slices.ContainsFunc(q.Words, lacks) {
			places = append(places, i)
		}
	}
	return places
}

// read reads a line. One that names what articles do not have is words to look for.
func (s *Session) read(line string) finding.Query {
	var terms finding.Terms
	for _, name := range s.Columns() {
		terms.Columns = append(terms.Columns, annotate.FieldNamed(name))
	}
	q, err := finding.Read(line, terms)
	unknown := func(f annotate.MetaField) bool { return !s.knows(f.Field) }
	if err != nil || q.OfAnswers() || len(q.Units) > 0 || slices.ContainsFunc(q.Articles, unknown) {
		return finding.Query{Words: []search.Words{search.For(line)}}
	}
	return q
}

// knows reports whether the list can be narrowed by a field.
func (s *Session) knows(field string) bool {
	switch field {
	case annotate.ByDate:
		return true
	case annotate.MetaOutlet:
		return !s.view.HidesOutlet()
	}
	return slices.ContainsFunc(s.view.Articles, func(a Article) bool {
		return slices.ContainsFunc(a.Meta.Compared(), func(f annotate.MetaField) bool { return f.Field == field })
	})
}

// known is what the list says of an article.
func (s *Session) known(m annotate.Meta) string {
	all := []string{m.Title, m.Published}
	if !s.view.HidesOutlet() {
		all = append(all, m.Outlet)
	}
	for _, f := range m.Compared() {
		all = append(all, f.Value)
	}
	return strings.Join(all, "\n")
}

// Columns names the columns by which the list can be narrowed, as a person types them.
func (s *Session) Columns() (names []string) {
	for i := range s.view.Articles {
		for _, f := range s.view.Articles[i].Meta.Compared() {
			if name := strings.TrimPrefix(f.Field, annotate.FreePrefix); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}
