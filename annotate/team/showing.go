package team

import "plumbline/annotate"

// ShowingFacts decide when something is pointed out in the texts. An experiment needs a
// seed, which is drawn with the first and kept; seed is that of the project.
func ShowingFacts(treatment string, when annotate.Showing, seed string) []Fact {
	facts := []Fact{ProjectFact(treatment, string(when))}
	if when == annotate.ShowExperiment && seed == "" {
		facts = append(facts, ProjectFact(annotate.ProjectShownSeed, annotate.NewID()[24:]))
	}
	return facts
}
