package workspace

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/practice"
	"plumbline/annotate/team"
)

// Decide writes what a lead decided, with a pen of its own, and lets everything
// take it up. Undecide takes it back.
func (w *Workspace) Decide(facts ...team.Fact) error {
	pen, err := w.Pen()
	if err != nil {
		return err
	}
	entries, err := team.Decide(context.Background(), w.project, pen, facts...)
	if err != nil {
		return err
	}
	return w.writeDecision(entries)
}

func (w *Workspace) writeDecision(entries []annotate.Entry) error {
	ctx, p := context.Background(), w.project
	if len(entries) == 0 {
		return nil
	}
	if err := p.Append(ctx, entries...); err != nil {
		return err
	}
	w.decisions.Add(annotate.Action{ID: entries[0].Action, Entries: entries})
	w.Refresh() // for the session it was another pen
	offer, err := practice.OfferTo(ctx, p, w.session.Annotator())
	if err == nil {
		w.offer = offer
		w.window.Refreshed(Change{Offer: true, Quiet: true})
	}
	return err
}

// Decided is the newest decision that Undecide takes back, or repeats, since the project was
// opened by this person.
func (w *Workspace) Decided(again bool) (annotate.Action, bool) {
	switch {
	case w.decisions == nil:
		return annotate.Action{}, false
	case again:
		return w.decisions.Redo()
	}
	return w.decisions.Undo()
}

// Undecide takes the newest decision back, or repeats what was taken back last. What
// something else was decided about since stays as it is; kept says how much that is.
func (w *Workspace) Undecide(again bool) (done annotate.Action, kept int, err error) {
	a, ok := w.Decided(again)
	if !ok {
		return a, 0, nil
	}
	ctx, p := context.Background(), w.project
	pen, err := w.Pen()
	if err != nil {
		return a, 0, err
	}
	current, before := make(map[annotate.Key]string), make(map[string]annotate.Entry)
	for _, e := range a.Entries {
		now, err := p.Stands(ctx, e.Key)
		if err != nil {
			return a, 0, err
		}
		current[e.Key] = now.Entry.ID
		if e.Replaces == "" {
			continue
		}
		was, err := p.Entry(ctx, e.Replaces)
		if err != nil {
			return a, 0, err
		}
		before[e.Replaces] = *was
	}
	entries, left := annotate.Reverse(
		pen, a,
		func(k annotate.Key) string { return current[k] },
		func(id string) annotate.Entry { return before[id] },
	)
	if len(entries) == 0 {
		w.decisions.Forget(a.ID)
	}
	return a, len(left), w.writeDecision(entries)
}
