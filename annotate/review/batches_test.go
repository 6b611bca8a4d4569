package review_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate/review"
)

func TestBatchesHoldTheArticlesThatHaveAnswers(t *testing.T) {
	p := newProject(t, 4)
	p.articles[0].Meta.Batch, p.articles[1].Meta.Batch, p.articles[2].Meta.Batch = "May", "June", "May"
	for i := range p.articles {
		p.submitted("A1", 10*i, "sourcing=none")
		p.submitted("A2", 10*i, "sourcing=none")
	}
	a := p.answers()
	may := []string{p.articles[0].ID, p.articles[2].ID}
	if may[0] > may[1] {
		may[0], may[1] = may[1], may[0]
	}
	want := []review.Batch{{Name: "June", Articles: []string{p.articles[1].ID}}, {Name: "May", Articles: may}}
	if diff := cmp.Diff(want, a.Batches()); diff != "" {
		t.Error(diff)
	}
	if o := a.Overview(review.Filter{Articles: a.Batches()[1].Articles}); o.Doubly != 2 {
		t.Errorf("May has %d paragraphs of two annotators, want 2", o.Doubly)
	}
}
