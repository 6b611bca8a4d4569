package kit

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/theme"
)

// delay is how long the pointer rests before the sentence shows; shorter ones
// flash while the pointer merely crosses the form.
const delay = 550 * time.Millisecond

// TipLayer is the topmost layer of a window, on which its tooltip is drawn.
// Nothing on it listens to the pointer, so every click falls through.
type TipLayer struct {
	// After runs a function later on the UI goroutine and returns how to call
	// it off; tests replace it to be synchronous.
	After func(d time.Duration, show func()) (cancel func())

	layer  *fyne.Container
	box    *canvas.Rectangle
	text   *Prose
	owner  fyne.CanvasObject
	cancel func()
}

var (
	layersMu sync.Mutex
	layers   = map[fyne.Canvas]*TipLayer{}
)

// WithTips lays a tooltip layer over the content of a window and returns what the
// window is to show.
func WithTips(c fyne.Canvas, content fyne.CanvasObject) (fyne.CanvasObject, *TipLayer) {
	l := &TipLayer{After: afterFunc, box: &canvas.Rectangle{CornerRadius: theme.Radius, StrokeWidth: theme.Hairline}, text: NewProse()}
	l.layer = container.NewWithoutLayout(l.box, l.text)
	l.hide()
	layersMu.Lock()
	layers[c] = l
	layersMu.Unlock()
	return container.NewStack(content, l.layer), l
}

// ForgetTips lets go of a canvas whose window has closed.
func ForgetTips(c fyne.Canvas) {
	layersMu.Lock()
	defer layersMu.Unlock()
	delete(layers, c)
}

// TipIn says that the pointer has come over a control; after a moment its words
// are shown below it. Part is the area of the control that they belong to.
func TipIn(owner fyne.CanvasObject, part fyne.Position, size fyne.Size, words string) {
	c := fyne.CurrentApp().Driver().CanvasForObject(owner)
	l := layerOf(c)
	if l == nil {
		return
	}
	l.leave()
	if words == "" {
		return
	}
	l.owner = owner
	l.cancel = l.After(delay, func() {
		if l.owner != owner || !owner.Visible() {
			return
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(owner).Add(part)
		l.show(at, size, words)
	})
}

// TipOut says that the pointer has left the control, or that it was pressed.
func TipOut(owner fyne.CanvasObject) {
	layersMu.Lock()
	defer layersMu.Unlock()
	for _, l := range layers {
		if l.owner == owner {
			l.leave()
		}
	}
}

// DropTip takes the tooltip of a window away because keys are typed: it would cover what
// they answer. It comes back when the pointer moves on.
func DropTip(c fyne.Canvas) {
	if l := layerOf(c); l != nil {
		l.leave()
	}
}

// Text returns the sentence on show, "" while there is none.
func (l *TipLayer) Text() string {
	if !l.box.Visible() {
		return ""
	}
	return l.text.String()
}

func layerOf(c fyne.Canvas) *TipLayer {
	layersMu.Lock()
	defer layersMu.Unlock()
	return layers[c]
}

func (l *TipLayer) leave() {
	if l.cancel != nil {
		l.cancel()
	}
	l.owner, l.cancel = nil, nil
	if l.box.Visible() {
		l.hide()
	}
}

func (l *TipLayer) hide() {
	l.box.Hide()
	l.text.Hide()
}

// show puts the box under the control, or above it where there is no room.
func (l *TipLayer) show(at fyne.Position, of fyne.Size, words string) {
	p := theme.Current()
	l.box.FillColor, l.box.StrokeColor = p.Ink, p.Ink
	l.text.Set(theme.SizeSmall(), Run{Text: words, Color: p.Surface})

	const margin, pad, gap = 8, 10, 6
	room := l.layer.Size()
	width := min(theme.Scaled(300), room.Width-2*margin-2*pad)
	width = min(width, l.text.NaturalWidth()+1)
	size := fyne.NewSize(width+2*pad, l.text.HeightAt(width)+2*pad-4)
	x := max(margin, min(at.X, room.Width-size.Width-margin))
	y := at.Y + of.Height + gap
	if y+size.Height > room.Height-margin {
		y = at.Y - size.Height - gap
	}
	l.box.Move(fyne.NewPos(x, y))
	l.box.Resize(size)
	l.text.Move(fyne.NewPos(x+pad, y+pad-2))
	l.text.Resize(fyne.NewSize(width, size.Height-2*pad+4))
	l.box.Show()
	l.text.Show()
	// What was hidden has no canvas yet to ask for a repaint; the sheet has.
	canvas.Refresh(l.layer)
}

func afterFunc(d time.Duration, show func()) func() {
	// The flag is touched on the UI goroutine only, and covers the case of a
	// timer that fired just before it was called off.
	called := false
	timer := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !called {
				show()
			}
		})
	})
	return func() {
		called = true
		timer.Stop()
	}
}
