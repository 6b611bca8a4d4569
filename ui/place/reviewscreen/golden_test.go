package reviewscreen_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate/work/reviewing"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func TestGoldenPictures(t *testing.T) {
	cell := reviewing.Cell{Row: selected, Labels: [2]string{"motive", "none"}}
	cases := []struct {
		name string
		size fyne.Size
		mode theme.Mode
		do   func(p *page)
	}{
		{"wide-light", wide, theme.AlwaysLight, func(*page) {}},
		{"wide-dark-cell", wide, theme.AlwaysDark, func(p *page) {
			p.press(fyne.KeyReturn, fyne.KeyReturn)
			v := team()
			v.Detail.Cell, v.Detail.DividedAll = &cell, 17
			p.Show(v)
			p.press(fyne.KeyTab)
		}},
		{"narrow-light", slim, theme.AlwaysLight, func(p *page) { p.press(fyne.KeyReturn, fyne.KeyTab) }},
		{"words-light", wide, theme.AlwaysLight, func(p *page) { p.enterWords(t) }},
		{"words-dark-narrow", slim, theme.AlwaysDark, func(p *page) { p.enterWords(t) }},
		{"answers-dark", slim, theme.AlwaysDark, func(p *page) { p.ShowWords(answers(t)) }},
	}
	words := map[string]bool{"words-light": true, "words-dark-narrow": true}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := newPage(t, c.size, theme.Choice{Mode: c.mode})
			if p.Show(team()); words[c.name] {
				p.Show(teamOfWords(t))
			}
			p.press(fyne.KeyDown)
			c.do(p)
			uitest.MatchWindow(t, c.name, p.window)
		})
	}
}

func TestAChangeOfLookRepaintsThePlace(t *testing.T) {
	p := newPage(t, wide, theme.Choice{Mode: theme.AlwaysDark, Scale: 1.5})
	p.Show(team())
	p.press(fyne.KeyDown)
	theme.Apply(fyne.CurrentApp(), theme.Choice{Mode: theme.AlwaysLight})
	p.Sync()
	uitest.MatchWindow(t, "wide-light", p.window)
}
