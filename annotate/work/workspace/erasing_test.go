package workspace_test

import (
	"context"
	"errors"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/work/workspace"
)

// heldUp is a shelf of projects of which an erasure was held up.
type heldUp struct {
	workspace.Shelf
	refusal error
	ended   int
}

func (h *heldUp) Open(ctx context.Context, path string) (*workspace.Project, error) {
	p, err := h.Shelf.Open(ctx, path)
	if err == nil {
		p.Exchange = unfinished{p.Exchange, h}
	}
	return p, err
}

// unfinished is what leaves a project, and comes into it, while something is to go.
type unfinished struct {
	workspace.Exchange
	of *heldUp
}

func (u unfinished) ErasureUnfinished() bool { return u.of.ended == 0 }

func (u unfinished) EndErasure(context.Context) error {
	if u.of.refusal == nil {
		u.of.ended++
	}
	return u.of.refusal
}

func TestAnErasureThatWasHeldUpIsOfferedToALeadUntilItIsEnded(t *testing.T) {
	h := &heldUp{refusal: errors.New("another program reads the file")}
	d := newRig(t, func(o *workspace.Options) { h.Shelf, o.Shelf = o.Shelf, h })
	d.begun()
	if d.endErasure == nil {
		t.Fatal("it is not offered")
	}
	d.endErasure()
	if err := d.failure(); !errors.Is(err, h.refusal) || d.erasureEnded {
		t.Errorf("told of %v, and that it is ended: %v", err, d.erasureEnded)
	}
	h.refusal, d.endErasure = nil, nil
	d.GoOn()
	if d.endErasure == nil {
		t.Fatal("after it failed it is not offered again")
	}
	d.endErasure()
	if !d.erasureEnded || h.ended != 1 {
		t.Errorf("told that it is ended: %v, ended %d times", d.erasureEnded, h.ended)
	}
	d.endErasure = nil
	d.GoOn()
	if d.endErasure != nil {
		t.Error("what is ended is offered again")
	}
}

func TestAnErasureThatWasHeldUpIsNothingToAnAnnotator(t *testing.T) {
	h := &heldUp{}
	d := newRig(t, func(o *workspace.Options) { h.Shelf, o.Shelf = o.Shelf, h })
	d.sample.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleLead)
	d.begun()
	if d.endErasure != nil {
		t.Error("an annotator is asked")
	}
}
