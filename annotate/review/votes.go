package review

import (
	"plumbline/annotate/agreement"
	"plumbline/annotate/consensus"
)

// Votes are all answers to a question as a consensus needs them: absent, and
// the values of hidden answers, are labels like any other.
type Votes struct {
	Question   Question
	Annotators []string
	Scheme     *agreement.Scheme
	Units      []Unit // by article and position
	Votes      []consensus.Vote
}

// Unit is a paragraph with an answer.
type Unit struct {
	Article   Article
	Paragraph string // its id
	Position  int    // from 1
}

// Votes returns the answers to every question, in the order of Ratings.
func (a *Answers) Votes(f Filter) []Votes {
	var all []Votes
	var last *whole
	for _, r := range a.Ratings(f) {
		if r.whole != last {
			last = r.whole
			all = append(all, last.votes())
		}
	}
	return all
}

func (w *whole) votes() Votes {
	a := w.answers
	v := Votes{Question: w.q.Question, Annotators: w.table.Annotators(), Scheme: w.table.Scheme()}
	for u, at := range w.units {
		p := a.paragraphs.list[at]
		v.Units = append(v.Units, Unit{a.articles.list[p.article], p.id, int(p.position)})
		who, values := w.table.Unit(u)
		for i, value := range values {
			v.Votes = append(v.Votes, consensus.Vote{Annotator: who[i], Unit: int32(u), Value: value})
		}
	}
	return v
}
