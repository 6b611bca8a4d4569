package passage

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"plumbline/annotate/typeset"
)

var reading = Style{Size: 17, LineHeight: 1.6, Ink: color.NRGBA{R: 0x1B, G: 0x1D, B: 0x21, A: 0xFF}}

// shown puts a passage of a width into a window that uses the embedded faces
// and the theme's emoji only.
func shown(t *testing.T, text string, width float32) *Passage {
	t.Helper()
	test.NewTempApp(t)
	UseCatalog(typeset.NewCatalog(typeset.Options{Emoji: theme.DefaultEmojiFont().Content()}))
	p := New(text, reading)
	w := test.NewTempWindow(t, container.NewWithoutLayout(p))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width+20, 400))
	p.Resize(fyne.NewSize(width, p.HeightFor(width)))
	return p
}

// press puts the mouse button down on the middle of the line where a character
// stands.
func press(p *Passage, offset int, modifier fyne.KeyModifier) {
	p.MouseDown(
		&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(p, offset)}, Button: desktop.MouseButtonPrimary, Modifier: modifier},
	)
}

func release(p *Passage) {
	p.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
}

func at(p *Passage, offset int) fyne.Position {
	return p.PositionOf(offset).AddXY(0, p.LineHeight()/2)
}

func selected(p *Passage) string {
	start, end := p.Selection()
	return string([]rune(p.Text())[start:end])
}

func TestDraggingSelects(t *testing.T) {
	p := shown(t, "The minister said: “We will not wait.”", 500)
	var told []string
	p.OnSelected = func(start, end int) { told = append(told, fmt.Sprint(start, "-", end)) }
	press(p, 20, 0)
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(p, 25)}})
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(p, 36)}})
	release(p)
	p.DragEnd()
	if got := selected(p); got != "We will not wait" {
		t.Errorf("dragging selected %q", got)
	}
	if len(told) != 1 || told[0] != "20-36" {
		t.Errorf("told of %v, want once of 20-36", told)
	}
}

func TestDraggingBackSelectsToo(t *testing.T) {
	p := shown(t, "abcdef", 500)
	press(p, 5, 0)
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(-50, -50)}})
	p.DragEnd()
	if got := selected(p); got != "abcde" {
		t.Errorf("dragging beyond the start selected %q", got)
	}
}

func TestOneTwoThreeAndFourClicks(t *testing.T) {
	p := shown(t, "He said: “don’t wait”. She did.", 500)
	now := time.Unix(0, 0)
	p.gesture.now = func() time.Time { return now }
	for clicks, want := range []string{"", "don’t", "He said: “don’t wait”.", "He said: “don’t wait”. She did."} {
		press(p, 12, 0)
		release(p)
		if got := selected(p); got != want {
			t.Errorf("%d clicks selected %q, want %q", clicks+1, got, want)
		}
		now = now.Add(200 * time.Millisecond)
	}
	now = now.Add(time.Minute)
	press(p, 12, 0)
	release(p)
	if got := selected(p); got != "" {
		t.Errorf("a click a minute later selected %q", got)
	}
}

func TestAClickTakesASelectionBackAndASecondOneTaps(t *testing.T) {
	p := shown(t, "abc def", 500)
	now := time.Unix(0, 0)
	p.gesture.now = func() time.Time { now = now.Add(time.Minute); return now }
	var told []string
	p.OnSelected = func(start, end int) { told = append(told, fmt.Sprint("selected ", start, "-", end)) }
	p.OnTapped = func(*fyne.PointEvent) { told = append(told, "tapped") }
	p.Select(0, 3)
	for range 2 {
		press(p, 5, 0)
		release(p)
		p.Tapped(&fyne.PointEvent{})
	}
	if got, want := strings.Join(told, ", "), "selected 5-5, tapped"; got != want {
		t.Errorf("told of %q, want %q", got, want)
	}
}

func TestShiftClickExtends(t *testing.T) {
	p := shown(t, "abcdef", 500)
	press(p, 1, 0)
	release(p)
	press(p, 4, fyne.KeyModifierShift)
	release(p)
	if got := selected(p); got != "bcd" {
		t.Errorf("a click with shift selected %q", got)
	}
}

func TestAnotherButtonSelectsNothing(t *testing.T) {
	p := shown(t, "abcdef", 500)
	p.Select(1, 3)
	p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(p, 5)}, Button: desktop.MouseButtonSecondary})
	if got := selected(p); got != "bc" {
		t.Errorf("the other mouse button changed the selection to %q", got)
	}
}

func TestTheSelectionGrowsByWholeCharactersAndWords(t *testing.T) {
	p := shown(t, "👩‍👧 e\u0301 two words", 500)
	p.MoveSelection(Right)
	if got := selected(p); got != "👩‍👧" {
		t.Errorf("one character is %q", got)
	}
	p.MoveSelection(Right)
	p.MoveSelection(Right)
	if got := selected(p); got != "👩‍👧 e\u0301" {
		t.Errorf("three characters are %q", got)
	}
	p.MoveSelection(WordRight)
	if got := selected(p); got != "👩‍👧 e\u0301 two" {
		t.Errorf("with the next word it is %q", got)
	}
	p.MoveSelection(TextStart)
	if got := selected(p); got != "" {
		t.Errorf("back at the start %q is selected", got)
	}
}

func TestSelectTakesWholeCharacters(t *testing.T) {
	p := shown(t, "a👍🏽b", 500)
	p.Select(2, 1)
	if start, end := p.Selection(); start != 1 || end != 3 {
		t.Errorf("the selection is [%d, %d), want the whole picture [1, 3)", start, end)
	}
	p.Select(-5, 500)
	if start, end := p.Selection(); start != 0 || end != 4 {
		t.Errorf("the selection is [%d, %d), want all", start, end)
	}
}

func TestANewTextHasNoSelection(t *testing.T) {
	p := shown(t, "a long text", 500)
	p.Select(3, 9)
	p.SetText("b")
	if start, end := p.Selection(); start != 0 || end != 0 {
		t.Errorf("[%d, %d) of the new text is selected", start, end)
	}
}

func TestTheHeightFollowsTheWidth(t *testing.T) {
	p := shown(t, strings.Repeat("The minister said that they would not wait. ", 10), 600)
	for _, width := range []float32{600, 300, 150} {
		want := p.HeightFor(width)
		p.Resize(fyne.NewSize(width, 10))
		if got := p.MinSize().Height; got != want {
			t.Errorf("at a width of %v the passage wants to be %v high, but said %v before", width, got, want)
		}
	}
	if a, b := p.HeightFor(150), p.HeightFor(600); a < 3*b {
		t.Errorf("a quarter of the width makes the text only %v instead of %v high", a, b)
	}
}

func TestEveryCharacterIsFoundWhereItStandsInTheWindow(t *testing.T) {
	text := "Latin 👩‍👩‍👧 👍🏽 🇫🇷 العَرَبِيَّة 45% (שלום 123) क्षत्रिय 1️⃣ “quoted”"
	for _, width := range []float32{60, 200, 640} {
		p := shown(t, text, width)
		for offset := 0; ; {
			if got := p.OffsetAt(at(p, offset)); got != offset {
				t.Errorf("width %v: where the character at %d stands is %d", width, offset, got)
			}
			next := p.shaped().Step(offset, 1)
			if next == offset {
				break
			}
			offset = next
		}
	}
}

// The raster must show the letters pixel for pixel: scaled by half a pixel they
// would blur.
func TestLettersAreSharpAtEveryScale(t *testing.T) {
	for _, scale := range []float32{1, 1.25, 2} {
		p := shown(t, "The minister said that they would not wait for the vote.", 301.3)
		window := fyne.CurrentApp().Driver().CanvasForObject(p)
		window.(software.WindowlessCanvas).SetScale(scale)
		p.Move(fyne.NewPos(4, 8))
		window.Capture() // sees that the scale is another
		picture := window.Capture()
		layout := p.shaped().Layout(reading.measure(301.3, scale))
		want := image.NewRGBA(image.Rect(0, 0, int(301.3*scale), int(layout.Height()*scale)))
		painter.Paint(layout, want, reading.Ink)
		origin := image.Pt(int(4*scale), int(8*scale))
		if n := darkerThan(want, 128); n < 500 {
			t.Fatalf("only %d pixels are painted", n)
		}
		if n := differing(picture, want, origin); n > 0 {
			t.Errorf("at scale %v %d pixels of the window differ from the letters", scale, n)
		}
	}
}

// darkerThan counts pixels with more than some opacity.
func darkerThan(picture *image.RGBA, alpha uint8) int {
	count := 0
	for i := 3; i < len(picture.Pix); i += 4 {
		if picture.Pix[i] > alpha {
			count++
		}
	}
	return count
}

// differing counts opaque pixels of ink that are not found at a place of the
// window, and empty ones where there is ink.
func differing(window image.Image, ink *image.RGBA, origin image.Point) int {
	count := 0
	background, _, _, _ := window.At(0, 0).RGBA()
	for y := range ink.Bounds().Dy() {
		for x := range ink.Bounds().Dx() {
			r, _, _, _ := window.At(x+origin.X, y+origin.Y).RGBA()
			switch alpha := ink.RGBAAt(x, y).A; {
			case alpha == 255 && r>>8 != 0x1B, alpha == 0 && r != background:
				count++
			}
		}
	}
	return count
}

func TestEmojiAreInColour(t *testing.T) {
	for _, emoji := range []string{"😀", "👩‍👩‍👧", "👍🏽", "🇫🇷", "❤️"} {
		p := shown(t, emoji, 100)
		if stops := p.shaped().Stops(); len(stops) != 2 {
			t.Errorf("%s is %d characters to the caret, want 1", emoji, len(stops)-1)
		}
		picture := image.NewRGBA(image.Rect(0, 0, 40, 40))
		painter.Paint(p.ready(), picture, color.Black)
		if n := coloured(picture); n < 30 {
			t.Errorf("%s has %d coloured pixels", emoji, n)
		}
	}
}

// coloured counts the pixels that are no grey.
func coloured(picture *image.RGBA) int {
	count := 0
	for i := 0; i < len(picture.Pix); i += 4 {
		r, g, b := picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2]
		if max(r, g, b)-min(r, g, b) > 40 {
			count++
		}
	}
	return count
}

func TestMarksComeAndGoWithoutNewObjects(t *testing.T) {
	p := shown(t, "The minister said that they would not wait.", 600)
	r := test.WidgetRenderer(p).(*passageRenderer)
	fill := color.NRGBA{R: 0xE8, G: 0xEB, B: 0xFA, A: 0xFF}
	p.SetHighlights([]Highlight{{Start: 0, End: 3, Fill: fill}, {Start: 4, End: 12, Underline: color.Black}})
	p.Select(0, 5)
	count := len(r.Objects())
	if n := visible(r.highlights.rects); n != 1 {
		t.Errorf("%d fills are visible, want 1", n)
	}
	if n := visible(r.underlines.rects); n != 1 {
		t.Errorf("%d underlines are visible, want 1", n)
	}
	if n := visible(r.selection.rects); n != 1 {
		t.Errorf("%d rectangles of the selection are visible, want 1", n)
	}
	p.SetHighlights(nil)
	p.ClearSelection()
	if n := visible(r.highlights.rects) + visible(r.underlines.rects) + visible(r.selection.rects); n != 0 {
		t.Errorf("%d rectangles are visible without marks", n)
	}
	p.Select(7, 9)
	if len(r.Objects()) != count {
		t.Errorf("there are %d objects, were %d", len(r.Objects()), count)
	}
}

func TestAHighlightIsWhereItsLettersAre(t *testing.T) {
	p := shown(t, "The minister said", 600)
	p.SetHighlights([]Highlight{{Start: 4, End: 12, Fill: color.Black}})
	r := test.WidgetRenderer(p).(*passageRenderer)
	rect := r.highlights.rects[0]
	left, right := p.PositionOf(4).X, p.PositionOf(12).X
	if rect.Position().X != left || rect.Position().X+rect.Size().Width != right {
		t.Errorf(
			"the mark is from %v to %v, its letters from %v to %v",
			rect.Position().X,
			rect.Position().X+rect.Size().Width,
			left,
			right,
		)
	}
}

func TestOverlappingHighlightsBothShow(t *testing.T) {
	p := shown(t, "The minister said", 600)
	p.SetHighlights([]Highlight{{Start: 0, End: 12, Fill: color.White}, {Start: 4, End: 17, Fill: color.Black, Underline: color.Black}})
	r := test.WidgetRenderer(p).(*passageRenderer)
	if n := visible(r.highlights.rects); n != 2 {
		t.Errorf("%d fills are visible, want 2", n)
	}
}

func visible(rects []*canvas.Rectangle) int {
	count := 0
	for _, r := range rects {
		if r.Visible() {
			count++
		}
	}
	return count
}

func TestALongPassageIsPaintedInBands(t *testing.T) {
	p := shown(t, strings.Repeat("The minister said that they would not wait. ", 460), 600)
	r := test.WidgetRenderer(p).(*passageRenderer)
	var bottom float32
	for i, band := range r.letters.bands {
		if band.Size().Height > 500 {
			t.Errorf("band %d is %v high", i, band.Size().Height)
		}
		if band.Position().Y != bottom {
			t.Errorf("band %d starts at %v, the one before ends at %v", i, band.Position().Y, bottom)
		}
		bottom = band.Position().Y + band.Size().Height
	}
	if want := p.MinSize().Height; bottom != want {
		t.Errorf("the bands are %v high together, the passage %v", bottom, want)
	}
}

func TestATextShownAgainIsNotShapedAgain(t *testing.T) {
	p := shown(t, "The minister said", 600)
	first := p.shaped()
	p.SetText("something else")
	p.SetText("The minister said")
	if p.shaped() != first {
		t.Error("the text was shaped twice")
	}
}

func TestNoMoreShapedTextsAreKeptThanTheBudget(t *testing.T) {
	p := shown(t, "", 600)
	for i := range 100 {
		p.SetText(fmt.Sprint(i, strings.Repeat(" words", 300)))
		p.MinSize()
	}
	if recent.characters > shapedBudget || len(recent.texts) != len(recent.order) {
		t.Errorf("%d characters in %d texts with %d keys are kept", recent.characters, len(recent.texts), len(recent.order))
	}
}

func TestFoundFacesReachTheWindow(t *testing.T) {
	p := shown(t, "首相周一表示", 600)
	var tasks []func()
	c := typeset.NewCatalog(typeset.Options{
		System: true, CacheDir: t.TempDir(), Changed: facesChanged,
		Background: func(task func()) { tasks = append(tasks, task) },
	})
	UseCatalog(c)
	p.SetText("我们不会等待")
	before := p.shaped()
	if len(tasks) != 1 {
		t.Fatalf("%d searches were started, want 1", len(tasks))
	}
	tasks[0]()
	if p.shaped() == before {
		t.Error("the text was not set again after a face was found; is the package fonts-noto-cjk installed?")
	}
}
