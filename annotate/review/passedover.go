package review

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// PassedOver is a target to which an annotator gave absent together with others, by the key
// for the rest, and that a colleague saw in the same paragraph. Whoever gives many answers
// by one key looks at none of them closely.
type PassedOver struct {
	Article    Article
	Paragraph  string // its id
	Position   int    // from 1
	Annotator  string
	Field      *codebook.Field
	Target     annotate.Target
	Colleagues []Answer // who saw it, by name
}

// PassedOvers are all that are passed over, in the order of articles, and of how many
// answers that were given by the key for the rest and that a colleague gave too.
type PassedOvers struct {
	List []PassedOver
	Of   int
}

// PassedOverSource is what they are read from.
type PassedOverSource interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error
}

// ReadPassedOver finds what was passed over in submitted paragraphs of the first round,
// without annotators whose answers do not count. A single answer by the key for the rest is
// in the log like any other, and is not told apart.
func ReadPassedOver(ctx context.Context, from PassedOverSource, excluded []annotate.Exclusion) (PassedOvers, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return PassedOvers{}, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return PassedOvers{}, err
	}
	p := passing{book: book, targets: targets, excluded: excluded, given: make(map[asked][]absent)}
	if err := from.EachSheet(ctx, p.add); err != nil {
		return PassedOvers{}, err
	}
	return p.found(), nil
}

// asked is a question of a paragraph about a target.
type asked struct {
	paragraph string
	slot      annotate.Slot
}

// absent is an answer to such a question; byRest that it is absent and was given with
// others.
type absent struct {
	annotator, value string
	byRest           bool
}

type passing struct {
	book     *codebook.Codebook
	targets  []annotate.Target
	excluded []annotate.Exclusion
	given    map[asked][]absent
	where    map[string]PassedOver // by paragraph
}

func (p *passing) add(article *annotate.Article, s *annotate.Sheet) error {
	if !isCounted(p.book, article, s, p.excluded) {
		return nil
	}
	if s.Revealed() {
		s = s.Unseen()
	}
	account := s.Account(p.book, annotate.TargetIDs(article.Meta.AskedTargets(p.targets)))
	rest := restOf(p.book, s)
	for slot, a := range s.Answers {
		f := p.book.Field(slot.Field)
		if f == nil || !f.PerTarget || len(f.OffScale) == 0 || !account.Asks(slot) {
			continue
		}
		value := s.Under(p.book, slot.Field, slot.Target)
		if value == "" {
			continue
		}
		at := asked{s.Paragraph.ID, slot}
		p.given[at] = append(p.given[at], absent{s.Annotator, value, value == f.OffScale[0] && rest[of{a.Entry.Action, slot.Field}] > 1})
		if p.where == nil {
			p.where = make(map[string]PassedOver)
		}
		p.where[s.Paragraph.ID] = PassedOver{
			Article: Article{article.ID, article.Meta.Title}, Paragraph: s.Paragraph.ID, Position: s.Paragraph.Position,
		}
	}
	return nil
}

// of is one action and the question that it answered.
type of struct{ action, field string }

// restOf counts the answers absent of a sheet by the action in which they were given.
func restOf(book *codebook.Codebook, s *annotate.Sheet) map[of]int {
	together := make(map[of]int)
	for slot, a := range s.Answers {
		f, given := book.Field(slot.Field), a.Entry.Origin == annotate.OriginAnnotator && a.Entry.Action != ""
		if f != nil && given && f.PerTarget && len(f.OffScale) > 0 && a.Entry.Value == f.OffScale[0] {
			together[of{a.Entry.Action, slot.Field}]++
		}
	}
	return together
}

// found compares what was given by the rest with what colleagues gave.
func (p *passing) found() (all PassedOvers) {
	for at, given := range p.given {
		f := p.book.Field(at.slot.Field)
		for _, own := range given {
			if !own.byRest || len(given) < 2 {
				continue
			}
			all.Of++
			one := p.where[at.paragraph]
			for _, other := range given {
				if other.annotator != own.annotator && other.value != f.OffScale[0] {
					one.Colleagues = append(one.Colleagues, Answer{Annotator: other.annotator, Value: f.ShownValue(other.value)})
				}
			}
			if len(one.Colleagues) == 0 {
				continue
			}
			slices.SortFunc(one.Colleagues, func(a, b Answer) int { return cmp.Compare(a.Annotator, b.Annotator) })
			one.Annotator, one.Field = own.annotator, f
			i := slices.IndexFunc(p.targets, func(t annotate.Target) bool { return t.ID == at.slot.Target })
			if one.Target.ID = at.slot.Target; i >= 0 {
				one.Target = p.targets[i]
			}
			all.List = append(all.List, one)
		}
	}
	slices.SortFunc(all.List, func(a, b PassedOver) int {
		return cmp.Or(
			cmp.Compare(a.Article.ID, b.Article.ID), cmp.Compare(a.Position, b.Position),
			cmp.Compare(a.Annotator, b.Annotator), cmp.Compare(a.Target.Order, b.Target.Order), cmp.Compare(a.Field.Key, b.Field.Key),
		)
	})
	return all
}

// isCounted reports whether a sheet is one that is compared: submitted in the first round
// of annotation, by somebody whose answers count, of an article in use.
func isCounted(book *codebook.Codebook, article *annotate.Article, s *annotate.Sheet, excluded []annotate.Exclusion) bool {
	switch {
	case s.Layer != annotate.LayerAnnotation, s.Round != FirstRound, s.Annotator == "":
		return false
	case !article.Meta.AskedIn(annotate.LayerAnnotation), s.State(book) != annotate.Submitted:
		return false
	}
	return !slices.ContainsFunc(excluded, func(e annotate.Exclusion) bool { return e.Annotator == s.Annotator })
}
