package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"plumbline/annotate"
)

// hands are two programs at work on one project, each with a connection of its own.
type hands struct {
	*sample
	open []*Project
	pens []*annotate.Pen
	dice *rand.Rand
	turn int // whose it is
}

func newHands(t testing.TB, seed uint64) *hands {
	t.Helper()
	s := newSample(t)
	second, err := Open(context.Background(), s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeProject(t, second) })
	return &hands{
		sample: s, open: []*Project{s.Project, second},
		pens: []*annotate.Pen{newPen("d-one", "A1"), newPen("d-two", "A1")},
		dice: rand.New(rand.NewPCG(seed, seed)),
	}
}

func pick[T any](h *hands, from ...T) T { return from[h.dice.IntN(len(from))] }

// step lets one of them do something, often the same as before: most of it is about few
// keys, so that they meet.
func (h *hands) step(t testing.TB) {
	t.Helper()
	ctx := context.Background()
	if h.dice.IntN(8) == 0 {
		h.turn = 1 - h.turn
	}
	p, pen := h.open[h.turn], h.pens[h.turn]
	para := pick(h, h.articles[0].Paragraphs[:2]...)
	book, err := p.Codebook(ctx)
	if err != nil {
		t.Fatal(err)
	}
	pen.Codebook = book.Hash
	pen.Begin()
	sheet, err := p.Sheet(ctx, para.ID, annotate.LayerAnnotation, 1, "A1")
	if err != nil {
		t.Fatal(err)
	}
	say := func(key annotate.Key, value string) annotate.Entry {
		return pen.WriteOver(sheet.Current(key), key, value, annotate.OriginAnnotator)
	}
	submitted := sheet.SubmissionKey()
	switch h.dice.IntN(24) {
	case 0, 10, 11:
		err = p.Append(ctx, say(submitted, pick(h, h.target, "")))
	case 1, 12, 13: // by a program that knew nothing of what stands
		err = p.Append(ctx, pen.Write(submitted, h.target, "", annotate.OriginAnnotator))
	case 2: // the first of two goes back with the second
		wrong := pen.Write(sheet.Key("sourcing", ""), "nobody", "", annotate.OriginAnnotator)
		wantCode(t, p.Append(ctx, say(sheet.Key("note", ""), "never"), wrong), annotate.CodeInvalid)
	case 3:
		err = p.SetBookmark(ctx, "A1", "d", annotate.Bookmark{Article: para.Article, Paragraph: para.ID})
	case 4:
		_, err = p.AddArticles(ctx, []*annotate.Article{newArticle(fmt.Sprint(h.dice.IntN(5)), 2)}, nil)
	case 5:
		err = p.Adopt(ctx, mustParse(t, pick(h, bookSource, laterSource)), pen)
	case 6, 14, 15:
		key := sheet.Key("sourcing", "")
		err = p.Append(ctx, pen.Write(key, pick(h, "none", "expert", ""), "", annotate.OriginAnnotator))
	default:
		field := pick(h, "sourcing", "unit_type", "note", "unsure")
		values := map[string][]string{
			"sourcing": {"none", "official", ""}, "unit_type": {"body", "furniture"}, "note": {"a", "b"},
			"unsure": {"sourcing", "paragraph", ""},
		}
		err = p.Append(ctx, say(sheet.Key(field, ""), pick(h, values[field]...)))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestWhatAnotherProgramWroteBetweenTwoAnswersIsSeenByTheNext lets two programs write in
// turn: what stands, how far everyone is and the counters follow from all entries.
func TestWhatAnotherProgramWroteBetweenTwoAnswersIsSeenByTheNext(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := newHands(t, seed)
			for range 200 {
				h.step(t)
			}
			assertSound(t, h.Project)
		})
	}
}

// TestAnErasureOfAnotherProgramDestroysWhatIsWrittenAfterIt has an older answer arrive at
// a program that has already looked for erasures.
func TestAnErasureOfAnotherProgramDestroysWhatIsWrittenAfterIt(t *testing.T) {
	ctx := context.Background()
	h := newHands(t, 1)
	para := h.articles[0].Paragraphs
	key := func(i int) annotate.Key {
		return annotate.NewSheet(para[i], annotate.LayerAnnotation, 1, "A1").Key("note", "")
	}
	older := h.pens[0].Write(key(0), "what nobody is to read", "", annotate.OriginAnnotator)
	if err := h.Append(ctx, h.pens[0].Write(key(1), "first", "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	h.pens[1].Now = h.pens[0].Now // later than both
	erasure := h.pens[1].Write(annotate.ErasureKey(annotate.ErasureNotes, "A1"), annotate.Yes, "", annotate.OriginAnnotator)
	if err := h.open[1].Append(ctx, erasure); err != nil {
		t.Fatal(err)
	}
	if err := h.Append(ctx, older); err != nil {
		t.Fatal(err)
	}
	if e, err := h.Entry(ctx, older.ID); err != nil || e.Value != "" {
		t.Errorf("the older note reads %q (%v), though an erasure destroyed it", e.Value, err)
	}
}

// TestAnAnswerAsksForNothingThatIsKnown holds that a second answer on a sheet goes on
// with what the first one knew, and that nothing else does.
func TestAnAnswerAsksForNothingThatIsKnown(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	para := s.articles[0].Paragraphs[0]
	s.answer(t, para, "sourcing", "", "official")
	known := s.file.known
	if len(known.sheets) != 1 {
		t.Fatalf("after an answer %d sheets are known", len(known.sheets))
	}
	s.answer(t, para, "note", "", "a")
	if s.file.known != known {
		t.Error("another answer did not go on with what was known")
	}
	if _, err := s.AddArticles(ctx, []*annotate.Article{newArticle("three", 2)}, nil); err != nil {
		t.Fatal(err)
	}
	if s.file.known == known || len(s.file.known.sheets) > 0 {
		t.Error("after articles came, something is still known of sheets")
	}
	s.answer(t, para, "note", "", "b")
	for i := range mostKnown + 1 {
		a := newArticle(fmt.Sprint("many ", i), 1)
		if _, err := s.AddArticles(ctx, []*annotate.Article{a}, nil); err != nil {
			t.Fatal(err)
		}
		s.articles = append(s.articles, a)
	}
	for _, a := range s.articles[2:] {
		s.answer(t, a.Paragraphs[0], "note", "", "c")
		if n := len(s.file.known.sheets); n > mostKnown {
			t.Fatalf("%d sheets are known at once", n)
		}
	}
	assertSound(t, s.Project)
}

// TestAnAnswerAfterAnImportAnAdoptionOrAMergeIsFoldedByWhatCame holds that nothing of a
// sheet is taken to be as it was before something else than an answer was written.
func TestAnAnswerAfterAnImportAnAdoptionOrAMergeIsFoldedByWhatCame(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for what, comes := range map[string]func(t *testing.T, s *machine, other *machine){
		"an import that says a paragraph is answered": func(t *testing.T, s, _ *machine) {
			para := s.articles[0].Paragraphs[0]
			key := annotate.NewSheet(para, annotate.LayerAnnotation, 1, "A1").SubmissionKey()
			imported := s.pen.Write(key, s.target, "", annotate.OriginImport)
			if _, err := s.AddArticles(ctx, []*annotate.Article{newArticle("three", 2)}, []annotate.Entry{imported}); err != nil {
				t.Fatal(err)
			}
		},
		"an adoption": func(t *testing.T, s, _ *machine) {
			later := mustParse(t, laterSource)
			if err := s.Adopt(ctx, later, s.pen); err != nil {
				t.Fatal(err)
			}
			s.pen.Codebook = later.Hash
		},
		"a merge with what the annotator answered elsewhere": func(t *testing.T, s, other *machine) {
			para := other.articles[0].Paragraphs[0]
			other.say(t, para, "unit_type", "", "furniture")
			other.submit(t, para)
			mustMerge(t, s.Project, other.file(t))
		},
	} {
		t.Run(what, func(t *testing.T) {
			start := newSample(t)
			closeProject(t, start.Project)
			s, other := start.given(t, "d-one", "A1"), start.given(t, "d-two", "A1")
			para := s.articles[0].Paragraphs[0]
			s.say(t, para, "sourcing", "", "official")
			s.say(t, para, "note", "", "before")
			comes(t, s, other)
			if n := len(s.Project.file.known.sheets); n > 0 {
				t.Errorf("after it %d sheets are taken to be as they were", n)
			}
			s.say(t, para, "note", "", "after")
			assertSound(t, s.Project)
		})
	}
}

// TestAnAnswerOfWhoKnewNothingOfWhatStandsIsFoldedWhole has a submission that was taken
// back meet one that knew of neither, on a sheet that is known.
func TestAnAnswerOfWhoKnewNothingOfWhatStandsIsFoldedWhole(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	para := s.articles[0].Paragraphs[0]
	key := annotate.NewSheet(para, annotate.LayerAnnotation, 1, "A1").SubmissionKey()
	s.answer(t, para, "unit_type", "", "furniture") // after which nothing else is asked
	first := s.pen.Write(key, s.target, "", annotate.OriginAnnotator)
	back := s.pen.Write(key, "", first.ID, annotate.OriginAnnotator)
	for _, e := range []annotate.Entry{first, back, s.pen.Write(key, s.target, "", annotate.OriginAnnotator)} {
		if err := s.Append(ctx, e); err != nil {
			t.Fatal(err)
		}
		assertSound(t, s.Project)
	}
	s.answer(t, para, "note", "", "after it")
	assertSound(t, s.Project)
}
