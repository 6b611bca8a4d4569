package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestShapingKeepsTheText(t *testing.T) {
	c := NewCatalog(Options{})
	for name, text := range samples {
		if got, want := c.Shape(text, Cut{}).Text(), string([]rune(text)); got != want {
			t.Errorf("%s: the paragraph holds %q, want %q", name, got, want)
		}
	}
}

func TestCaretStopsAreWholeCharacters(t *testing.T) {
	tests := []struct {
		text string
		want []int
	}{
		{"abc", []int{0, 1, 2, 3}},
		{"e\u0301a", []int{0, 2, 3}},
		{"👩\u200d👧!", []int{0, 3, 4}},
		{"🇫🇷🇩🇪", []int{0, 2, 4}},
		{"👍🏽", []int{0, 2}},
		{"a\r\nb", []int{0, 1, 3, 4}},
		{"a\u200bb", []int{0, 2, 3}},
		{"fi", []int{0, 1, 2}},
		{"लि", []int{0, 2}},
		{"لا", []int{0, 1, 2}},
	}
	c := NewCatalog(Options{})
	for _, test := range tests {
		if got := c.Shape(test.text, Cut{}).Stops(); !slices.Equal(got, test.want) {
			t.Errorf("%q has the caret stops %v, want %v", test.text, got, test.want)
		}
	}
}

func TestSteppingByCharactersAndWords(t *testing.T) {
	p := NewCatalog(Options{}).Shape("He said: “don’t wait”.", Cut{})
	if got := p.Step(0, 2); got != 2 {
		t.Errorf("two steps lead to %d, want 2", got)
	}
	if got := p.Step(1, -5); got != 0 {
		t.Errorf("stepping back ends at %d, want 0", got)
	}
	if got := p.Step(20, 100); got != p.Len() {
		t.Errorf("stepping on ends at %d, want %d", got, p.Len())
	}
	if got := p.StepWord(0, 3); got != 15 {
		t.Errorf("the third word ends at %d, want 15", got)
	}
	if got := p.StepWord(15, -2); got != 3 {
		t.Errorf("the second word back starts at %d, want 3", got)
	}
	if start, end := p.Word(11); start != 10 || end != 15 {
		t.Errorf("the word at 11 is [%d, %d), want [10, 15)", start, end)
	}
	if start, end := p.Word(7); start != 3 || end != 7 {
		t.Errorf("the word that ends at 7 is [%d, %d), want [3, 7)", start, end)
	}
}

func TestTheFirstStrongCharacterGivesTheDirection(t *testing.T) {
	for text, want := range map[string]bool{
		"abc שלום":          false,
		"123 (שלום) abc":    true,
		"\u2067שלום\u2069a": false,
		"…":                 false,
		"":                  false,
		"٣٤ abc":            false,
	} {
		if got := NewCatalog(Options{}).Shape(text, Cut{}).RightToLeft(); got != want {
			t.Errorf("%q is right to left: %v, want %v", text, got, want)
		}
	}
}

func TestOnlyFacesThatAreNeededAreParsed(t *testing.T) {
	c := NewCatalog(Options{})
	c.Shape(samples["latin"], Cut{})
	if len(c.faces) != 1 {
		t.Errorf("Latin text needed %d faces, want 1", len(c.faces))
	}
	c.Shape(samples["arabic"], Cut{})
	if len(c.faces) != 2 {
		t.Errorf("Latin and Arabic text needed %d faces, want 2", len(c.faces))
	}
}

// A text of any make must be on screen before a person wonders. The bound is
// wide, since machines differ; what it catches is quadratic time.
func TestHostileTextsTakeNoTime(t *testing.T) {
	repeat := strings.Repeat
	hostile := map[string]string{
		"combining marks":      "a" + repeat("\u0301", 10000),
		"combining marks only": repeat("\u0334", 10000),
		"arabic marks":         "ب" + repeat("\u064E", 10000),
		"hindi viramas":        repeat("क\u094D", 10000),
		"joiners":              repeat("👩\u200d", 10000),
		"flags":                repeat("🇫", 10000),
		"invisible":            repeat("\u200b", 20000),
		"overrides":            repeat("\u202E", 10000) + "abc",
		"nested isolates":      repeat("\u2067a", 5000) + repeat("\u2069", 5000),
		"brackets":             repeat("(", 10000) + repeat("א", 10000),
		"alternating":          repeat("aא", 10000),
		"one long word":        repeat("x", 20000),
		"line ends":            repeat("\n", 20000),
		"controls":             repeat("\x00\x01", 10000),
		"selectors":            "❤" + repeat("\ufe0f", 10000),
		"long paragraph":       repeat("The minister said that they would not wait. ", 460),
		"long arabic":          repeat("قال الوزير إن الحكومة ", 900),
		"hangul jamo":          repeat("\u1100", 5000) + repeat("\u1161", 5000),
		"tags":                 "🏴" + repeat("\U000E0067", 10000),
	}
	c := NewCatalog(Options{})
	c.Shape(samples["mixture"], Cut{})
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			l := c.Shape(text, Cut{}).Layout(Measure{Width: 600, Size: 17, LineHeight: 1.6, Scale: 1})
			checkCharacters(t, text, l)
			l.Rects(0, len(text))
			l.OffsetAt(300, 20)
			l.PositionOf(len(text) / 2)
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("took %v", took)
			} else {
				t.Logf("took %v", took)
			}
		})
	}
}

func TestDigitsBehindASignOfAnotherFaceAreInTheirOwn(t *testing.T) {
	l := NewCatalog(Options{}).Shape("−0.11", Cut{Family: Sans}).Layout(Measure{Size: 10})
	var files []string
	l.Characters(0, 1, func(c *Character) { files = append(files, c.File) })
	if len(files) != 5 || files[0] == files[1] || files[1] != "NotoSans-Regular.ttf" {
		t.Errorf("a minus and digits are set in %q; want digits in the face that was asked for", files)
	}
}

// checkCharacters sees that what stands on the lines is the text, each part of it once.
func checkCharacters(t *testing.T, text string, l *Layout) {
	t.Helper()
	var got []rune
	l.Characters(0, l.Lines(), func(c *Character) {
		got = append(got, c.Text...)
		for _, g := range c.Glyphs {
			if math.IsNaN(g.X) || math.IsNaN(g.Rise) {
				t.Errorf("a glyph of %q stands nowhere", string(c.Text))
			}
		}
	})
	if want := []rune(text); !slices.Equal(got, want) {
		t.Errorf("on the lines stand %d characters, want the %d of the text", len(got), len(want))
	}
}

func FuzzShape(f *testing.F) {
	for _, text := range samples {
		f.Add(text, uint16(120), false)
	}
	c := NewCatalog(Options{})
	f.Fuzz(func(t *testing.T, text string, width uint16, bold bool) {
		l := c.Shape(text, Cut{Bold: bold}).Layout(Measure{Width: float32(width) / 8, Size: 17, LineHeight: 1.6, Scale: 1})
		checkLayout(t, text, l)
		checkRects(t, text, l)
		checkCharacters(t, text, l)
	})
}
