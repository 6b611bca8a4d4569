package annotate_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

func TestNoGuessStandsWhereADisagreementIsKept(t *testing.T) {
	book := annotatetest.Codebook()
	final := begin("body", "Nothing happened.")
	final.Layer, final.Annotator = annotate.LayerFinal, ""
	if got := final.Guess(book, "unit_type"); got != "body" {
		t.Fatalf("before anything is decided the guess is %q, want body", got)
	}
	outcome := final.Key("unit_type", "")
	outcome.Kind = annotate.KindOutcome
	final.write(outcome, annotate.OutcomeKept.Told("0"), annotate.OriginAnnotator)
	if got := final.Guess(book, "unit_type"); got != "" {
		t.Errorf("where annotators differ for good on the part of the article, the layout's %q stands as if it were the answer", got)
	}
	if final.Ask(book, nil).Visible("sourcing", "") {
		t.Error("what hangs on a kept disagreement is asked because of a guess")
	}
	final.want(t, annotate.Submitted)
	final.write(outcome, "", annotate.OriginAnnotator)
	if got := final.Guess(book, "unit_type"); got != "body" {
		t.Errorf("once it is no longer kept the guess is %q, want body", got)
	}
}

func TestAMajorityThatWasSetAsideDecidesNothing(t *testing.T) {
	book := annotatetest.Codebook()
	final := begin("body", "Nothing happened.")
	final.Layer, final.Annotator = annotate.LayerFinal, ""
	slot := annotate.Slot{Field: "sourcing"}
	outcome := final.Key("sourcing", "")
	outcome.Kind = annotate.KindOutcome
	final.say("sourcing", "", "official")
	final.write(outcome, annotate.OutcomeOpen.Told("0"), annotate.OriginAnnotator)
	if final.Decided(book, slot) {
		t.Error("a question whose majority was set aside counts as decided, by the answer that stood before")
	}
	final.write(outcome, annotate.OutcomeDecided.Told("0"), annotate.OriginAnnotator)
	if !final.Decided(book, slot) {
		t.Error("a question with an answer that somebody chose is not decided")
	}
}

func TestACauseAloneAsksAFinalSheetAboutNoTarget(t *testing.T) {
	final := begin("body", "Nothing happened.")
	final.Layer, final.Annotator = annotate.LayerFinal, ""
	for field, value := range map[string]string{"unit_type": "body", "sourcing": "none", "unsourced": "no", "editorial": "none"} {
		final.say(field, "", value)
		outcome := final.Key(field, "")
		outcome.Kind = annotate.KindOutcome
		final.write(outcome, annotate.OutcomeUnanimous.Told("0"), annotate.OriginAnnotator)
	}
	final.want(t, annotate.Submitted)
	cause := final.Key("stance", "t-1")
	cause.Kind = annotate.KindCause
	final.write(cause, string(annotate.CauseSlip), annotate.OriginAnnotator)
	final.want(t, annotate.Submitted)
}
