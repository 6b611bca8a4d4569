package annotate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Amendment is a corrected text that takes the place of an older one. What was
// said of a paragraph of the older text is said of the same paragraph of the
// newer one too (see Image); a paragraph that has no counterpart is asked anew.
type Amendment struct {
	Newer, Older string // ids of articles
	Same         []Pair // by position in the newer text
}

// Pair is a paragraph that stands in both texts, by its positions.
type Pair struct{ Newer, Older int }

// Amend compares two texts: every paragraph of the newer one that stands word
// for word in the older one is paired with it, in order where the order of both
// allows it, moved where it does not.
func Amend(newer, older *Article) Amendment {
	a := Amendment{Newer: newer.ID, Older: older.ID, Same: inOrder(newer.Paragraphs, older.Paragraphs)}
	taken := make(map[int]bool, len(a.Same))
	paired := make(map[int]bool, len(a.Same))
	for _, p := range a.Same {
		paired[p.Newer], taken[p.Older] = true, true
	}
	left := make(map[string][]int) // positions of the older text by words
	for i := range older.Paragraphs {
		if p := &older.Paragraphs[i]; !taken[p.Position] && p.Missing == "" {
			left[p.Text] = append(left[p.Text], p.Position)
		}
	}
	for i := range newer.Paragraphs {
		p := &newer.Paragraphs[i]
		if moved := left[p.Text]; !paired[p.Position] && len(moved) > 0 {
			a.Same = append(a.Same, Pair{p.Position, moved[0]})
			left[p.Text] = moved[1:]
		}
	}
	slices.SortFunc(a.Same, func(p, q Pair) int { return cmp.Compare(p.Newer, q.Newer) })
	return a
}

// mostCompared bounds the table of lengths in inOrder. Longer texts that begin
// and end alike are compared in between up to it.
const mostCompared = 16 << 20

// inOrder pairs as many equal paragraphs as can be without crossing.
func inOrder(newer, older []Paragraph) (same []Pair) {
	pair := func(n, o *Paragraph) { same = append(same, Pair{n.Position, o.Position}) }
	for len(newer) > 0 && len(older) > 0 && alike(&newer[0], &older[0]) {
		pair(&newer[0], &older[0])
		newer, older = newer[1:], older[1:]
	}
	for len(newer) > 0 && len(older) > 0 && alike(&newer[len(newer)-1], &older[len(older)-1]) {
		pair(&newer[len(newer)-1], &older[len(older)-1])
		newer, older = newer[:len(newer)-1], older[:len(older)-1]
	}
	if len(newer)*len(older) > mostCompared {
		return same // Amend pairs the rest as if all of it were moved
	}
	longest := longestCommon(newer, older)
	for n, o := 0, 0; n < len(newer) && o < len(older); {
		switch {
		case alike(&newer[n], &older[o]):
			pair(&newer[n], &older[o])
			n, o = n+1, o+1
		case longest[n+1][o] >= longest[n][o+1]:
			n++
		default:
			o++
		}
	}
	return same
}

// longestCommon says how many paragraphs the texts from each pair of positions
// on have in common, in order.
func longestCommon(newer, older []Paragraph) [][]int32 {
	longest := make([][]int32, len(newer)+1)
	for n := range longest {
		longest[n] = make([]int32, len(older)+1)
	}
	for n := len(newer) - 1; n >= 0; n-- {
		for o := len(older) - 1; o >= 0; o-- {
			if alike(&newer[n], &older[o]) {
				longest[n][o] = longest[n+1][o+1] + 1
			} else {
				longest[n][o] = max(longest[n+1][o], longest[n][o+1])
			}
		}
	}
	return longest
}

func alike(a, b *Paragraph) bool { return a.Text == b.Text && a.Missing == "" && b.Missing == "" }

// Again lists the positions of the newer text, which has so many paragraphs, that
// are asked anew: what was changed, split, joined or added.
func (a Amendment) Again(paragraphs int) (again []int) {
	for at := 1; at <= paragraphs; at++ {
		if !slices.ContainsFunc(a.Same, func(p Pair) bool { return p.Newer == at }) {
			again = append(again, at)
		}
	}
	return again
}

// Key is the log key of a field of the amendment.
func (a Amendment) Key(field string) Key {
	return Key{Kind: KindAmendment, Subject: a.Newer, Field: field}
}

// Pairs is the value of AmendmentParagraphs: "1:1 2:2 4:3".
func (a Amendment) Pairs() string {
	words := make([]string, len(a.Same))
	for i, p := range a.Same {
		words[i] = strconv.Itoa(p.Newer) + ":" + strconv.Itoa(p.Older)
	}
	return strings.Join(words, " ")
}

// ReadPairs reads what Pairs wrote; what is no pair is passed over, since the
// log may hold the words of a later program.
func ReadPairs(value string) (same []Pair) {
	for word := range strings.FieldsSeq(value) {
		newer, older, _ := strings.Cut(word, ":")
		n, wrong := strconv.Atoi(newer)
		o, wronger := strconv.Atoi(older)
		if wrong == nil && wronger == nil && n > 0 && o > 0 {
			same = append(same, Pair{n, o})
		}
	}
	return same
}

// Carries lists where entries go by the amendment: from each paragraph of the older
// text to that of the newer one, and from the one article to the other.
func (a Amendment) Carries() []Carry {
	all := make([]Carry, 0, len(a.Same)+1)
	all = append(all, Carry{a.Older, a.Newer, a.Older, a.Newer})
	for _, p := range a.Same {
		all = append(all, Carry{ParagraphID(a.Older, p.Older), ParagraphID(a.Newer, p.Newer), a.Older, a.Newer})
	}
	return all
}
