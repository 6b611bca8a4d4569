package findings

import (
	"context"

	"plumbline/annotate"
)

// Opening is whether findings are to be looked at: once something was frozen, or earlier with
// a record that stays.
type Opening struct {
	Freezes []annotate.Freeze // what can be told of, the newest last
	Early   bool              // it is recorded that they were opened before anything was frozen
}

// OpeningSource is what an opening is read from.
type OpeningSource interface {
	Freezes(ctx context.Context) ([]annotate.Freeze, error)
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error)
}

// ReadOpening reads whether findings may be looked at.
func ReadOpening(ctx context.Context, from OpeningSource) (o Opening, err error) {
	if o.Freezes, err = from.Freezes(ctx); err != nil {
		return o, err
	}
	entry, err := from.Current(ctx, annotate.OpeningKey(annotate.OpenedOutlets))
	o.Early = entry != nil && entry.Value == annotate.OpenedEarly
	return o, err
}

// Frozen reports whether something was frozen.
func (o Opening) Frozen() bool { return len(o.Freezes) > 0 }
