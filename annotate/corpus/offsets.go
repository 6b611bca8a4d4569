package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Unit is what a file counts its offsets in.
type Unit string

// The units of offsets.
const (
	CodePoints Unit = "code points"
	UTF16      Unit = "UTF-16 units"
	UTF16CRLF  Unit = "UTF-16 units, a line break as two"
	Bytes      Unit = "bytes"
)

// Offsets tells which unit a file was taken to count in, and what spoke for it.
type Offsets struct {
	Unit  Unit
	Fits  int  // spans that fit by this unit
	Spans int  // of all
	Open  bool // every unit fits as well: the texts leave it open, and it does not matter
}

// DecideUnit finds the unit in which all spans of a corpus were counted, turns them into
// code points, and leaves out those that fit their text in no way. Where the file
// repeats the words of a span they decide; elsewhere a span fits whose edges are
// edges of words. Of units that fit as well the earlier candidate is taken.
func (c *Corpus) DecideUnit(candidates ...Unit) {
	fits := make([]int, len(candidates))
	for _, d := range c.Documents {
		scales := make([]scale, len(candidates))
		for i, unit := range candidates {
			scales[i] = newScale(d.Text, unit)
		}
		text := []rune(d.Text)
		for _, w := range d.Works {
			c.Offsets.Spans += len(w.Spans)
			for i := range w.Spans {
				for k := range candidates {
					if fit(text, scales[k], &w.Spans[i]) {
						fits[k]++
					}
				}
			}
		}
	}
	best := 0
	for k := range candidates {
		if fits[k] > fits[best] {
			best = k
		}
	}
	c.Offsets.Unit, c.Offsets.Fits = candidates[best], fits[best]
	c.Offsets.Open = len(fits) > 1 && slices.Min(fits) == slices.Max(fits)
	for _, d := range c.Documents {
		c.convert(d, candidates[best])
	}
}

// convert turns the spans of a document into code points, and leaves out those that
// cannot be.
func (c *Corpus) convert(d *Document, unit Unit) {
	text, counted := []rune(d.Text), newScale(d.Text, unit)
	for _, w := range d.Works {
		w.Spans = slices.DeleteFunc(w.Spans, func(s Span) bool {
			switch points, ok := counted.points(s.Fragments); {
			case d.Text == "":
				c.Lose(LostText, s.Value)
			case !ok:
				c.Lose(LostRange, s.Value)
			case s.Words != "" && !sameWords(wordsAt(text, points), s.Words):
				c.Lose(LostWords, s.Value)
			default:
				return false
			}
			return true
		})
		for i := range w.Spans {
			s := &w.Spans[i]
			s.Fragments, _ = counted.points(s.Fragments)
			s.Words = wordsAt(text, s.Fragments)
		}
	}
}

// fit tells whether a span can have been counted by a scale.
func fit(text []rune, by scale, s *Span) bool {
	points, ok := by.points(s.Fragments)
	if !ok {
		return false
	}
	if s.Words != "" {
		return sameWords(wordsAt(text, points), s.Words)
	}
	for _, f := range points {
		if !edge(text, f.Begin) || !edge(text, f.End) {
			return false
		}
	}
	return true
}

// edge reports that no word goes on over a place of the text.
func edge(text []rune, at int) bool {
	return at == 0 || at == len(text) || !inWord(text[at-1]) || !inWord(text[at])
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordsAt are the words of fragments, joined by a space.
func wordsAt(text []rune, fragments []Fragment) string {
	parts := make([]string, len(fragments))
	for i, f := range fragments {
		parts[i] = string(text[f.Begin:f.End])
	}
	return strings.Join(parts, " ")
}

// sameWords compares words whatever white space stands between and around them.
func sameWords(a, b string) bool {
	return a == b || strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

// scale tells which code point begins at an offset, -1 for none. Without a table
// offsets are code points themselves.
type scale struct {
	table  []int32
	length int // of the text in code points
}

func newScale(text string, unit Unit) scale {
	s := scale{length: utf8.RuneCountInString(text)}
	if unit == CodePoints {
		return s
	}
	s.table = make([]int32, 0, len(text)+1)
	point := int32(0)
	for i, r := range text {
		s.table = append(s.table, point)
		for range width(text, i, r, unit) - 1 {
			s.table = append(s.table, -1)
		}
		point++
	}
	s.table = append(s.table, point)
	return s
}

// width is how many units a character takes.
func width(text string, at int, r rune, unit Unit) int {
	switch {
	case unit == Bytes && r == utf8.RuneError:
		_, n := utf8.DecodeRuneInString(text[at:])
		return n
	case unit == Bytes:
		return utf8.RuneLen(r)
	case r > 0xffff:
		return 2
	case unit == UTF16CRLF && r == '\n' && (at == 0 || text[at-1] != '\r'):
		return 2
	}
	return 1
}

// points are fragments in code points, or not ok if one points outside the text or
// into a character.
func (s scale) points(fragments []Fragment) (points []Fragment, ok bool) {
	if len(fragments) == 0 {
		return nil, false
	}
	points = make([]Fragment, len(fragments))
	for i, f := range fragments {
		points[i] = Fragment{s.point(f.Begin), s.point(f.End)}
		if points[i].Begin < 0 || points[i].End <= points[i].Begin {
			return nil, false
		}
	}
	return points, true
}

func (s scale) point(offset int) int {
	switch {
	case offset < 0:
		return -1
	case s.table == nil && offset <= s.length:
		return offset
	case offset < len(s.table):
		return int(s.table[offset])
	}
	return -1
}
