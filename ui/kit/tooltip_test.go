package kit_test

import (
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// setting is a window with a button in it, and a timer in the test's hands.
type setting struct {
	win    fyne.Window
	layer  *kit.TipLayer
	button *widget.Button
	taps   int
	due    func()
}

func newSetting(t *testing.T, at fyne.Position) *setting {
	t.Helper()
	theme.Apply(test.NewTempApp(t), theme.Choice{Mode: theme.AlwaysLight})
	s := &setting{}
	s.button = widget.NewButton("loaded", func() { s.taps++ })
	s.win = test.NewTempWindow(t, canvas.NewRectangle(theme.Current().Page))
	s.button.Resize(fyne.NewSize(90, 30))
	s.button.Move(at)
	content, layer := kit.WithTips(s.win.Canvas(), container.NewWithoutLayout(s.button))
	t.Cleanup(func() { kit.ForgetTips(s.win.Canvas()) })
	s.layer = layer
	layer.After = func(_ time.Duration, show func()) func() {
		s.due = show
		return func() { s.due = nil }
	}
	s.win.SetPadded(false)
	s.win.SetContent(content)
	s.win.Resize(fyne.NewSize(400, 200))
	return s
}

func (s *setting) rest(words string) {
	kit.TipIn(s.button, fyne.Position{}, s.button.Size(), words)
	if s.due != nil {
		s.due()
	}
}

// dark counts the dark pixels in a part of the window: the tooltip is the only
// dark thing there.
func (s *setting) dark(r image.Rectangle) int {
	n := 0
	img := s.win.Canvas().Capture()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if red, _, _, _ := img.At(x, y).RGBA(); red < 0x4000 {
				n++
			}
		}
	}
	return n
}

var (
	below = image.Rect(0, 60, 400, 130)
	above = image.Rect(0, 60, 400, 155)
)

func TestTheSentenceIsPaintedBelowTheControl(t *testing.T) {
	s := newSetting(t, fyne.NewPos(20, 20))
	if n := s.dark(below); n != 0 {
		t.Fatalf("%d dark pixels before any tooltip", n)
	}
	s.rest("Evaluative or euphemistic wording where a plainer one exists.")
	if n := s.dark(below); n < 2000 {
		t.Errorf("%d dark pixels below the control, want the box of the tooltip", n)
	}
	kit.TipOut(s.button)
	if n := s.dark(below); n != 0 || s.layer.Text() != "" {
		t.Errorf("%d dark pixels after the pointer left", n)
	}
}

func TestTheSentenceIsPaintedAboveAControlAtTheFoot(t *testing.T) {
	s := newSetting(t, fyne.NewPos(300, 165))
	s.rest("Evaluative or euphemistic wording where a plainer one exists.")
	if n := s.dark(above); n < 2000 {
		t.Errorf("%d dark pixels above the control, want the box of the tooltip", n)
	}
}

func TestClicksFallThroughTheTooltip(t *testing.T) {
	s := newSetting(t, fyne.NewPos(20, 20))
	s.rest("Nothing below.")
	test.TapCanvas(s.win.Canvas(), fyne.NewPos(60, 35))
	if s.taps != 1 {
		t.Errorf("the button was pressed %d times, want once", s.taps)
	}
	if s.win.Canvas().Focused() != nil {
		t.Error("the tooltip took the focus")
	}
}

func TestNothingIsShownWithoutWordsOrAfterLeavingInTime(t *testing.T) {
	s := newSetting(t, fyne.NewPos(20, 20))
	s.rest("")
	if s.layer.Text() != "" {
		t.Error("an empty sentence was shown")
	}
	kit.TipIn(s.button, fyne.Position{}, s.button.Size(), "Too late.")
	late := s.due
	kit.TipOut(s.button)
	late()
	if s.layer.Text() != "" {
		t.Error("the sentence was shown though the pointer had left")
	}
}
