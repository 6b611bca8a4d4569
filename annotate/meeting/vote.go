package meeting

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/team"
)

// Voting is a question of a paragraph that is answered again after it was talked over: who
// had answered it before, without what, and what they say now.
type Voting struct {
	Field    *codebook.Field
	Slot     annotate.Slot
	Who      []string          // in order of their ids
	Votes    map[string]string // by annotator
	sheets   map[string]*annotate.Sheet
	codebook *codebook.Codebook
}

// ReadVoting reads who may vote on a question of a paragraph: whoever answered it.
func ReadVoting(ctx context.Context, from adjudicate.CaseSource, paragraph string, slot annotate.Slot) (*Voting, error) {
	cases, err := adjudicate.NewCases(ctx, from)
	if err != nil {
		return nil, err
	}
	c, err := cases.Case(ctx, paragraph)
	if err != nil {
		return nil, err
	}
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	v := &Voting{
		Field:    book.Field(slot.Field),
		Slot:     slot,
		Votes:    make(map[string]string),
		sheets:   make(map[string]*annotate.Sheet),
		codebook: book,
	}
	if v.Field == nil {
		return nil, annotate.Fail(annotate.CodeNotFound, "vote.no-question", "Field", slot.Field)
	}
	for _, g := range c.Given(slot) {
		v.Who = append(v.Who, g.Annotator)
	}
	slices.Sort(v.Who)
	sheets, err := from.SheetsOn(ctx, paragraph)
	if err != nil {
		return nil, err
	}
	for _, s := range sheets {
		if s.Layer == annotate.LayerAnnotation && s.Round == annotate.FirstRound && slices.Contains(v.Who, s.Annotator) {
			v.sheets[s.Annotator] = s
			if vote := s.Vote(slot); vote != "" {
				v.Votes[s.Annotator] = vote
			}
		}
	}
	return v, nil
}

// Fact is the vote of an annotator, "" to take it back. It is refused for who did not answer
// the question before.
func (v *Voting) Fact(annotator, value string) (team.Fact, error) {
	s := v.sheets[annotator]
	if s == nil {
		return team.Fact{}, annotate.Fail(annotate.CodeInvalid, "vote.did-not-answer", "Annotator", annotator)
	}
	if value != "" {
		stored, err := v.Field.Normalize(value, v.codebook)
		if err != nil {
			return team.Fact{}, err
		}
		value = stored
	}
	return team.Fact{Key: annotate.VoteKey(s.Paragraph.ID, annotator, v.Slot), Value: value}, nil
}

// Vote is one second vote, with what was answered before.
type Vote struct {
	Paragraph     annotate.Paragraph
	Title         string
	Slot          annotate.Slot
	Annotator     string
	Before, After string
}

// SheetSource is what votes are read from.
type SheetSource interface {
	EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error
}

// Votes lists all second votes of a project, in the order of exports. What was answered
// before is what stood before the first vote.
func Votes(ctx context.Context, from SheetSource) (all []Vote, err error) {
	err = from.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		votes := s.Votes()
		slots := make([]annotate.Slot, 0, len(votes))
		for slot := range votes {
			slots = append(slots, slot)
		}
		slices.SortFunc(slots, func(x, y annotate.Slot) int {
			return cmp.Or(cmp.Compare(x.Field, y.Field), cmp.Compare(x.Target, y.Target))
		})
		for _, slot := range slots {
			p := s.Paragraph
			p.Text = ""
			all = append(all, Vote{
				Paragraph: p, Title: a.Meta.Title, Slot: slot, Annotator: s.Annotator,
				Before: s.Unseen().Value(slot.Field, slot.Target), After: votes[slot].Entry.Value,
			})
		}
		return nil
	})
	return all, err
}
