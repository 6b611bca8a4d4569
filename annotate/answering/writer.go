package answering

import (
	"time"

	"plumbline/annotate"
	"plumbline/annotate/saving"
)

// Writer makes the entries of one action after the other: they are shown at
// once, and brought to disk together when the action is complete.
type Writer struct {
	Pen *annotate.Pen

	saver *saving.Saver
	past  *past
	at    Answers
	now   func() time.Time
	timed bool // entries say how long they took
	// before records, ahead of an action, what it is done in sight of; nil = nothing.
	before func()

	arrived time.Time // when the paragraph at hand became it
	decided time.Time // when the previous answer was given
}

// Begin starts an action; what is written until Commit is undone together.
func (w *Writer) Begin() {
	if w.before != nil {
		w.before()
	}
	w.Pen.Begin()
}

// Write makes one entry of the action, on a sheet.
func (w *Writer) Write(sheet *annotate.Sheet, key annotate.Key, value string, origin annotate.Origin) {
	w.Add(sheet, w.Pen.WriteOver(sheet.Current(key), key, value, origin))
}

// Add adds an entry to the action and shows it. The time it took, where the project
// keeps it, is counted from when the paragraph came or the previous answer was given, whichever was
// later, on the monotonic clock.
func (w *Writer) Add(sheet *annotate.Sheet, e annotate.Entry) {
	now, from := w.now(), w.arrived
	if w.decided.After(from) {
		from = w.decided
	}
	if w.timed {
		e.ElapsedMS = max(now.Sub(from).Milliseconds(), 0)
	}
	w.decided = now
	w.at.Apply(sheet, e)
	w.past.hold(e)
}

// AddElsewhere adds an entry that is on no sheet at hand to the action.
func (w *Writer) AddElsewhere(e annotate.Entry) { w.past.hold(e) }

// Commit hands the action to the disk as one transaction.
func (w *Writer) Commit() {
	w.past.commit()
	w.at.Committed()
}

// Record writes, in one transaction, facts that are no answers and that no undo
// takes back, such as what was shown to the person.
func (w *Writer) Record(facts ...annotate.Key) (written []annotate.Entry) {
	w.Pen.Begin()
	for _, key := range facts {
		e := w.Pen.Write(key, annotate.Yes, "", annotate.OriginAnnotator)
		written = append(written, e)
		w.saver.Hold(e)
	}
	w.saver.Release()
	return written
}

// RecordValue writes what is no answer on a sheet, and what no undo takes back, over what
// stands. It returns what stands then.
func (w *Writer) RecordValue(now annotate.Current, key annotate.Key, value string) annotate.Current {
	w.Pen.Begin()
	e := w.Pen.WriteOver(now, key, value, annotate.OriginAnnotator)
	w.saver.Hold(e)
	w.saver.Release()
	return now.With(e)
}

// Queued returns the actions that are not yet on disk, oldest first.
func (w *Writer) Queued() []annotate.Action { return w.saver.Queue() }

// KeepBookmark remembers where to go on the next time.
func (w *Writer) KeepBookmark(p annotate.Bookmark) { w.saver.Bookmark(p) }
