package review

import (
	"cmp"
	"slices"

	"plumbline/annotate"
)

// laterKey is one question on one sheet.
type laterKey struct{ sheet, question int32 }

// mark remembers what an annotator answered after they were shown what others
// did, where it differs from what they had answered before.
func (a *Answers) mark(place int32, s *annotate.Sheet) error {
	if !s.Revealed() {
		return nil
	}
	for slot, current := range s.Answers {
		before := s.Unseen().Answers[slot]
		if current.Entry.Value == "" || current.Entry.Origin == annotate.OriginPrefill || current.Entry.Value == before.Entry.Value {
			continue
		}
		book, err := a.bookOf(current.Entry.Codebook)
		if err != nil {
			return err
		}
		if at, ok := a.questionOf(book, slot); ok {
			a.later[laterKey{place, at}] = current.Entry.Value
		}
	}
	return nil
}

// laterOf is the later answer of an annotator to a question on a paragraph.
func (a *Answers) laterOf(q *question, paragraph int32, annotator string) string {
	who, known := a.annotators.at[annotator]
	if !known || len(a.later) == 0 {
		return ""
	}
	sheet, known := a.newest[sheetKey{paragraph, who, FirstRound}]
	if !known {
		return ""
	}
	return a.later[laterKey{sheet, int32(slices.Index(a.questions.list, q))}]
}

// Later is an answer that was given after others' answers to the paragraph were
// shown, and so counts in no agreement.
type Later struct {
	Article   Article
	Paragraph string // its id
	Position  int    // from 1
	Annotator string
	Question  Question
	Value     string
}

// Later lists the answers that the filter would take and that do not count
// because they were given after others' were shown, by article and place.
func (a *Answers) Later(f Filter) []Later {
	chosen := a.chosen(f, FirstRound)
	var list []Later
	for k, value := range a.later {
		if !chosen[k.sheet] {
			continue
		}
		s := a.sheets[k.sheet]
		par := a.paragraphs.list[s.paragraph]
		list = append(list, Later{
			Article: a.articles.list[par.article], Paragraph: par.id, Position: int(par.position),
			Annotator: a.annotators.list[s.annotator], Question: a.questions.list[k.question].Question, Value: value,
		})
	}
	slices.SortFunc(list, func(x, y Later) int {
		return cmp.Or(
			cmp.Compare(x.Article.ID, y.Article.ID),
			cmp.Compare(x.Position, y.Position),
			cmp.Compare(
				x.Annotator,
				y.Annotator,
			),
			cmp.Compare(x.Question.Field, y.Question.Field),
			cmp.Compare(x.Question.Target, y.Question.Target),
		)
	})
	return list
}
