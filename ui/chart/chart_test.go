package chart_test

import (
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

func ptr(v float64) *float64 { return &v }

func look(t *testing.T, choice theme.Choice) {
	t.Helper()
	app := test.NewTempApp(t)
	theme.Apply(app, choice)
	t.Cleanup(func() { theme.Apply(app, theme.Choice{}) })
}

func TestNumbersAreWrittenWithTwoDigits(t *testing.T) {
	for _, c := range []struct {
		v             float64
		number, tight string
	}{
		{0.6649, "0.66", ".66"},
		{0.665, "0.67", ".67"},
		{1, "1.00", "1.0"},
		{0, "0.00", ".00"},
		{-0.001, "0.00", ".00"},
		{-0.125, "-0.13", "-.13"},
		{-1, "-1.00", "-1.0"},
	} {
		if got := chart.Number(c.v); got != c.number {
			t.Errorf("Number(%v) is %q, not %q", c.v, got, c.number)
		}
		if got := chart.Tight(c.v); got != c.tight {
			t.Errorf("Tight(%v) is %q, not %q", c.v, got, c.tight)
		}
	}
}

func TestAnAxisPlacesValuesAndHoldsThoseBeyondItsEnds(t *testing.T) {
	a := chart.Axis{Low: -0.5, High: 1, X: 100, Width: 300}
	for v, want := range map[float64]float32{-0.5: 100, 1: 400, 0: 200, -0.9: 100, 1.7: 400} {
		if got := a.At(v); got != want {
			t.Errorf("%v stands at %v, not %v", v, got, want)
		}
	}
	for v, want := range map[float64]float64{0.3: 0, 0: 0, -0.08: -0.2, -0.31: -0.4, -3: -1} {
		if got := chart.Lowest(v); got != want {
			t.Errorf("the axis of %v begins at %v, not %v", v, got, want)
		}
	}
}

// marks returns those of a shape.
func marks(l *kit.Drawing, s kit.Shape) (found []kit.Mark) {
	for _, m := range l.Marks {
		if m.Shape == s {
			found = append(found, m)
		}
	}
	return found
}

func TestAnIntervalIsHollowWhereItIsNotDependable(t *testing.T) {
	look(t, theme.Choice{Mode: theme.AlwaysLight})
	ink := theme.Light.Stance
	a := chart.Axis{Low: 0, High: 1, X: 0, Width: 400}
	draw := func(hollow bool) *kit.Drawing {
		l := &kit.Drawing{}
		chart.Estimate{Value: ptr(0.5), CI: &[2]float64{0.4, 0.7}, Hollow: hollow, Ink: ink}.Draw(l, a, 20)
		return l
	}
	full, hollow := draw(false), draw(true)
	if dot := marks(full, kit.Disc)[0]; dot.Fill != ink {
		t.Errorf("the dot of a dependable value is filled with %v", dot.Fill)
	}
	dot := marks(hollow, kit.Disc)[0]
	if dot.Fill != theme.Light.Surface || dot.Edge != ink || dot.Thick == 0 {
		t.Errorf("the dot of a value that is not dependable is %+v", dot)
	}
	band := marks(full, kit.Box)[1]
	if band.At.X != 160 || band.Size.Width < 119.9 || band.Size.Width > 120.1 {
		t.Errorf("the interval from .4 to .7 of 400 lies at %v, %v wide", band.At.X, band.Size.Width)
	}
	if rules := marks(full, kit.Stroke); len(rules) != 2 || rules[0].At.X != a.At(chart.Tentative) || rules[1].At.X != a.At(chart.Dependable) {
		t.Errorf("the two lines stand as %+v", rules)
	}
}

func TestAValueThatIsUndefinedHasNoDot(t *testing.T) {
	look(t, theme.Choice{})
	l := &kit.Drawing{}
	chart.Estimate{}.Draw(l, chart.Axis{High: 1, Width: 100}, 20)
	if dots := marks(l, kit.Disc); len(dots) > 0 {
		t.Errorf("%d dots are drawn", len(dots))
	}
}

func TestEveryCellOfAHeatMapCanBeRead(t *testing.T) {
	for _, mode := range []theme.Mode{theme.AlwaysLight, theme.AlwaysDark} {
		look(t, theme.Choice{Mode: mode})
		p := theme.Current()
		for _, ink := range []color.NRGBA{p.Accent, p.Editorial, p.Sourcing, p.Muted} {
			for shade := 0.0; shade <= 1; shade += 0.02 {
				l := &kit.Drawing{}
				m := chart.HeatMap{Rows: []string{"a"}, Columns: []string{"b"}, Ink: ink, CellHeight: 30, Cells: [][]chart.Cell{{{Text: "17", Shade: shade}}}}
				m.Draw(l, 0, 0, 300)
				fill := marks(l, kit.Box)[0].Fill
				words := marks(l, kit.Words)
				if c := theme.Contrast(words[len(words)-1].Text.Ink, fill); c < 4.5 {
					t.Errorf("mode %v, shade %.2f of %v: contrast %.2f", mode, shade, ink, c)
				}
			}
		}
	}
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
				row = append(row, chart.Cell{ID: id, Text: ".50", Shade: 0.5, Tip: func() string { return id + " n 12" }, Open: func() { *opened = append(*opened, id) }})
			}
			m.Cells = append(m.Cells, row)
		}
		return m.Draw(l, 0, 0, width)
	})
}

func inWindow(t *testing.T, o fyne.CanvasObject, size fyne.Size) *kit.TipLayer {
	t.Helper()
	w := test.NewTempWindow(t, nil)
	over, tips := kit.WithTips(w.Canvas(), o)
	tips.After = func(_ time.Duration, show func()) func() { show(); return func() {} }
	w.SetContent(over)
	w.SetPadded(false)
	w.Resize(size)
	return tips
}

func TestArrowsReachEveryCellAndStopAtTheEdges(t *testing.T) {
	look(t, theme.Choice{})
	var opened []string
	p := grid(&opened)
	inWindow(t, p, fyne.NewSize(300, 130))
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
	look(t, theme.Choice{})
	p := grid(new([]string))
	inWindow(t, p, fyne.NewSize(300, 130))
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

func TestAClickOpensWhatIsUnderIt(t *testing.T) {
	look(t, theme.Choice{})
	var opened []string
	p := grid(&opened)
	tips := inWindow(t, p, fyne.NewSize(300, 130))
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
	if !slices.Equal(opened, []string{"A1A3"}) || pressed != 1 || tips.Text() != "" {
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
	look(t, theme.Choice{Mode: theme.AlwaysLight})
	p := grid(new([]string))
	inWindow(t, p, fyne.NewSize(300, 130))
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
	look(t, theme.Choice{})
	p := kit.NewPane(func(l *kit.Drawing, width, _ float32) float32 {
		l.Words(0, 0, width, 20, kit.Text{Text: "إضراب الميناء", Size: 13})
		l.Words(0, 20, 60, 20, kit.Text{Text: strings.Repeat("Harbour ", 9), Size: 13})
		return 40
	})
	inWindow(t, p, fyne.NewSize(300, 40))
	objects := test.WidgetRenderer(p).Objects()
	if _, ok := objects[0].(*passage.Line); !ok {
		t.Errorf("Arabic is drawn by %T", objects[0])
	}
	if short, ok := objects[1].(*canvas.Text); !ok || !strings.HasSuffix(short.Text, "…") || short.MinSize().Width > 61 {
		t.Errorf("what does not fit is drawn by %#v", objects[1])
	}
}

func TestATrendHasASpotForEveryValueAndAGapWhereThereIsNone(t *testing.T) {
	look(t, theme.Choice{})
	l := &kit.Drawing{}
	tr := chart.Trend{Ink: theme.Light.Accent, Points: []chart.Point{
		{ID: "a", Value: ptr(0.5), CI: &[2]float64{0.4, 0.6}}, {ID: "b"}, {ID: "c", Value: ptr(-0.2), Hollow: true}, {ID: "d", Value: ptr(0.1)},
	}}
	tr.Draw(l, 0, 0, 300, 150)
	var ids []string
	for _, s := range l.Spots {
		ids = append(ids, s.ID)
	}
	if !slices.Equal(ids, []string{"a", "c", "d"}) {
		t.Errorf("the points that can be reached are %v", ids)
	}
	for _, m := range marks(l, kit.Disc) {
		if m.At.Y < 0 || m.At.Y+m.Size.Height > 150 {
			t.Errorf("a point lies outside: %+v", m)
		}
	}
	if said := l.Said(); !slices.Contains(said, "-0.20") || !slices.Contains(said, ".667") || !slices.Contains(said, ".80") {
		t.Errorf("the trend says %q", said)
	}
}
