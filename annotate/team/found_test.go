package team_test

import (
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/team"
	"plumbline/store/storetest"
)

func TestABatchOfWhatWasFoundKeepsByWhatItWas(t *testing.T) {
	p := storetest.MustOpen(t, "found.plumb")
	book, err := p.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pen := annotate.NewPen("device", "L", book.Hash, 0)
	write := func(facts ...team.Fact) {
		t.Helper()
		entries, err := team.Decide(t.Context(), p, pen, facts...)
		if err == nil {
			err = p.Append(t.Context(), entries...)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	ferry := p.AddArticle(annotate.Meta{Title: "Ferry"},
		storetest.Text{Guess: "body", Text: "The harbour opens."}, storetest.Text{Guess: "body", Text: "The harbour closes."})
	p.AddArticle(annotate.Meta{Title: "Mill"}, storetest.Text{Guess: "body", Text: "Nobody comes."})
	p.AddArticle(annotate.Meta{Title: "Bridge"},
		storetest.Text{Guess: "body", Text: "Beyond the harbour."}, storetest.Text{Guess: "body", Text: "Nothing of it here."})
	exercise := p.AddArticle(annotate.Meta{Title: "Exercise"}, storetest.Text{Guess: "body", Text: "A harbour to practise by."})
	write(team.ArticleFact(ferry.ID, annotate.MetaBatch, "old"), team.ArticleFact(exercise.ID, annotate.MetaPractice, annotate.Yes))
	q := annotatetest.Query("harbour")
	found, err := p.Collect(t.Context(), q)
	if err != nil || len(found.Articles) != 3 {
		t.Fatalf("found are %+v (%v)", found, err)
	}
	plan, err := team.PlanFound(t.Context(), p, "harbours", q.Line, found)
	if err != nil || plan.Articles != 2 || plan.Paragraphs != 3 || plan.Left != 1 || plan.Aside != 1 {
		t.Fatalf("the plan is %+v (%v)", plan, err)
	}
	write(plan.Facts...)
	frames, err := p.Frames(t.Context())
	if err != nil || len(frames) != 1 {
		t.Fatalf("kept is %+v (%v)", frames, err)
	}
	want := annotate.Frame{Batch: "harbours", Query: "harbour", Articles: 2, Paragraphs: 3, Author: "L", At: frames[0].At}
	if frames[0] != want || frames[0].At.IsZero() {
		t.Errorf("kept is %+v, want %+v", frames[0], want)
	}
	batches, err := p.Batches(t.Context())
	if err != nil || !slices.ContainsFunc(batches, func(b annotate.Batch) bool { return b.Name == "harbours" && b.Articles == 2 }) {
		t.Errorf("the batches are %+v (%v)", batches, err)
	}
	for batch, query := range map[string]string{"Harbours": q.Line, "long": strings.Repeat("harbour ", 1300)} {
		if plan, err := team.PlanFound(t.Context(), p, batch, query, found); err == nil {
			t.Errorf("a batch %s is planned: %+v", batch, plan.Frame)
		}
	}
}
