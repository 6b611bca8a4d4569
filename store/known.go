package store

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// known is what the writer's connection knows of the file. What one transaction came
// to know still holds in the next one as long as no other connection wrote: SQLite
// counts that, and its count is asked before anything is written, so that an answer
// asks one thing instead of ten.
type known struct {
	version  int64 // SQLite's count of what others wrote, when the schema was found to be ours
	rare     *rare
	versions *codebook.Versions // by which sheets are folded, nil until one is
	erasures []annotate.Erasure // that the project holds, nil until they are read
	scopes   map[sheetKey]int64 // numbers that were looked up
	latest   map[int64]ofScope  // of scopes that were new once
	sheets   map[sheetKey]*touched
	here     map[string]bool // articles that are in the project
}

// ofScope is all that stands in a scope, by slot.
type ofScope map[int64]latest

// rare tells of kinds that most projects have no entry of, and for which every other
// entry would have to be looked at.
type rare struct{ amended, erased, repeated bool }

// sqlRare looks whether there is any, at little cost.
const sqlRare = `SELECT EXISTS (SELECT 1 FROM slot WHERE kind = 'amendment'), EXISTS (SELECT 1 FROM slot WHERE kind = 'erasure'),
  EXISTS (SELECT 1 FROM slot WHERE kind = 'repeat')`

// isRare reports whether an entry of a kind changes how others are looked at.
func isRare(k annotate.Kind) bool {
	return k == annotate.KindAmendment || k == annotate.KindErasure || k == annotate.KindRepeat || k == annotate.KindProject
}

// mostKnown is of how many sheets is known from one transaction to the next: as many
// as somebody who answers goes back and forth among.
const mostKnown = 64

func newKnown(version int64) *known {
	return &known{
		version: version, scopes: make(map[sheetKey]int64), latest: make(map[int64]ofScope),
		sheets: make(map[sheetKey]*touched), here: make(map[string]bool),
	}
}

// recall begins a transaction with what the connection knows of the schema: if
// another program wrote since, it is held anew, and nothing else is known.
func (w *writing) recall() error {
	w.left, w.file.known = w.file.known, nil // until this transaction is committed
	var version int64
	if err := w.row(w.file.statements.dataVersion).Scan(&version); err != nil {
		return err
	}
	w.known = newKnown(version)
	if w.left != nil && w.left.version == version {
		return nil
	}
	w.left = nil
	return w.holdSchema()
}

// continues says that the transaction only appends to the log, or touches nothing that
// is known: it goes on with what the last one knew, and leaves what it knows to the next.
func (w *writing) continues() {
	w.lasting = true
	if w.left != nil {
		w.known = w.left
	}
}

// forget gives up what is known, since something that all of it may depend on is
// written.
func (w *writing) forget() {
	w.known, w.lasting = newKnown(w.known.version), false
	for _, t := range w.touched {
		t.sheet = nil
	}
}

// leave hands what a transaction that was committed knows to the next.
func (w *writing) leave() {
	k := w.known
	for key, t := range w.touched {
		k.sheets[key] = t
	}
	if !w.lasting || len(k.sheets) > mostKnown || len(k.scopes) > mostKnown {
		k = newKnown(k.version)
	}
	w.file.known = k
}

// lookForRare reports which rare kinds the project holds.
func (w *writing) lookForRare() (rare, error) {
	if w.known.rare != nil {
		return *w.known.rare, nil
	}
	r, err := readRare(w.ctx, w.tx)
	if err == nil {
		w.known.rare = &r
	}
	return r, err
}

func readRare(ctx context.Context, q querier) (r rare, err error) {
	err = q.QueryRowContext(ctx, sqlRare).Scan(&r.amended, &r.erased, &r.repeated)
	return r, err
}
