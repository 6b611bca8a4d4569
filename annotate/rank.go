package annotate

import "time"

// AheadAtMost is how far a stamp may be ahead of a clock and count: of the clock
// of whoever wrote it in the order of the log, and of one's own for the pen.
const AheadAtMost = 24 * time.Hour

// Rank is what orders entries: the stamp, but no more than a day after the time
// at which the entry says it was written. So a stamp from a broken clock or a
// hostile hand does not stay on top for ever, and no clock has a part in it.
func (e *Entry) Rank() int64 {
	if e.DecidedAt.IsZero() {
		return e.Stamp // when it was written is not known
	}
	return min(e.Stamp, e.DecidedAt.Add(AheadAtMost).UnixMilli())
}

// After reports whether e comes after o in the order of the log: by rank, then by
// id.
func (e *Entry) After(o *Entry) bool {
	if a, b := e.Rank(), o.Rank(); a != b {
		return a > b
	}
	return e.ID > o.ID
}
