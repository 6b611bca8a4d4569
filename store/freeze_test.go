package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

func mustFreeze(t testing.TB, p *Project, name string) annotate.Freeze {
	t.Helper()
	f, err := p.Freeze(context.Background(), newPen("d-lead", "L"), name)
	if err != nil {
		t.Fatalf("Freeze: %v", err)
	}
	return f
}

// thawed opens what was frozen.
func thawed(t testing.TB, p *Project, f annotate.Freeze) *Thawed {
	t.Helper()
	opened, err := p.Thaw(context.Background(), f)
	if err != nil {
		t.Fatalf("Thaw: %v", err)
	}
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	assertSound(t, opened.Project)
	return opened
}

// frozenNothing is the value of a freeze of a set that no project holds.
func frozenNothing() string {
	var held annotate.Holdings
	held.AddEntry(&annotate.Entry{ID: annotate.NewID()}, false)
	f := held.Freeze("v1")
	return f.Value()
}

func TestWhatWasFrozenIsTheSameAfterLatePacksAndNewArticles(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	s.answer(t, s.articles[0].Paragraphs[0], "unit_type", "", "body")
	closeProject(t, s.Project)
	early, late, later := s.given(t, "d-2", "A2"), s.given(t, "d-3", "A1"), s.given(t, "d-4", "A2")
	// Both say something before the freeze; only one file comes before it.
	early.say(t, s.articles[0].Paragraphs[1], "unit_type", "", "furniture")
	late.say(t, s.articles[0].Paragraphs[1], "unit_type", "", "body")
	later.say(t, s.articles[0].Paragraphs[1], "unit_type", "", "body")
	p, err := Open(ctx, s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Project = p
	mustMerge(t, p, early.file(t))
	before := contentOf(t, p)
	frozen := mustFreeze(t, p, "first")

	mustMerge(t, p, late.file(t))
	mustMerge(t, p, later.file(t))
	s.pen.Seen(frozen.At.UnixMilli())
	s.answer(t, s.articles[0].Paragraphs[0], "unit_type", "", "furniture")
	if _, err := p.AddArticles(ctx, []*annotate.Article{newArticle("three", 2)}, nil); err != nil {
		t.Fatal(err)
	}
	if now := contentOf(t, p); slices.Equal(before, now) {
		t.Fatal("nothing came after the freeze")
	}
	of := thawed(t, p, frozen)
	if diff := cmp.Diff(before, contentOf(t, of.Project)); diff != "" {
		t.Errorf("what was frozen is another now (-before +thawed):\n%s", diff)
	}
	if !of.Since.Nothing() {
		t.Errorf("something was destroyed since: %+v", of.Since)
	}
	if of.ID() != p.ID() {
		t.Errorf("what was thawed is the project %s, want %s", of.ID(), p.ID())
	}
	assertSound(t, p)
}

func TestACopyAndAMergedFileKnowWhatWasFrozen(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	s.answer(t, s.articles[0].Paragraphs[0], "unit_type", "", "body")
	closeProject(t, s.Project)
	other := s.given(t, "d-2", "A2")
	other.say(t, s.articles[1].Paragraphs[1], "unit_type", "", "furniture")
	p, err := Open(ctx, s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Project = p
	before := contentOf(t, p)
	mustFreeze(t, p, "first")
	mustMerge(t, other.Project, closedCopy(t, p))
	all, err := other.Freezes(ctx)
	if err != nil || len(all) != 1 {
		t.Fatalf("the merged file knows the freezes %v, %v", all, err)
	}
	if diff := cmp.Diff(before, contentOf(t, thawed(t, other.Project, all[0]).Project)); diff != "" {
		t.Errorf("the merged file thaws something else (-before +thawed):\n%s", diff)
	}
}

// TestWhatWasFrozenIsTheSameWhateverComesLater lets two programs go on after a freeze as
// before it: answers, submissions, texts, other versions of the codebook.
func TestWhatWasFrozenIsTheSameWhateverComesLater(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := newHands(t, seed)
			for range 40 {
				h.step(t)
			}
			before := contentOf(t, h.Project)
			frozen := mustFreeze(t, h.Project, "first")
			for range 60 {
				h.step(t)
			}
			if diff := cmp.Diff(before, contentOf(t, thawed(t, h.Project, frozen).Project)); diff != "" {
				t.Errorf("what was frozen is another now (-before +thawed):\n%s", diff)
			}
		})
	}
}

func TestHowFarSheetsWereIsThawedToo(t *testing.T) {
	t.Parallel()
	for what, comes := range map[string]func(*sample){
		"a submission": func(s *sample) { s.submit(t, s.articles[0].Paragraphs[1]) },
		"a version under which an answer is asked for again": func(s *sample) {
			if err := s.Adopt(context.Background(), mustParse(t, laterSource), s.pen); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(what, func(t *testing.T) {
			s := newSample(t)
			first, second := s.articles[0].Paragraphs[0], s.articles[0].Paragraphs[1]
			s.answer(t, first, "unit_type", "", "furniture")
			s.submit(t, first)
			s.answer(t, second, "unit_type", "", "furniture")
			before := contentOf(t, s.Project)
			frozen := mustFreeze(t, s.Project, "first")
			comes(s)
			if slices.Equal(before, contentOf(t, s.Project)) {
				t.Fatal("nothing came after the freeze")
			}
			if diff := cmp.Diff(before, contentOf(t, thawed(t, s.Project, frozen).Project)); diff != "" {
				t.Errorf("what was frozen is another now (-before +thawed):\n%s", diff)
			}
		})
	}
}

func TestWhatIsNotOfAFreezeIsTakenOutFromAmongWhatIs(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	para := s.articles[0].Paragraphs[0]
	s.answer(t, para, "unit_type", "", "body")
	closeProject(t, s.Project)
	other := s.given(t, "d-2", "A1")
	other.say(t, para, "unit_type", "", "furniture") // before that of the freeze comes to this file
	p, err := Open(ctx, s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Project = p
	s.answer(t, para, "unit_type", "", "furniture")
	before := contentOf(t, p)
	frozen := mustFreeze(t, p, "first")
	if err := other.SetBookmark(ctx, "A1", "d", annotate.Bookmark{Article: para.Article, Paragraph: para.ID}); err != nil {
		t.Fatal(err)
	}
	mustMerge(t, other.Project, closedCopy(t, p))
	of := thawed(t, other.Project, frozen)
	if diff := cmp.Diff(before, contentOf(t, of.Project)); diff != "" {
		t.Errorf("the merged file thaws something else (-before +thawed):\n%s", diff)
	}
	for _, table := range []string{"place", "packed", "declined", "absent", "head"} {
		var rows int
		if err := of.file.reader.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&rows); err != nil || rows > 0 {
			t.Errorf("of this file alone there are %d rows of %s (%v)", rows, table, err)
		}
	}
}

func TestWhatIsMissingOfAFreezeIsToldAndNothingIsThawed(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	other := s.given(t, "d-2", "A2")
	p, err := Open(ctx, s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Project = p
	s.answer(t, s.articles[0].Paragraphs[0], "unit_type", "", "body")
	frozen := mustFreeze(t, p, "first")
	_, err = other.Thaw(ctx, frozen)
	wantCode(t, err, annotate.CodeDamaged)
}

func TestAnErasureAfterAFreezeIsTold(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	frozen := mustFreeze(t, s.Project, "first")
	destroyed := s.erase(t, annotate.ErasureAll, "A2")
	s.erase(t, annotate.ErasureText, s.articles[0].ID)
	of := thawed(t, s.Project, frozen)
	if of.Since.Entries < destroyed.Entries || of.Since.Paragraphs != len(s.articles[0].Paragraphs) {
		t.Errorf("since the freeze %+v was destroyed, want %+v and more", of.Since, destroyed)
	}
	if _, told := frozen.DestroyedWords(of.Since); !told {
		t.Error("nobody is told")
	}
}

func TestANameIsFrozenOnceAndTwoLeadsWhoGaveItAreToldApart(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	other := s.given(t, "d-2", "A2")
	other.say(t, s.articles[1].Paragraphs[1], "unit_type", "", "furniture")
	p, err := Open(ctx, s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Project = p
	mine := mustFreeze(t, p, "first")
	_, err = p.Freeze(ctx, newPen("d-lead", "L"), "first")
	wantCode(t, err, annotate.CodeExists)
	theirs := mustFreeze(t, other.Project, "first")
	mustMerge(t, p, other.file(t))
	all, err := p.Freezes(ctx)
	if err != nil || len(all) != 2 {
		t.Fatalf("there are the freezes %v, %v", all, err)
	}
	_, err = annotate.FindFreeze(all, "first")
	wantCode(t, err, annotate.CodeInvalid)
	for _, want := range []annotate.Freeze{mine, theirs} {
		found, err := annotate.FindFreeze(all, want.Short())
		if err != nil || found.Root != want.Root {
			t.Errorf("%s finds %s, %v", want.Short(), found.Root, err)
		}
		thawed(t, p, found)
	}
}

func TestOnlyALeadFreezesAndThaws(t *testing.T) {
	s := newSecrets(t)
	frozen := mustFreeze(t, s.Project, "first")
	s.viewAs(t, "A1")
	if _, err := s.Freeze(s.ctx, s.pen, "second"); err == nil {
		t.Error("an annotator froze the project")
	}
	if _, err := s.Thaw(s.ctx, frozen); err == nil {
		t.Error("an annotator thawed all that everyone said")
	}
}

func TestWhatWasThawedLeavesNoFile(t *testing.T) {
	s := newSample(t)
	of, err := s.Thaw(context.Background(), mustFreeze(t, s.Project, "first"))
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(of.Path())
	if err := of.Close(); err != nil {
		t.Fatal(err)
	}
	if found, _ := filepath.Glob(folder); len(found) > 0 {
		t.Errorf("%q is still there", found)
	}
}
