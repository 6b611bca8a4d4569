package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// pack makes a pack for a person and opens it.
func pack(t testing.TB, p *Project, annotator string) (*annotate.PackReport, *Project) {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), annotator+".plumb")
	r, err := p.Pack(ctx, annotate.NewPack(newPen("d-lead", "L"), annotator), path)
	if err != nil {
		t.Fatalf("Pack: %v", err)
	}
	packed, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeProject(t, packed) })
	assertSound(t, packed)
	return r, packed
}

func (s *secrets) assign(t testing.TB, article int, annotator, value string) {
	t.Helper()
	s.say(
		t,
		"L",
		annotate.Key{
			Kind:      annotate.KindAssignment,
			Subject:   s.articles[article].ID,
			Layer:     annotate.LayerAnnotation,
			Round:     1,
			Annotator: annotator,
		},
		value,
	)
}

func (s *secrets) mark(t testing.TB, article int, field string) {
	t.Helper()
	s.say(t, "L", annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[article].ID, Field: field}, annotate.Yes)
}

// wordsIn are all words of the secrets that stand in the bytes of a file.
func wordsIn(t testing.TB, path string) (found []string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for rest := content; ; {
		_, after, ok := bytes.Cut(rest, []byte("secret-"))
		if !ok {
			slices.Sort(found)
			return slices.Compact(found)
		}
		word, _, _ := bytes.Cut(after, []byte("-"))
		end := 0
		for end < len(word) && word[end] >= 'a' && word[end] <= 'z' {
			end++
		}
		found, rest = append(found, string(word[:end])), after
	}
}

func TestAPackHoldsNothingOfOthers(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	s.label(t, "A1", s.articles[0].Paragraphs[0], "my own note")
	r, packed := pack(t, s.Project, "A1")
	closeProject(t, packed)
	// The name of a copy is part of an id.
	if got := wordsIn(t, packed.Path()); !slices.Equal(got, []string{"copy"}) {
		t.Errorf("in the bytes of the pack stand the secrets %q", got)
	}
	if !r.Blind || len(r.Notes) != 1 || r.Articles != 3 || r.Paragraphs != 10 {
		t.Errorf("the report says %+v", r)
	}
	content, err := os.ReadFile(packed.Path())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(content, []byte("my own note")) {
		t.Error("the person's own note is missing")
	}
	for _, e := range s.log {
		if (e.Key.Annotator == "A2" || e.Key.Layer == annotate.LayerFinal) && bytes.Contains(content, []byte(e.ID)) {
			t.Errorf("in the bytes of the pack stands the entry %s of %s", e.ID, e.Author)
		}
	}
	if got := shell(t, packed.Path(), "SELECT count(*) FROM log WHERE 'A2' IN (annotator, author, subject)"); got != "0" {
		t.Errorf("%s entries of the pack name another annotator", got)
	}
	if got := shell(t, packed.Path(), "PRAGMA freelist_count"); got != "0" {
		t.Errorf("the pack has %s free pages", got)
	}
}

// A paragraph of real work to practise by is in the pack of who is done with it, as others'
// answers are open to them: it is submitted, and its batch is closed.
func TestAPackHoldsTheKeyOfASubmittedParagraphOnceItsBatchIsClosed(t *testing.T) {
	s := newSecrets(t)
	s.label(t, "A1", s.articles[0].Paragraphs[0], "done")
	s.label(t, "A1", s.articles[0].Paragraphs[1], "done, and asked again")
	s.label(t, "A1", s.articles[1].Paragraphs[0], "done, in a batch that goes on")
	s.say(t, "L", annotate.Key{Kind: annotate.KindBatch, Subject: "batch-0", Field: annotate.BatchClosed}, annotate.Yes)
	s.say(t, "A1", annotate.RepeatKey(s.articles[0].Paragraphs[1].ID, "A1"), annotate.Yes)
	_, packed := pack(t, s.Project, "A1")
	closeProject(t, packed)
	content, err := os.ReadFile(packed.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range s.articles {
		for _, q := range a.Paragraphs {
			for _, word := range []string{"secret-key-", "secret-why-"} {
				has, want := bytes.Contains(content, []byte(word+s.name(q))), q.ID == s.articles[0].Paragraphs[0].ID
				if has != want {
					t.Errorf("%s%s stands in the pack: %v, want %v", word, s.name(q), has, want)
				}
			}
		}
	}
}

func TestAPackForALeadNamesTheOutlets(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	r, packed := pack(t, s.Project, "L")
	if got := wordsIn(t, packed.Path()); r.Blind || !slices.Contains(got, "outlet") {
		t.Errorf("the lead's pack is blind: %v; in it stand %q", r.Blind, got)
	}
}

func TestAPackHoldsWhatIsAssignedAndThePracticeKey(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSecrets(t)
	s.assign(t, 0, "A1", annotate.Yes)
	s.assign(t, 1, "A2", annotate.Yes)
	s.mark(t, 2, annotate.MetaPractice)
	r, packed := pack(t, s.Project, "A1")
	if r.Articles != 2 || r.Practice != 1 {
		t.Errorf("the report says %+v", r)
	}
	all, err := packed.Articles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, a := range all {
		got = append(got, a.ID)
	}
	want = append(want, s.articles[0].ID, s.articles[2].ID)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the pack holds other articles (-want +got):\n%s", diff)
	}
	content, err := os.ReadFile(packed.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range s.articles {
		for _, q := range a.Paragraphs {
			practised := a.ID == s.articles[2].ID
			for _, word := range []string{"secret-key-", "secret-why-"} {
				if has := bytes.Contains(content, []byte(word+s.name(q))); has != practised {
					t.Errorf("%s%s stands in the pack: %v, want %v", word, s.name(q), has, practised)
				}
			}
		}
	}
	s.mark(t, 0, annotate.MetaWithdrawn)
	s.mark(t, 2, annotate.MetaWithdrawn)
	_, err = s.Pack(ctx, annotate.NewPack(s.pen, "A1"), filepath.Join(t.TempDir(), "nothing.plumb"))
	wantCode(t, err, annotate.CodeNotFound)
}

func TestAPackComesBackByMerging(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSecrets(t)
	_, packed := pack(t, s.Project, "A1")
	if owner, err := packed.Owner(ctx); err != nil || owner != "A1" {
		t.Errorf("the pack is for %q (%v), want A1", owner, err)
	}
	if owner, err := s.Owner(ctx); err != nil || owner != "" {
		t.Errorf("the project is said to be made for %q (%v)", owner, err)
	}
	m := &machine{
		sample: &sample{Project: packed, pen: newPen("d-a1", "A1"), book: s.book, articles: s.articles, target: s.target},
		who:    "A1",
	}
	highest, err := packed.HighestStamp(ctx)
	if err != nil {
		t.Fatal(err)
	}
	m.pen.Seen(highest)
	m.pen.Codebook = s.book.Hash
	e := m.say(t, s.articles[1].Paragraphs[0], "note", "", "from the train")
	before := len(contentOf(t, s.Project))
	r := mustMerge(t, s.Project, m.file(t))
	if r.New() != (annotate.MergeCount{Entries: 1}) || len(r.Conflicts) > 0 {
		t.Errorf("the pack brings %+v with the conflicts %+v", r.New(), r.Conflicts)
	}
	if _, err := s.Entry(ctx, e.ID); err != nil {
		t.Error(err)
	}
	// The log, what is current, the progress and perhaps a counter.
	if added := len(contentOf(t, s.Project)) - before; added < 3 || added > 4 {
		t.Errorf("%d rows came in", added)
	}
	assertSound(t, s.Project)
}

func TestAPackIsRefusedInOneSentence(t *testing.T) {
	ctx := context.Background()
	s := newSecrets(t)
	folder := t.TempDir()
	taken := filepath.Join(folder, "taken.plumb")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := s.Pack(ctx, annotate.NewPack(s.pen, "A1"), taken)
	wantCode(t, err, annotate.CodeExists)
	_, err = s.Pack(ctx, annotate.NewPack(s.pen, "A9"), filepath.Join(folder, "a9.plumb"))
	wantCode(t, err, annotate.CodeNotFound)
	_, err = s.Pack(ctx, annotate.NewPack(s.pen, "A1"), filepath.Join(folder, "no folder", "a1.plumb"))
	wantCode(t, err, annotate.CodeFailed)
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	_, err = s.Pack(stopped, annotate.NewPack(s.pen, "A1"), filepath.Join(folder, "a1.plumb"))
	wantCode(t, err, annotate.CodeStopped)
	if err := s.ViewAs(ctx, "A1"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Pack(ctx, annotate.NewPack(s.pen, "A1"), filepath.Join(folder, "a1.plumb"))
	wantCode(t, err, annotate.CodeInvalid)
	if got := filesIn(t, folder); !slices.Equal(got, []string{"taken.plumb"}) {
		t.Errorf("refused packs left %q", strings.Join(got, " "))
	}
}
