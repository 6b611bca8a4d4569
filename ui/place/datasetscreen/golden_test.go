package datasetscreen_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/exchanging"
	"plumbline/store/storetest"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// busy is a newsroom at work: batches, roles, pace, a withdrawn article.
func busy(t *testing.T) *storetest.Project {
	p := lead(t, newsroom(t))
	say := func(kind annotate.Kind, subject, field, value string) {
		p.Say(t, "L1", annotate.Key{Kind: kind, Subject: subject, Field: field}, value)
	}
	say(annotate.KindArticle, articleCalled(t, p, "Envoy").ID, annotate.MetaBatch, "calibration")
	say(annotate.KindProject, annotate.ProjectSubject, annotate.ProjectOutletBlind, annotate.Yes)
	say(annotate.KindProject, annotate.ProjectSubject, annotate.ProjectTime, string(annotate.TimePerAnswer))
	old := p.AddArticle(
		annotate.Meta{Title: "Ferry line to close in autumn", Outlet: "The Halyard"},
		storetest.Text{Guess: "body", Text: "The line closes."},
	)
	say(annotate.KindArticle, old.ID, annotate.MetaWithdrawn, annotate.Yes)
	p.ShowAs("/home/lead/visit-coverage.plumb")
	return p
}

// atWork is what a picture shows of a project that was worked on for weeks.
type atWork struct{ *storetest.Project }

func (atWork) Paces(context.Context) (map[string]annotate.Pace, error) {
	return map[string]annotate.Pace{
		"A1": {Paragraphs: 31, Work: time.Hour, Last: now.Add(-time.Hour)},
		"A2": {Paragraphs: 24, Work: time.Hour, Last: now.Add(-50 * time.Hour)},
	}, nil
}

func (atWork) Heard(context.Context) (map[string]time.Time, error) {
	return map[string]time.Time{"A1": now.Add(-time.Hour), "A2": now.Add(-16 * 24 * time.Hour)}, nil
}

func (atWork) Conflicted(_ context.Context, annotator string) ([]annotate.Flagged, error) {
	return map[string][]annotate.Flagged{"A1": {{}, {}}}[annotator], nil
}

func (atWork) Backups(context.Context) ([]annotate.Backup, error) {
	var all []annotate.Backup
	for _, hours := range []time.Duration{29, 30} {
		made := now.Add(-hours * time.Hour)
		all = append(
			all,
			annotate.Backup{
				Path: "/home/lead/visit-coverage.backup-" + made.Format("2006-01-02-150405") + ".plumb",
				Made: made,
				Size: 1_240_000,
			},
		)
	}
	return all, nil
}

func (atWork) PlanMerge(context.Context, []string, annotate.MergeOptions) (*annotate.MergeReport, error) {
	r := report()
	return &r, nil
}

// report is what two files bring, with a conflict between them.
func report() annotate.MergeReport {
	key := annotate.Key{Kind: annotate.KindAnswer, Subject: "p7", Annotator: "A2", Field: "editorial"}
	return annotate.MergeReport{
		Project: "visit-coverage.plumb",
		Files: []annotate.MergeFile{
			{
				Path:      "/sent/A2-laptop.plumb",
				Sender:    "A2",
				Pack:      true,
				Listed:    listed(),
				New:       annotate.MergeCount{Entries: 214},
				Same:      annotate.MergeCount{Entries: 96},
				Conflicts: 1,
				Work: []annotate.MergeWork{
					{
						Title:     "Envoy tours three capitals as rivals gain ground",
						Annotator: "A2",
						Answers:   180,
						Units:     annotate.UnitCount{All: 24},
					},
					{Title: "إضراب الميناء", Annotator: "A2", Answers: 34, Units: annotate.UnitCount{All: 5}},
				},
			},
			{Path: "/sent/A2-desk.plumb", Same: annotate.MergeCount{Entries: 310}},
		},
		Warnings: []sentence.Sentence{sentence.Of("The clock of the computer that wrote A2-desk.plumb is 3 hours ahead.")},
		Conflicts: []annotate.MergeConflict{
			{
				File:     "/sent/A2-desk.plumb",
				Article:  "a1",
				Title:    "Envoy tours three capitals as rivals gain ground",
				Position: 7,
				Conflict: annotate.Conflict{
					Current: annotate.Entry{ID: "e1", Key: key, Value: "loaded"},
					Other:   annotate.Entry{ID: "e2", Key: key, Value: "none"},
				},
				Question: "Editorializing", Now: "loaded", Not: "none",
			},
		},
	}
}

// listed is what a pack holds beside its person's own work.
func listed() []annotate.MergeListed {
	role := annotate.Key{Kind: annotate.KindPerson, Subject: "A2", Field: annotate.PersonRole}
	final := annotate.Key{Kind: annotate.KindAnswer, Subject: "p7", Layer: annotate.LayerFinal, Field: "editorial"}
	decided := annotate.MergeItem{
		Entry: annotate.Entry{ID: "e4", Key: final, Value: "loaded", Author: "A2"},
		Title: "Envoy tours three capitals as rivals gain ground", Position: 7, Question: "Editorializing", Value: "loaded",
	}
	return []annotate.MergeListed{
		{
			Claim: annotate.ClaimRole, Entries: 1, Authors: []string{"A2"},
			First: []annotate.MergeItem{{Entry: annotate.Entry{ID: "e3", Key: role, Value: annotate.RoleLead, Author: "A2"}}},
		},
		{Claim: annotate.ClaimFinal, Entries: 12, Authors: []string{"", "A2"}, First: []annotate.MergeItem{decided}},
	}
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
		{"lead-laptop", "L1", fyne.NewSize(1366, 680), theme.Choice{Mode: theme.AlwaysDark}, func(*page) {}},
		{"merge-dark", "L1", low, theme.Choice{Mode: theme.AlwaysDark}, func(p *page) { p.Merge([]string{"A2-laptop.plumb", "A2-desk.plumb"}) }},
		{"merge-light", "L1", low, theme.Choice{Mode: theme.AlwaysLight}, func(p *page) {
			p.Merge([]string{"A2-laptop.plumb", "A2-desk.plumb"})
			p.press(fyne.KeyTab, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn)
		}},
		{"labels-light", "L1", fyne.NewSize(1366, 768), theme.Choice{Mode: theme.AlwaysLight}, func(p *page) { p.Bring(ratingsFile(p.t)) }},
		{"labels-dark", "L1", fyne.NewSize(1024, 700), theme.Choice{Mode: theme.AlwaysDark}, func(p *page) {
			p.Bring(ratingsFile(p.t))
			p.OnChar('q')
		}},
		{"model-light", "L1", fyne.NewSize(1366, 768), theme.Choice{Mode: theme.AlwaysLight}, func(p *page) {
			p.Bring(answersOfTiny(p))
			p.OnChar('m')
		}},
		{"model-dark", "L1", fyne.NewSize(1024, 700), theme.Choice{Mode: theme.AlwaysDark}, func(p *page) { p.Bring(answersOfTiny(p)) }},
		{"annotator-large", "A1", low, theme.Choice{Mode: theme.AlwaysLight, Scale: 1.5}, func(p *page) { p.press(fyne.KeyDown) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			project := busy(t)
			p := newPage(
				t,
				project,
				c.me,
				c.size,
				c.look,
				func(o *exchanging.Options) { o.Contents, o.Files = atWork{project}, atWork{project} },
			)
			c.do(p)
			uitest.MatchWindow(t, c.name, p.window)
		})
	}
}
