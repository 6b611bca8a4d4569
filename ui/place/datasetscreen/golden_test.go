package datasetscreen_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// busy is a newsroom at work: batches, roles, pace, a withdrawn article.
func busy(t *testing.T) *uitest.Project {
	p := lead(t, newsroom(t))
	all, err := p.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	say := func(kind annotate.Kind, subject, field, value string) {
		p.Say(t, "L1", annotate.Key{Kind: kind, Subject: subject, Field: field}, value)
	}
	say(annotate.KindArticle, all[0].ID, annotate.MetaBatch, "calibration")
	say(annotate.KindProject, annotate.ProjectSubject, annotate.ProjectOutletBlind, annotate.Yes)
	old := p.AddArticle(annotate.Meta{Title: "Ferry line to close in autumn", Outlet: "The Halyard"}, uitest.Text{Guess: "body", Text: "The line closes."})
	say(annotate.KindArticle, old.ID, annotate.MetaWithdrawn, annotate.Yes)
	p.Team.Paces = map[string]annotate.Pace{"A1": {Paragraphs: 31, Work: time.Hour, Last: now.Add(-time.Hour)}, "A2": {Paragraphs: 24, Work: time.Hour, Last: now.Add(-50 * time.Hour)}}
	p.Team.Conflicted = map[string][]annotate.Flagged{"A1": {{}, {}}}
	for i := range 2 {
		if _, err := p.BackUp(t.Context(), now.Add(time.Duration(i-30)*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	p.Team.Report = report()
	return p
}

func TestGoldenPictures(t *testing.T) {
	for _, c := range []struct {
		name string
		me   string
		size fyne.Size
		look theme.Choice
		do   func(p *page)
	}{
		{"lead-light", "L1", fyne.NewSize(1440, 1000), theme.Choice{Mode: theme.AlwaysLight}, func(p *page) { p.OnChar(' ') }},
		{"merge-dark", "L1", low, theme.Choice{Mode: theme.AlwaysDark}, func(p *page) { p.Merge([]string{"A2-laptop.plumb", "A2-desk.plumb"}) }},
		{"annotator-large", "A1", low, theme.Choice{Mode: theme.AlwaysLight, Scale: 1.5}, func(p *page) { p.press(fyne.KeyDown) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPage(t, busy(t), c.me, c.size, c.look)
			c.do(p)
			uitest.MatchPicture(t, c.name, p.window.Canvas().Capture())
		})
	}
}
