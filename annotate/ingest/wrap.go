package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// The columns between which the lines of hard-wrapped prose usually end.
const (
	wrapMin = 50
	wrapMax = 80
)

// shape is what the lines of a text look like. An inner line is one that
// another line of the same block follows.
type shape struct {
	lines, blocks     int
	inner             int
	wrapWide          int // inner lines of wrapMin to wrapMax columns
	endsWithASentence int // inner lines that end a sentence
}

// hardWrapped reports whether line breaks are there for the width of the
// page only: most inner lines have the width and at most a quarter of them
// end a sentence, which in wrapped prose happens by chance.
func (s shape) hardWrapped() bool {
	return s.inner > 0 && 2*s.wrapWide > s.inner && 4*s.endsWithASentence <= s.inner
}

func measure(text string) shape {
	var s shape
	last := ""
	for l := range linesOf(text) {
		if l.text == "" {
			last = ""
			continue
		}
		s.lines++
		if last == "" {
			s.blocks++
		} else {
			s.addInner(last)
		}
		last = l.text
		if l.endsBlock {
			last = ""
		}
	}
	return s
}

func (s *shape) addInner(line string) {
	s.inner++
	if n := columns(line); n >= wrapMin && n <= wrapMax {
		s.wrapWide++
	}
	if endsSentence(line) {
		s.endsWithASentence++
	}
}

// columns is the display width of a text: two for a wide East Asian
// character or an emoji, none for a combining or format character.
func columns(text string) int {
	n := 0
	for _, r := range text {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	if r < 0x300 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

const (
	sentenceEnds = ".!?…。！？｡．؟۔।॥։።"
	closingMarks = "\"'”’»«›‹“‘)]）］」』】》〉"
)

// endsSentence reports whether a line ends with a mark that closes a
// sentence, quotation marks and brackets after it aside.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, closingMarks+" \u00a0\u200e\u200f")
	r, _ := utf8.DecodeLastRuneInString(line)
	return r != utf8.RuneError && strings.ContainsRune(sentenceEnds, r)
}
