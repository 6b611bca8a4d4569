package chart_test

import (
	"cmp"
	"image/color"
	"slices"
	"testing"

	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func ptr(v float64) *float64 { return &v }

func look(t *testing.T, choice theme.Choice) {
	t.Helper()
	uitest.Look(t, choice)
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

func TestTheNamesOfAnAxisNeverRunIntoEachOther(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		look(t, theme.Choice{Scale: scale})
		for _, low := range []float64{0, -0.2, -0.4, -0.6, -0.8, -1} {
			for width := theme.Scaled(90); width < theme.Scaled(900); width += theme.Scaled(7) {
				l := &kit.Drawing{}
				a := chart.Axis{Low: low, High: 1, X: 40, Width: width}
				a.DrawScale(l, 0, 20)
				names := marks(l, kit.Words)
				slices.SortFunc(names, func(x, y kit.Mark) int { return cmp.Compare(x.At.X, y.At.X) })
				for i, name := range names {
					end := name.At.X + kit.Width(name.Text)
					if name.At.X < a.X || end > a.X+a.Width ||
						i > 0 && names[i-1].At.X+kit.Width(names[i-1].Text)+theme.Scaled(3) > name.At.X {
						t.Fatalf("from %v, %v wide: %q stands from %v to %v", low, width, name.Text.Text, name.At.X, end)
					}
				}
				if !slices.ContainsFunc(names, func(m kit.Mark) bool { return m.Text.Text == ".667" }) {
					t.Fatalf("from %v, %v wide, .667 is not named", low, width)
				}
			}
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
	if rules := marks(
		full,
		kit.Stroke,
	); len(rules) != 2 || rules[0].At.X != a.At(chart.Tentative) ||
		rules[1].At.X != a.At(chart.Dependable) {
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
				m := chart.HeatMap{
					Rows:       []string{"a"},
					Columns:    []string{"b"},
					Ink:        ink,
					CellHeight: 30,
					Cells:      [][]chart.Cell{{{Text: "17", Shade: shade}}},
				}
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

func TestATrendHasASpotForEveryValueAndAGapWhereThereIsNone(t *testing.T) {
	look(t, theme.Choice{})
	l := &kit.Drawing{}
	tr := chart.Trend{Ink: theme.Light.Accent, Points: []chart.Point{
		{
			ID:    "a",
			Value: ptr(0.5),
			CI:    &[2]float64{0.4, 0.6},
		},
		{ID: "b"},
		{ID: "c", Value: ptr(-0.2), Hollow: true},
		{ID: "d", Value: ptr(0.1)},
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
	if said := l.Texts(); !slices.Contains(said, "-0.20") || !slices.Contains(said, ".667") || !slices.Contains(said, ".80") {
		t.Errorf("the trend says %q", said)
	}
}
