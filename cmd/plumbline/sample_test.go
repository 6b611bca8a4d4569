package main

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/seeds"
	"plumbline/store"
)

// sampleWith makes the sample as a first start does.
func sampleWith(t *testing.T, answers []seeds.AnnotatorAnswers) *store.Project {
	t.Helper()
	path := filepath.Join(t.TempDir(), sampleFile)
	if err := writeSample(context.Background(), path, answers); err != nil {
		t.Fatal(err)
	}
	p, err := store.Open(context.Background(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// logOf collects every entry about a paragraph of a project.
func logOf(t *testing.T, p *store.Project) []annotate.Entry {
	t.Helper()
	var all []annotate.Entry
	var ids []string
	if err := p.EachParagraph(context.Background(), func(_ *annotate.Article, para annotate.Paragraph) error {
		ids = append(ids, para.ID)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		entries, err := p.History(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, entries...)
	}
	return all
}

func TestTheSamplesOfTwoPeopleAreOne(t *testing.T) {
	mine, theirs := sampleWith(t, seeds.Answers()), sampleWith(t, seeds.Answers())
	log := logOf(t, mine)
	if len(log) < 1000 {
		t.Errorf("the sample has %d answers", len(log))
	}
	if diff := cmp.Diff(log, logOf(t, theirs)); diff != "" {
		t.Fatalf("two samples differ:\n%s", diff)
	}
	if err := mine.Append(context.Background(), log...); err != nil {
		t.Fatal(err)
	}
	if after := logOf(t, mine); len(after) != len(log) {
		t.Errorf("taken together two samples have %d entries instead of %d", len(after), len(log))
	}
}

func TestNoTwoEntriesOfTheSampleHaveOneID(t *testing.T) {
	seen := make(map[string]annotate.Key)
	for _, e := range logOf(t, sampleWith(t, seeds.Answers())) {
		if key, ok := seen[e.ID]; ok {
			t.Errorf("%+v and %+v have one id", key, e.Key)
		}
		seen[e.ID] = e.Key
	}
}

func TestTheSampleIsAliveInReview(t *testing.T) {
	ctx := context.Background()
	p := sampleWith(t, seeds.Answers())
	a, err := review.Read(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	o := a.Overview(review.Filter{})
	if diff := cmp.Diff([]string{"A1", "A2", "A3", "A4"}, o.Annotators); diff != "" {
		t.Errorf("the annotators differ:\n%s", diff)
	}
	if o.Doubly < 60 {
		t.Errorf("%d paragraphs have answers of two people", o.Doubly)
	}
	for _, r := range o.Rows {
		if r.What == review.Everything && r.Alpha.Value == nil {
			t.Errorf("%s has no coefficient: %s", r.Question.Label, r.Alpha.Reason)
		}
	}
	about, err := p.Current(ctx, annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectAbout})
	if err != nil || about == nil || about.Value != seeds.AboutAnswers {
		t.Errorf("the sample does not say that its answers are illustrations: %v (%v)", about, err)
	}
	problems, err := p.Check(ctx)
	if err != nil || len(problems) > 0 {
		t.Errorf("the sample has problems: %v (%v)", problems, err)
	}
}

func TestAnOlderSampleIsPartOfTheNewOne(t *testing.T) {
	old, latest := sampleWith(t, nil), sampleWith(t, seeds.Answers())
	for _, p := range []*store.Project{old, latest} {
		articles, err := p.Articles(context.Background())
		if err != nil || len(articles) != len(seeds.SampleProject().Articles) {
			t.Fatalf("%d articles (%v)", len(articles), err)
		}
	}
	if err := old.Append(context.Background(), logOf(t, latest)...); err != nil {
		t.Errorf("an older sample does not take the answers of a new one: %v", err)
	}
}

func BenchmarkSample(b *testing.B) {
	for name, answers := range map[string][]seeds.AnnotatorAnswers{"articles": nil, "with answers": seeds.Answers()} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := writeSample(context.Background(), filepath.Join(b.TempDir(), sampleFile), answers); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
