// Package mention finds in a text where names of targets and words of a list stand: as
// whole words, however they are composed and whatever their case, the longest first.
package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/search"
)

// Mention is where a name stands in a text, in code points, half open; Of is whose name
// it is, by the number under which that was added.
type Mention struct {
	Start, End int
	Of         int
}

// Names are what is looked for, ready to be found at one pass over a text. They are made
// by Add and not changed while texts are read.
type Names struct {
	ends []ending       // by node of the tree of names, 0 is the root
	next map[step]int32 // from node to node, byte by byte
	from [1 << 8]bool   // the bytes with which names begin
	caps map[int32]bool // where names end that are found in capitals only
}

// step is a byte that leads on from a node.
type step struct {
	node int32
	by   byte
}

// ending tells of a node whether a name ends there, and whose.
type ending struct {
	of    int32
	whole bool
}

// longestAcronym is how many letters a name in capitals has at most that is looked for in
// capitals alone: WHO is not who.
const longestAcronym = 4

// Add looks for a name as well. Of two that compare alike the first stays.
func (n *Names) Add(name string, of int) {
	folded := search.Fold(name)
	if folded == "" {
		return
	}
	if n.next == nil {
		n.ends, n.next, n.caps = []ending{{}}, make(map[step]int32), make(map[int32]bool)
	}
	n.from[folded[0]] = true
	node := int32(0)
	for i := range len(folded) {
		to, known := n.next[step{node, folded[i]}]
		if !known {
			to = int32(len(n.ends))
			n.ends = append(n.ends, ending{})
			n.next[step{node, folded[i]}] = to
		}
		node = to
	}
	acronym := isAcronym(name)
	switch {
	case !n.ends[node].whole:
		n.ends[node] = ending{of: int32(of), whole: true}
		n.caps[node] = acronym
	case !acronym:
		n.caps[node] = false
	}
}

// isAcronym reports whether a name is a few letters, all of them capitals.
func isAcronym(name string) bool {
	letters := 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			letters++
		case unicode.IsLetter(r):
			return false
		}
	}
	return 0 < letters && letters <= longestAcronym
}

// None reports whether nothing is looked for.
func (n *Names) None() bool { return n == nil || len(n.ends) == 0 }

// In lists where names stand in a text, in order and none over another. Where several
// stand over each other the longest counts, then the first.
func (n *Names) In(text string) []Mention {
	if n.None() || text == "" {
		return nil
	}
	r := reading{names: n, original: text, text: search.FoldedOf(text)}
	folded := r.text.Text()
	for at := range len(folded) {
		if n.from[folded[at]] {
			r.from(at)
		}
	}
	return longestFirst(r.found)
}

// reading is one pass over a text.
type reading struct {
	names    *Names
	original string
	runes    []rune // of the original, once they are needed
	text     search.Folded
	found    []Mention
}

// from collects the names that begin at a byte of the folded text.
func (r *reading) from(at int) {
	folded, node := r.text.Text(), int32(0)
	for end := at; end < len(folded); {
		to, on := r.names.next[step{node, folded[end]}]
		if !on {
			return
		}
		node, end = to, end+1
		if !r.names.ends[node].whole || !isWord(folded, at, end) {
			continue
		}
		if span, whole := r.text.Span(at, end); whole && r.inCapitals(node, span) {
			r.found = append(r.found, Mention{span.Start, span.End, int(r.names.ends[node].of)})
		}
	}
}

// isWord reports whether a piece of a text stands there as a word of its own.
func isWord(text string, from, to int) bool {
	first, _ := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return annotate.WordBegins(text[:from], first) && !annotate.WordJoins(last, after)
}

// inCapitals reports whether what stands in the text is in capitals where the name has to
// be.
func (r *reading) inCapitals(node int32, at search.Span) bool {
	if !r.names.caps[node] {
		return true
	}
	if r.runes == nil {
		r.runes = []rune(r.original)
	}
	return !slices.ContainsFunc(r.runes[at.Start:at.End], unicode.IsLower)
}

// longestFirst keeps of mentions that stand over each other the longest, and puts them in
// order.
func longestFirst(found []Mention) []Mention {
	if len(found) == 0 {
		return nil
	}
	slices.SortFunc(found, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(b.End-b.Start, a.End-a.Start), cmp.Compare(a.Start, b.Start))
	})
	last := 0
	for _, m := range found {
		last = max(last, m.End)
	}
	taken := make([]bool, last)
	kept := found[:0]
	for _, m := range found {
		if taken[m.Start] || taken[m.End-1] { // by one that is as long or longer, which covers an end of this
			continue
		}
		kept = append(kept, m)
		for at := m.Start; at < m.End; at++ {
			taken[at] = true
		}
	}
	slices.SortFunc(kept, func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	return kept
}

// OfTargets looks for the names and aliases of targets; a mention is of a target by its
// place in the list.
func OfTargets(targets []annotate.Target) *Names {
	n := &Names{}
	for i, t := range targets {
		for _, name := range t.Names() {
			n.Add(strings.TrimSpace(name), i)
		}
	}
	return n
}
