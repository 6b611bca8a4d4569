package review

import (
	"math"

	"plumbline/annotate/sentence"
)

// Remark is something that is told of how somebody answers.
type Remark struct {
	Text     sentence.Text
	Striking bool // it is more than chance, or should not be at all
}

// Remarks tell all there is to tell, also where nothing is wrong: of who differs, what is
// in order belongs beside it. Shown gives a label as annotators see it.
func (m *Manner) Remarks(shown func(q Question, label string) string) []Remark {
	var all []Remark
	if e := m.Effort; e.Answers > 0 {
		words := sentence.Of("manner.cheapest", "Share", points(e.Cheapest), "Expected", points(e.Expected))
		if e.Shared == 0 {
			words = sentence.Of("manner.cheapest-alone", "Share", points(e.Cheapest))
		}
		all = append(all, Remark{Text: words})
		all = append(all, e.Sitting.remark("manner.sitting", "manner.sitting-certain")...)
		all = append(all, e.Weeks.remark("manner.weeks", "manner.weeks-certain")...)
	}
	if one := m.One; one != nil {
		all = append(all, Remark{Striking: true, Text: sentence.Of("manner.one-value", "Row", NameOf(one.Question, Everything),
			"Value", shown(one.Question, one.Value), "Share", points(one.Share), "Others", points(one.Others),
			sentence.Counted, one.Paragraphs)})
	}
	if m.Timed > 0 {
		all = append(all, Remark{
			Striking: m.Quick > 0, Text: sentence.Of("manner.quick", "Quick", m.Quick, sentence.Counted, m.Timed),
		})
	}
	return all
}

// remark says what a drift is, with its interval.
func (d Drift) remark(key, certain string) []Remark {
	if d.Parts == nil {
		return nil
	}
	if d.Certain {
		key = certain
	}
	said := sentence.Of(key, "Early", points(d.Parts[0].Cheapest), "Late", points(d.Parts[1].Cheapest),
		"More", sentence.SignedPoints(d.More), "Low", sentence.SignedPoints(d.CI95[0]), "High", sentence.SignedPoints(d.CI95[1]))
	return []Remark{{Text: said, Striking: d.Certain}}
}

// points is a share in whole points of a hundred.
func points(share float64) int { return int(math.Round(100 * share)) }

// Words say that somebody reads a question differently from the others.
func (x Reader) Words() sentence.Text {
	var about Question
	if x.Row != nil {
		about = x.Row.Question
	}
	return sentence.Of("manner.differs", "Units", about.Units(x.Paragraphs))
}

// Words say which way somebody leans, and how far. Shown gives a label as annotators see it.
func (l *Lean) Words(shown func(label string) string) sentence.Text {
	if l.Named {
		return sentence.Of("manner.leans", "Lean", l.words(shown))
	}
	return sentence.Of("manner.leans-by-chance", "Lean", l.words(shown))
}
