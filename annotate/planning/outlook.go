package planning

import (
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

// Outlook is what the answers of a project lead to expect of a question, or of those answers
// to it that are measured apart.
type Outlook struct {
	Question review.Question
	Name     sentence.Text
	Labels   []string // in the order of the shares of Design
	Design   Design
	Err      error // why nothing is expected: too few answers, or all are the same
}

// Outlooks are those of all questions in force, in articles of these sizes.
func Outlooks(all []review.Ratings, sizes []int) []Outlook {
	paragraphs := 0
	for i := range all {
		paragraphs = max(paragraphs, all[i].Table.UnitsWith(1))
	}
	var looks []Outlook
	for i := range all {
		r := &all[i]
		if !r.Question.InForce {
			continue
		}
		o := Outlook{Question: r.Question, Name: review.NameOf(r.Question, r.What)}
		o.Design, o.Labels, o.Err = expected(r, paragraphs, sizes)
		looks = append(looks, o)
	}
	return looks
}
