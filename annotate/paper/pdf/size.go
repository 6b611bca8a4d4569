package pdf

import (
	"slices"
	"strings"
)

// Size is that of the pages.
type Size string

// The sizes.
const (
	A4     Size = "a4"
	Letter Size = "letter"
)

// Sizes are all there are, the one of most countries first.
func Sizes() []Size { return []Size{A4, Letter} }

// letterRegions are where people print on Letter.
var letterRegions = []string{"US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "SV", "VE", "DO", "NI", "PR"}

// Usual is the size that people print on where a locale such as en_US.UTF-8 or en-US is
// theirs.
func Usual(locale string) Size {
	locale, _, _ = strings.Cut(locale, ".")
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' || r == '@' })
	for _, part := range parts[min(1, len(parts)):] {
		if slices.Contains(letterRegions, part) {
			return Letter
		}
	}
	return A4
}

// points are width and height.
func (s Size) points() (width, height float64) {
	if s == Letter {
		return 612, 792
	}
	return 595.28, 841.89
}
