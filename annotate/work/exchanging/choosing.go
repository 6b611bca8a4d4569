package exchanging

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/team"
)

// ExportChoice is what an export is to hold.
type ExportChoice struct {
	Answers, Final, Practice bool   // the layers
	Votes                    bool   // what annotators' answers come to: shares and majorities
	Estimates                bool   // what models estimate
	Unanswered, Withdrawn    bool   // what else is written
	AsOf                     string // the root of what was frozen, "" for the project as it is now
}

// Choice is what the next export is set to, to be changed in place.
func (s *Session) Choice() *ExportChoice { return &s.choice }

// Export is what is to be written; without a layer there is nothing to write.
func (c *ExportChoice) Export() (e dataset.Export, ok bool) {
	e = dataset.Export{All: c.Unanswered, Withdrawn: c.Withdrawn}
	for _, l := range []struct {
		layer annotate.Layer
		on    bool
	}{
		{annotate.LayerAnnotation, c.Answers},
		{annotate.LayerFinal, c.Final},
		{annotate.LayerPractice, c.Practice},
		{dataset.LayerSoft, c.Votes},
		{dataset.LayerMajority, c.Votes},
		{annotate.LayerModel, c.Estimates},
	} {
		if l.on {
			e.Layers = append(e.Layers, l.layer)
		}
	}
	return e, len(e.Layers) > 0
}

// Settings are the settings of a project that are on or off, in the order in
// which they are shown.
var Settings = []string{annotate.ProjectOutletBlind, annotate.ProjectHideCrosslinks, annotate.ProjectHideColumns, annotate.ProjectSeed}

// Timing is how much the project keeps of the time that people take.
func (s *Session) Timing() annotate.Timing {
	return annotate.ReadTiming(s.view.Settings[annotate.ProjectTime])
}

// TurnTiming goes on to the next timing. It reports which, and whether that was written.
func (s *Session) TurnTiming() (next annotate.Timing, ok bool) {
	all := annotate.Timings()
	next = all[(slices.Index(all, s.Timing())+1)%len(all)]
	return next, s.decide(team.ProjectFact(annotate.ProjectTime, string(next)))
}

// On reports whether a setting is on.
func (s *Session) On(setting string) bool { return s.view.Settings[setting] != "" }

// Turn turns a setting on or off. It reports which, and whether that was written.
func (s *Session) Turn(setting string) (on, ok bool) {
	on = !s.On(setting)
	value := yes(on)
	if on && setting == annotate.ProjectSeed {
		value = annotate.NewID()[24:] // the seed of the order
	}
	return on, s.decide(team.ProjectFact(setting, value))
}
