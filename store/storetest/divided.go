package storetest

import (
	"testing"

	"plumbline/annotate"
)

// MustOpenTwoToOne makes a project with a paragraph on which three annotators differ
// about sources, two to one.
func MustOpenTwoToOne(t testing.TB) (*Team, annotate.Paragraph) {
	p := MustOpenTeam(t, 2)
	q := p.Paragraph(0, 0)
	p.Label("A1", q, map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "direct"})
	p.Label("A2", q, map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "direct"})
	p.Label("A3", q, map[string]string{})
	return p, q
}

// MustOpenDivided makes a project in which stance is less dependable than sources.
func MustOpenDivided(t testing.TB) *Team {
	p := MustOpenTeam(t, 6, 2)
	for i := range 6 {
		q := p.Paragraph(0, i)
		mine, theirs := map[string]string{}, map[string]string{}
		switch i {
		case 1: // far apart
			mine = map[string]string{"stance 0": "-2", "voice 0": "outlet"}
			theirs = map[string]string{"stance 0": "2", "voice 0": "outlet"}
		case 2: // near, and of two fields
			mine = map[string]string{
				"stance 0":    "1",
				"voice 0":     "outlet",
				"sourcing":    "official",
				"attribution": "named",
				"quote_form":  "direct",
			}
			theirs = map[string]string{
				"stance 0":    "2",
				"voice 0":     "outlet",
				"sourcing":    "official|group",
				"attribution": "named",
				"quote_form":  "direct",
			}
		case 3: // near, of one field
			mine = map[string]string{"stance 0": "1", "voice 0": "outlet"}
			theirs = map[string]string{"stance 0": "2", "voice 0": "outlet", "unsure": ""}
		case 4:
			mine = map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"}
			theirs = mine
		}
		p.Label("A1", q, mine)
		p.Label("A2", q, theirs)
	}
	p.Label("A1", p.Paragraph(1, 0), map[string]string{"sourcing": "official", "attribution": "vague", "quote_form": "none"})
	p.Label("A2", p.Paragraph(1, 0), map[string]string{"sourcing": "official", "attribution": "vague", "quote_form": "none"})
	return p
}
