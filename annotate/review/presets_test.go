package review_test

import (
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

func TestHowOftenTheProposedMajorityStoodIsTold(t *testing.T) {
	book := annotatetest.Codebook()
	a := review.New(book, nil, func(string) (*codebook.Codebook, error) { return book, nil })
	article := annotate.NewArticle(
		[]string{"One.", "Two.", "Three.", "Four.", "Five.", "Six."},
		[]string{"body", "body", "body", "body", "body", "body"},
		nil,
		"",
	)
	pen := annotate.NewPen("device", "L1", book.Hash, 0)
	const basis = "0011223344556677"
	for i, outcome := range []string{
		annotate.OutcomeMajority.Told(basis), annotate.OutcomeDecided.Told(basis), annotate.OutcomeDecided.ToldBlind(basis),
		annotate.OutcomeMajority.ToldByRule(basis),
		annotate.OutcomeUnanimous.Told(basis), // nothing divided
		annotate.OutcomeSingle.Told(basis),    // nobody else had answered
	} {
		final := annotate.NewSheet(article.Paragraphs[i], annotate.LayerFinal, 1, "")
		key := final.Key("unit_type", "")
		final.Apply(pen.Write(key, "body", "", annotate.OriginAnnotator))
		key.Kind = annotate.KindOutcome
		final.Apply(pen.Write(key, outcome, "", annotate.OriginAnnotator))
		for range 2 { // taken up anew, as after a refresh
			if err := a.Add(article, final); err != nil {
				t.Fatal(err)
			}
		}
	}
	presets := a.Overview(review.Filter{}).Presets
	if want := (review.Presets{Seen: 2, Stood: 1, Blind: 1, Rule: 1}); presets != want {
		t.Fatalf("the presets are %+v, want %+v", presets, want)
	}
	var said []string
	for _, words := range presets.Words() {
		said = append(said, words.String())
	}
	all := strings.Join(said, " ")
	for _, want := range []string{"2 final answers", "stood in 1 of them (50 %)", "1 final answer to a question that divides was given blind", "1 final answer to a question that divides was made of the majority by a rule"} {
		if !strings.Contains(all, want) {
			t.Errorf("it is not said %q, but %q", want, all)
		}
	}
}
