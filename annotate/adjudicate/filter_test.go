package adjudicate_test

import (
	"slices"
	"testing"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/store/storetest"
)

func narrowed(t *testing.T, p *storetest.Team, f review.Filter) *adjudicate.Docket {
	t.Helper()
	d, err := adjudicate.Read(t.Context(), p, f, review.Draws{Times: 100})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAFilterChoosesWhoseAnswersDivide(t *testing.T) {
	p := storetest.MustOpenTeam(t, 2)
	source := map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"}
	p.Label("A1", p.Paragraph(0, 0), nil)
	p.Label("A2", p.Paragraph(0, 0), nil)
	p.Label("A3", p.Paragraph(0, 0), source)
	p.Label("A1", p.Paragraph(0, 1), nil)
	p.Label("A2", p.Paragraph(0, 1), source)
	for _, c := range []struct {
		filter review.Filter
		want   []string
	}{
		{review.Filter{}, []string{"a2 sourcing", "a1 sourcing"}}, // 1 of 1 and 2 of 3 pairs differ
		{review.Filter{Annotators: []string{"A1", "A2"}}, []string{"a2 sourcing"}},
		{review.Filter{Annotators: []string{"A1", "A3"}}, []string{"a1 sourcing"}},
		{review.Filter{Articles: []string{"another"}}, nil},
	} {
		docket := narrowed(t, p, c.filter)
		if got := inWords(p, docket.Items(adjudicate.ByField)); !slices.Equal(got, c.want) {
			t.Errorf("%+v leaves %q, want %q", c.filter, got, c.want)
		}
	}
}
