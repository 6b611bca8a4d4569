package adjudicate_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
)

func TestWhatIsAnsweredInASecondRoundDividesNobody(t *testing.T) {
	p := newProject(t, 1)
	q := p.paragraph(0, 0)
	p.label("A1", q, nil)
	p.label("A2", q, nil)
	again := annotate.NewSheet(q, annotate.LayerAnnotation, annotate.RepeatRound, "A1")
	for field, value := range map[string]string{"unit_type": "body", "sourcing": "none", "unsourced": "yes", "editorial": "none"} {
		p.write("A1", again.Key(field, ""), value)
	}
	p.write("A1", again.SubmissionKey(), annotate.SubmittedNoTargets)
	d := p.docket()
	if items := inWords(p, d.Items(adjudicate.ByField)); len(items) != 0 {
		t.Errorf("A1's second answers make the disagreements %q", items)
	}
	p.label("A2", q, map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"})
	if n := len(p.sit().Case().Columns); n != 2 {
		t.Errorf("the two annotators have %d columns side by side", n)
	}
}
