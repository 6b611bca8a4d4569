package form_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate/annotatetest"
	"plumbline/ui/form"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func TestGoldenPictures(t *testing.T) {
	light, dark := theme.Choice{Mode: theme.AlwaysLight}, theme.Choice{Mode: theme.AlwaysDark}
	cases := []struct {
		name    string
		rig     *rig
		size    fyne.Size
		compact bool
		choice  theme.Choice
	}{
		{"halfway-light", halfway(t), fyne.NewSize(440, 1040), false, light},
		{"halfway-dark", halfway(t), fyne.NewSize(440, 1040), false, dark},
		{"halfway-in-a-low-window", halfway(t), fyne.NewSize(440, 700), false, light},
		{"four-targets-compact", everything(t), fyne.NewSize(380, 694), true, light},
		{"states", states(t), fyne.NewSize(440, 1040), false, light},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f, w := newWindow(t, c.size, c.choice)
			c.rig.view.Compact = c.compact
			f.Show(c.rig.show())
			uitest.MatchWindow(t, c.name, w)
		})
	}
	t.Run("definitions", func(t *testing.T) {
		_, w := newWindow(t, fyne.NewSize(700, 560), light)
		w.SetContent(form.NewDefinitions(annotatetest.Codebook().Field("stance"), "Northland"))
		w.Resize(fyne.NewSize(700, 560))
		uitest.MatchWindow(t, "definitions", w)
	})
}

func TestAChangeOfLookRepaintsTheWholeForm(t *testing.T) {
	f, w := newWindow(t, fyne.NewSize(440, 1040), theme.Choice{Mode: theme.AlwaysLight, Scale: 0.8})
	f.Show(halfway(t).show())
	theme.Apply(fyne.CurrentApp(), theme.Choice{Mode: theme.AlwaysDark})
	uitest.MatchWindow(t, "halfway-dark", w)
}

// states has one of everything that is rarer: the guess opened, the cursor,
// marks of unsure, an answer just undone.
func states(t testing.TB) *rig {
	d := halfway(t).at("unit_type", "").explain("unit_type", "body")
	d.row("unit_type", "").Cursor = "caption"
	d.row("sourcing", "").Unsure = true
	d.row("stance", "Northland").Unsure = true
	d.row("unsourced", "").Outlined = true
	d.view.UnsureParagraph = true
	d.view.State = form.StateLine{Kind: form.Complete, Text: "Complete - Enter submits"}
	return d
}
