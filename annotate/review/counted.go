package review

import (
	"slices"

	"plumbline/annotate/codebook"
)

// Counted are the tables from which is told what labels say: of a question with a value off
// its scale whether it was addressed at all, and apart from that every value with which it
// was, also those beside the scale; of any other all answers. So absent is never taken
// for a number.
func (a *Answers) Counted(f Filter) []Ratings {
	c := a.columns(a.chosen(f, FirstRound))
	questions := slices.Clone(a.questions.list)
	slices.SortFunc(questions, inOrder)
	order := a.inOrder()
	var all []Ratings
	for _, q := range questions {
		w := a.whole(q, c, order)
		switch {
		case w.table.Ratings() == 0 || q.Guessed:
		case slices.Contains(q.off, true):
			all = append(all, w.offScale(), w.of(Addressed, q.level, w.seen()))
		default:
			all = append(all, w.of(Everything, q.level, w.table))
		}
	}
	return all
}

// Article is the article of a unit.
func (r *Ratings) Article(unit int) Article {
	return r.whole.answers.articles.list[r.Articles[unit]]
}

// Paragraph is the id of the paragraph that is a unit.
func (r *Ratings) Paragraph(unit int) string {
	return r.whole.answers.paragraphs.list[r.whole.units[unit]].id
}

// Field is the question as the codebook has it under which it means what it does.
func (r *Ratings) Field() *codebook.Field { return r.whole.q.field }

// At is the position of the paragraph that is a unit, 0 of an article as a whole.
func (r *Ratings) At(unit int) int {
	p := r.whole.answers.paragraphs.list[r.whole.units[unit]]
	if p.whole {
		return 0
	}
	return int(p.position)
}
