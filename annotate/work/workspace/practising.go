package workspace

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/practice"
)

// turn is what a person works on: the layer and, in practice, the attempt.
type turn struct {
	layer annotate.Layer
	round int // of practice; 0 is the newest
}

// on is the turn as it can be taken: without an offer real work, and of practice
// the attempt that is on.
func (t turn) on(ctx context.Context, from practice.Source, annotator string, o practice.Offer) (turn, error) {
	if o.Articles == 0 {
		return turn{}, nil
	}
	var err error
	if t.layer == annotate.LayerPractice && t.round == 0 {
		t.round, err = practice.Current(ctx, from, annotator)
	}
	return t, err
}

// Practise switches to practice, where it was left.
func (w *Workspace) Practise() { w.turnTo(turn{layer: annotate.LayerPractice}) }

// PractiseAgain begins another attempt at practice.
func (w *Workspace) PractiseAgain() {
	if w.Practising() {
		w.turnTo(turn{layer: annotate.LayerPractice, round: w.session.Round() + 1})
	}
}

// LeavePractice goes back to real work.
func (w *Workspace) LeavePractice() { w.turnTo(turn{}) }

// TogglePractice switches to practice, or back.
func (w *Workspace) TogglePractice() {
	if w.Practising() {
		w.LeavePractice()
		return
	}
	w.Practise()
}

func (w *Workspace) turnTo(t turn) {
	if w.project == nil || t.layer == annotate.LayerPractice && w.offer.Articles == 0 {
		return
	}
	w.turn = t
	w.GoOn()
}

// InRealWork does something in real work, out of practice if need be.
func (w *Workspace) InRealWork(do func()) {
	if !w.Practising() {
		do()
		return
	}
	w.next = do
	w.LeavePractice()
}
