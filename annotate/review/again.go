package review

import (
	"time"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// Again is how far somebody agrees with themselves where they were asked again.
type Again struct {
	Annotator string
	Gap       Gap
	Overview  *Overview // the first round beside the repeat
}

// Again compares everyone who was asked again with themselves, with the intervals of the
// draws; nothing if it is to end before.
func (a *Answers) Again(f Filter, d Draws, goOn func() bool) []Again {
	var all []Again
	for _, who := range a.Repeated(f) {
		if a.seated(who) {
			continue
		}
		o := a.Stability(who, annotate.RepeatRound, f).WithIntervals(d, goOn)
		if o == nil {
			return nil
		}
		all = append(all, Again{who, a.Gap(who, annotate.RepeatRound, f), o})
	}
	return all
}

// Gap is how long it was from the first answers to those given again.
type Gap struct {
	Units             annotate.UnitCount // answered in both rounds
	Shortest, Longest int                // of them, in days
}

// Gap measures the days between the first round of an annotator and a later one.
func (a *Answers) Gap(annotator string, round int, f Filter) Gap {
	f.Annotators = []string{annotator}
	first, again := a.chosen(f, FirstRound), a.chosen(f, round)
	at := make(map[int32]int64)
	for i, is := range first {
		if is {
			at[a.sheets[i].paragraph] = a.sheets[i].at
		}
	}
	var g Gap
	for i, is := range again {
		before, both := at[a.sheets[i].paragraph]
		if !is || !both {
			continue
		}
		days := int(time.Duration(a.sheets[i].at-before) * time.Millisecond / (24 * time.Hour))
		if g.Units.All == 0 {
			g.Shortest, g.Longest = days, days
		}
		if g.Units.All++; a.paragraphs.list[a.sheets[i].paragraph].whole {
			g.Units.Wholes++
		}
		g.Shortest, g.Longest = min(g.Shortest, days), max(g.Longest, days)
	}
	return g
}

// Words says how long it was.
func (g Gap) Words() sentence.Sentence {
	if g.Shortest == g.Longest {
		return sentence.Of("again.days", "Units", g.Units.Words(), "Days", g.Longest)
	}
	return sentence.Of("again.from-to", "Units", g.Units.Words(), "Shortest", g.Shortest, "Longest", g.Longest)
}
