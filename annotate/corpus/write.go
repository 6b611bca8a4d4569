package corpus

import (
	"iter"
	"slices"
)

// Documents are those of a corpus that is written, one after the other, as often as they
// are gone through. A document is valid until the next.
type Documents = iter.Seq2[*Document, error]

// AsOffsets tells where each code point of a text begins, counted in a unit, and where the
// text ends.
func AsOffsets(text string, unit Unit) []int {
	at, offsets := 0, make([]int, 0, len(text)+1)
	for i, r := range text {
		offsets = append(offsets, at)
		if unit == CodePoints {
			at++
		} else {
			at += width(text, i, r, unit)
		}
	}
	return append(offsets, at)
}

// Vocabulary is what documents are labelled with: questions and sets of tags, each with the
// labels that occur, sorted.
type Vocabulary struct {
	Questions, Tags map[string][]string
	People          []string
}

// ReadVocabulary goes through documents and gathers what they are labelled with.
func ReadVocabulary(docs Documents) (*Vocabulary, error) {
	v := &Vocabulary{Questions: make(map[string][]string), Tags: make(map[string][]string)}
	for d, err := range docs {
		if err != nil {
			return nil, err
		}
		for _, w := range d.Works {
			v.People = with(v.People, w.By)
			for _, l := range w.Labels {
				v.Questions[l.Question] = with(v.Questions[l.Question], l.Value)
			}
			for i := range w.Spans {
				s := &w.Spans[i]
				v.Tags[s.Tags] = with(v.Tags[s.Tags], s.Value)
			}
		}
	}
	return v, nil
}

// with is a sorted list with a name in it.
func with(list []string, name string) []string {
	at, there := slices.BinarySearch(list, name)
	if there {
		return list
	}
	return slices.Insert(list, at, name)
}
