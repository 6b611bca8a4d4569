package labelling_test

import (
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
)

func TestConditionalFieldsComeAndGoAndKeepTheirAnswers(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	const plain = "unit_type, sourcing, stance Aldoria, unsourced, editorial"
	const sourced = "unit_type, sourcing, attribution, quote_form, stance Aldoria, voice Aldoria, unsourced, editorial, editorial_strength"
	want := func(fields string) {
		t.Helper()
		if got := d.fields(); got != fields {
			t.Fatalf("the form asks\n  %s\nwant\n  %s", got, fields)
		}
	}
	want(plain)
	d.keys("o⏎3d⏎1snl⏎2")
	want(sourced)
	d.wantActive("none")
	d.Choose("sourcing", "", "none")
	d.Choose("stance", annotate.TargetID("Aldoria"), "0")
	d.Choose("editorial", "", "none")
	want(plain)
	if len(d.Missing()) != 0 {
		t.Fatal("hidden fields are asked for")
	}
	d.Choose("sourcing", "", "official")
	d.Choose("stance", annotate.TargetID("Aldoria"), "2")
	d.Choose("editorial", "", "verdict")
	want(sourced)
	d.wantAnswers(
		"attribution=named, editorial=verdict, editorial_strength=2, quote_form=direct, sourcing=official, stance Aldoria=2, unsourced=no, voice Aldoria=source",
	)
}

func TestQuotationMarksAskForTheQuotation(t *testing.T) {
	d := sit(t, project(t, 1))
	d.open(1)
	d.keys("n")
	d.wantActive("quote_form")
	d.GoTo(1)
	d.keys("n")
	d.wantActive("stance Aldoria")
}

func TestAnAnswerThatEndsTheFormLeavesNothingElse(t *testing.T) {
	d := sit(t, project(t, 4))
	d.GoTo(1)
	d.keys("na")
	d.Activate("unit_type", "")
	d.keys("f")
	d.wantActive("none")
	if f := d.fields(); f != "unit_type" {
		t.Fatalf("furniture is asked %s", f)
	}
	d.Activate("unit_type", "")
	d.keys("b")
	d.wantActive("stance Brenn")
	d.wantAnswers("sourcing=none, stance Aldoria=absent, unit_type=body")
}

func TestAGuessIsWrittenBySubmittingOnly(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("nann")
	for _, e := range d.written() {
		if e.Key.Field == "unit_type" {
			t.Fatalf("the guess was written before the submission: %+v", e)
		}
	}
	d.keys("⏎")
	all := d.written()
	guess, submission := all[len(all)-2], all[len(all)-1]
	if guess.Key.Field != "unit_type" || guess.Value != "body" || guess.Origin != annotate.OriginPrefill {
		t.Fatalf("before the submission stands %+v, want unit_type body with origin prefill", guess)
	}
	if submission.Key.Kind != annotate.KindSubmission || submission.Value != annotate.TargetID("Aldoria") ||
		submission.Action != guess.Action {
		t.Fatalf("the submission is %+v, want one action with the guess, naming the target", submission)
	}
	d.GoTo(1)
	d.Choose("unit_type", "", "lede")
	all = d.written()
	if e := all[len(all)-1]; e.Origin != annotate.OriginAnnotator || e.Value != "lede" || e.Replaces != guess.ID {
		t.Fatalf("the changed guess is %+v, want lede by the annotator in place of the guess", e)
	}
	d.wantState(annotate.Submitted)
	d.undo()
	if e := d.Current().Answers[annotate.Slot{Field: "unit_type"}].Entry; e.Value != "body" || e.Origin != annotate.OriginPrefill {
		t.Fatalf("after undo stands %q by %q, want the guess, by prefill", e.Value, e.Origin)
	}
}

func TestASubmittedParagraphWithoutAnAnswerItNeedsIsADraft(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("nann⏎⇞")
	d.wantState(annotate.Submitted)
	at, changed, submitted := d.Submission()
	if !submitted || at.Entry.ID == "" || changed.Entry.ID != "" {
		t.Fatalf("submitted %v, changed %+v, want submitted and not changed", submitted, changed.Entry)
	}
	d.Activate("editorial", "")
	d.keys("l")
	d.wantState(annotate.Draft) // loaded asks for the strength
	d.keys("⏎1")
	d.wantState(annotate.Submitted)
	if _, changed, _ = d.Submission(); changed.Entry.Key.Field != "editorial_strength" {
		t.Fatalf("the latest change is %+v, want editorial_strength", changed.Entry)
	}
	d.Activate("unit_type", "")
	d.keys("⌫")
	d.wantState(annotate.Draft) // a guess is no answer
	d.keys("⏎")
	if d.Sheet(1).State(d.Book()) != annotate.Submitted {
		t.Fatal("Enter does not write the guess anew")
	}
}

func TestEnterOnASubmittedParagraphWritesNothing(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("nann⏎⇞")
	before := len(d.written())
	d.keys("⏎")
	if d.At() != 2 {
		t.Fatalf("Enter goes to paragraph %d, want 3", d.At()+1)
	}
	if after := len(d.written()); after != before {
		t.Fatalf("%d entries were written for a paragraph that is submitted already", after-before)
	}
}

func TestATargetAddedLaterIsANewQuestion(t *testing.T) {
	for _, before := range []int{0, 1} {
		m := project(t, before)
		d := sit(t, m)
		d.GoTo(1)
		d.keys("nnn"[before:] + "ann"[3-3*before:] + "⏎⇞")
		if before == 0 {
			d.wantAnswers("editorial=none, sourcing=none, unit_type=body, unsourced=no")
		}
		d.wantState(annotate.Submitted)
		d.awaitIdle()
		m.addTarget(t, before+1, names[before])
		if taken, err := d.Refresh(t.Context()); err != nil || !taken {
			t.Fatalf("the new target is not taken up: %v", err)
		}
		d.wantState(annotate.Submitted)
		missing := slices.DeleteFunc(d.Rows(), func(r labelling.Row) bool { return !r.Waits })
		if len(missing) != 1 || !missing[0].New || missing[0].Target != annotate.TargetID(names[before]) {
			t.Fatalf("missing is %+v, want the new question about %s", missing, names[before])
		}
		d.keys("⏎")
		d.wantActive("stance " + names[before])
		d.keys("a⏎")
		if value := d.Sheet(1).Submission.Entry.Value; value != annotate.JoinIDs(idsOf(names[:before+1])) {
			t.Fatalf("the submission names %q, want all %d targets", value, before+1)
		}
		d.GoTo(1)
		for _, r := range d.Rows() {
			if r.New {
				t.Fatalf("%s is still called new", d.nameOf(r.Question))
			}
		}
	}
}

func idsOf(names []string) []string {
	ids := make([]string, len(names))
	for i, n := range names {
		ids[i] = annotate.TargetID(n)
	}
	return ids
}

func TestTargetsCanBeNarrowedToAnArticle(t *testing.T) {
	m := project(t, 4)
	m.foreign(
		t,
		annotate.NewPen("lead", "lead", m.book.Hash, 0),
		annotate.Key{Kind: annotate.KindArticle, Subject: m.articles[0].ID, Field: annotate.MetaTargets},
		annotate.JoinIDs(idsOf([]string{"Dunmark", "Brenn"})),
		annotate.OriginAnnotator,
	)
	d := sit(t, m)
	d.GoTo(1)
	if f := d.fields(); f != "unit_type, sourcing, stance Brenn, stance Dunmark, unsourced, editorial" {
		t.Fatalf("the form asks %s", f)
	}
}

// imported brings labels for a paragraph in from a file, as submitted.
func imported(t *testing.T, m *watched, paragraph, annotator string, labels map[string]string) {
	t.Helper()
	pen := annotate.NewPen("laptop", annotator, m.book.Hash, 0)
	sheet := annotate.NewSheet(annotate.Paragraph{ID: paragraph}, annotate.LayerAnnotation, 1, annotator)
	for field, value := range labels {
		m.foreign(t, pen, sheet.Key(field, ""), value, annotate.OriginImport)
	}
	m.foreign(t, pen, sheet.SubmissionKey(), annotate.TargetID("Aldoria"), annotate.OriginImport)
}

func TestImportedLabelsCountAsSubmitted(t *testing.T) {
	m := project(t, 1)
	imported(t, m, m.articles[0].Paragraphs[1].ID, "A1", map[string]string{"sourcing": "official"})
	d := sit(t, m)
	if d.At() != 0 {
		t.Fatalf("the session begins at paragraph %d", d.At()+1)
	}
	d.GoTo(1)
	d.wantState(annotate.Submitted)
	d.wantActive("none")
	if total := d.Total(); total.Submitted != 1 || total.Begun != 1 {
		t.Fatalf("the counts are %+v, want one submitted", total)
	}
	d.undo()
	d.wantNotice(answering.NoticeNothingUndo)
	d.wantAnswers("sourcing=official")
	d.Activate("sourcing", "")
	d.keys("e")
	d.wantAnswers("sourcing=official|expert")
	d.wantState(annotate.Submitted)
	d.undo()
	d.wantAnswers("sourcing=official")
	d.undo()
	d.wantNotice(answering.NoticeNothingUndo)
}
