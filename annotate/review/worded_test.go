package review_test

import (
	"testing"

	"plumbline/annotate/review"
)

func TestReasonsAreInTheWordsOfAProject(t *testing.T) {
	p := newProject(t, 2)
	for i := range 6 {
		p.submitted("A1", i, "unsourced="+noYes(i%2 == 0), "stance Borea=absent", "stance Harbour council=1", "editorial=none")
		p.submitted("A2", i, "unsourced="+noYes(i%3 == 0), "stance Borea=absent", "stance Harbour council=absent", "editorial=none")
	}
	o := p.answers().Overview(review.Filter{}).WithIntervals(draws, nil)
	for _, test := range []struct {
		field, target string
		what          review.What
		want          string
	}{
		{"unsourced", "", review.Everything, "From 6 paragraphs, not dependable."},
		{"stance", "Borea", review.Addressed, "Nobody saw Borea addressed."},
		{"stance", "Harbour council", review.Addressed, "On no paragraph did two annotators see Harbour council addressed."},
		{"editorial_strength", "", review.Seen, "Nobody saw any."},
		{"sourcing", "", review.Everything, "No labels yet."},
	} {
		r := row(t, o, test.field, test.target, test.what)
		if r.Alpha.Reason.String() == "" || r.Alpha.Reason[0].Text().String() != test.want {
			t.Errorf("%s %s %s: %q, want %q", test.field, test.target, test.what, r.Alpha.Reason, test.want)
		}
	}
	again := p.answers().Stability("A1", 2, review.Filter{})
	if r := row(t, again, "unsourced", "", review.Everything); r.Alpha.Reason.String() != "A1 has not answered this again yet." {
		t.Errorf("of a round that nobody answered it says %q", r.Alpha.Reason)
	}
}
