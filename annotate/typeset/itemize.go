package typeset

import (
	"reflect"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	unibidi "golang.org/x/text/unicode/bidi"
)

// cluster is one grapheme cluster: what a reader takes for one character.
type cluster struct {
	start, end int
	level      int8
	script     language.Script
	face       *font.Face
	newline    bool
}

// displayed returns the characters to shape in place of the stored ones, one
// for one: what has no shape of its own must still take its place.
func displayed(text []rune) []rune {
	shown := make([]rune, len(text))
	for i, r := range text {
		switch {
		case r == '\t' || isNewline(r):
			r = ' '
		case unicode.IsControl(r), r >= 0xD800 && r <= 0xDFFF, r > unicode.MaxRune, r < 0:
			r = unicode.ReplacementChar
		}
		shown[i] = r
	}
	return shown
}

// isNewline reports whether a line must end after this character.
func isNewline(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// splitClusters cuts a text into grapheme clusters.
func splitClusters(text []rune) []cluster {
	clusters := make([]cluster, 0, len(text))
	at := 0
	for it := graphemes.FromString(string(text)); it.Next(); {
		start := at
		for range it.Value() {
			at++
		}
		clusters = append(clusters, cluster{start: start, end: at, newline: isNewline(text[start])})
	}
	return clusters
}

// rightToLeft finds the direction of a paragraph from its first strong
// character, skipping isolated passages as rule P2 of Unicode's annex 9 has it.
func rightToLeft(text []rune) bool {
	isolates := 0
	for _, r := range text {
		properties, _ := unibidi.LookupRune(r)
		switch properties.Class() {
		case unibidi.LRI, unibidi.RLI, unibidi.FSI:
			isolates++
		case unibidi.PDI:
			isolates = max(0, isolates-1)
		case unibidi.L:
			if isolates == 0 {
				return false
			}
		case unibidi.R, unibidi.AL:
			if isolates == 0 {
				return true
			}
		}
	}
	return false
}

// resolveLevels gives every cluster the embedding level of its first character.
// Each line of a text with newlines is a paragraph of its own to the algorithm,
// but all share the direction of the whole.
func resolveLevels(text []rune, clusters []cluster, rtl bool) {
	direction, base := bidi.LeftToRight, int8(0)
	if rtl {
		direction, base = bidi.RightToLeft, 1
	}
	var paragraph bidi.Paragraph
	for first := 0; first < len(clusters); {
		last := first
		for last < len(clusters) && !clusters[last].newline {
			last++
		}
		if last > first {
			from := clusters[first].start
			levels := runeLevels(&paragraph, text[from:clusters[last-1].end], direction)
			for i := first; i < last; i++ {
				clusters[i].level = levels[clusters[i].start-from]
			}
		}
		if last < len(clusters) {
			clusters[last].level = base
			last++
		}
		first = last
	}
}

// runeLevels returns the embedding level of each character.
func runeLevels(paragraph *bidi.Paragraph, text []rune, direction bidi.Direction) []int8 {
	runs := paragraph.Segment(text, direction)
	levels := make([]int8, len(text))
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		for j := run.Start; j < run.End && j < len(levels); j++ {
			levels[j] = int8(run.Level)
		}
	}
	if runs.NumRuns() < 2 && direction == bidi.LeftToRight {
		return levels
	}
	// A Run merges neighbours whose levels differ by two, such as Latin letters
	// and Arabic digits, yet they are ordered differently. The exact levels are
	// in the value but not in its methods; reading them is safe, and should the
	// field ever go, the levels of the runs stand.
	if exact := reflect.ValueOf(runs).FieldByName("levels"); exact.IsValid() && exact.Kind() == reflect.Slice {
		for j := range min(len(levels), exact.Len()) {
			levels[j] = int8(exact.Index(j).Int())
		}
	}
	return levels
}

// resolveScripts gives clusters of no script of their own that of their
// predecessor, or at the start of the text that of the first one with a script.
func resolveScripts(text []rune, clusters []cluster) {
	current := language.Common
	for i := range clusters {
		if s := scriptOf(text[clusters[i].start:clusters[i].end]); s != 0 {
			if current == language.Common {
				for j := range i {
					clusters[j].script = s
				}
			}
			current = s
		}
		clusters[i].script = current
	}
}

// resolveFaces gives every cluster a face; the caller holds the catalog's lock.
func (c *Catalog) resolveFaces(text []rune, clusters []cluster, cut Cut) {
	hint := hanHintOf(text)
	var previous *font.Face
	for i := range clusters {
		part := text[clusters[i].start:clusters[i].end]
		clusters[i].face = c.faceFor(part, cut, previous, hint)
		// A sign that only a face of another script has, such as a minus, is no reason to
		// set the digits behind it in that face.
		if face := clusters[i].face; scriptOf(part) != 0 || face == c.primary(cut) {
			previous = face
		}
	}
}
