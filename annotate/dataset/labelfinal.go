package dataset

import (
	"context"

	"plumbline/annotate"
)

// decide writes final answers that differ from those that are decided, each
// with the digest of what annotators answered.
func (p *labelPlanner) decide(ctx context.Context, sheet *annotate.Sheet, answers []answer) error {
	for _, a := range answers {
		same := sheet.Under(p.book, a.slot.Field, a.slot.Target) == a.value
		if same && sheet.Decided(p.book, a.slot) {
			continue
		}
		p.plan.Changed++
		key := sheet.Key(a.slot.Field, a.slot.Target)
		if !same {
			p.write(key, a.value, sheet.CurrentID(key))
		}
		seen, err := p.seen(ctx, sheet.Paragraph.ID, a.slot)
		if err != nil {
			return err
		}
		key.Kind = annotate.KindOutcome
		p.write(key, annotate.OutcomeDecided.Told(seen), sheet.CurrentID(key))
	}
	return nil
}
