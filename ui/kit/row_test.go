package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/theme"
)

// three is a list of three rows of which the second is the current one.
func three(t *testing.T, opened *[]int) *List {
	t.Helper()
	test.NewTempApp(t)
	l := NewRows(Rows{
		Count: func() int { return 3 }, Height: func() float32 { return 50 },
		Current: func(i int) bool { return i == 1 }, Open: func(i int) { *opened = append(*opened, i) },
		Draw: func(d *Drawing, i int, x, y, w float32) { d.Words(x, y, w, 20, Text{Text: "row", Size: 13}) },
	})
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(240, 200))
	l.Reset()
	return l
}

func TestARowIsLitWhileItIsTheCurrentOneAndUnderThePointer(t *testing.T) {
	l, p := three(t, new([]int)), theme.Current()
	first, second := l.Row(0).(*Row), l.Row(1).(*Row)
	if first.Ground() != p.Rail || second.Ground() != p.AccentSoft {
		t.Errorf("the grounds are %v, and %v of the current row", first.Ground(), second.Ground())
	}
	first.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 20)}})
	if first.Ground() != p.Hover || first.Drawing().Marks[0].Fill != p.Hover {
		t.Errorf("under the pointer the ground is %v", first.Ground())
	}
	first.MouseOut()
	if first.Ground() != p.Rail {
		t.Error("the ground stays lit after the pointer left")
	}
	ground, words := second.Drawing().Marks[0], second.Drawing().Marks[1]
	if words.At.X <= ground.At.X || words.Size.Width >= ground.Size.Width {
		t.Errorf("what a row says stands at %v, %v wide, on a ground of %v", words.At, words.Size, ground.Size)
	}
}

func TestARowLeadsWhereItIsPressed(t *testing.T) {
	var opened []int
	l := three(t, &opened)
	test.Tap(l.Row(2).(*Row))
	if len(opened) != 1 || opened[0] != 2 {
		t.Errorf("opened %v", opened)
	}
	if w := fyne.CurrentApp().Driver().CanvasForObject(l); w.Focused() != nil {
		t.Error("the row took the focus")
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
