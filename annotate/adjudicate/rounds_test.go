package adjudicate_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/store/storetest"
)

// decide makes majorities final and writes them.
func decide(t *testing.T, p *storetest.Team, where adjudicate.Where) *adjudicate.Decided {
	t.Helper()
	found, err := adjudicate.Decide(t.Context(), p, p.Pen("L"), where, adjudicate.Sieve{}, review.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Entries) > 0 {
		p.Tell(t, found.Entries...)
	}
	return found
}

func TestOneAnnotatorAloneIsNoMajority(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	p.Label("A1", p.Paragraph(0, 0), nil)
	if found := decide(t, p, adjudicate.WhereMajority); found.Answers != 0 || len(found.Entries) != 0 {
		t.Errorf("what one annotator said makes %d answers final, want none", found.Answers)
	}
}

func TestWhatWasBegunByHandIsNotDecidedOver(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	p.Write("L", p.Final(q).Key("sourcing", ""), "none") // chosen, not decided yet
	found := decide(t, p, adjudicate.WhereMajority)
	if got := p.Final(q).Value("sourcing", ""); got != "none" || found.Before != 1 {
		t.Errorf("the answer begun by hand is %q and %d questions stay, want none and 1", got, found.Before)
	}
}

func TestNothingIsDecidedInAnArticleThatWasWithdrawn(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	p.Write("L", annotate.Key{Kind: annotate.KindArticle, Subject: p.Articles[0].ID, Field: annotate.MetaWithdrawn}, annotate.Yes)
	if found := decide(t, p, adjudicate.WhereMajority); found.Answers != 0 || len(p.FinalAnswers(q)) != 0 {
		t.Errorf("in an article that was withdrawn %d answers become final", found.Answers)
	}
}
