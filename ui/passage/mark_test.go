package passage

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"pgregory.net/rapid"

	"plumbline/annotate/typeset"
	"plumbline/ui/uitest/golden"
)

// markedTexts are paragraphs with marks of every shape, that overlap, lie in each other and
// lie apart.
var markedTexts = []struct {
	text   string
	marked []string
}{
	{
		"The minister revealed that three governments had taken calls, and “warned” of a flood of cheap grain that nobody had seen.",
		[]string{
			"The minister revealed",
			"revealed that three governments",
			"“warned”",
			"flood of cheap grain that nobody",
			"cheap grain",
			"had seen",
		},
	},
	{
		"قال الوزير إن الحكومة \"لن تنتظر\" حتى عام 2026، وأضاف Reuters أن 45% من السكان وافقوا.",
		[]string{"الوزير إن الحكومة", "الحكومة \"لن تنتظر\"", "2026، وأضاف Reuters أن", "45%"},
	},
	{
		"He wrote abc العربية شيء def (שלום 123) and left 首相周一 क्षत्रिय 👩‍👧.",
		[]string{"abc العربية", "شيء def (שלום", "and left 首相", "周一 क्षत्रिय 👩‍👧"},
	},
}

func marksOf(text string, marked []string, inks []color.NRGBA, labels []string, dark bool) []Mark {
	var marks []Mark
	for i, words := range marked {
		before, _, _ := strings.Cut(text, words)
		start := len([]rune(before))
		m := Mark{
			Start:  start,
			End:    start + len([]rune(words)),
			Line:   StrokeOf(i),
			Ink:    inks[i%len(inks)],
			Ground: GroundOf(inks[i%len(inks)], dark),
		}
		if labels != nil {
			m.Label, m.Line, m.Ink, m.Ground = labels[i%len(labels)], StrokeOf(i%len(labels)), inks[i%len(labels)], nil
		}
		marks = append(marks, m)
	}
	return marks
}

func TestMarksLookAsTheyDid(t *testing.T) {
	for _, look := range []struct {
		name        string
		ink, ground color.NRGBA
		inks        []color.NRGBA
		labels      []string
		dark        bool
	}{
		{"light", color.NRGBA{0x1B, 0x1D, 0x21, 0xFF}, color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, []color.NRGBA{{0x34, 0x46, 0xA8, 0xFF}, {0x0F, 0x76, 0x6E, 0xFF}, {0xA0, 0x56, 0x05, 0xFF}}, nil, false},
		{"dark", color.NRGBA{0xEB, 0xEC, 0xEE, 0xFF}, color.NRGBA{0x1D, 0x20, 0x25, 0xFF}, []color.NRGBA{{0x9C, 0xAB, 0xF7, 0xFF}, {0x5C, 0xC9, 0xBB, 0xFF}, {0xE8, 0xA3, 0x4C, 0xFF}}, nil, true},
		{"people", color.NRGBA{0x1B, 0x1D, 0x21, 0xFF}, color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, []color.NRGBA{{0x34, 0x46, 0xA8, 0xFF}, {0x0F, 0x76, 0x6E, 0xFF}, {0xA0, 0x56, 0x05, 0xFF}}, []string{"A", "B", "C"}, false},
	} {
		test.NewTempApp(t)
		UseCatalog(typeset.NewCatalog(typeset.Options{Emoji: theme.DefaultEmojiFont().Content()}))
		ground := canvas.NewRectangle(look.ground)
		ground.Resize(fyne.NewSize(440, 400))
		page, y := container.NewWithoutLayout(ground), float32(10)
		for _, of := range markedTexts {
			style := Style{Size: 17, LineHeight: 1.6, Ink: look.ink}
			if look.labels != nil {
				style.LineHeight = LineHeightFor(2)
			}
			p := New(of.text, style)
			page.Add(p)
			p.Move(fyne.NewPos(12, y))
			p.Resize(fyne.NewSize(416, p.HeightFor(416)))
			p.SetMarks(marksOf(of.text, of.marked, look.inks, look.labels, look.dark))
			y += p.HeightFor(416) + 14
		}
		w := test.NewTempWindow(t, page)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(440, y))
		golden.Match(t, "marks-"+look.name, w.Canvas().Capture())
	}
}

func TestOverlappingMarksLieBelowEachOther(t *testing.T) {
	for _, c := range []struct {
		marks string
		want  string
	}{
		{"0-5", "0"},
		{"0-5 5-9", "0 0"},
		{"0-5 4-9", "0 1"},
		{"0-9 2-4 3-6", "0 1 2"},
		{"0-4 3-6 5-9", "0 1 0"},
		{"0-9 0-9 0-9 0-9", "0 1 2 3"},
	} {
		var marks []Mark
		for _, part := range strings.Fields(c.marks) {
			var m Mark
			_, _ = fmt.Sscanf(part, "%d-%d", &m.Start, &m.End)
			marks = append(marks, m)
		}
		lanes, count := lanesOf(marks)
		if got := strings.Trim(fmt.Sprint(lanes), "[]"); got != c.want || count != slices.Max(lanes)+1 {
			t.Errorf("of %s the lanes are %s of %d, want %s", c.marks, got, count, c.want)
		}
	}
}

// lettersPainted counts how often letters of a passage are painted.
func lettersPainted(t *testing.T, p *Passage) *int {
	t.Helper()
	n := 0
	for _, band := range test.WidgetRenderer(p).(*passageRenderer).letters.bands {
		paint := band.Generator
		band.Generator = func(w, h int) image.Image { n++; return paint(w, h) }
	}
	return &n
}

func TestMarksHighlightsAndSelectionsPaintNoLetters(t *testing.T) {
	of := markedTexts[2]
	p := shown(t, of.text, 300)
	w := fyne.CurrentApp().Driver().CanvasForObject(p)
	w.Capture()
	painted := lettersPainted(t, p)
	// Letters are painted anew for another layout, ink, scale or size of a band.
	paintedFor := func() string {
		letters := &test.WidgetRenderer(p).(*passageRenderer).letters
		said := fmt.Sprintf("%p %v %v", letters.layout, letters.ink, letters.scale)
		for _, band := range letters.bands {
			said += fmt.Sprint(band.Size(), band.Visible())
		}
		return said
	}
	before, anew := paintedFor(), 0
	look := func() {
		if paintedFor() != before {
			anew++
		}
	}
	p.SetMarks(marksOf(of.text, of.marked, []color.NRGBA{{A: 0xFF}}, nil, false))
	for i := range 20 {
		p.Select(i, i+7)
		p.SetGrips(i%2 == 0)
		p.MoveSelection(WordRight)
		p.MoveCaret(Left)
		look()
	}
	name, hint := color.NRGBA{B: 0xFF, A: 0x30}, color.NRGBA{R: 0xFF, A: 0xFF}
	for _, pointed := range [][]Highlight{ // names of targets, hints, both, and nothing any more
		{{Start: 4, End: 9, Fill: name}},
		{{Start: 4, End: 9, Underline: hint}},
		{{Start: 0, End: 3, Fill: name}, {Start: 2, End: 9, Underline: hint}},
		nil,
	} {
		p.SetHighlights(pointed)
		look()
	}
	p.SetMarks(nil)
	if look(); *painted > 0 || anew > 0 {
		t.Errorf("letters were painted %d times, and %d times were to be painted anew", *painted, anew)
	}
	p.SetStyle(Style{Size: 17, LineHeight: 1.6, Ink: color.White})
	w.Capture()
	if look(); *painted == 0 || anew == 0 {
		t.Error("the count does not see that letters are painted in another ink")
	}
}

func TestThePointerIsToldWhichCharacterItIsOn(t *testing.T) {
	p := shown(t, "The minister said", 500)
	p.SetMarks([]Mark{{Start: 0, End: 12}, {Start: 4, End: 8}})
	var told []string
	p.OnHover = func(offset int) { told = append(told, fmt.Sprint(offset, p.MarksAt(offset))) }
	for _, pos := range []fyne.Position{at(p, 1).AddXY(2, 0), at(p, 1).AddXY(3, 0), at(p, 5).AddXY(2, 0), at(p, 14).AddXY(2, 0), fyne.NewPos(480, 9)} {
		p.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}})
	}
	p.MouseOut()
	if got, want := strings.Join(told, ", "), "1 [0], 5 [0 1], 14 [], -1 []"; got != want {
		t.Errorf("it is told %s, want %s", got, want)
	}
}

func TestAGripMovesAnEndAndNeverOverTheOther(t *testing.T) {
	p := shown(t, "The minister said that they would not wait.", 600)
	var told []string
	p.OnEnd = func(start, end int) { told = append(told, fmt.Sprint(start, "-", end)) }
	p.OnSelected = func(start, end int) { t.Errorf("it counts as a selection of %d to %d", start, end) }
	drag := func(from, to int) {
		press(p, from, 0)
		p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(p, to)}})
		p.DragEnd()
	}
	p.Select(4, 12)
	p.SetGrips(true)
	drag(12, 17)
	drag(4, 0)
	drag(0, 30)
	if got, want := strings.Join(told, ", "), "4-17, 0-17, 0-17"; got != want {
		t.Errorf("the ends are %s, want %s", got, want)
	}
}

func TestATripleClickDraggedTakesWholeSentences(t *testing.T) {
	p := shown(t, "It rained. The harbour opened. Nobody came.", 900)
	now := time.Unix(0, 0)
	p.gesture.now = func() time.Time { return now }
	for range 3 {
		press(p, 14, 0)
		release(p)
	}
	press(p, 14, 0) // a fourth takes all
	p.DragEnd()
	if got := selected(p); got != p.Text() {
		t.Errorf("four clicks select %q", got)
	}
	now = now.Add(time.Minute)
	for range 2 {
		press(p, 14, 0)
		release(p)
	}
	press(p, 14, 0)
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(p, 36)}})
	p.DragEnd()
	if got, want := selected(p), "The harbour opened. Nobody came."; got != want {
		t.Errorf("dragged on it selects %q, want %q", got, want)
	}
}

func TestAnySelectionIsWholeCharactersInReadingOrder(t *testing.T) {
	pieces := []string{
		"a",
		"fi ",
		"e\u0301",
		"ع",
		"لا",
		"ב",
		"שָׁ",
		"क्ष",
		"漢",
		"。",
		"ภาษา",
		"👍🏽",
		"👩‍👧",
		"🇫🇷",
		"\u202e",
		"\u2069",
		"\n",
		"12",
		" ",
		"(",
		"\u200d",
		"\x00",
		"\xff",
	}
	motions := []Motion{Right, Left, WordRight, WordLeft, Up, Down, LineStart, LineEnd, TextStart, TextEnd}
	p := shown(t, "", 200)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "text"), "")
		p.SetText("")
		p.SetText(text)
		p.Resize(fyne.NewSize(rapid.Float32Range(30, 400).Draw(t, "width"), 300))
		runes, stops := []rune(p.Text()), p.shaped().Stops()
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			before, _ := p.Selection()
			switch pos := fyne.NewPos(rapid.Float32Range(-20, 420).Draw(t, "x"), rapid.Float32Range(-20, 200).Draw(t, "y")); rapid.IntRange(0, 4).
				Draw(t, "what") {
			case 0:
				p.MoveCaret(rapid.SampledFrom(motions).Draw(t, "motion"))
			case 1:
				p.MoveSelection(rapid.SampledFrom(motions).Draw(t, "motion"))
			case 2:
				p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}, Button: desktop.MouseButtonPrimary})
				p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pos.AddXY(rapid.Float32Range(-99, 99).Draw(t, "dx"), 30)}})
				p.DragEnd()
			case 3:
				p.MouseDown(
					&desktop.MouseEvent{
						PointEvent: fyne.PointEvent{Position: pos},
						Button:     desktop.MouseButtonPrimary,
						Modifier:   fyne.KeyModifierShift,
					},
				)
				p.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
			case 4:
				p.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}})
				if offset, on := p.CharacterAt(pos); on && !slices.Contains(stops, offset) {
					t.Fatalf("on %q the pointer is over %d, within a character", text, offset)
				}
			}
			start, end := p.Selection()
			if !slices.Contains(stops, start) || !slices.Contains(stops, end) {
				t.Fatalf("of %q [%d, %d) is selected, which cuts a character (it was at %d)", text, start, end, before)
			}
			if got := p.Selected(); got != string(runes[start:end]) {
				t.Fatalf("of %q %q is copied, want %q", text, got, string(runes[start:end]))
			}
		}
	})
}
