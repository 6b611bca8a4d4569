package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/theme"
)

// named is a row with one thing in it.
type named struct {
	Row
	name *canvas.Rectangle
}

func newNamed() *named {
	r := &named{name: canvas.NewRectangle(nil)}
	r.Fill(func(x, y, width float32) {
		r.name.Move(fyne.NewPos(x, y))
		r.name.Resize(fyne.NewSize(width, 10))
	}, r.name)
	r.ExtendBaseWidget(r)
	return r
}

func TestARowIsLitWhileItIsTheCurrentOne(t *testing.T) {
	test.NewTempApp(t)
	r := newNamed()
	for current, want := range map[bool]any{false: theme.Current().Rail, true: theme.Current().AccentSoft} {
		if high := r.Light(current, 240, 50); high != 50 || r.Size() != fyne.NewSize(240, 50) {
			t.Errorf("a row of 50 gets %v high and %v", high, r.Size())
		}
		if got := r.Ground(); got != want {
			t.Errorf("the ground of a row that is current: %v is %v", current, got)
		}
	}
	if in := r.name; in.Position().X <= r.back.Position().X || in.Size().Width >= r.back.Size().Width {
		t.Errorf("what a row says stands at %v, %v wide, on a ground of %v", in.Position(), in.Size(), r.back.Size())
	}
}

func TestARowLeadsWhereItIsPressed(t *testing.T) {
	test.NewTempApp(t)
	r := newNamed()
	test.Tap(r) // nowhere yet
	pressed := 0
	r.OnTapped = func() { pressed++ }
	test.Tap(r)
	if pressed != 1 {
		t.Errorf("a row was pressed %d times", pressed)
	}
}

func TestALookIsToldOfOnce(t *testing.T) {
	app := test.NewTempApp(t)
	defer theme.Apply(app, theme.Choice{})
	l := newList(t, &list{count: 1, guessed: same(20), real: same(20)})
	l.Restyled()
	if l.Restyled() {
		t.Error("nothing changed, and the rows are said to be outdated")
	}
	theme.Apply(app, theme.Choice{Mode: theme.AlwaysDark})
	if !l.Restyled() || l.Restyled() {
		t.Error("another palette is not told of once")
	}
}
