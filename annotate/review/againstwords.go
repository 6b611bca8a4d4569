package review

import (
	"strconv"

	"plumbline/annotate/agreement/against"
	"plumbline/annotate/sentence"
)

// VerdictWords say whether a model stands in for a person on a question, with all that the
// verdict stands on.
func (q *AgainstQuestion) VerdictWords() sentence.Sentence {
	s, won := &q.StandIn, 0
	for i := range s.People {
		if s.People[i].Won {
			won++
		}
	}
	params := []any{
		"Epsilon", plain(s.Epsilon), "Won", won, "People", len(s.People), "Units", q.Question.Units(s.Units),
		"LeastUnits", against.LeastUnits, "LeastPeople", against.LeastPeople,
	}
	if s.Verdict == against.TooFew {
		return sentence.Of("against.too-few", params...)
	}
	params = append(params, "Omega", Digits(*s.Omega), "Rho", Digits(*s.Rho))
	if s.Verdict == against.StandsIn {
		return sentence.Of("against.stands-in", params...)
	}
	return sentence.Of("against.does-not", params...)
}

// ReferenceWords say what accuracy, F1 and calibration are held against.
func (q *AgainstQuestion) ReferenceWords() sentence.Sentence {
	switch {
	case q.Final:
		return sentence.Of("against.of-final")
	case q.Ties > 0:
		return sentence.Of("against.of-majority-ties", "Ties", q.Ties)
	}
	return sentence.Of("against.of-majority")
}

// AbsentWords say what only one side answered; ok is false where that is
// none.
func (q *AgainstQuestion) AbsentWords() (words sentence.Sentence, ok bool) {
	if q.Absent+q.Alone == 0 {
		return sentence.Sentence{}, false
	}
	return sentence.Of("against.absent", "Absent", q.Question.Units(q.Absent), "Alone", q.Question.Units(q.Alone)), true
}

// RaisedWords say how many probabilities were raised for the cross entropy; ok is false
// where none was.
func (q *AgainstQuestion) RaisedWords() (words sentence.Sentence, ok bool) {
	if q.Soft.Raised == 0 {
		return sentence.Sentence{}, false
	}
	return sentence.Of("against.raised", "Units", q.Question.Units(q.Soft.Raised), "Floor", plain(against.Floor)), true
}

// BandWords say where the model lies beside the band of people.
func (a *AgainstAlpha) BandWords() sentence.Sentence {
	side, ok := a.BesideBand()
	switch {
	case !ok:
		return sentence.Of("against.place-unknown")
	case side < 0:
		return sentence.Of("against.below-band")
	case side > 0:
		return sentence.Of("against.above-band")
	}
	return sentence.Of("against.within-band")
}

// Words say what of a model's labels does not count; ok is false where all do.
func (a *Against) Words() (words sentence.Sentence, ok bool) {
	if a.Outdated == 0 {
		return sentence.Sentence{}, false
	}
	return sentence.Of("against.outdated", "Model", a.Model, sentence.Counted, a.Outdated), true
}

func plain(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
