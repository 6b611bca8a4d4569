package kit_test

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/kit"
)

const size = 13

// linesOf returns the text of each line from left to right, by the positions of
// what is drawn.
func linesOf(t *testing.T, p *kit.Prose, width float32) []string {
	t.Helper()
	p.Resize(fyne.NewSize(width, 1000))
	var lines []string
	y := float32(-1)
	for _, o := range test.WidgetRenderer(p).Objects() {
		text := o.(*canvas.Text)
		if text.Position().Y != y {
			lines, y = append(lines, ""), text.Position().Y
		}
		if end := text.Position().X + fyne.MeasureText(
			text.Text,
			text.TextSize,
			text.TextStyle,
		).Width; end > width+1 &&
			strings.Contains(text.Text, " ") {
			t.Errorf("%q ends at %v in a width of %v", text.Text, end, width)
		}
		if lines[len(lines)-1] != "" {
			lines[len(lines)-1] += "|"
		}
		lines[len(lines)-1] += text.Text
	}
	return lines
}

func text(runs ...kit.Run) *kit.Prose {
	p := kit.NewProse()
	p.Set(size, runs...)
	return p
}

func TestWordsWrapAtTheWidthAndNoneIsLost(t *testing.T) {
	test.NewTempApp(t)
	const rule = "Only the outlet's hand counts, never a source's. Labels used evenly on all sides are not loaded."
	p := text(kit.Run{Text: rule, Color: color.Black})
	for _, width := range []float32{60, 120, 200, 333, 900} {
		lines := linesOf(t, p, width)
		if got := strings.Join(lines, " "); got != rule {
			t.Errorf("at %v the lines read %q", width, got)
		}
		if want := float32(len(lines)) * 18; p.HeightAt(width) != want {
			t.Errorf("at %v the height is %v for %d lines, want %v", width, p.HeightAt(width), len(lines), want)
		}
	}
	if n := len(linesOf(t, p, p.NaturalWidth())); n != 1 {
		t.Errorf("at its natural width the text takes %d lines", n)
	}
}

func TestRunsShareALineUnlessOneBreaks(t *testing.T) {
	test.NewTempApp(t)
	p := text(
		kit.Run{Text: "verdict: ", Bold: true, Color: color.Black}, kit.Run{Text: "a judgement", Color: color.Black},
		kit.Run{Text: "such as", Bold: true, Color: color.Black, Break: true}, kit.Run{Text: " the worst", Color: color.Black},
	)
	got := linesOf(t, p, 400)
	if len(got) != 2 || got[0] != "verdict:|a judgement" || got[1] != "such as|the worst" {
		t.Errorf("the lines are %q", got)
	}
}

func TestScriptsWithoutSpacesBreakBetweenCharacters(t *testing.T) {
	test.NewTempApp(t)
	const sentence = "这次访问没有解决任何问题"
	p := text(kit.Run{Text: sentence, Color: color.Black})
	lines := linesOf(t, p, 40)
	if len(lines) < 2 || strings.Join(lines, "") != sentence {
		t.Errorf("the lines are %q", lines)
	}
}

// Paths and names of files are the longest words there are, and the end tells the file.
func TestAWordThatIsWiderThanTheLineBreaksAtItsSignsAndNothingIsCut(t *testing.T) {
	test.NewTempApp(t)
	const path = "/home/somebody/Documents/A study of the press/round-2/project.plumb"
	for _, word := range []string{path, strings.Repeat("x", 300), strings.Repeat("é́", 40), "Donaudampfschifffahrtsgesellschaft;"} {
		p := text(kit.Run{Text: "It was moved to " + word + "; it is as it was.", Color: color.Black})
		for _, width := range []float32{1, 60, 120, 300} {
			lines := linesOf(t, p, width)
			for _, line := range lines {
				if wide := fyne.MeasureText(line, size, fyne.TextStyle{}).Width; wide > width && width > 20 {
					t.Errorf("at %v a line of %v reads %q", width, wide, line)
				}
			}
			without := func(s string) string { return strings.Join(strings.Fields(s), "") }
			if got := without(strings.Join(lines, "")); got != without(p.String()) {
				t.Errorf("at %v the lines read %q", width, got)
			}
			if want := float32(len(lines)) * 18; p.HeightAt(width) != want {
				t.Errorf("at %v the height is %v for %d lines, want %v", width, p.HeightAt(width), len(lines), want)
			}
		}
	}
	p := text(kit.Run{Text: "/home/somebody/round-2", Color: color.Black})
	if got := linesOf(t, p, 100); strings.Join(got, " ") != "/home/ somebody/ round-2" {
		t.Errorf("a path breaks into %q", got)
	}
}

func TestSettingTheSameTextChangesNothing(t *testing.T) {
	test.NewTempApp(t)
	run := kit.Run{Text: "The rule.", Color: color.NRGBA{A: 255}}
	p := text(run)
	if p.Set(size, run) {
		t.Error("the same text counts as a change")
	}
	if !p.Set(size+1, run) {
		t.Error("another size counts as no change")
	}
}

func TestNoTextHasNoHeight(t *testing.T) {
	test.NewTempApp(t)
	if h := text().HeightAt(100); h != 0 {
		t.Errorf("nothing is %v high", h)
	}
}
