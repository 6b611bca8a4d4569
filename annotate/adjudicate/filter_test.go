package adjudicate_test

import (
	"slices"
	"testing"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
)

func (p *project) narrowed(f review.Filter) *adjudicate.Docket {
	p.t.Helper()
	d, err := adjudicate.Read(p.t.Context(), p, f, review.Draws{Times: 100})
	if err != nil {
		p.t.Fatal(err)
	}
	return d
}

func TestAFilterChoosesWhoseAnswersDivide(t *testing.T) {
	p := newProject(t, 2)
	source := map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"}
	p.label("A1", p.paragraph(0, 0), nil)
	p.label("A2", p.paragraph(0, 0), nil)
	p.label("A3", p.paragraph(0, 0), source)
	p.label("A1", p.paragraph(0, 1), nil)
	p.label("A2", p.paragraph(0, 1), source)
	for _, c := range []struct {
		filter review.Filter
		want   []string
	}{
		{review.Filter{}, []string{"a2 sourcing", "a1 sourcing"}}, // 1 of 1 and 2 of 3 pairs differ
		{review.Filter{Annotators: []string{"A1", "A2"}}, []string{"a2 sourcing"}},
		{review.Filter{Annotators: []string{"A1", "A3"}}, []string{"a1 sourcing"}},
		{review.Filter{Articles: []string{"another"}}, nil},
	} {
		docket := p.narrowed(c.filter)
		if got := inWords(p, docket.Items(adjudicate.ByField)); !slices.Equal(got, c.want) {
			t.Errorf("%+v leaves %q, want %q", c.filter, got, c.want)
		}
	}
}

func TestTheDeskGoesToWhatANarrowerListHas(t *testing.T) {
	p := newProject(t, 1, 1)
	source := map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"}
	for i := range 2 {
		p.label("A1", p.paragraph(i, 0), nil)
		p.label("A2", p.paragraph(i, 0), source)
	}
	d := p.sit()
	if d.Case() == nil {
		t.Fatal("nothing lies on the desk")
	}
	other := p.articles[0]
	if d.Article().ID == other.ID {
		other = p.articles[1]
	}
	if err := d.Renew(t.Context(), p.narrowed(review.Filter{Articles: []string{other.ID}})); err != nil {
		t.Fatal(err)
	}
	if d.Article().ID != other.ID || d.At() != 0 || len(d.Items()) != 1 {
		t.Errorf("on the desk is item %d of %d, of the article %s", d.At(), len(d.Items()), d.Article().Meta.Title)
	}
	if err := d.Renew(t.Context(), p.narrowed(review.Filter{Articles: []string{"another"}})); err != nil {
		t.Fatal(err)
	}
	if d.Case() != nil || len(d.Items()) != 0 {
		t.Error("something lies on the desk that is not on the list")
	}
}
