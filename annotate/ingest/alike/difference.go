package alike

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How a paragraph of one text stands to the other.
const (
	Equal   How = iota // the same
	Written            // the same words, written otherwise
	Changed
	Gone // only in the older text
	New  // only in the newer text
)

// How says what became of a paragraph.
type How int

// Change is a paragraph of the older text beside the one it became, by index;
// -1 is none. Where it was changed or is written otherwise, Runs are the pieces
// of both.
type Change struct {
	How      How
	Old, Now int
	Runs     []Run
}

// Run is a piece of text: in both, in the older or in the newer one alone.
type Run struct {
	Text     string
	Old, Now bool
}

// Differences sets two texts side by side.
func Differences(old, now []string) []Change {
	pairs := matched(plainOf(old), plainOf(now))
	var all []Change
	i, j := 0, 0
	for _, p := range append(pairs, [2]int{len(old), len(now)}) {
		all = append(all, between(old, now, [2]int{i, j}, p)...)
		if p[0] < len(old) && p[1] < len(now) {
			all = append(all, pair(old, now, p[0], p[1]))
		}
		i, j = p[0]+1, p[1]+1
	}
	return all
}

func plainOf(paragraphs []string) []string {
	plain := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		plain[i] = Plain(p)
	}
	return plain
}

// pair compares two paragraphs that belong together.
func pair(old, now []string, i, j int) Change {
	c := Change{Old: i, Now: j}
	switch {
	case old[i] == now[j]:
		return c
	case Plain(old[i]) == Plain(now[j]):
		c.How = Written
	default:
		c.How = Changed
	}
	c.Runs = runs(old[i], now[j])
	return c
}

// between tells of the paragraphs that stand between two pairs: those that share
// enough words belong together, in order.
func between(old, now []string, from, to [2]int) (all []Change) {
	i, j := from[0], from[1]
	for i < to[0] && j < to[1] {
		switch {
		case related(old[i], now[j]):
			all = append(all, pair(old, now, i, j))
			i, j = i+1, j+1
		case i+1 < to[0] && related(old[i+1], now[j]):
			all = append(all, Change{How: Gone, Old: i, Now: -1})
			i++
		case to[0]-i < to[1]-j:
			all = append(all, Change{How: New, Old: -1, Now: j})
			j++
		default:
			all = append(all, Change{How: Gone, Old: i, Now: -1})
			i++
		}
	}
	for ; i < to[0]; i++ {
		all = append(all, Change{How: Gone, Old: i, Now: -1})
	}
	for ; j < to[1]; j++ {
		all = append(all, Change{How: New, Old: -1, Now: j})
	}
	return all
}

// related reports that half the words of the shorter paragraph stand in the other.
func related(a, b string) bool {
	x, y := appendWords(nil, a), appendWords(nil, b)
	slices.Sort(x)
	slices.Sort(y)
	return 2*common(x, y) >= min(len(x), len(y)) && len(x) > 0 && len(y) > 0
}

// runs sets the words of two paragraphs side by side.
func runs(old, now string) []Run {
	x, y := pieces(old), pieces(now)
	var all []Run
	add := func(text string, inOld, inNow bool) {
		if n := len(all); n > 0 && all[n-1].Old == inOld && all[n-1].Now == inNow {
			all[n-1].Text += text
			return
		}
		all = append(all, Run{text, inOld, inNow})
	}
	i, j := 0, 0
	for _, p := range append(matched(x, y), [2]int{len(x), len(y)}) {
		if gone := strings.Join(x[i:p[0]], ""); gone != "" {
			add(gone, true, false)
		}
		if more := strings.Join(y[j:p[1]], ""); more != "" {
			add(more, false, true)
		}
		if p[0] < len(x) {
			add(x[p[0]], true, true)
		}
		i, j = p[0]+1, p[1]+1
	}
	return all
}

// pieces are words, spaces and single marks.
func pieces(text string) []string {
	var all []string
	start := 0
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		at += n
		next, _ := utf8.DecodeRuneInString(text[at:])
		if at == len(text) || !inWord(r) || !inWord(next) {
			all = append(all, text[start:at])
			start = at
		}
	}
	return all
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// mostCells bounds the table of a comparison; beyond it only what begins and
// ends alike is matched.
const mostCells = 4_000_000

// matched pairs equal items of two lists in order, as many as there can be.
func matched(x, y []string) [][2]int {
	var head, tail [][2]int
	for len(head) < min(len(x), len(y)) && x[len(head)] == y[len(head)] {
		head = append(head, [2]int{len(head), len(head)})
	}
	n, endX, endY := len(head), len(x), len(y)
	for endX > n && endY > n && x[endX-1] == y[endY-1] {
		endX, endY = endX-1, endY-1
		tail = append(tail, [2]int{endX, endY})
	}
	slices.Reverse(tail)
	if (endX-n)*(endY-n) <= mostCells {
		for _, p := range longest(x[n:endX], y[n:endY]) {
			head = append(head, [2]int{p[0] + n, p[1] + n})
		}
	}
	return append(head, tail...)
}

// longest is the longest common subsequence.
func longest(x, y []string) (pairs [][2]int) {
	if len(x) == 0 || len(y) == 0 {
		return nil
	}
	width := len(y) + 1
	most := make([]int32, (len(x)+1)*width)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				most[i*width+j] = most[(i+1)*width+j+1] + 1
			} else {
				most[i*width+j] = max(most[(i+1)*width+j], most[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case most[(i+1)*width+j] >= most[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}
