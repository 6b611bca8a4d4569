package kit_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// marks returns those of a shape.
func marks(l *kit.Drawing, s kit.Shape) (found []kit.Mark) {
	for _, m := range l.Marks {
		if m.Shape == s {
			found = append(found, m)
		}
	}
	return found
}

// grid is a pane with a heat map of three by three, blank on the diagonal.
func grid(opened *[]string) *kit.Pane {
	names := []string{"A1", "A2", "A3"}
	return kit.NewPane(func(l *kit.Drawing, width, _ float32) float32 {
		m := chart.HeatMap{Rows: names, Columns: names, Ink: theme.Current().Accent, CellHeight: 30, Gap: 3}
		for i, a := range names {
			var row []chart.Cell
			for j, b := range names {
				if i == j {
					row = append(row, chart.Cell{Blank: true})
					continue
				}
				id := a + b
				row = append(
					row,
					chart.Cell{
						ID:    id,
						Text:  ".50",
						Shade: 0.5,
						Tip:   func() string { return id + " n 12" },
						Open:  func() { *opened = append(*opened, id) },
					},
				)
			}
			m.Cells = append(m.Cells, row)
		}
		return m.Draw(l, 0, 0, width)
	})
}

func TestArrowsReachEveryCellAndStopAtTheEdges(t *testing.T) {
	uitest.Look(t, theme.Choice{})
	var opened []string
	p := grid(&opened)
	uitest.Window(t, p, fyne.NewSize(300, 130))
	var told []string
	p.OnTold = func(tip string) { told = append(told, tip) }
	if !p.Enter() {
		t.Fatal("the keys find no cell")
	}
	for _, step := range []struct {
		to   kit.Direction
		want string
		ok   bool
	}{
		{kit.Right, "A1A3", true},
		{kit.Right, "A1A3", false},
		{kit.Down, "A2A3", true},
		{kit.Left, "A2A1", true},
		{kit.Left, "A2A1", false},
		{kit.Down, "A3A1", true},
		{kit.Right, "A3A2", true},
		{kit.Down, "A3A2", false},
		{kit.Up, "A1A2", true},
		{kit.Up, "A1A2", false},
	} {
		ok := p.Step(step.to)
		if s, _ := p.At(); s.ID != step.want || ok != step.ok {
			t.Fatalf("direction %v leads to %s (%v), not to %s", step.to, s.ID, ok, step.want)
		}
	}
	p.Open()
	if !slices.Equal(opened, []string{"A1A2"}) {
		t.Errorf("opened %v", opened)
	}
	if told[len(told)-1] != "A1A2 n 12" {
		t.Errorf("the keys were told %q", told)
	}
}

func TestTheRingIsDrawnOnlyWhileTheKeysAreThere(t *testing.T) {
	uitest.Look(t, theme.Choice{})
	p := grid(new([]string))
	uitest.Window(t, p, fyne.NewSize(300, 130))
	rings := func() (n int) {
		for _, m := range marks(p.Drawing(), kit.Box) {
			if m.Edge == theme.Current().FocusRing && m.Thick == theme.Ring {
				n++
			}
		}
		return n
	}
	if rings() != 0 {
		t.Error("a ring is drawn before the keys came")
	}
	p.Enter()
	if rings() != 1 {
		t.Errorf("%d rings are drawn around one cell", rings())
	}
	p.Leave()
	if rings() != 0 {
		t.Error("the ring stays after the keys left")
	}
}

func TestTwoClicksOpenTheCellUnderThem(t *testing.T) {
	uitest.Look(t, theme.Choice{})
	var opened []string
	p := grid(&opened)
	_, tips := uitest.Tipped(t, p, fyne.NewSize(300, 130))
	pressed := 0
	p.OnPressed = func() { pressed++ }
	p.Enter()
	p.Step(kit.Right)
	s, _ := p.At()
	at := s.At.AddXY(4, 4)
	p.Leave()
	p.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if tips.Text() != "A1A3 n 12" || p.Cursor() != desktop.PointerCursor {
		t.Errorf("the tip reads %q, the cursor is %v", tips.Text(), p.Cursor())
	}
	p.Tapped(&fyne.PointEvent{Position: at})
	if s, _ := p.At(); len(opened) > 0 || s.ID != "A1A3" {
		t.Errorf("the first click chooses %q and opens %v", s.ID, opened)
	}
	p.Tapped(&fyne.PointEvent{Position: at})
	if !slices.Equal(opened, []string{"A1A3"}) || pressed != 2 || tips.Text() != "" {
		t.Errorf("opened %v after %d presses; the tip reads %q", opened, pressed, tips.Text())
	}
	p.Tapped(&fyne.PointEvent{Position: fyne.NewPos(299, 1)})
	if len(opened) != 1 {
		t.Errorf("a click on nothing opened %v", opened)
	}
	p.MouseOut()
	if p.Cursor() != desktop.DefaultCursor {
		t.Error("the hand stays after the pointer left")
	}
}

func TestAPaneFollowsPaletteAndTextSize(t *testing.T) {
	uitest.Look(t, theme.Choice{Mode: theme.AlwaysLight})
	p := grid(new([]string))
	uitest.Window(t, p, fyne.NewSize(300, 130))
	light, low := marks(p.Drawing(), kit.Words)[0].Text, p.HeightAt(300)
	theme.Apply(fyne.CurrentApp(), theme.Choice{Mode: theme.AlwaysDark, Scale: 2})
	dark := marks(p.Drawing(), kit.Words)[0].Text
	if light.Ink != theme.Light.Muted || dark.Ink != theme.Dark.Muted || dark.Size != 2*light.Size {
		t.Errorf("names are set as %+v, then as %+v", light, dark)
	}
	if high := p.HeightAt(300); high <= low {
		t.Errorf("with text twice as large the height goes from %v to %v", low, high)
	}
}

func TestNamesInAnyScriptAreSetInThePassagesLetters(t *testing.T) {
	uitest.Look(t, theme.Choice{})
	p := kit.NewPane(func(l *kit.Drawing, width, _ float32) float32 {
		l.Words(0, 0, width, 20, kit.Text{Text: "إضراب الميناء", Size: 13})
		l.Words(0, 20, 60, 20, kit.Text{Text: strings.Repeat("Harbour ", 9), Size: 13})
		return 40
	})
	uitest.Window(t, p, fyne.NewSize(300, 40))
	objects := test.WidgetRenderer(p).Objects()
	if _, ok := objects[0].(*passage.Line); !ok {
		t.Errorf("Arabic is drawn by %T", objects[0])
	}
	if short, ok := objects[1].(*canvas.Text); !ok || !strings.HasSuffix(short.Text, "…") || short.MinSize().Width > 61 {
		t.Errorf("what does not fit is drawn by %#v", objects[1])
	}
}

func TestARowIsChosenByAClickAndOpenedByASecond(t *testing.T) {
	uitest.Look(t, theme.Choice{})
	var opened []string
	p := kit.NewPane(func(d *kit.Drawing, width, _ float32) float32 {
		for i, id := range []string{"a", "b"} {
			d.Spot(kit.Spot{
				ID: id, At: fyne.NewPos(0, float32(i)*20), Size: fyne.NewSize(width, 20), Twice: true,
				Open: func() { opened = append(opened, id) },
			})
		}
		return 40
	})
	p.Resize(fyne.NewSize(100, 40))
	click := func(y float32) { p.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, y)}) }
	click(5)
	click(25)
	if s, _ := p.At(); len(opened) > 0 || s.ID != "b" {
		t.Fatalf("a click on each opened %v and chose %q", opened, s.ID)
	}
	click(25)
	click(25)
	if !slices.Equal(opened, []string{"b"}) {
		t.Errorf("three clicks on b opened %v", opened)
	}
}
