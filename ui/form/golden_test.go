package form_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/ui/form"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func TestGoldenPictures(t *testing.T) {
	light, dark := theme.Choice{Mode: theme.AlwaysLight}, theme.Choice{Mode: theme.AlwaysDark}
	cases := []struct {
		name   string
		rig    *rig
		size   fyne.Size
		choice theme.Choice
	}{
		{"halfway-light", halfway(t), fyne.NewSize(460, 760), light},
		{"halfway-dark", halfway(t), fyne.NewSize(460, 760), dark},
		{"four-targets", everything(t), fyne.NewSize(437, 667), light},
		{"four-targets-narrow", everything(t), fyne.NewSize(390, 600), light},
		{"four-targets-1.0.0", everything(t).under(t, "testdata/news-1.0.0.yaml"), usual, light},
		{"states", states(t), fyne.NewSize(437, 667), light},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f, w := newWindow(t, c.size, c.choice)
			f.Show(c.rig.show())
			uitest.MatchWindow(t, c.name, w)
		})
	}
	t.Run("rule", func(t *testing.T) {
		uitest.Look(t, light)
		pane := form.NewRulePane()
		w := uitest.Window(t, pane.Content(), fyne.NewSize(300, 620))
		target := annotate.Target{ID: "n", Name: "Northland", Aliases: []string{"Northern"}, Counts: "its crown", CountsNot: "its clubs"}
		pane.Show(form.Rule{Field: annotatetest.Codebook().Field("stance"), Target: target, All: true})
		uitest.MatchWindow(t, "rule", w)
	})
}

func TestAChangeOfLookRepaintsTheWholeForm(t *testing.T) {
	f, w := newWindow(t, fyne.NewSize(460, 760), theme.Choice{Mode: theme.AlwaysLight, Scale: 0.8})
	d := halfway(t)
	f.Show(d.show())
	theme.Apply(fyne.CurrentApp(), theme.Choice{Mode: theme.AlwaysDark})
	f.Show(d.show())
	uitest.MatchWindow(t, "halfway-dark", w)
}

// states has one of everything that is rarer: the guess active, the cursor,
// marks of unsure, an answer just undone, what is settled and what is kept.
func states(t testing.TB) *rig {
	d := halfway(t).at("unit_type", "").explain("unit_type", "body")
	d.alter("unit_type", "", func(r *form.Row) { r.Cursor = "caption" })
	d.alter("sourcing", "", func(r *form.Row) { r.Unsure = true })
	d.alter("stance", "Northland", func(r *form.Row) { r.Unsure = true })
	d.alter("stance", "The Isles", func(r *form.Row) { r.Cursor = "-1"; r.NewQuestion = true })
	d.alter("unsourced", "", func(r *form.Row) { r.Outlined = true })
	d.alter("editorial", "", func(r *form.Row) { r.Instead = "disagreement kept" })
	d.alter("editorial_strength", "", func(r *form.Row) { r.ShownOnly = true; r.Value = "2"; r.Again = true })
	d.view.UnsureParagraph = true
	d.view.State = form.StateLine{Kind: form.Complete, Text: "Complete - Enter submits"}
	return d
}
