package labelling

import (
	"time"

	"plumbline/annotate"
)

// write makes one entry of the current action and shows it at once.
func (s *Session) write(sheet *annotate.Sheet, key annotate.Key, value string, origin annotate.Origin) {
	s.put(sheet, s.pen.Write(key, value, sheet.CurrentID(key), origin))
}

// put takes an entry into the action, the sheet and the counts.
func (s *Session) put(sheet *annotate.Sheet, e annotate.Entry) {
	now := s.options.Now()
	e.ElapsedMS = s.elapsed(now)
	s.decided = now
	before := s.countOf(sheet)
	sheet.Apply(e)
	s.count(sheet, before, s.countOf(sheet))
	s.settle(e.Key, sheet.Paragraph.Article)
	s.past.Hold(e)
}

// elapsed is the time since the paragraph became current or the previous
// decision was made, whichever is later, on the monotonic clock.
func (s *Session) elapsed(now time.Time) int64 {
	from := s.arrived
	if s.decided.After(from) {
		from = s.decided
	}
	return max(now.Sub(from).Milliseconds(), 0)
}

// commit hands the action's entries to the writer as one transaction.
func (s *Session) commit() { s.past.Commit() }

// countOf is a sheet's contribution to the counts of its article.
func (s *Session) countOf(sheet *annotate.Sheet) annotate.Tally {
	var t annotate.Tally
	switch sheet.State(s.book) {
	case annotate.Submitted:
		t.Begun, t.Submitted = 1, 1
	case annotate.Draft:
		t.Begun = 1
	case annotate.NotBegun:
	}
	if sheet.Unsure() {
		t.Unsure = 1
	}
	if s.needsLook(sheet) {
		t.Look = 1
	}
	return t
}

// count keeps the queue's counters in step with a sheet that changed.
func (s *Session) count(sheet *annotate.Sheet, before, after annotate.Tally) {
	change := annotate.Tally{
		Begun:     after.Begun - before.Begun,
		Submitted: after.Submitted - before.Submitted,
		Unsure:    after.Unsure - before.Unsure,
		Look:      after.Look - before.Look,
	}
	if i := s.inQueue(sheet.Paragraph.Article, sheet.Round); i >= 0 {
		s.queue[i].Tally = s.queue[i].Plus(change)
		s.total = s.total.Plus(change)
	}
}

// Total adds up the queue.
func (s *Session) Total() annotate.Tally { return s.total }
