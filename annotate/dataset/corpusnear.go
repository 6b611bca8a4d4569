package dataset

import (
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// nearest is the option that a label may be a misspelling of: the one that differs
// from it in the fewest letters, at most one in three; "" if there is none, or two.
func nearest(f *codebook.Field, label string) string {
	folded := []rune(annotate.FoldText(label))
	best, found := len(folded)/3+1, ""
	for i := range f.Options {
		o := &f.Options[i]
		if utf8.RuneCountInString(o.Value) < 3 {
			continue // numbers and letters are near to everything
		}
		d := min(distance(folded, []rune(annotate.FoldText(o.Value))), distance(folded, []rune(annotate.FoldText(o.Shown))))
		switch {
		case d < best:
			best, found = d, o.Value
		case d == best:
			found = ""
		}
	}
	return found
}

// distance is how many letters must be put in, taken out, replaced, or exchanged with
// the next to make one word of another.
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range b {
		rows[0][j+1] = j + 1
	}
	for i := range a {
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			rows[i+1][j+1] = min(rows[i][j+1]+1, rows[i+1][j]+1, rows[i][j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				rows[i+1][j+1] = min(rows[i+1][j+1], rows[i-1][j-1]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
