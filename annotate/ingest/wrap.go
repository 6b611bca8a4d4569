package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// The widths at which text is broken: a narrower one is verse, a wider one a
// paragraph a line.
const (
	wrapMin = 35
	wrapMax = 200
)

// shape is what the lines of a text look like. An inner line is one that
// another line of the same block follows.
type shape struct {
	lines, blocks int
	inner         []innerLine
	widths        []int // of the inner lines, from the narrowest
}

// innerLine is how wide a line is, and the first word of the next.
type innerLine struct {
	width, next int
	ends        bool // it ends a sentence
}

// width is the one that lines were broken at, if they were: no line goes
// beyond it, save a few that could not be broken.
func (s shape) width() int {
	if len(s.widths) == 0 {
		return 0
	}
	return s.widths[(len(s.widths)-1)*95/100]
}

// hardWrapped reports whether line breaks are there for the width of the page
// only: nearly every line ends where its next word would not have fitted, save
// those that end a paragraph, and few of the full ones end a sentence, which
// in wrapped prose happens by chance.
func (s shape) hardWrapped() bool {
	width := s.width()
	if len(s.inner) < 2 || width < wrapMin || width > wrapMax {
		return false
	}
	full, ending, last := 0, 0, 0
	for _, l := range s.inner {
		switch {
		case l.width+1+l.next > width:
			full++
			if l.ends {
				ending++
			}
		case l.ends:
			last++
		}
	}
	return full > 1 && full > last && 20*full >= 17*(len(s.inner)-last) && 5*ending <= 2*full
}

// paragraphEnds reports that a paragraph of wrapped lines ends between two.
func paragraphEnds(last, next textLine, lines, width int) bool {
	if next.indent >= last.indent+2 && (lines > 1 || last.indent == 0) && endsSentence(last.text) {
		return true
	}
	return endsSentence(last.text) && columns(last.text)+1+firstWord(next.text)+width/10 < width && !beginsLower(next.text)
}

func beginsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

// firstWord is the width of what a line cannot be broken inside: one character
// in scripts that break anywhere.
func firstWord(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsSpace(r) {
			break
		}
		w := runeColumns(r)
		n += w
		if w == 2 || n > wrapMax {
			break
		}
	}
	return n
}

func measure(text string) shape {
	var s shape
	last := textLine{}
	for l := range linesOf(text) {
		if l.text == "" {
			last = textLine{}
			continue
		}
		s.lines++
		if last.text == "" {
			s.blocks++
		} else {
			s.addInner(last, l.text)
		}
		last = l
		if l.endsBlock {
			last = textLine{}
		}
	}
	slices.Sort(s.widths)
	return s
}

// mostInner is how many lines are looked at.
const mostInner = 20_000

func (s *shape) addInner(line textLine, next string) {
	if len(s.inner) == mostInner {
		return
	}
	width := wrapMax + 1
	if columnsUpTo(line.text, wrapMax) {
		width = min(line.indent, wrapMin) + columns(line.text)
	}
	s.inner = append(s.inner, innerLine{width, firstWord(next), endsSentence(line.text)})
	s.widths = append(s.widths, width)
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
