package dataset

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
)

// finalLast puts what was decided for all after what annotators answered, on which it
// rests.
func finalLast(groups [][]Label) [][]Label {
	slices.SortStableFunc(groups, func(a, b []Label) int { return cmp.Compare(final(a), final(b)) })
	return groups
}

func final(rows []Label) int {
	if rows[0].Whose.Layer == annotate.LayerFinal {
		return 1
	}
	return 0
}

// decide writes final answers that differ from those that are decided, or that
// two people decided without knowledge of each other, each with the digest of
// what annotators answered.
func (p *labelPlanner) decide(ctx context.Context, sheet *annotate.Sheet, answers []answer) error {
	for _, a := range answers {
		if err := p.turnToPerson(ctx, Whose{a.by, p.whose.Layer, p.whose.Round}); err != nil {
			return err
		}
		if err := p.decideOne(ctx, sheet, a); err != nil {
			return err
		}
	}
	return nil
}

func (p *labelPlanner) decideOne(ctx context.Context, sheet *annotate.Sheet, a answer) error {
	said := cmp.Or(a.exported, &ExportedLabel{})
	p.reason(sheet, a.slot, a.reason)
	key := sheet.Key(a.slot.Field, a.slot.Target)
	answered, err := p.stands(ctx, key, sheet.Under(p.book, a.slot.Field, a.slot.Target) == a.value)
	if err != nil {
		return err
	}
	verdict := sheet.Verdict(a.slot)
	if cause := key; said.Cause != "" && said.Cause != annotate.Cause(verdict.Cause.Entry.Value) {
		cause.Kind = annotate.KindCause
		p.write(cause, string(said.Cause), verdict.Cause)
	}
	same := answered && sheet.Decided(p.book, a.slot) && said.decidedAs(verdict)
	outcome := key
	outcome.Kind = annotate.KindOutcome
	decided, err := p.stands(ctx, outcome, same)
	if err != nil || decided {
		return err
	}
	p.plan.Changed++
	if !answered {
		p.write(key, a.value, sheet.Current(key))
	}
	basis, err := p.basis(ctx, sheet.Paragraph.ID, a.slot)
	if err != nil {
		return err
	}
	if said.Stale {
		basis = another(basis)
	}
	p.write(outcome, said.decides(basis), sheet.Current(outcome))
	return nil
}

// another is a digest that is not the given one, for a decision that rested on other
// answers: on which, a table does not say.
func another(basis string) string {
	if nothing := annotate.Digest(nil); nothing != basis {
		return nothing
	}
	return annotate.Digest([]annotate.Given{{}})
}

// remember keeps an annotator's sheet as the table leaves it, for what is decided about
// the paragraph in the same table.
func (p *labelPlanner) remember(sheet *annotate.Sheet, entries []annotate.Entry) {
	if sheet.Layer != annotate.LayerAnnotation || sheet.Round != annotate.FirstRound {
		return
	}
	for _, e := range entries {
		if e.Key.Subject == sheet.Paragraph.ID {
			sheet.Apply(e)
		}
	}
	if p.taken == nil {
		p.taken = make(map[string][]*annotate.Sheet)
	}
	p.taken[sheet.Paragraph.ID] = append(p.taken[sheet.Paragraph.ID], sheet)
}

// basis is the digest of what annotators answered to a question, with what the table
// makes of it.
func (p *labelPlanner) basis(ctx context.Context, paragraph string, slot annotate.Slot) (string, error) {
	taken := p.taken[paragraph]
	if len(taken) == 0 && p.seen != nil {
		return p.seen(ctx, paragraph, slot)
	}
	annotators, err := p.from.Annotators(ctx)
	if err != nil {
		return "", err
	}
	basis, targets := annotate.NewBasis(p.book), annotate.TargetIDs(p.asked)
	add := func(s *annotate.Sheet) {
		if !slices.Contains(p.leftOut, s.Annotator) {
			basis.Add(s, targets)
		}
	}
	for _, s := range taken {
		add(s)
	}
	for _, who := range annotators {
		if slices.ContainsFunc(taken, func(s *annotate.Sheet) bool { return s.Annotator == who }) {
			continue
		}
		s, err := p.from.Sheet(ctx, paragraph, annotate.LayerAnnotation, annotate.FirstRound, who)
		if err != nil {
			return "", err
		}
		add(s)
	}
	return basis.Seen(slot), nil
}
