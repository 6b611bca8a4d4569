package datasheet

import (
	"cmp"
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/report"
)

// Source is what facts are read from.
type Source interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Adoptions(ctx context.Context) ([]annotate.Adopted, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	Attributes(ctx context.Context) ([]annotate.Attribute, error)
	Setting(ctx context.Context, field string) (string, error)
	Articles(ctx context.Context) ([]annotate.Article, error)
	EachParagraph(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph) error) error
	EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error
	ArticleAnswers(ctx context.Context, field string) (map[annotate.Key]string, error)
	Assignments(ctx context.Context, round int) ([]annotate.Assignment, error)
	Batches(ctx context.Context) ([]annotate.Batch, error)
	Frames(ctx context.Context) ([]annotate.Frame, error)
	Repeated(ctx context.Context) ([]annotate.Repeated, error)
}

// settings are those that a reader of the data has to know.
var settings = []string{
	annotate.ProjectOutletBlind, annotate.ProjectHideCrosslinks, annotate.ProjectHideColumns, annotate.ProjectAuditShare,
	annotate.ProjectPracticePass, annotate.ProjectTime, annotate.ProjectRepeatShare, annotate.ProjectRepeatDays,
	annotate.ProjectTargetsShown, annotate.ProjectHintsShown,
}

// Read collects the facts beside a report that was made of the same project.
func Read(ctx context.Context, from Source, made report.Report, program string) (*Facts, error) {
	f := &Facts{Project: made.Project, Program: program, Made: made.Made, Report: made}
	for _, read := range []func(context.Context, Source) error{
		f.readRules, f.readArticles, f.readParagraphs, f.readSheets, f.readTeam,
	} {
		if err := read(ctx, from); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *Facts) readRules(ctx context.Context, from Source) (err error) {
	if f.Book, err = from.Codebook(ctx); err != nil {
		return err
	}
	if f.Rules, err = from.Adoptions(ctx); err != nil {
		return err
	}
	if f.Targets, err = from.Targets(ctx); err != nil {
		return err
	}
	f.Settings = make(map[string]string)
	for _, field := range settings {
		if f.Settings[field], err = from.Setting(ctx, field); err != nil {
			return err
		}
	}
	return nil
}

func (f *Facts) readArticles(ctx context.Context, from Source) error {
	articles, err := from.Articles(ctx)
	if err != nil {
		return err
	}
	t := &f.Texts
	t.Strata, t.Events = make(map[string]int), make(map[string]int)
	outlets := make(map[string]*Outlet)
	for i := range articles {
		switch m := articles[i].Meta; {
		case m.Withdrawn:
			t.Withdrawn++
		case m.Practice:
			t.Practice++
		default:
			t.count(&m, outlets)
		}
	}
	for _, o := range outlets {
		t.Outlets = append(t.Outlets, *o)
	}
	slices.SortFunc(t.Outlets, func(a, b Outlet) int { return cmp.Compare(a.Name, b.Name) })
	return nil
}

// count takes one article up.
func (t *Texts) count(m *annotate.Meta, outlets map[string]*Outlet) {
	t.Articles++
	o := outlets[m.Outlet]
	if o == nil {
		o = &Outlet{Name: m.Outlet}
		outlets[m.Outlet] = o
	}
	o.Articles++
	if day, known := annotate.ReadPeriod(m.Published); known {
		t.Dated++
		first := day.From.Format(time.DateOnly)
		t.First, t.Last = earlier(t.First, first), max(t.Last, first)
		o.First, o.Last = earlier(o.First, first), max(o.Last, first)
	}
	if m.Stratum != "" {
		t.Strata[m.Stratum]++
	}
	if m.Event != "" {
		t.Events[m.Event]++
		t.WithEvent++
	}
}

func earlier(a, b string) string {
	if a == "" {
		return b
	}
	return min(a, b)
}

func (f *Facts) readParagraphs(ctx context.Context, from Source) error {
	t := &f.Texts
	t.Guesses = make(map[string]int)
	return from.EachParagraph(ctx, func(a *annotate.Article, p annotate.Paragraph) error {
		if a.Meta.Withdrawn || a.Meta.Practice {
			return nil
		}
		t.Paragraphs++
		t.Guesses[p.Guess]++
		switch p.Missing {
		case annotate.Withheld:
			t.Withheld++
		case annotate.Erased:
			t.Erased++
		}
		return nil
	})
}

func (f *Facts) readTeam(ctx context.Context, from Source) error {
	attributes, err := from.Attributes(ctx)
	if err != nil {
		return err
	}
	f.Told = make(map[string]int)
	for _, a := range attributes {
		f.Told[a.Name]++
	}
	given, err := from.Assignments(ctx, annotate.FirstRound)
	if err != nil {
		return err
	}
	articles := make(map[string]bool)
	for _, a := range given {
		articles[a.Article] = true
	}
	f.Texts.AssignedTo = len(articles)
	if f.Batches, err = from.Batches(ctx); err != nil {
		return err
	}
	if f.Frames, err = from.Frames(ctx); err != nil {
		return err
	}
	f.Repeats, err = from.Repeated(ctx)
	return err
}
