package dataset

import (
	"context"
	"slices"

	"plumbline/annotate"
)

// seats says of those who gave answers and are no people that they are none.
func (p *corpusPlanner) seats(ctx context.Context, from CorpusSource, pen *annotate.Pen) error {
	for _, m := range p.Map.People {
		answered := slices.ContainsFunc(p.order, func(at answered) bool { return at.who == m.Ours })
		if !m.Slot || m.Ours == "" || !answered {
			continue
		}
		key := annotate.SeatKey(m.Ours)
		now, err := from.Current(ctx, key)
		if err != nil {
			return err
		}
		replaces := ""
		if now != nil {
			if now.Value == annotate.Yes {
				continue
			}
			replaces = now.ID
		}
		pen.Author = m.Ours
		pen.Begin()
		p.plan.Entries = append(p.plan.Entries, pen.Write(key, annotate.Yes, replaces, annotate.OriginImport))
	}
	return nil
}
