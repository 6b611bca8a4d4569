package labelling

import (
	"context"
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/practice"
)

// Gate is what stands before real work: practice is to be passed first.
type Gate struct {
	Percent  int                // of the answers that are to be the key's
	Attempts []practice.Attempt // those begun, none of which passes
}

// readGate finds out whether the annotator still has to pass. A project that
// requires it and has nothing to practise requires nothing.
func readGate(ctx context.Context, from Store, annotator string) (*Gate, error) {
	key := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectPracticePass}
	mark, err := from.Current(ctx, key)
	if err != nil || mark == nil {
		return nil, err
	}
	g := &Gate{}
	if g.Percent, err = strconv.Atoi(mark.Value); err != nil || g.Percent <= 0 {
		return nil, nil //nolint:nilerr // what is no number requires nothing
	}
	there, err := from.Queue(ctx, annotator, annotate.LayerPractice, practice.KeyRound)
	if err != nil || len(there) == 0 {
		return nil, err
	}
	if g.Attempts, err = practice.Attempts(ctx, from, annotator); err != nil {
		return nil, err
	}
	for _, a := range g.Attempts {
		if a.Passes(g.Percent) {
			return nil, nil
		}
	}
	return g, nil
}
