package dataset

import (
	"testing"

	"plumbline/annotate"
)

func TestOnlyAProjectThatKeepsTheTimeOfAnswersExportsIt(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title")
	p.answer("A1", a.Paragraphs[0].ID, "sources", "", "group") // it took 1,234 ms
	for timing, want := range map[annotate.Timing]string{
		annotate.TimeOff: "", annotate.TimePerSitting: "", annotate.TimePerAnswer: "1234",
	} {
		p.timing = timing
		if got := records(t, p.export(Export{Format: CSV}))[0]["elapsed_ms"]; got != want {
			t.Errorf("with the time kept %q, elapsed_ms is %q, want %q", timing, got, want)
		}
	}
}
