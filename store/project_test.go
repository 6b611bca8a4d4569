package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"plumbline/annotate"
)

func wantCode(t testing.TB, err error, code string) {
	t.Helper()
	var e *annotate.Error
	if !errors.As(err, &e) {
		t.Fatalf("the error is %v (%T), want an *annotate.Error with the code %s", err, err, code)
	}
	if e.Code != code || e.Error() == "" {
		t.Fatalf("the error has the code %s and says %q, want the code %s", e.Code, e.Message, code)
	}
}

func TestAProjectNobodyHasOpenIsOneFile(t *testing.T) {
	s := newSample(t)
	s.answer(t, s.articles[0].Paragraphs[0], "sourcing", "", "official")
	if err := s.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
	if got := filesIn(t, filepath.Dir(s.Path())); !slices.Equal(got, []string{"sample.plumb"}) {
		t.Fatalf("after Close the folder holds %q, want the project alone", got)
	}
	if err := s.Close(); err != nil {
		t.Fatalf("closing again: %v", err)
	}
}

func TestReadingLeavesNothingBesideTheFile(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	p, err := Open(context.Background(), s.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Articles(context.Background()); err != nil {
		t.Fatal(err)
	}
	err = p.Append(context.Background(), joinedEntry(s.pen, "A3"))
	wantCode(t, err, annotate.CodeReadOnly)
	closeProject(t, p)
	if got := filesIn(t, filepath.Dir(s.Path())); !slices.Equal(got, []string{"sample.plumb"}) {
		t.Fatalf("after reading the folder holds %q, want the project alone", got)
	}
}

func TestCreateRefusesAnExistingFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "there.plumb")
	if err := os.WriteFile(path, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Create(context.Background(), path, mustParse(t, bookSource), newPen("d", "A1"))
	wantCode(t, err, annotate.CodeExists)
	if got, _ := os.ReadFile(path); string(got) != "precious" {
		t.Fatalf("the file that was there now holds %q", got)
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	para := s.articles[1].Paragraphs[2]
	s.answer(t, para, "unit_type", "", "body")
	first := s.answer(t, para, "sourcing", "", "official")
	second := s.answer(t, para, "sourcing", "", "expert")
	s.answer(t, para, "stance", s.target, "high")
	s.answer(t, para, "unsure", "", "stance")
	s.submit(t, para)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	p, err := Open(ctx, s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Project = p
	sheets, err := p.Sheets(ctx, s.articles[1].ID, annotate.LayerAnnotation, 1, "A1")
	if err != nil {
		t.Fatal(err)
	}
	if len(sheets) != 4 {
		t.Fatalf("Sheets returned %d sheets for an article of 4 paragraphs", len(sheets))
	}
	got := sheets[para.ID].Answers[annotate.Slot{Field: "sourcing"}]
	if diff := cmp.Diff(annotate.Current{Entry: second, Revision: 2}, got, cmpopts.IgnoreUnexported(annotate.Current{})); diff != "" {
		t.Errorf("the standing answer differs (-want +got):\n%s", diff)
	}
	if got := sheets[para.ID].State(s.book); got != annotate.Submitted {
		t.Errorf("the paragraph is %q, want submitted", got)
	}
	e, err := p.Entry(ctx, first.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, *e); diff != "" {
		t.Errorf("the first entry differs (-want +got):\n%s", diff)
	}
	history, err := p.History(ctx, para.ID)
	if err != nil || len(history) != 6 || history[1].ID != first.ID {
		t.Errorf("History has %d entries (%v), want 6 with the first source second", len(history), err)
	}
	stamp, err := p.HighestStamp(ctx)
	if err != nil || stamp != s.pen.Highest() {
		t.Errorf("HighestStamp is %d (%v), want %d", stamp, err, s.pen.Highest())
	}
	tally, err := p.Tally(ctx, "A1", annotate.LayerAnnotation, 1)
	want := annotate.Tally{Paragraphs: 7, Begun: 1, Submitted: 1, Unsure: 1}
	if err != nil || tally != want {
		t.Errorf("Tally is %+v (%v), want %+v", tally, err, want)
	}
	queue, err := p.Queue(ctx, "A1", annotate.LayerAnnotation, 1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]annotate.Summary{
		{
			ArticleID: s.articles[0].ID,
			Round:     1,
			Meta:      annotate.Meta{Title: "Title 1", Outlet: "Outlet"},
			Tally:     annotate.Tally{Paragraphs: 3},
		},
		{
			ArticleID: s.articles[1].ID,
			Round:     1,
			Meta:      annotate.Meta{Title: "Title 2", Outlet: "Outlet"},
			Tally:     annotate.Tally{Paragraphs: 4, Begun: 1, Submitted: 1, Unsure: 1},
		},
	}, queue); diff != "" {
		t.Errorf("the queue differs (-want +got):\n%s", diff)
	}
	targets, err := p.Targets(ctx)
	if err != nil || len(targets) != 1 || targets[0].Name != "Council" || targets[0].Order != 1 {
		t.Errorf("Targets are %+v (%v), want Council", targets, err)
	}
	people, err := p.Annotators(ctx)
	if err != nil || !slices.Equal(people, []string{"A1", "A2"}) {
		t.Errorf("Annotators are %q (%v), want A1 and A2", people, err)
	}
	book, err := p.Codebook(ctx)
	if err != nil || book.Hash != s.book.Hash {
		t.Errorf("Codebook: %v", err)
	}
}
