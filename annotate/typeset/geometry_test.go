package typeset

import (
	"testing"

	"pgregory.net/rapid"
)

// checkLayout asserts what must hold of every layout.
func checkLayout(t interface{ Errorf(string, ...any) }, name string, l *Layout) {
	p := l.paragraph
	for _, offset := range p.Stops() {
		spot := l.PositionOf(offset)
		if got := l.OffsetAt(spot.X, spot.Top+spot.Height/2); got != offset {
			t.Errorf(
				"%s, width %v: the character at %d stands at (%v, %v), but there is %d",
				name,
				l.measure.Width,
				offset,
				spot.X,
				spot.Top,
				got,
			)
		}
	}
	next := 0
	for _, ln := range l.lines {
		if ln.first != next {
			t.Errorf("%s, width %v: a line starts at cell %d after one that ended at %d", name, l.measure.Width, ln.first, next)
		}
		next = ln.last
	}
	if next != len(p.cells) {
		t.Errorf("%s, width %v: the lines hold %d of %d cells", name, l.measure.Width, next, len(p.cells))
	}
	at := 0
	for i, c := range p.cells {
		if c.start != at || c.end <= c.start {
			t.Errorf("%s: cell %d is [%d, %d) after one that ended at %d", name, i, c.start, c.end, at)
		}
		at = c.end
	}
	if at != len(p.text) {
		t.Errorf("%s: the cells hold %d of %d characters", name, at, len(p.text))
	}
}

func TestEveryCharacterIsFoundWhereItStands(t *testing.T) {
	c := NewCatalog(Options{})
	for name, text := range samples {
		for _, width := range widths {
			for _, scale := range []float32{1, 1.25, 2} {
				l := c.Shape(text, Cut{}).Layout(Measure{Width: width, Size: 17, LineHeight: 1.6, Scale: scale})
				checkLayout(t, name, l)
			}
		}
	}
}

func TestEveryCharacterOfAnyMixtureIsFoundWhereItStands(t *testing.T) {
	c := NewCatalog(Options{})
	pieces := []string{
		"a",
		"fi",
		"W",
		" ",
		"  ",
		"é",
		"e\u0301",
		"ع",
		"لا",
		"ب\u0651",
		"٣",
		"12",
		"ש",
		"שָׁ",
		"क्ष",
		"कि",
		"र्म",
		"漢",
		"。",
		"한",
		"ᄒ\u1161",
		"👍🏽",
		"👩‍👧",
		"🇫🇷",
		"\u200d",
		"\u200b",
		"\u202e",
		"\u202c",
		"\u2067",
		"\u2069",
		"\n",
		"\r\n",
		"\t",
		"(",
		")",
		"“",
		"”",
		"-",
		"\u00ad",
		"\u0301",
		"\x00",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, piece := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces") {
			text += piece
		}
		width := rapid.Float32Range(1, 300).Draw(t, "width")
		l := c.Shape(text, Cut{Bold: rapid.Bool().Draw(t, "bold")}).Layout(Measure{Width: width, Size: 17, LineHeight: 1.6, Scale: 1})
		checkLayout(t, text, l)
		checkRects(t, text, l)
	})
}

// checkRects asserts that a range is covered by what its characters cover one
// by one, and an empty range by nothing.
func checkRects(t interface{ Errorf(string, ...any) }, name string, l *Layout) {
	stops := l.paragraph.Stops()
	if rects := l.Rects(stops[len(stops)/2], stops[len(stops)/2]); len(rects) != 0 {
		t.Errorf("%s: an empty range has %d rectangles", name, len(rects))
	}
	var single, whole float32
	for i := range len(stops) - 1 {
		for _, r := range l.Rects(stops[i], stops[i+1]) {
			single += r.Width
		}
	}
	for _, r := range l.Rects(0, l.paragraph.Len()) {
		whole += r.Width
		if r.X < 0 || r.X+r.Width > l.box+0.01 {
			t.Errorf("%s: a rectangle from %v to %v leaves the box of %v", name, r.X, r.X+r.Width, l.box)
		}
	}
	if diff := single - whole; diff > 0.5+whole/1e4 || diff < -0.5-whole/1e4 {
		t.Errorf("%s: the characters are %v wide, the whole range %v", name, single, whole)
	}
}

func TestARangeEndsBeforeItsEnd(t *testing.T) {
	l := NewCatalog(Options{}).Shape("abc", Cut{}).Layout(Measure{Size: 17, Scale: 1})
	rects := l.Rects(1, 2)
	if len(rects) != 1 {
		t.Fatalf("one letter has %d rectangles, want 1", len(rects))
	}
	if a, b := l.PositionOf(1).X, l.PositionOf(2).X; rects[0].X != a || rects[0].X+rects[0].Width != b {
		t.Errorf("the letter b is marked from %v to %v, but stands from %v to %v", rects[0].X, rects[0].X+rects[0].Width, a, b)
	}
}

func TestASelectionAcrossDirectionsHasSeveralParts(t *testing.T) {
	text := "abc שלום def"
	l := NewCatalog(Options{}).Shape(text, Cut{}).Layout(Measure{Size: 17, Scale: 1})
	if got := len(l.Rects(0, 12)); got != 1 {
		t.Errorf("the whole line is marked by %d rectangles, want 1", got)
	}
	if got := len(l.Rects(2, 6)); got != 2 {
		t.Errorf("the end of a Latin and the start of a Hebrew word are marked by %d rectangles, want 2", got)
	}
}

func TestRightToLeftTextStandsAtTheRightEdge(t *testing.T) {
	l := NewCatalog(Options{}).Shape(samples["hebrew"], Cut{}).Layout(Measure{Width: 300, Size: 17, Scale: 1})
	if x := l.PositionOf(0).X; x < 299 || x > 300 {
		t.Errorf("the first letter starts at %v, want the right edge of 300", x)
	}
	if first, second := l.PositionOf(0).X, l.PositionOf(1).X; second >= first {
		t.Errorf("the second letter starts at %v, right of the first at %v", second, first)
	}
}

func TestArabicDigitsKeepTheirOrderBesideLatinLetters(t *testing.T) {
	text := []rune("abc ٣٤ العربية def")
	l := NewCatalog(Options{}).Shape(string(text), Cut{}).Layout(Measure{Size: 17, Scale: 1})
	three, four, alef := l.PositionOf(4).X, l.PositionOf(5).X, l.PositionOf(7).X
	if !(alef < three+20 && three < four) {
		t.Errorf(
			"the digits stand at %v and %v, the Arabic word starts at %v: the digits run left to right, right of the word",
			three,
			four,
			alef,
		)
	}
	if last := l.PositionOf(13).X; last > three {
		t.Errorf("the Arabic word ends at %v, right of the digits at %v", last, three)
	}
}

func TestLinesAreNotWiderThanTheirRoom(t *testing.T) {
	c := NewCatalog(Options{})
	for name, text := range samples {
		l := c.Shape(text, Cut{}).Layout(Measure{Width: 120, Size: 17, Scale: 1})
		for i, ln := range l.lines {
			if ln.width > 120.1 {
				t.Errorf("%s: line %d is %v wide", name, i, ln.width)
			}
		}
	}
}

func TestNoMoreColumnsThanAskedFor(t *testing.T) {
	l := NewCatalog(Options{}).Shape(sample+". "+sample, Cut{}).Layout(Measure{Width: 5000, Size: 17, Scale: 1, MaxColumns: 70})
	for i, ln := range l.lines {
		if n := ln.last - ln.first; n > 78 {
			t.Errorf("line %d has %d characters, want about 70", i, n)
		}
	}
	if l.Lines() < 3 {
		t.Errorf("%d characters fill %d lines of 70", 2*len(sample), l.Lines())
	}
}

func TestACutLabelFitsWithItsEllipsis(t *testing.T) {
	c := NewCatalog(Options{})
	for name, text := range samples {
		for _, width := range []float32{1, 30, 90, 200} {
			l := c.Shape(text, Cut{Family: Sans}).Layout(Measure{Width: width, Size: 13, Scale: 1, MaxLines: 2})
			if l.Lines() > 2 {
				t.Errorf("%s: %d lines, want at most 2", name, l.Lines())
			}
			if l.Truncated() && width > 30 && l.lines[l.Lines()-1].width > width+0.1 {
				t.Errorf("%s: the last line is %v wide with its ellipsis, want at most %v", name, l.lines[l.Lines()-1].width, width)
			}
		}
	}
}
