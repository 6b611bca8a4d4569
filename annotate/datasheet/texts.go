package datasheet

import (
	"fmt"
	"maps"
	"slices"
)

// characteristics are those of the texts that can be counted.
func (f facts) characteristics() Item {
	item := Item{
		Key:  "characteristics",
		Asks: "What are the texts like: genre, topic, structure?",
		From: bender + ", text characteristics",
		Part: true,
	}
	lengths := f.Texts.Lengths
	if len(lengths) == 0 {
		return item
	}
	sorted, all := slices.Sorted(maps.Keys(lengths)), 0
	for _, n := range lengths {
		all += n
	}
	at := func(nth int) int {
		for _, length := range sorted {
			if nth -= lengths[length]; nth <= 0 {
				return length
			}
		}
		return sorted[len(sorted)-1]
	}
	item.Told = []string{
		fmt.Sprintf("Paragraphs have %d to %d characters, half of them %d or fewer; an article has %.1f paragraphs in the mean.",
			sorted[0], sorted[len(sorted)-1], at((all+1)/2), float64(f.Texts.Paragraphs)/float64(max(f.Texts.Articles, 1))),
	}
	return item
}

// consists says what there is of an instance.
func (f facts) consists() Item {
	return Item{
		Asks: "What does each instance consist of, and was it processed or cleaned?", From: gebru,
		Told: []string{
			"The text of a paragraph as it stood in its file, its position, what is known of its article, and beside it what each annotator " +
				"answered and what was decided, never one in the place of the other.",
			"Files were split into paragraphs, and Plumbline guessed by the layout what each of them is. The wording was not changed; ids are " +
				"hashes of it, and positions are counted in it in Unicode code points. A text that a lead put right is another article with other ids.",
		},
	}
}

// relations are those between instances.
func (f facts) relations() Item {
	item := Item{
		Key: "splits", Asks: "How do instances belong together? Are there recommended splits?", From: gebru, Part: true,
		Told: []string{"Paragraphs of one article resemble each other: a split that keeps articles whole is the least that it takes."},
	}
	if n := len(f.Texts.Events); n > 0 {
		item.Told[0] = fmt.Sprintf("Paragraphs of one article resemble each other, and so do articles on one of the %s: "+
			"a split that keeps events whole is the least that it takes.", plural(n, "event"))
	}
	return item
}
