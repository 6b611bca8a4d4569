package labelling_test

import (
	"context"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/practice"
	"plumbline/annotate/work/labelling"
)

// keyed is a project with one target whose second article has a key: sources
// official with a quotation, then nobody and nothing.
func keyed(t testing.TB) *watched {
	t.Helper()
	m := project(t, 1)
	pen := annotate.NewPen("lead", "lead", m.book.Hash, 0)
	say := func(position int, field, target, value string) {
		t.Helper()
		key := annotate.NewSheet(m.articles[1].Paragraphs[position-1], annotate.LayerPractice, practice.KeyRound, "").Key(field, target)
		if field == "" {
			key = annotate.Key{Kind: annotate.KindReason, Subject: key.Subject, Layer: key.Layer, Round: key.Round}
		}
		m.foreign(t, pen, key, value, annotate.OriginAnnotator)
	}
	aldoria := annotate.TargetID("Aldoria")
	for _, row := range [][3]string{
		{"unit_type", "", "body"},
		{"sourcing", "", "official"},
		{"attribution", "", "named"},
		{"quote_form", "", "partial"},
		{"stance", aldoria, "-1"},
		{"voice", aldoria, "source"},
		{"unsourced", "", "no"},
		{"editorial", "", "none"},
		{"", "", "He is the envoy."},
	} {
		say(1, row[0], row[1], row[2])
	}
	for _, row := range [][3]string{
		{"unit_type", "", "body"}, {"sourcing", "", "none"}, {"stance", aldoria, "absent"}, {"unsourced", "", "no"}, {"editorial", "", "none"},
	} {
		say(2, row[0], row[1], row[2])
	}
	return m
}

func practising(o *answering.Options) { o.Layer = annotate.LayerPractice }

func missed(f practice.Feedback) string {
	var all []string
	for _, a := range f.Missed() {
		all = append(all, a.Field.Key+": "+a.Yours+" for "+a.Key)
	}
	return strings.Join(all, ", ")
}

func TestPracticeShowsTheKeyOnceAParagraphIsSubmitted(t *testing.T) {
	d := sit(t, keyed(t), practising)
	if n := len(d.Queue()); n != 1 || d.Article().Meta.Title != "Second" {
		t.Fatalf("there are %d articles to practise, first %q; want the one with a key", n, d.Article().Meta.Title)
	}
	d.keys("o⏎3p⏎1snn") // stance one step off the key
	if _, shown := d.Feedback(); shown {
		t.Fatal("the key is shown before the paragraph is submitted")
	}
	d.keys("⏎")
	f, shown := d.Feedback()
	if d.At() != 0 || !shown || f.Reason != "He is the envoy." || missed(f) != "stance: -2 for -1" {
		t.Fatalf("at paragraph %d the feedback (%v) is %q because %q", d.At()+1, shown, missed(f), f.Reason)
	}
	d.wantActive("none")
	before := d.answers()
	for _, keys := range []string{"o", "⇥g", "?", "/"} {
		d.keys(keys)
		d.wantNotice(answering.NoticeClosed)
	}
	d.Choose("sourcing", "", "expert")
	d.undo()
	d.wantNotice(answering.NoticeClosed)
	d.wantAnswers(before)

	d.keys("⏎") // on
	if d.At() != 1 {
		t.Fatalf("Enter goes to paragraph %d, want 2", d.At()+1)
	}
	d.keys("nann⏎")
	if f, _ := d.Feedback(); missed(f) != "" || len(f.Answers) != 5 {
		t.Fatalf("the feedback is %q of %d answers", missed(f), len(f.Answers))
	}
	d.keys("⏎")
	d.wantNotice(labelling.NoticePractised)
	s := d.Score()
	if s.Asked != 13 || s.Right != 12 || len(s.Missed) != 1 || s.Missed[0].Paragraph.Position != 1 {
		t.Errorf("the score is %d of %d, %d paragraphs missed; want 12 of 13 and the first", s.Right, s.Asked, len(s.Missed))
	}
	d.awaitIdle()
	attempt, err := d.Attempt(context.Background())
	if err != nil || !attempt.Finished() || attempt.Score.Right != 12 {
		t.Errorf("the attempt is %+v (%v)", attempt, err)
	}
	if err := d.NextArticle(context.Background()); err != nil {
		t.Fatal(err)
	}
	d.wantNotice(answering.NoticeAllDone)
	for _, e := range d.written() {
		if e.Author == "A1" && e.Key.Layer != annotate.LayerPractice {
			t.Errorf("practice wrote %+v", e.Key)
		}
	}
}

func TestPracticeAndWorkKeepTheirOwnPlaceUndoAndCounts(t *testing.T) {
	m := keyed(t)
	d := sit(t, m)
	d.open(0)
	d.GoTo(1)
	d.keys("n")
	d.leave()
	p := sit(t, m, practising)
	p.keys("o")
	if p.Total().Begun != 1 || p.Total().Paragraphs != 2 {
		t.Errorf("practice counts %+v", p.Total())
	}
	p.undo()
	p.undo()
	p.wantNotice(answering.NoticeNothingUndo)
	p.keys("o")
	p.leave()
	d = sit(t, m)
	if d.Article().Meta.Title != "First" || d.At() != 1 || d.Total().Begun != 1 || d.Total().Paragraphs != 6 {
		t.Errorf("work goes on in %q at %d with %+v", d.Article().Meta.Title, d.At()+1, d.Total())
	}
	d.undo()
	d.wantAnswers("")
	if n := d.wantNotice(answering.NoticeUndone); n.Field.Key != "sourcing" || n.From != "none" {
		t.Errorf("undone is %+v", n)
	}
	p = sit(t, m, practising, func(o *answering.Options) { o.Round = 2 })
	p.wantAnswers("")
	p.keys("n⏎")
	if sheet := p.Current(); sheet.Round != 2 {
		t.Errorf("a second attempt is in round %d", sheet.Round)
	}
}

func TestRealWorkOpensWhenPracticeIsPassed(t *testing.T) {
	m := keyed(t)
	pen := annotate.NewPen("lead", "lead", m.book.Hash, 0)
	pass := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectPracticePass}
	m.foreign(t, pen, pass, "93", annotate.OriginAnnotator)
	d := sit(t, m)
	if g := d.Gate(); g == nil || g.Percent != 93 || len(g.Attempts) != 0 || len(d.Queue()) != 0 || d.Article() != nil {
		t.Fatalf("before practice the gate is %+v and the queue has %d articles", g, len(d.Queue()))
	}
	d.leave()
	attempt := func(round int, keys string) {
		t.Helper()
		p := sit(t, m, practising, func(o *answering.Options) { o.Round = round })
		p.keys(keys)
		p.leave()
	}
	attempt(1, "o⏎3p⏎1snn⏎⏎nann⏎") // 12 of 13: 92.3 %
	d = sit(t, m)
	if g := d.Gate(); g == nil || len(g.Attempts) != 1 || g.Attempts[0].Score.Right != 12 {
		t.Fatalf("after an attempt that fails the gate is %+v", g)
	}
	d.leave()
	attempt(2, "o⏎3p⏎2snn⏎⏎nann⏎")
	d = sit(t, m)
	if g := d.Gate(); g != nil || len(d.Queue()) != 2 || d.Article() == nil {
		t.Fatalf("after an attempt that passes the gate is %+v and the queue has %d articles", g, len(d.Queue()))
	}
}

func TestAProjectWithoutKeysAsksForNoPractice(t *testing.T) {
	m := project(t, 1)
	pass := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectPracticePass}
	m.foreign(t, annotate.NewPen("lead", "lead", m.book.Hash, 0), pass, "90", annotate.OriginAnnotator)
	if d := sit(t, m); d.Gate() != nil || len(d.Queue()) != 2 {
		t.Errorf("nothing can be practised, and the gate is %+v", d.Gate())
	}
}

func TestNothingIsAskedAgainBeforePracticeIsPassed(t *testing.T) {
	m := keyed(t)
	pen := annotate.NewPen("lead", "lead", m.book.Hash, 0)
	set := func(field, value string) {
		m.foreign(
			t,
			pen,
			annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field},
			value,
			annotate.OriginAnnotator,
		)
	}
	d := sit(t, m)
	d.open(0)
	d.keys("nann⏎nann⏎x⏎nann⏎")
	d.askAgain(m.articles[0].Paragraphs...)
	if n := len(d.Queue()); n != 3 {
		t.Fatalf("without practice before it there are %d rows, want 3, one of them asked again", n)
	}
	set(annotate.ProjectPracticePass, "100")
	d.refresh()
	if n := len(d.Queue()); d.Gate() == nil || n != 0 {
		t.Errorf("before practice is passed there are %d rows, want none", n)
	}
}
