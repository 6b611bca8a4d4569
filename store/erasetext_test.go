package store

import (
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate"
)

// oldHall are words that stand in a text, and sayings all that may quote them, by
// author.
const oldHall = "met in the old hall"

func sayings(a *annotate.Article) map[annotate.Key]string {
	q := a.Paragraphs[0]
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, "A2")
	with := func(k annotate.Key, change func(*annotate.Key)) annotate.Key {
		change(&k)
		return k
	}
	note := sheet.Key(annotate.FieldNote, "")
	of := func(kind annotate.Kind) annotate.Key {
		return with(note, func(k *annotate.Key) { k.Kind = kind })
	}
	about := func(field string) annotate.Key {
		return annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: field}
	}
	return map[annotate.Key]string{
		note:                      "A2",
		of(annotate.KindVote):     "A2",
		of(annotate.KindQuestion): "A2",
		of(annotate.KindRuling):   "L",
		with(note, func(k *annotate.Key) {
			k.Kind, k.Field, k.Option = annotate.KindEvidence, "sourcing", "official"
		}): "A2",
		with(note, func(k *annotate.Key) { k.Kind, k.Subject = annotate.KindArticleAnswer, a.ID }):                                  "A2",
		{Kind: annotate.KindExposure, Subject: q.ID, Layer: annotate.LayerAnnotation, Round: 1, Annotator: "A2", Field: "sourcing"}: "A2",
		{Kind: annotate.KindReason, Subject: q.ID, Layer: annotate.LayerFinal, Round: 1, Field: "sourcing"}:                         "L",
		about(annotate.MetaTitle):             "L",
		about(annotate.MetaRemark):            "L",
		about(annotate.FreePrefix + "begins"): "L",
	}
}

// quoting is a value of a key that holds the words.
func quoting(k annotate.Key) string {
	switch k.Kind {
	case annotate.KindEvidence:
		return `[[12,31,"` + oldHall + `"]]`
	case annotate.KindExposure:
		return annotate.ExposedPassages + " " + oldHall
	case annotate.KindRuling:
		ruling := annotate.Ruling{Words: "The council " + oldHall + ", so it is sourced."}
		return ruling.Value()
	}
	return "The council " + oldHall + ", did it?"
}

func TestWhatQuotesATextGoesWithIt(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	article := s.articles[2]
	for key, author := range sayings(article) {
		s.say(t, author, key, quoting(key))
	}
	s.say(t, "A2", annotate.NewSheet(article.Paragraphs[0], annotate.LayerAnnotation, 1, "A2").Key("sourcing", ""), "official")
	older := filepath.Join(t.TempDir(), "older.plumb")
	if err := s.SaveCopy(s.ctx, older); err != nil {
		t.Fatal(err)
	}
	all := len(sayings(article))
	e, err := s.Erase(s.ctx, s.pen, annotate.ErasureKey(annotate.ErasureText, article.ID))
	if err != nil || e.Entries < all {
		t.Errorf("the report says %+v (%v), want at least %d entries", e, err, all)
	}
	gone := &shelf{secrets: s}
	gone.wantGone(t, "after destroying the text", oldHall)
	if _, err := s.Merge(s.ctx, []string{older}, takeAll); err != nil {
		t.Fatal(err)
	}
	gone.wantGone(t, "after merging an older copy", oldHall)
	sheet, err := s.Sheet(s.ctx, article.Paragraphs[0].ID, annotate.LayerAnnotation, 1, "A2")
	if err != nil || sheet.Value("sourcing", "") != "official" {
		t.Errorf("the answer by an option reads %q (%v)", sheet.Value("sourcing", ""), err)
	}
	s.say(t, "L", annotate.Key{Kind: annotate.KindArticle, Subject: article.ID, Field: annotate.MetaTitle}, "Destroyed on demand")
	if a, err := s.Article(s.ctx, article.ID); err != nil || a.Meta.Title != "Destroyed on demand" {
		t.Errorf("a new title reads %q (%v)", a.Meta.Title, err)
	}
}

// Somebody who has not heard of it goes on marking passages in their copy.
func TestWhatQuotesATextIsDestroyedThoughItWasWrittenLater(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	article := s.articles[2]
	older := filepath.Join(t.TempDir(), "older.plumb")
	if err := s.SaveCopy(s.ctx, older); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Erase(s.ctx, s.pen, annotate.ErasureKey(annotate.ErasureText, article.ID)); err != nil {
		t.Fatal(err)
	}
	theirs, err := Open(s.ctx, older, Options{})
	if err != nil {
		t.Fatal(err)
	}
	pen := newPen("d-theirs", "A2")
	pen.Codebook = s.book.Hash
	pen.Seen(s.pen.Highest() + 1000)
	for key := range sayings(article) {
		if key.Kind != annotate.KindEvidence && key.Kind != annotate.KindExposure {
			continue
		}
		if err := theirs.Append(s.ctx, pen.Write(key, quoting(key), "", annotate.OriginAnnotator)); err != nil {
			t.Fatal(err)
		}
	}
	closeProject(t, theirs)
	if _, err := s.Merge(s.ctx, []string{older}, takeAll); err != nil {
		t.Fatal(err)
	}
	gone := &shelf{secrets: s}
	gone.wantGone(t, "after merging what was written later", oldHall)
}

func TestOtherArticlesWithTheSameWordsAreNamed(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	texts := []string{"Another beginning.", "The council met in the old hall."}
	twin := annotate.NewArticle(texts, []string{"body", "body"}, nil, "")
	if _, err := s.AddArticles(s.ctx, []*annotate.Article{twin}, nil); err != nil {
		t.Fatal(err)
	}
	key := annotate.ErasureKey(annotate.ErasureText, s.articles[2].ID)
	plan, err := s.PlanErasure(s.ctx, key)
	if err != nil || strings.Join(plan.Elsewhere, " ") != twin.ID {
		t.Errorf("the plan names %q (%v), want %q", plan.Elsewhere, err, twin.ID)
	}
	if _, err := s.Erase(s.ctx, s.pen, key); err != nil {
		t.Fatal(err)
	}
	if plan, err = s.PlanErasure(s.ctx, annotate.ErasureKey(annotate.ErasureText, twin.ID)); err != nil || len(plan.Elsewhere) > 0 {
		t.Errorf("the plan names %q (%v), want nothing", plan.Elsewhere, err)
	}
}

// One copy carries a passage to the corrected text, the other only what is left of it
// once the older text was destroyed. Neither is damage to the other.
func TestAPassageThatWasDestroyedIsCarriedAsDestroyed(t *testing.T) {
	ctx := t.Context()
	s := newSample(t)
	closeProject(t, s.Project)
	one, two, away := s.given(t, "d-one", "A1"), s.given(t, "d-two", "A1"), s.given(t, "d-away", "A2")
	para := away.articles[0].Paragraphs[2]
	key := annotate.NewSheet(para, annotate.LayerAnnotation, 1, "A2").Key("sourcing", "")
	key.Kind = annotate.KindEvidence
	begin := string([]rune(para.Text)[:5])
	away.pen.Begin()
	if err := away.Append(ctx, away.pen.Write(key, `[[0,5,"`+begin+`"]]`, "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	pack := away.file(t)
	for _, m := range []*machine{one, two} {
		m.mustCorrect(t, "first")
	}
	if _, err := one.Erase(ctx, one.pen, annotate.ErasureKey(annotate.ErasureText, para.Article)); err != nil {
		t.Fatal(err)
	}
	for _, m := range []*machine{one, two} {
		mustMerge(t, m.Project, pack)
	}
	mustMerge(t, one.Project, two.file(t))
	assertSound(t, one.Project)
}
