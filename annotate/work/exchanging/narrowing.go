package exchanging

import (
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/search"
)

// Narrow lists of the articles only those that words choose, "" all: those of a column,
// such as "event=strike; stratum=daily", else those with the words in what is known of
// them. Where they choose none it reports false, and the list stays as it was.
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
	only, isSelection := annotate.ReadNarrowing(words, s.knows)
	sought := search.For(words)
	for i := range s.view.Articles {
		a := &s.view.Articles[i]
		if isSelection && only.Has(a.ID, a.Meta) || !isSelection && sought.In(s.known(a.Meta)) {
			places = append(places, i)
		}
	}
	return places
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
