package typeset

import (
	"strings"
	"testing"
)

func TestTheCaretGoesToTheNearerEndOfACharacter(t *testing.T) {
	c := NewCatalog(Options{})
	for name, text := range map[string]string{"left to right": "moon", "right to left": "שלום"} {
		l := c.Shape(text, Cut{}).Layout(Measure{Width: 300, Size: 17, Scale: 1})
		for i := range len([]rune(text)) {
			box := l.Rects(i, i+1)[0]
			left, right := i, i+1
			if l.paragraph.rtl {
				left, right = i+1, i
			}
			for part, want := range map[float32]int{0.1: left, 0.45: left, 0.55: right, 0.9: right} {
				if got := l.OffsetAt(box.X+part*box.Width, box.Y+box.Height/2); got != want {
					t.Errorf(
						"%s: at %v of the width of character %d, counted from its left, the caret goes to %d, want %d",
						name,
						part,
						i,
						got,
						want,
					)
				}
			}
		}
	}
}

func TestWhiteSpaceAtTheEndOfARightToLeftLineRunsToTheLeft(t *testing.T) {
	// The space behind the Latin words belongs to them until it ends a line.
	text := "שלום two words next"
	before := strings.Index(text, " next") - len("שלום") + len([]rune("שלום"))
	c := NewCatalog(Options{})
	l := c.Shape(text, Cut{}).Layout(Measure{Size: 17, Scale: 1})
	l = c.Shape(text, Cut{}).Layout(Measure{Width: l.Width() * 0.85, Size: 17, Scale: 1})
	if ln := l.lines[0]; l.Lines() != 2 || ln.last != before+1 || ln.solid != before {
		t.Fatalf("the first of %d lines has the cells up to %d, solid up to %d; want it to end in the space at %d",
			l.Lines(), ln.last, ln.solid, before)
	}
	ln := &l.lines[0]
	left, width := ln.left[before-ln.first], l.paragraph.cells[before].advance*l.measure.Size
	if x := l.PositionOf(before).X; x < left+width/2 {
		t.Errorf("the caret before the space stands at %v, its left end; want its right end at %v, next to the words", x, left+width)
	}
	if got := l.OffsetAt(left+width*0.8, l.height/2); got != before {
		t.Errorf("pointing at the right end of the space finds %d, want %d before it", got, before)
	}
	if got := l.OffsetAt(left+width*0.2, l.height/2); got != before+1 {
		t.Errorf("pointing at the left end of the space finds %d, want %d behind it", got, before+1)
	}
}
