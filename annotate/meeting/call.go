package meeting

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/team"
)

// CallFact asks whoever answered a question of a paragraph to answer it again in their own
// window, or closes that.
func CallFact(paragraph string, slot annotate.Slot, open bool) team.Fact {
	f := team.Fact{Key: annotate.CallKey(paragraph, slot), Value: annotate.CallClosed}
	if open {
		f.Value = annotate.CallOpen
	}
	return f
}

// Called is a question that a person is to answer again, and did or did not.
type Called struct {
	annotate.Call
	Vote string // "" as long as they did not
}

// OwnSource is what the votes of one person are read from.
type OwnSource interface {
	Calls(ctx context.Context) ([]annotate.Call, error)
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error)
}

// Own lists the open calls about what a person answered themselves, oldest first.
func Own(ctx context.Context, from OwnSource, person string) (all []Called, err error) {
	calls, err := from.Calls(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range calls {
		if !c.Open || c.Paragraph.Article == "" {
			continue
		}
		s, err := from.Sheet(ctx, c.Paragraph.ID, annotate.LayerAnnotation, annotate.FirstRound, person)
		if err != nil {
			return nil, err
		}
		if s.Value(c.Slot.Field, c.Slot.Target) != "" {
			c.Paragraph = s.Paragraph
			all = append(all, Called{c, s.Vote(c.Slot)})
		}
	}
	return all, nil
}

// Waiting counts those that have no vote yet.
func Waiting(all []Called) (n int) {
	for i := range all {
		if all[i].Vote == "" {
			n++
		}
	}
	return n
}

// ReadOwnVoting reads what one person may vote on by themselves: a question of a paragraph
// that they answered, as long as it is to be answered again.
func ReadOwnVoting(ctx context.Context, from OwnSource, person string, c annotate.Call) (*Voting, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	calls, err := from.Calls(ctx)
	if err != nil {
		return nil, err
	}
	open := slices.ContainsFunc(calls, func(o annotate.Call) bool {
		return o.Open && o.Paragraph.ID == c.Paragraph.ID && o.Slot == c.Slot
	})
	v := &Voting{Field: book.Field(c.Slot.Field), Slot: c.Slot, codebook: book, Votes: make(map[string]string)}
	switch {
	case v.Field == nil:
		return nil, annotate.Fail(annotate.CodeNotFound, "vote.no-question", "Field", c.Slot.Field)
	case !open:
		return nil, annotate.Fail(annotate.CodeInvalid, "vote.not-asked-for")
	}
	s, err := from.Sheet(ctx, c.Paragraph.ID, annotate.LayerAnnotation, annotate.FirstRound, person)
	if err != nil {
		return nil, err
	}
	if s.Value(c.Slot.Field, c.Slot.Target) == "" {
		return nil, annotate.Fail(annotate.CodeInvalid, "vote.did-not-answer", "Annotator", person)
	}
	v.Who, v.sheets = []string{person}, map[string]*annotate.Sheet{person: s}
	if vote := s.Vote(c.Slot); vote != "" {
		v.Votes[person] = vote
	}
	return v, nil
}
