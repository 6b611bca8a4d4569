package datasheet

import (
	"fmt"

	"plumbline/annotate/sentence"
)

// plural says a number of things; several is what more than one are called where
// that is not the one with an s.
func plural(n int, one string, several ...string) string {
	switch {
	case n == 1:
		return "1 " + one
	case len(several) > 0:
		return fmt.Sprintf("%d %s", n, several[0])
	}
	return fmt.Sprintf("%d %ss", n, one)
}

func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return sentence.Share(float64(n) / float64(of)).String()
}

func quoted(words string) string { return "“" + words + "”" }
