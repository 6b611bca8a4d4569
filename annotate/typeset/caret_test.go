package typeset

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestTheCaretGoesOnInTheDirectionOfTheArrow(t *testing.T) {
	c := NewCatalog(Options{})
	for name, text := range samples {
		for _, width := range widths {
			checkArrows(t, name, c.Shape(text, Cut{}).Layout(Measure{Width: width, Size: 17, LineHeight: 1.6, Scale: 1}))
		}
	}
}

// checkArrows asserts that an arrow goes to the nearest stop on its side, or to the next
// line, and that pressing it long enough leads through the whole text.
func checkArrows(t interface{ Errorf(string, ...any) }, name string, l *Layout) {
	p := l.paragraph
	stops := p.Stops()
	for _, right := range []bool{true, false} {
		for _, offset := range stops {
			here, next := l.PositionOf(offset), l.Beside(offset, right)
			there := l.PositionOf(next)
			if !slices.Contains(stops, next) {
				t.Errorf("%s, width %v: from %d the arrow leads to %d, which is no stop", name, l.measure.Width, offset, next)
			}
			forward := right != p.rtl
			switch {
			case next == offset:
				if edge := map[bool]int{true: stops[len(stops)-1], false: 0}[forward]; offset != edge {
					t.Errorf("%s, width %v: the caret sticks at %d", name, l.measure.Width, offset)
				}
			case there.Top == here.Top && right != (there.X > here.X):
				if next != 0 && next != stops[len(stops)-1] {
					t.Errorf("%s, width %v: from %d the arrow leads the wrong way to %d", name, l.measure.Width, offset, next)
				}
			case there.Top != here.Top && forward != (there.Top > here.Top):
				t.Errorf("%s, width %v: from %d the arrow leads to the wrong line at %d", name, l.measure.Width, offset, next)
			}
		}
	}
}

func TestUpAndDownKeepToTheirLines(t *testing.T) {
	c := NewCatalog(Options{})
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(sortedSamples()).Draw(t, "sample")
		l := c.Shape(samples[name], Cut{}).Layout(Measure{Width: rapid.Float32Range(1, 300).Draw(t, "width"), Size: 17, Scale: 1})
		offset := rapid.SampledFrom(l.paragraph.Stops()).Draw(t, "offset")
		x, below := rapid.Float32Range(-10, 400).Draw(t, "x"), rapid.Bool().Draw(t, "below")
		from, to := l.lineAt(offset), l.lineAt(l.Above(offset, x, below))
		want := from - 1
		if below {
			want = from + 1
		}
		if want = max(0, min(want, len(l.lines)-1)); to != want {
			t.Fatalf("%s: from line %d the caret goes to line %d, want %d", name, from, to, want)
		}
		first, last, end := l.Ends(offset)
		if l.lineAt(first) != from || l.lineAt(last) != from || first > offset || end < last || offset > end {
			t.Fatalf("%s: the line of %d is from %d to %d, ending at %d", name, offset, first, last, end)
		}
	})
}

func sortedSamples() []string {
	var names []string
	for name := range samples {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestACharacterIsUnderTheMiddleOfItsBox(t *testing.T) {
	c := NewCatalog(Options{})
	for name, text := range samples {
		l := c.Shape(text, Cut{}).Layout(Measure{Width: 300, Size: 17, Scale: 1})
		stops := l.paragraph.Stops()
		for i, start := range stops[:len(stops)-1] {
			for _, box := range l.Rects(start, stops[i+1]) {
				if got, ok := l.CharacterAt(box.X+box.Width/2, box.Y+box.Height/2); box.Width > 1 && (!ok || got != start) {
					t.Errorf("%s: on the character at %d there is %d (%v)", name, start, got, ok)
				}
			}
		}
		for _, far := range [][2]float32{{-5, 5}, {4000, 5}, {5, -5}, {5, 4000}} {
			if _, ok := l.CharacterAt(far[0], far[1]); ok {
				t.Errorf("%s: outside at %v there is a character", name, far)
			}
		}
	}
}

func TestASentenceIsFoundAroundAPlace(t *testing.T) {
	c := NewCatalog(Options{})
	for _, s := range []struct {
		text  string
		place int
		want  string
	}{
		{"It rained. The harbour opened! Nobody came?", 12, "The harbour opened!"},
		{"It rained. The harbour opened! Nobody came?", 0, "It rained."},
		{"It rained. The harbour opened! Nobody came?", 43, "Nobody came?"},
		{"Dr. Ilva Menk met Gov. Orr on 3.5 acres. They left.", 20, "Dr. Ilva Menk met Gov. Orr on 3.5 acres."},
		{"J. R. Orr left. “No,” he said.", 3, "J. R. Orr left."},
		{"首相周一表示。我们不会等待。", 8, "我们不会等待。"},
		{"قال الوزير نعم. وافق الجميع؟", 18, "وافق الجميع؟"},
		{"प्रधानमंत्री ने कहा। हम नहीं।", 22, "हम नहीं।"},
		{"no end", 3, "no end"},
		{"", 0, ""},
		{"   ", 1, "   "},
	} {
		p := c.Shape(s.text, Cut{})
		start, end := p.Sentence(s.place)
		if got := string([]rune(s.text)[start:end]); got != s.want {
			t.Errorf("around %d of %q stands %q, want %q", s.place, s.text, got, s.want)
		}
	}
}
