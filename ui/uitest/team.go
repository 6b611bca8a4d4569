package uitest

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

// Catalogue lists all articles with their lengths.
func (p *Project) Catalogue(context.Context) ([]annotate.Summary, error) {
	var all []annotate.Summary
	current := p.current()
	for _, a := range p.articles {
		all = append(all, annotate.Summary{
			ArticleID: a.ID, Meta: annotatetest.Corrected(current, a).Meta, Tally: annotate.Tally{Paragraphs: len(a.Paragraphs)},
		})
	}
	return all, nil
}

// Assignments lists who was given what.
func (p *Project) Assignments(_ context.Context, round int) ([]annotate.Assignment, error) {
	var all []annotate.Assignment
	for key, s := range p.current() {
		if key.Kind == annotate.KindAssignment && key.Round == round && s.Entry.Value != "" {
			all = append(all, annotate.Assignment{Article: key.Subject, Annotator: key.Annotator})
		}
	}
	return all, nil
}

// Progress is how far everyone is with what they were given; an annotator is
// told of their own.
func (p *Project) Progress(ctx context.Context) ([]annotate.ArticleProgress, error) {
	people, err := p.Annotators(ctx)
	if err != nil {
		return nil, err
	}
	given, err := p.Assignments(ctx, 1)
	if err != nil {
		return nil, err
	}
	var all []annotate.ArticleProgress
	for _, id := range people {
		if v := p.Viewer(); !v.Lead && v.Annotator != id {
			continue
		}
		queue, err := p.Queue(ctx, id, annotate.LayerAnnotation, 1)
		if err != nil {
			return nil, err
		}
		for _, q := range queue {
			has := len(given) == 0 || slices.Contains(given, annotate.Assignment{Article: q.ArticleID, Annotator: id})
			if !q.Meta.Withdrawn && (has || q.Begun > 0) {
				all = append(all, annotate.ArticleProgress{Article: q.ArticleID, Annotator: id, Assigned: has, Tally: q.Tally})
			}
		}
	}
	return all, nil
}

// People lists who joined, with their roles and how far they are; an annotator
// is told of themselves.
func (p *Project) People(ctx context.Context) ([]annotate.PersonSummary, error) {
	people, err := p.Annotators(ctx)
	if err != nil {
		return nil, err
	}
	done, err := p.Progress(ctx)
	if err != nil {
		return nil, err
	}
	var all []annotate.PersonSummary
	for _, id := range people {
		if v := p.Viewer(); !v.Lead && v.Annotator != id {
			continue
		}
		s := annotate.PersonSummary{ID: id}
		if e, err := p.Current(ctx, annotate.Key{Kind: annotate.KindPerson, Subject: id, Field: annotate.PersonRole}); err == nil && e != nil {
			s.Role = e.Value
		}
		for _, d := range done {
			if d.Annotator == id && d.Assigned {
				s.Articles++
				s.Tally = s.Plus(d.Tally)
			}
		}
		all = append(all, s)
	}
	return all, nil
}

// Setting is what stands for a field of the project.
func (p *Project) Setting(ctx context.Context, field string) (string, error) {
	e, err := p.Current(ctx, annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field})
	if err != nil || e == nil {
		return "", err
	}
	return e.Value, nil
}

// Batches lists the batches by name.
func (p *Project) Batches(context.Context) ([]annotate.Batch, error) {
	byName := make(map[string]*annotate.Batch)
	at := func(name string) *annotate.Batch {
		if byName[name] == nil {
			byName[name] = &annotate.Batch{Name: name}
		}
		return byName[name]
	}
	for key, s := range p.current() {
		switch {
		case key.Kind == annotate.KindArticle && key.Field == annotate.MetaBatch && s.Entry.Value != "":
			at(s.Entry.Value).Articles++
		case key.Kind == annotate.KindBatch:
			at(key.Subject).Closed = s.Entry.Value == annotate.Yes
		}
	}
	var all []annotate.Batch
	for _, b := range byName {
		all = append(all, *b)
	}
	slices.SortFunc(all, func(a, b annotate.Batch) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return all, nil
}

// Attributes lists what is privately known of people.
func (p *Project) Attributes(context.Context) ([]annotate.Attribute, error) {
	var all []annotate.Attribute
	for key, s := range p.current() {
		if key.Kind == annotate.KindAttribute && s.Entry.Value != "" {
			all = append(all, annotate.Attribute{Annotator: key.Subject, Name: key.Field, Value: s.Entry.Value})
		}
	}
	return all, nil
}

// Paces are those that the test set.
func (p *Project) Paces(context.Context) (map[string]annotate.Pace, error) { return p.Team.Paces, nil }

// Unsure lists what the test set.
func (p *Project) Unsure(_ context.Context, annotator string) ([]annotate.Flagged, error) {
	return p.Team.Unsure[annotator], nil
}

// Conflicted lists what the test set.
func (p *Project) Conflicted(_ context.Context, annotator string) ([]annotate.Flagged, error) {
	return p.Team.Conflicted[annotator], nil
}

// PlanMerge reports what the test set.
func (p *Project) PlanMerge(context.Context, []string, annotate.MergeOptions) (*annotate.MergeReport, error) {
	r := p.Team.Report
	return &r, nil
}

// Merge reports what the test set as merged.
func (p *Project) Merge(_ context.Context, paths []string, _ annotate.MergeOptions) (*annotate.MergeReport, error) {
	r := p.Team.Report
	r.Merged, r.Backup = true, "visit-coverage.backup-2031-03-04-090000.plumb"
	p.Team.MergedPaths = append(p.Team.MergedPaths, paths...)
	return &r, nil
}

// Pack reports an empty pack.
func (p *Project) Pack(_ context.Context, annotator, path string) (*annotate.PackReport, error) {
	return &annotate.PackReport{Path: path, Annotator: annotator, Articles: 1, Paragraphs: 2}, nil
}

// Team is what a test sets because a project in memory does not work it out.
type Team struct {
	Paces              map[string]annotate.Pace
	Unsure, Conflicted map[string][]annotate.Flagged
	Report             annotate.MergeReport
	MergedPaths        []string
}
