package adjudicate

import (
	"context"

	"plumbline/annotate"
)

// revealKey is that of the answers to the paragraph on the desk having been
// shown to the lead, who may annotate it too.
func (d *Desk) revealKey(paragraph string) annotate.Key {
	return annotate.RevealKey(annotate.RevealAnswers, paragraph, d.options.Lead, Round)
}

// wasSeen reports whether the lead has seen the answers to a paragraph.
func (d *Desk) wasSeen(ctx context.Context, paragraph string) (bool, error) {
	key := d.revealKey(paragraph)
	for _, a := range d.saver.Queue() {
		for _, e := range a.Entries {
			if e.Key == key {
				return true, nil
			}
		}
	}
	seen, err := d.store.Current(ctx, key)
	return seen != nil, err
}

// reveal writes that the lead sees the answers from now on. It is no action of
// theirs, so no undo takes it back: what was seen is seen.
func (d *Desk) reveal() {
	if d.options.ReadOnly {
		return
	}
	d.pen.Begin()
	d.saver.Hold(d.pen.Write(d.revealKey(d.is.Paragraph.ID), annotate.Yes, "", annotate.OriginAnnotator))
	d.saver.Release()
}

// uncover shows the columns once the lead has answered everything that is to
// be decided here.
func (d *Desk) uncover() {
	if !d.covered {
		return
	}
	for _, r := range d.Rows() {
		if r.Here && r.Disputed && d.is.chosen(r.Slot()) == "" && r.How != annotate.OutcomeKept {
			return
		}
	}
	d.covered = false
	d.reveal()
}
