package datasheet

import (
	"fmt"
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
	return fmt.Sprintf("%.0f %%", 100*float64(n)/float64(of))
}

func quoted(words string) string { return "“" + words + "”" }
