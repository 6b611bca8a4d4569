package adjudicating_test

import (
	"context"
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/annotate/work/adjudicating"
)

// finals are the final answers of the project on disk, by how they came about.
func (d *rig) finals() map[annotate.Outcome]int {
	d.t.Helper()
	if err := d.Flush(); err != nil {
		d.t.Fatal(err)
	}
	found := make(map[annotate.Outcome]int)
	err := d.project.EachSheet(context.Background(), func(_ *annotate.Article, s *annotate.Sheet) error {
		for slot, v := range s.Verdicts {
			if s.Layer == annotate.LayerFinal && v.How() != "" && s.Value(slot.Field, slot.Target) != "" {
				found[v.How()]++
			}
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return found
}

// acceptAll makes final what all agree on in what is listed.
func (d *rig) acceptAll() {
	d.t.Helper()
	d.Agree()
	d.awaitIdle()
	d.Accept(d.agreed)
}

func TestWhatAllAgreeOnBecomesFinalInOneActionAndUndoTakesItBack(t *testing.T) {
	d := newRig(t, true)
	d.awaitIdle()
	d.acceptAll()
	d.awaitIdle()
	made := d.Session().Accepted()
	if made == nil || made.Answers != 13 || made.Units.All != 3 || d.Session().Notice().Kind != adjudicating.NoticeAccepted {
		t.Fatalf("not what all agree on was accepted, 13 answers in 3 paragraphs")
	}
	if got := d.finals(); len(got) != 1 || got[annotate.OutcomeUnanimous] != 13 {
		t.Fatalf("final are %v, want 13 unanimous answers", got)
	}
	if err := d.Session().Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := d.finals(); len(got) != 0 {
		t.Errorf("after undoing it %v are final", got)
	}
	if got := len(d.Session().Changed()); got != 13 || !d.Session().Elsewhere() {
		t.Errorf("undo names %d questions, want all 13; elsewhere too: %v", got, d.Session().Elsewhere())
	}
	if err := d.Session().Redo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := d.finals()[annotate.OutcomeUnanimous]; got != 13 {
		t.Errorf("after redoing it %d are final", got)
	}
}

func TestTheListIsSiftedByHowDisagreementsStandByQuestionAndByLabel(t *testing.T) {
	ctx := context.Background()
	d := newRig(t, true)
	d.awaitIdle()
	s := d.Session()
	listed := func() int { return len(s.Items()) }
	sift := func(sieve adjudicate.Sieve) int {
		t.Helper()
		if err := s.SetSieve(ctx, sieve); err != nil {
			t.Fatal(err)
		}
		return listed()
	}
	if err := s.Keep(ctx); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sieve adjudicate.Sieve
		want  int
	}{
		{adjudicate.Sieve{}, 2},
		{adjudicate.Sieve{Which: adjudicate.WhichOpen}, 1},
		{adjudicate.Sieve{Which: adjudicate.WhichKept}, 1},
		{adjudicate.Sieve{Which: adjudicate.WhichDecided}, 0},
		{adjudicate.Sieve{Which: adjudicate.WhichAgain}, 0},
		{adjudicate.Sieve{Field: "sourcing"}, 2},
		{adjudicate.Sieve{Field: "stance"}, 0},
		{adjudicate.Sieve{Field: "sourcing", Label: "official"}, 2},
		{adjudicate.Sieve{Field: "sourcing", Label: "expert"}, 0},
		{adjudicate.Sieve{Which: adjudicate.WhichOpen, Field: "sourcing"}, 1},
	} {
		if got := sift(c.sieve); got != c.want {
			t.Errorf("the sieve %+v lets %d through, want %d", c.sieve, got, c.want)
		}
	}
	if got := s.Docket().Labels("sourcing"); !slices.Equal(got, []string{"none", "official"}) {
		t.Errorf("the labels to choose from are %q", got)
	}
}

func TestOneQuestionAtATimeParentsComeBeforeWhatHangsOnThemAndWhatIsNotAskedAnyMoreIsCounted(t *testing.T) {
	ctx := context.Background()
	d := newRig(t, true)
	d.awaitIdle()
	d.answer("A3", 1, true)
	s := annotate.NewSheet(d.article.Paragraphs[1], annotate.LayerAnnotation, 1, "A3")
	d.project.Say(t, "A3", s.Key("attribution", ""), "vague")
	d.Reload()
	d.awaitIdle()
	session := d.Session()
	var order []string
	for _, item := range session.Items() {
		order = append(order, item.Disputes[0].Slot.Field)
	}
	if last := len(order) - 1; order[last] != "attribution" || slices.Index(order, "sourcing") != 0 {
		t.Fatalf("the order is %q, want the question first on which the other hangs", order)
	}
	for i, item := range session.Items() {
		if item.Disputes[0].Paragraph == d.article.Paragraphs[1].ID && item.Disputes[0].Slot.Field == "sourcing" {
			if err := session.GoTo(ctx, i); err != nil {
				t.Fatal(err)
			}
		}
	}
	session.Choose("sourcing", "", "none")
	if err := session.Enter(ctx); err != nil {
		t.Fatal(err)
	}
	if session.Gone() != 1 {
		t.Errorf("%d disagreements are no longer asked, want that on what hangs on the sources", session.Gone())
	}
}

func TestOnlyWhatIsListedBecomesFinal(t *testing.T) {
	for _, c := range []struct {
		what    string
		filter  review.Filter
		sieve   adjudicate.Sieve
		answers int
	}{
		{"everything", review.Filter{}, adjudicate.Sieve{}, 13},
		{"what waits", review.Filter{}, adjudicate.Sieve{Which: adjudicate.WhichOpen}, 13},
		{"what is decided", review.Filter{}, adjudicate.Sieve{Which: adjudicate.WhichDecided}, 0},
		{"what is kept", review.Filter{}, adjudicate.Sieve{Which: adjudicate.WhichKept}, 0},
		{"what is to be decided again", review.Filter{}, adjudicate.Sieve{Which: adjudicate.WhichAgain}, 0},
		{"the part of the article alone", review.Filter{}, adjudicate.Sieve{Field: "unit_type"}, 3},
		{"editorializing with what it hangs on", review.Filter{}, adjudicate.Sieve{Field: "editorial"}, 6},
		{"editorializing that nobody sees", review.Filter{}, adjudicate.Sieve{Field: "editorial", Label: "none"}, 6},
		{"loaded words, which nobody sees", review.Filter{}, adjudicate.Sieve{Field: "editorial", Label: "loaded"}, 0},
		{"no article", review.Filter{Articles: []string{}}, adjudicate.Sieve{}, 0},
		{"an annotator who answered nothing", review.Filter{Annotators: []string{"A9"}}, adjudicate.Sieve{}, 0},
		{"the first two", review.Filter{Annotators: []string{"A1", "A2"}}, adjudicate.Sieve{}, 13},
	} {
		d := newRig(t, true)
		d.awaitIdle()
		d.Narrow(c.filter)
		d.awaitIdle()
		if err := d.Session().SetSieve(t.Context(), c.sieve); err != nil {
			t.Fatal(err)
		}
		d.acceptAll()
		d.awaitIdle()
		if got := d.finals()[annotate.OutcomeUnanimous]; got != c.answers || d.agreed.Answers != c.answers {
			t.Errorf("where the list shows %s, %d answers are told and %d become final, want %d", c.what, d.agreed.Answers, got, c.answers)
		}
	}
}
