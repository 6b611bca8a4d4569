package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
)

// shelf is a project with secrets of A2, and an older pack and an older copy of
// it in another folder.
type shelf struct {
	*secrets
	pack, copy string
}

func newShelf(t testing.TB) *shelf {
	t.Helper()
	s := &shelf{secrets: newSecrets(t)}
	elsewhere := t.TempDir()
	s.pack, s.copy = filepath.Join(elsewhere, "pack.plumb"), filepath.Join(elsewhere, "copy.plumb")
	if _, err := s.Pack(s.ctx, annotate.NewPack(newPen("d-lead", "L"), "A2"), s.pack); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveCopy(s.ctx, s.copy); err != nil {
		t.Fatal(err)
	}
	if _, err := s.BackUp(s.ctx, time.Now()); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *shelf) erase(t testing.TB, field, subject string) annotate.Destroyed {
	t.Helper()
	e, err := s.Erase(s.ctx, s.pen, annotate.ErasureKey(field, subject))
	if err != nil {
		t.Fatalf("Erase: %v", err)
	}
	return e
}

// bytesAnywhere lists the files of the project's folder in which the bytes stand.
func (s *shelf) bytesAnywhere(t testing.TB, sought string) (found []string) {
	t.Helper()
	for _, name := range filesIn(t, filepath.Dir(s.Path())) {
		content, err := os.ReadFile(filepath.Join(filepath.Dir(s.Path()), name))
		if err != nil {
			continue // a folder
		}
		if bytes.Contains(content, []byte(sought)) {
			found = append(found, name)
		}
	}
	return found
}

func (s *shelf) wantGone(t *testing.T, when string, all ...string) {
	t.Helper()
	for _, sought := range all {
		if found := s.bytesAnywhere(t, sought); len(found) > 0 {
			t.Errorf("%s, %q stands in %q", when, sought, found)
		}
	}
	assertSound(t, s.Project)
}

func TestWhatAPersonSaidIsInNoFileOnceItIsForgotten(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	if found := s.bytesAnywhere(t, "secret-note-0.1"); len(found) < 2 {
		t.Fatalf("the note stands in %q before it is forgotten, want the project and its backup", found)
	}
	e := s.erase(t, annotate.ErasureAll, "A2")
	if e.Entries == 0 || e.Backups != 1 {
		t.Errorf("the report says %+v", e)
	}
	s.wantGone(t, "after forgetting", "secret-note", "secret-attribute")
	for _, older := range []string{s.pack, s.copy} {
		if _, err := s.Merge(s.ctx, []string{older}, takeAll); err != nil {
			t.Fatalf("merging %s: %v", filepath.Base(older), err)
		}
		s.wantGone(t, "after merging an older "+filepath.Base(older), "secret-note", "secret-attribute")
	}
	tally, err := s.Tally(s.ctx, "A2", annotate.LayerAnnotation, 1)
	if err != nil || tally.Submitted != 0 {
		t.Errorf("A2 has %+v (%v), want nothing submitted", tally, err)
	}
}

// A file that comes in does not destroy by itself: its erasures are listed first.
func TestAnErasureDestroysInTheCopyThatMergesItAfterAYes(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.erase(t, annotate.ErasureAll, "A2")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	older, err := Open(s.ctx, s.copy, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeProject(t, older) })
	if _, err := older.Merge(s.ctx, []string{s.Path()}, takeAll); err != nil {
		t.Fatal(err)
	}
	behind := &shelf{secrets: &secrets{sample: &sample{Project: older}, ctx: s.ctx}}
	if err := os.Remove(s.pack); err != nil {
		t.Fatal(err)
	}
	behind.wantGone(t, "in the copy that merged the erasure", "secret-note", "secret-attribute")
}

func TestOnlyWhatWasAskedForIsForgotten(t *testing.T) {
	t.Parallel()
	for field, want := range map[string]struct{ gone, kept []string }{
		annotate.ErasureAttributes: {[]string{"secret-attribute"}, []string{"secret-note-0.1", "secret-final-0.1"}},
		annotate.ErasureNotes:      {[]string{"secret-note"}, []string{"secret-attribute", "secret-final-0.1"}},
		annotate.ErasureAll:        {[]string{"secret-attribute", "secret-note"}, []string{"secret-final-0.1", "secret-key-0.1"}},
	} {
		t.Run(field, func(t *testing.T) {
			s := newShelf(t)
			s.erase(t, field, "A2")
			s.wantGone(t, "after forgetting", want.gone...)
			for _, kept := range want.kept {
				if len(s.bytesAnywhere(t, kept)) == 0 {
					t.Errorf("%q is gone too", kept)
				}
			}
		})
	}
}

func TestTheTextOfAnArticleIsDestroyedAndItsAnswersStay(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	link := s.articles[2]
	before, err := s.Tally(s.ctx, "A2", annotate.LayerAnnotation, 1)
	if err != nil {
		t.Fatal(err)
	}
	if e := s.erase(t, annotate.ErasureText, link.ID); e.Paragraphs != 3 {
		t.Errorf("the report says %+v, want 3 paragraphs", e)
	}
	s.wantGone(t, "after destroying the text", "met in the old hall", "secret-crosslink")
	if _, err := s.Merge(s.ctx, []string{s.copy}, takeAll); err != nil {
		t.Fatal(err)
	}
	s.wantGone(t, "after merging an older copy", "met in the old hall", "secret-crosslink")
	after, err := s.Tally(s.ctx, "A2", annotate.LayerAnnotation, 1)
	if err != nil || after != before {
		t.Errorf("A2 has %+v (%v), had %+v", after, err, before)
	}
	a, err := s.Article(s.ctx, link.ID)
	if err != nil || len(a.Paragraphs) != 3 || a.Paragraphs[0].Text != "" {
		t.Errorf("the article reads %+v (%v), want three paragraphs without words", a, err)
	}
}

func TestWhatIsSaidAfterAnErasureStands(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.erase(t, annotate.ErasureAttributes, "A2")
	s.say(t, "A2", annotate.Key{Kind: annotate.KindAttribute, Subject: "A2", Field: "language"}, "Corvanian")
	all, err := s.Attributes(s.ctx)
	if err != nil || !slices.Contains(all, annotate.Attribute{Annotator: "A2", Name: "language", Value: "Corvanian"}) {
		t.Errorf("the attributes are %+v (%v)", all, err)
	}
}

// Another program reads the file, so its log cannot be emptied: that is said, all else goes,
// and to forget once more ends the work.
func TestWhatHoldsUpAnErasureIsSaidAndTheNextOneEndsTheWork(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	other, err := Open(s.ctx, s.Path(), Options{})
	must(t, err)
	defer closeProject(t, other)
	reading, err := other.file.reader.BeginTx(s.ctx, nil)
	must(t, err)
	var n int
	must(t, reading.QueryRow("SELECT count(*) FROM log").Scan(&n))
	key := annotate.ErasureKey(annotate.ErasureNotes, "A2")
	_, err = s.Erase(s.ctx, s.pen, key)
	wantCode(t, err, annotate.CodeBusy)
	if all, err := s.Backups(s.ctx); len(all) > 0 || err != nil {
		t.Errorf("the backups %v stay (%v)", all, err)
	}
	must(t, reading.Rollback())
	if e, err := s.PlanErasure(s.ctx, key); e.Nothing() || !e.Unfinished || err != nil {
		t.Errorf("the plan says %+v (%v), want that something is left to do", e, err)
	}
	s.erase(t, annotate.ErasureNotes, "A2")
	s.wantGone(t, "after forgetting once more", "secret-note")
	if e, err := s.PlanErasure(s.ctx, key); !e.Nothing() || err != nil {
		t.Errorf("the plan says %+v (%v), want nothing", e, err)
	}
}

func TestOnlyALeadErases(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.viewAs(t, "A1")
	key := annotate.ErasureKey(annotate.ErasureAttributes, "A1")
	if _, err := s.PlanErasure(s.ctx, key); err == nil {
		t.Error("an annotator plans an erasure")
	}
	if _, err := s.Erase(s.ctx, s.pen, key); err == nil {
		t.Error("an annotator erases")
	}
}

// Answers that could not be saved are kept on a computer, and may be put back
// after somebody asked for them to be forgotten.
func TestWhatIsWrittenLateIsDestroyedAsItComes(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	q := s.articles[0].Paragraphs[0]
	late := newPen("device-2", "A2")
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, "A2")
	kept := late.Write(sheet.Key(annotate.FieldNote, ""), "secret-late-note", "", annotate.OriginAnnotator)
	kept.Codebook = s.book.Hash
	s.erase(t, annotate.ErasureNotes, "A2")
	if err := s.Append(s.ctx, kept); err != nil {
		t.Fatal(err)
	}
	s.wantGone(t, "after it was put back", "secret-late-note")
	if _, err := s.Entry(s.ctx, kept.ID); err != nil {
		t.Errorf("the entry itself is gone: %v", err)
	}
}

func TestPlanningAnErasureChangesNothing(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	before := len(s.bytesAnywhere(t, "secret-note"))
	e, err := s.PlanErasure(context.Background(), annotate.ErasureKey(annotate.ErasureNotes, "A2"))
	if err != nil || e.Entries == 0 || e.Backups != 1 {
		t.Errorf("the plan says %+v (%v)", e, err)
	}
	if after := len(s.bytesAnywhere(t, "secret-note")); after != before {
		t.Errorf("the note stands in %d files, before the plan in %d", after, before)
	}
}
