package review

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// Apart is where annotators gave the same label to a text and marked different words for it:
// they agree on what it says, and not on where. It is apart from agreement on labels.
type Apart struct {
	Pairs    int // of annotators who gave the same label with words each, over all texts and labels
	Disjoint int // of them, those whose words have no character in common
	List     []SameLabel
}

// Share is the share of pairs whose words have nothing in common; of no pairs there is none.
func (a Apart) Share() (share float64, some bool) {
	if a.Pairs == 0 {
		return 0, false
	}
	return float64(a.Disjoint) / float64(a.Pairs), true
}

// SameLabel is a label that annotators gave to a text with words, some of which have no
// character in common.
type SameLabel struct {
	Article         Article
	Paragraph       string // its id
	Position        int    // from 1
	Target, Label   string
	Pairs, Disjoint int
	By              []Words // by annotator
}

// Words are those that an annotator marked for a label.
type Words struct {
	Annotator string
	Passages  []annotate.Passage
}

// Quoted are the words, each passage in quotes.
func (w Words) Quoted() []string {
	quoted := make([]string, len(w.Passages))
	for i, p := range w.Passages {
		quoted[i] = "“" + p.Words + "”"
	}
	return quoted
}

// apart compares the words of those who gave the same label, from marks in order. First in
// the list is where the most pairs have nothing in common.
func (a *Answers) apart(marked []markBy) (all Apart) {
	sameText := func(x, y markBy) bool {
		return x.paragraph == y.paragraph && x.target == y.target && x.option == y.option
	}
	for len(marked) > 0 {
		n := slices.IndexFunc(marked, func(m markBy) bool { return !sameText(m, marked[0]) })
		if n < 0 {
			n = len(marked)
		}
		one := a.sameLabel(marked[:n])
		marked = marked[n:]
		all.Pairs += one.Pairs
		all.Disjoint += one.Disjoint
		if one.Disjoint > 0 {
			all.List = append(all.List, one)
		}
	}
	slices.SortStableFunc(all.List, func(x, y SameLabel) int {
		return cmp.Or(
			cmp.Compare(y.Disjoint, x.Disjoint),
			cmp.Compare(x.Article.Title, y.Article.Title), cmp.Compare(x.Article.ID, y.Article.ID), cmp.Compare(x.Position, y.Position),
		)
	})
	return all
}

// sameLabel compares the words for one label of one text.
func (a *Answers) sameLabel(marked []markBy) SameLabel {
	paragraph := a.paragraphs.list[marked[0].paragraph]
	one := SameLabel{
		Article: a.articles.list[paragraph.article], Paragraph: paragraph.id, Position: int(paragraph.position),
		Target: marked[0].target, Label: marked[0].option,
	}
	for _, m := range marked {
		who := a.annotators.list[m.annotator]
		if n := len(one.By); n == 0 || one.By[n-1].Annotator != who {
			one.By = append(one.By, Words{Annotator: who})
		}
		last := &one.By[len(one.By)-1]
		last.Passages = append(last.Passages, m.Passage)
	}
	for i, w := range one.By {
		for _, other := range one.By[i+1:] {
			one.Pairs++
			if !w.meet(other) {
				one.Disjoint++
			}
		}
	}
	return one
}

// meet reports whether two annotators marked a character alike.
func (w Words) meet(other Words) bool {
	return slices.ContainsFunc(w.Passages, func(p annotate.Passage) bool { return slices.ContainsFunc(other.Passages, p.Overlaps) })
}

// Words say how many annotators gave the same label for other words.
func (a Apart) Words() sentence.Sentence {
	share, some := a.Share()
	if !some {
		return sentence.Of("evidence.no-pairs")
	}
	return sentence.Of("evidence.apart", "Count", a.Pairs, "Disjoint", a.Disjoint, "Share", math.Round(100*share))
}

// Names are those who marked words for the label.
func (l SameLabel) Names() string {
	names := make([]string, len(l.By))
	for i, by := range l.By {
		names[i] = by.Annotator
	}
	return strings.Join(names, ", ")
}
