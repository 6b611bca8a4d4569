package dataset

import (
	"context"

	"plumbline/annotate"
)

// stands reports whether a question has a value already and nothing stands
// against it, so that saying it again says nothing.
func (p *labelPlanner) stands(ctx context.Context, key annotate.Key, same bool) (bool, error) {
	if !same {
		return false, nil
	}
	if p.conflicts == nil {
		keys, err := p.from.InConflict(ctx, p.whose.Layer, p.annotator)
		if err != nil {
			return false, err
		}
		p.conflicts = make(map[annotate.Key]bool)
		for _, k := range keys {
			p.conflicts[k] = true
		}
	}
	return !p.conflicts[key], nil
}
