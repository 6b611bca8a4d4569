package codebook

import (
	"plumbline/annotate/sentence"
)

// checkCycles reports every circle of conditions once, by the names of its
// fields: none of them could ever be asked.
func (r *reader) checkCycles(book *Codebook) {
	s := cycleSearch{book: book, state: make(map[string]searchState)}
	s.report = func(circle []string) {
		first := book.Field(circle[0])
		line := first.Line
		for i := range book.Fields {
			if &book.Fields[i] == first {
				line = r.lines[i]["show_if"]
			}
		}
		r.problems.add(line, "codebook.circle", "Circle", sentence.Joined(sentence.Of("codebook.needs"), append(circle, circle[0])))
	}
	for i := range book.Fields {
		s.from(book.Fields[i].Key)
	}
}

type searchState uint8

const (
	unseen searchState = iota
	onPath
	done
)

// cycleSearch walks from field to the fields its condition asks, depth first.
// Fields are at most maxFields, so is the depth.
type cycleSearch struct {
	book   *Codebook
	state  map[string]searchState
	path   []string
	report func(circle []string)
}

func (s *cycleSearch) from(key string) {
	f := s.book.Field(key)
	if f == nil {
		return
	}
	switch s.state[key] {
	case done:
		return
	case onPath:
		for at, on := range s.path {
			if on == key {
				s.report(append([]string(nil), s.path[at:]...))
			}
		}
		return
	}
	s.state[key] = onPath
	s.path = append(s.path, key)
	seen := make(map[string]bool)
	fieldsOf(f.ShowIf, func(on FieldIs) {
		if !seen[on.Field] {
			seen[on.Field] = true
			s.from(on.Field)
		}
	})
	s.path = s.path[:len(s.path)-1]
	s.state[key] = done
}
