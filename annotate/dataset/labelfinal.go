package dataset

import (
	"context"

	"plumbline/annotate"
)

// decide writes final answers that differ from those that are decided, or that
// two people decided without knowledge of each other, each with the digest of
// what annotators answered.
func (p *labelPlanner) decide(ctx context.Context, sheet *annotate.Sheet, answers []answer) error {
	for _, a := range answers {
		key := sheet.Key(a.slot.Field, a.slot.Target)
		answered, err := p.stands(ctx, key, sheet.Under(p.book, a.slot.Field, a.slot.Target) == a.value)
		if err != nil {
			return err
		}
		outcome := key
		outcome.Kind = annotate.KindOutcome
		decided, err := p.stands(ctx, outcome, answered && sheet.Decided(p.book, a.slot))
		if err != nil {
			return err
		}
		if decided {
			continue
		}
		p.plan.Changed++
		if !answered {
			p.write(key, a.value, sheet.Current(key))
		}
		seen, err := p.seen(ctx, sheet.Paragraph.ID, a.slot)
		if err != nil {
			return err
		}
		p.write(outcome, annotate.OutcomeDecided.Told(seen), sheet.Current(outcome))
	}
	return nil
}
