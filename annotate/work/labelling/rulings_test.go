package labelling_test

import (
	"testing"

	"plumbline/annotate"
)

func TestBesideARuleStandsWhatTheLeadLaidDownForAllOrForTheOneWhoAsked(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	here, elsewhere := d.Current().Paragraph.ID, m.articles[1].Paragraphs[0].ID
	rule := func(paragraph, field, person, words string) {
		r := annotate.Ruling{Words: words}
		m.Say(t, "L", annotate.RulingKey(paragraph, field, person), r.Value())
	}
	rule(elsewhere, "sourcing", "", "for all")
	rule(here, "sourcing", "A1", "for A1 here")
	rule(elsewhere, "sourcing", "A1", "for A1 elsewhere")
	rule(here, "note", "", "on another question")
	if _, err := d.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, r := range d.Rulings("sourcing") {
		words = append(words, r.Words)
	}
	if len(words) != 2 || words[0] != "for all" || words[1] != "for A1 here" {
		t.Errorf("beside the rule stand %q", words)
	}
}
