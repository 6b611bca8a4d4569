package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"plumbline/annotate"
)

// without takes the text of the first paragraph out of a copy of a project.
func without(t *testing.T, p *Project, article, why string) string {
	t.Helper()
	path := closedCopy(t, p)
	shell(
		t,
		path,
		guards+fmt.Sprintf("UPDATE paragraph SET text = NULL, missing = '%s' WHERE article = '%s' AND position = 1; ", why, article)+
			bindAgain(t, p.Path()),
	)
	return path
}

func TestAMergeFillsATextThatWasWithheldAndNeverOneThatWasErased(t *testing.T) {
	ctx := context.Background()
	for why, filled := range map[string]bool{annotate.Withheld: true, annotate.Erased: false} {
		s := newSample(t)
		article := s.articles[0]
		p, err := Open(ctx, without(t, s.Project, article.ID, why), Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { closeProject(t, p) })
		a, err := p.Article(ctx, article.ID)
		if err != nil || a.Paragraphs[0].Text != "" || a.Paragraphs[0].Missing != why || a.Paragraphs[1].Text == "" {
			t.Fatalf("the article is %+v (%v)", a, err)
		}
		problems, err := p.Check(ctx)
		if err != nil || len(problems) != 1 || !problems[0].Note || problems[0].Code != ProblemMissing {
			t.Errorf("Check finds %+v (%v), want a note of the missing text", problems, err)
		}
		r, err := p.Merge(ctx, []string{closedCopy(t, s.Project)}, annotate.MergeOptions{Answers: []annotate.MergeAnswer{{Yes: true}}})
		if err != nil || r.Merged != filled {
			t.Fatalf("the merge is %+v (%v)", r, err)
		}
		if a, err = p.Article(ctx, article.ID); err != nil {
			t.Fatal(err)
		}
		if got := a.Paragraphs[0]; (got.Text == article.Paragraphs[0].Text) != filled || (got.Missing == "") != filled {
			t.Errorf("%s, then merged: %+v", why, got)
		}
		if filled {
			assertSound(t, p)
		}
	}
}

func TestANewArticleMayComeWithoutATextAndIsFilledByAnotherFile(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	base := closedCopy(t, s.Project)
	further := newArticle("further", 3)
	if _, err := s.AddArticles(
		ctx,
		[]*annotate.Article{further},
		metaEntries(s.pen, further, annotate.Meta{Title: "Further"}),
	); err != nil {
		t.Fatal(err)
	}
	all := annotate.MergeOptions{Answers: []annotate.MergeAnswer{{Yes: true}}}
	lacking, whole := without(t, s.Project, further.ID, annotate.Withheld), closedCopy(t, s.Project)
	for _, files := range [][]string{{lacking, whole}, {whole, lacking}, {lacking}} {
		path := filepath.Join(t.TempDir(), "base.plumb")
		copyBytes(t, base, path)
		p, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Merge(ctx, files, all); err != nil {
			t.Fatalf("Merge: %v", err)
		}
		a, err := p.Article(ctx, further.ID)
		if err != nil || (a.Paragraphs[0].Missing == "") != (len(files) == 2) || a.Paragraphs[2].Text == "" {
			t.Errorf("of %d files the article is %+v (%v)", len(files), a, err)
		}
		closeProject(t, p)
	}
}

func TestATextThatDoesNotFitItsHashFillsNothing(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	id := s.articles[0].ID
	p, err := Open(ctx, without(t, s.Project, id, annotate.Withheld), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeProject(t, p) })
	other := closedCopy(t, s.Project)
	shell(t, other, guards+"UPDATE paragraph SET text = 'another' WHERE position = 1; "+bindAgain(t, p.Path()))
	_, err = p.Merge(ctx, []string{other}, annotate.MergeOptions{Answers: []annotate.MergeAnswer{{Yes: true}}})
	wantCode(t, err, annotate.CodeInvalid)
}
