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
	w.Refresh() // for the session it was another pen
	offer, err := practice.OfferTo(ctx, p, w.session.Annotator())
	if err == nil {
		w.offer = offer
		w.window.Refreshed(Change{Offer: true, Quiet: true})
	}
	return err
}

// Decided is the newest act of the person that Undecide takes back, or repeats: what they
// did beside answering, whenever that was.
func (w *Workspace) Decided(again bool) (annotate.Action, bool, error) {
	if !w.Writable() {
		return annotate.Action{}, false, nil
	}
	if err := w.followActs(); err != nil {
		return annotate.Action{}, false, err
	}
	if again {
		a, ok := w.acts.history.Redo()
		return a, ok, nil
	}
	a, ok := w.acts.history.Undo()
	return a, ok, nil
}

// Undecide takes an act back, or repeats one that was taken back. What something else was
// decided about since stays as it is; kept says how much that is. An act that stays by
// nature is passed over, like one of which nothing is left: the next undo reaches the one
// before.
func (w *Workspace) Undecide(a annotate.Action) (kept int, err error) {
	if a.Stays() {
		w.acts.pass(a.ID)
		return len(a.Entries), nil
	}
	pen, err := w.Pen()
	if err != nil {
		return 0, err
	}
	entries, kept, err := team.TakeBack(context.Background(), w.project, pen, a)
	if err != nil {
		return 0, err
	}
	if len(entries) == 0 {
		w.acts.pass(a.ID)
	}
	return kept, w.writeDecision(entries)
}
