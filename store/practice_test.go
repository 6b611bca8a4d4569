package store

import (
	"context"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/practice"
)

var _ practice.Source = (*Project)(nil)

// say writes an answer of anyone, or of a key, to a paragraph.
func (s *sample) say(t testing.TB, para annotate.Paragraph, layer annotate.Layer, round int, who, field, target, value string) {
	t.Helper()
	sheet, err := s.Sheet(context.Background(), para.ID, layer, round, who)
	if err != nil {
		t.Fatal(err)
	}
	key := sheet.Key(field, target)
	if field == "" {
		key = sheet.SubmissionKey()
	}
	s.pen.Begin()
	if err := s.Append(context.Background(), s.pen.Write(key, value, sheet.CurrentID(key), annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
}

func (s *sample) body(t testing.TB, para annotate.Paragraph, layer annotate.Layer, round int, who, sourcing, stance string) {
	t.Helper()
	s.say(t, para, layer, round, who, "unit_type", "", "body")
	s.say(t, para, layer, round, who, "sourcing", "", sourcing)
	s.say(t, para, layer, round, who, "stance", s.target, stance)
	s.say(t, para, layer, round, who, "", "", s.target)
}

func TestPracticeIsOfTheArticlesThatHaveAKey(t *testing.T) {
	s, ctx := newSample(t), context.Background()
	queue := func(layer annotate.Layer, round int) []annotate.Summary {
		t.Helper()
		q, err := s.Queue(ctx, "A1", layer, round)
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	if q := queue(annotate.LayerPractice, 1); len(q) != 0 {
		t.Errorf("without a key there are %d articles to practise", len(q))
	}
	one := s.articles[1].Paragraphs
	s.body(t, one[0], annotate.LayerPractice, 1, "", "official", "low")
	s.body(t, one[1], annotate.LayerPractice, 1, "", "none", "high")
	why := s.pen.Write(
		annotate.Key{Kind: annotate.KindReason, Subject: one[0].ID, Layer: annotate.LayerPractice, Round: 1},
		"The council is named.",
		"",
		annotate.OriginAnnotator,
	)
	if err := s.Append(ctx, why); err != nil {
		t.Fatal(err)
	}
	s.body(t, one[0], annotate.LayerPractice, 1, "A1", "official", "high")

	if q := queue(annotate.LayerPractice, 1); len(q) != 1 || q[0].ArticleID != s.articles[1].ID || q[0].Submitted != 1 || q[0].Round != 1 {
		t.Errorf("the queue of practice is %+v", q)
	}
	if q := queue(annotate.LayerAnnotation, 1); len(q) != 2 || q[0].Begun+q[1].Begun != 0 {
		t.Errorf("practice counts as work: %+v", q)
	}
	if q := queue(annotate.LayerPractice, 2); len(q) != 1 || q[0].Begun != 0 {
		t.Errorf("the second attempt is %+v", q)
	}
	if f, err := practice.FeedbackOn(
		ctx,
		s,
		s.articles[1].ID,
		"A1",
		1,
	); err != nil || len(f) != 1 ||
		f[0].Reason != "The council is named." {
		t.Errorf("the feedback is %+v (%v)", f, err)
	}

	attempts, err := practice.Attempts(ctx, s, "A1")
	if err != nil || len(attempts) != 1 {
		t.Fatalf("there are %d attempts (%v)", len(attempts), err)
	}
	if a := attempts[0]; a.Finished() || a.Paragraphs != 4 || a.Submitted != 1 || a.Score.Paragraphs != 1 || a.Score.Asked != 3 ||
		a.Score.Right != 2 {
		t.Errorf("the attempt is %+v, want 2 of 3 in one of four paragraphs", a)
	}
	for _, p := range one[1:] { // the key answers only one of them
		s.body(t, p, annotate.LayerPractice, 1, "A1", "none", "high")
	}
	s.body(t, one[0], annotate.LayerPractice, 2, "A1", "official", "low")
	if attempts, err = practice.Attempts(ctx, s, "A1"); err != nil || len(attempts) != 2 {
		t.Fatalf("there are %d attempts (%v)", len(attempts), err)
	}
	if a := attempts[0]; !a.Passes(83) || a.Passes(84) { // 5 of 6
		t.Errorf("the finished attempt is %+v", a)
	}
	if a := attempts[1]; a.Passes(0) || a.Score.Right != 3 {
		t.Errorf("the attempt just begun is %+v", a)
	}
	if round, err := practice.Current(ctx, s, "A1"); err != nil || round != 2 {
		t.Errorf("the current attempt is %d (%v), want 2", round, err)
	}
	assertSound(t, s.Project)
}

func TestAnAnnotatorSeesTheKeyOfWhatTheyHaveSubmitted(t *testing.T) {
	s, ctx := newSample(t), context.Background()
	lead := annotate.Key{Kind: annotate.KindPerson, Subject: "A2", Field: annotate.PersonRole}
	if err := s.Append(ctx, s.pen.Write(lead, annotate.RoleLead, "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	apart := annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[0].ID, Field: annotate.MetaPractice}
	if err := s.Append(ctx, s.pen.Write(apart, annotate.Yes, "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	paras := s.articles[0].Paragraphs
	for _, p := range paras[:2] {
		s.body(t, p, annotate.LayerPractice, 1, "", "official", "low")
		why := annotate.Key{Kind: annotate.KindReason, Subject: p.ID, Layer: annotate.LayerPractice, Round: 1}
		if err := s.Append(ctx, s.pen.Write(why, "It is told.", "", annotate.OriginAnnotator)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.ViewAs(ctx, "A1"); err != nil {
		t.Fatal(err)
	}
	seen := func() (answers, reasons int) {
		t.Helper()
		sheets, err := s.Sheets(ctx, s.articles[0].ID, annotate.LayerPractice, 1, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range sheets {
			answers += len(sheet.Answers)
			reasons += len(sheet.Verdicts)
		}
		return answers, reasons
	}
	if answers, reasons := seen(); answers+reasons > 0 {
		t.Errorf("before anything was submitted %d answers of the key and %d reasons are seen", answers, reasons)
	}
	if q, err := s.Queue(ctx, "A1", annotate.LayerPractice, 1); err != nil || len(q) != 1 {
		t.Errorf("there are %d articles to practise (%v), want 1", len(q), err)
	}
	s.body(t, paras[0], annotate.LayerPractice, 1, "A1", "official", "high")
	if answers, reasons := seen(); answers != 3 || reasons != 1 {
		t.Errorf("of the submitted paragraph %d answers of the key and %d reasons are seen, want 3 and 1", answers, reasons)
	}
	attempt, err := practice.AttemptOf(ctx, s, "A1", 1)
	if err != nil || attempt.Finished() || attempt.Paragraphs != 3 || attempt.Score.Right != 2 {
		t.Errorf("the attempt is %+v (%v), want one of three paragraphs with two of three right", attempt, err)
	}
}
