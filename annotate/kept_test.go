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
