package findings

import (
	"slices"

	"plumbline/annotate/review"
)

// Topic is a question with all that is told of it: whether a target is addressed at all, if
// that can be, and how; or the answers.
type Topic struct {
	Question  review.Question
	Addressed *Distribution // nil where the question always arises
	Answers   *Distribution // nil where nobody addressed what it is about
}

// Of is the distribution with which the topic begins.
func (t Topic) Of() *Distribution {
	if t.Addressed != nil {
		return t.Addressed
	}
	return t.Answers
}

// Topics are the questions in the order of the codebook.
func (f *Findings) Topics() (all []Topic) {
	for i := range f.Distributions {
		d := &f.Distributions[i]
		at := slices.IndexFunc(all, func(t Topic) bool { return t.Question == d.Question })
		if at < 0 {
			at, all = len(all), append(all, Topic{Question: d.Question})
		}
		if d.What == review.AbsentOrAddressed {
			all[at].Addressed = d
		} else {
			all[at].Answers = d
		}
	}
	return all
}

// Compared are the differences in the answers to the question.
func (f *Findings) Compared(t Topic) (all []Difference) {
	for _, d := range f.Differences {
		if d.Question == t.Question {
			all = append(all, d)
		}
	}
	return all
}
