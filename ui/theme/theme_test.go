package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"plumbline/ui/theme"
)

var palettes = map[string]*theme.Palette{"light": &theme.Light, "dark": &theme.Dark}

func grounds(p *theme.Palette) map[string]color.NRGBA {
	return map[string]color.NRGBA{
		"page": p.Page, "surface": p.Surface, "rail": p.Rail, "hover": p.Hover, "accent soft": p.AccentSoft,
	}
}

func TestTextReachesSevenToOneOnEveryGround(t *testing.T) {
	for name, p := range palettes {
		for on, ground := range grounds(p) {
			if got := theme.Contrast(p.Ink, ground); got < 7 {
				t.Errorf("%s: ink on %s has contrast %.2f, want 7", name, on, got)
			}
			if got := theme.Contrast(p.Muted, ground); got < 4.5 {
				t.Errorf("%s: muted on %s has contrast %.2f, want 4.5", name, on, got)
			}
		}
	}
}

func TestColouredTextReadsOnSurfaceAndOnItsOwnSoftFill(t *testing.T) {
	for name, p := range palettes {
		for _, family := range []string{"", "stance", "sourcing", "editorial"} {
			strong, soft := p.Family(family)
			for _, ground := range []color.NRGBA{p.Page, p.Surface, p.Rail, soft} {
				if got := theme.Contrast(strong, ground); got < 4.5 {
					t.Errorf("%s: family %q on %v has contrast %.2f, want 4.5", name, family, ground, got)
				}
			}
			if got := theme.Contrast(p.Ink, soft); got < 7 {
				t.Errorf("%s: ink on the soft fill of %q has contrast %.2f, want 7", name, family, got)
			}
		}
		for word, c := range map[string]color.NRGBA{"saved": p.Saved, "danger": p.Danger, "warning": p.Warning, "ring": p.FocusRing} {
			for on, ground := range map[string]color.NRGBA{"page": p.Page, "surface": p.Surface, "rail": p.Rail} {
				if got := theme.Contrast(c, ground); got < 4.5 {
					t.Errorf("%s: %s on %s has contrast %.2f, want 4.5", name, word, on, got)
				}
			}
		}
	}
}

func TestOutlinesOfOptionsAreSeenOnEveryGroundOfTheForm(t *testing.T) {
	for name, p := range palettes {
		grounds := map[string]color.NRGBA{"surface": p.Surface, "hover": p.Hover}
		fills := append([]color.NRGBA{p.Absent, theme.Mix(p.StanceOf(-2), p.StanceOf(2), 0.5)}, p.Scale[:]...)
		for _, family := range []string{"", "stance", "sourcing", "editorial"} {
			strong, soft := p.Family(family)
			grounds["soft "+family], grounds["active "+family] = soft, p.Active(soft)
			fills = append(fills, strong, p.Filled(strong))
			if got := theme.Contrast(strong, p.Surface); got < 3 {
				t.Errorf("%s: the outline of the active row of %q has contrast %.2f, want 3", name, family, got)
			}
		}
		for on, ground := range grounds {
			if got := theme.Contrast(p.Option, ground); got < 3 {
				t.Errorf("%s: the outline of an option on %s has contrast %.2f, want 3", name, on, got)
			}
			for _, fill := range fills {
				if got := theme.Contrast(p.Edge(fill), ground); on != "hover" && got < 3 {
					t.Errorf("%s: the outline of what is filled with %v on %s has contrast %.2f, want 3", name, fill, on, got)
				}
			}
		}
	}
}

func TestInkOnReadsOnEveryFill(t *testing.T) {
	for name, p := range palettes {
		fills := append([]color.NRGBA{p.Absent, p.Accent, p.Sourcing, p.Editorial, p.Stance, p.Danger, p.Saved}, p.Scale[:]...)
		for _, fill := range fills {
			if got := theme.Contrast(theme.InkOn(fill), fill); got < 4.5 {
				t.Errorf("%s: the ink chosen on %v has contrast %.2f, want 4.5", name, fill, got)
			}
		}
	}
	for grey := 0; grey < 256; grey++ {
		fill := color.NRGBA{R: uint8(grey), G: uint8(grey), B: uint8(grey), A: 255}
		if got := theme.Contrast(theme.InkOn(fill), fill); got < 4.5 {
			t.Errorf("the ink chosen on grey %d has contrast %.2f, want 4.5", grey, got)
		}
	}
}

func TestWhiteIsNotUsedOnTheMiddleOfTheLightScale(t *testing.T) {
	white := color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	for step := -1; step <= 1; step++ {
		if theme.InkOn(theme.Light.StanceOf(step)) == white {
			t.Errorf("step %+d of the scale is labelled in white", step)
		}
	}
}

func TestContrastMatchesThePublishedCases(t *testing.T) {
	cases := []struct {
		a, b color.NRGBA
		want float64
	}{
		{color.NRGBA{A: 255}, color.NRGBA{R: 255, G: 255, B: 255, A: 255}, 21},
		{color.NRGBA{R: 9, A: 255}, color.NRGBA{R: 9, A: 255}, 1},
		// #767676 is the lightest grey that passes 4.5 on white.
		{color.NRGBA{R: 0x76, G: 0x76, B: 0x76, A: 255}, color.NRGBA{R: 255, G: 255, B: 255, A: 255}, 4.54},
	}
	for _, c := range cases {
		if got := theme.Contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("contrast of %v and %v is %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestApplyPutsModeAndScaleIntoForce(t *testing.T) {
	app := test.NewTempApp(t)
	t.Cleanup(func() { theme.Apply(app, theme.Choice{}) })

	theme.Apply(app, theme.Choice{Mode: theme.AlwaysDark, Scale: 1.5})
	if theme.Current() != &theme.Dark {
		t.Error("dark was chosen and the light palette is in force")
	}
	if got := theme.SizeBody(); got != 21 {
		t.Errorf("body text is %v at scale 1.5, want 21", got)
	}
	if got := app.Settings().Theme().Size(fynetheme.SizeNameText); got != 21 {
		t.Errorf("Fyne's text is %v at scale 1.5, want 21", got)
	}
	if got := app.Settings().Theme().Color(fynetheme.ColorNameForeground, fynetheme.VariantLight); got != color.Color(theme.Dark.Ink) {
		t.Errorf("Fyne's foreground is %v in the dark, want our ink", got)
	}

	theme.Apply(app, theme.Choice{Mode: theme.AlwaysLight, Scale: 9})
	if theme.Current() != &theme.Light {
		t.Error("light was chosen and the dark palette is in force")
	}
	if got := theme.Chosen().Scale; got != theme.MaxScale {
		t.Errorf("scale 9 became %v, want the largest allowed", got)
	}
}

func TestFyneWidgetsGetAFontAnIconAndASizeForWhatWeDoNotName(t *testing.T) {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Choice{Mode: theme.AlwaysLight})
	th := app.Settings().Theme()
	if th.Font(fyne.TextStyle{Bold: true}) == nil {
		t.Error("there is no bold font")
	}
	if th.Icon(fynetheme.IconNameCancel) == nil {
		t.Error("there is no cancel icon")
	}
	if th.Size(fynetheme.SizeNameScrollBar) <= 0 {
		t.Error("scroll bars have no width")
	}
	if th.Color(fynetheme.ColorNameInnerWindowBorder, fynetheme.VariantLight) == nil {
		t.Error("a colour we do not name is missing")
	}
}
