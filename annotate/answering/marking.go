package answering

import (
	"cmp"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Mark is a passage of the paragraph at hand that an option of an answer rests on.
type Mark struct {
	annotate.Slot
	Option string
	annotate.Passage
}

// Select says which words of the paragraph at hand the person has selected, in code
// points: they belong to the option pressed next, if its question takes words. An empty
// range is none.
func (c *Core) Select(begin, end int) {
	c.selected = annotate.Passage{}
	if sheet := c.at.Sheet(); sheet != nil && !sheet.Paragraph.Whole() && begin < end {
		c.selected = annotate.Passage{Begin: max(0, begin), End: end}.Trimmed([]rune(sheet.Paragraph.Text))
	}
}

// Unselect ends the claim of the words selected to be evidence.
func (c *Core) Unselect() { c.selected = annotate.Passage{} }

// Selected are the words that belong to the option pressed next; begin equals end if there
// are none.
func (c *Core) Selected() (begin, end int) { return c.selected.Begin, c.selected.End }

// claims reports whether words are selected that belong to the option pressed next; white
// space alone is none.
func (c *Core) claims() bool {
	sheet, p := c.at.Sheet(), c.selected
	if sheet == nil || p.End <= p.Begin {
		return false
	}
	text := []rune(sheet.Paragraph.Text)
	return strings.TrimSpace(string(text[min(p.Begin, len(text)):min(p.End, len(text))])) != ""
}

// TakesWords reports whether words of the paragraph at hand may be marked for answers to a
// question.
func (c *Core) TakesWords(field string) bool {
	sheet := c.at.Sheet()
	return sheet != nil && c.Book().Evidence(field, sheet.Paragraph.ID) != codebook.EvidenceNone
}

// Marks lists the passages that the answers to the paragraph at hand rest on, as they
// follow in the text.
func (c *Core) Marks() []Mark {
	sheet := c.at.Sheet()
	if sheet == nil {
		return nil
	}
	return MarksOn(sheet)
}

// MarksOn lists the passages that the answers of a sheet rest on, as they follow in the
// text; of those that begin at one place the longest first.
func MarksOn(sheet *annotate.Sheet) []Mark {
	var all []Mark
	for _, o := range sheet.Evidence() {
		for _, p := range o.Passages {
			all = append(all, Mark{o.Slot, o.Option, p})
		}
	}
	slices.SortStableFunc(all, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.Begin, b.Begin), cmp.Compare(b.End, a.End)) })
	return all
}

// attach writes, in the action begun, that an option rests on the words selected as well,
// if its question takes words and the option is what the question is answered by now.
func (c *Core) attach(slot annotate.Slot, option string) {
	sheet, field := c.at.Sheet(), c.Book().Field(slot.Field)
	if !c.claims() || !c.TakesWords(slot.Field) ||
		!slices.Contains(field.Labels(sheet.Under(c.Book(), slot.Field, slot.Target)), option) {
		return
	}
	before := sheet.PassagesOf(slot, option)
	c.writeMarks(slot, option, append(slices.Clone(before), c.selected))
	c.Unselect()
	c.tellMark(NoticeMarked, slot, option, sheet.PassagesOf(slot, option))
}

// writeMarks writes what an option rests on, in its one form, if that changes anything.
func (c *Core) writeMarks(slot annotate.Slot, option string, passages []annotate.Passage) {
	sheet := c.at.Sheet()
	key, value := sheet.EvidenceKey(slot, option), annotate.JoinPassages(annotate.UnitePassages([]rune(sheet.Paragraph.Text), passages))
	now := sheet.Current(key)
	if _, twice := now.Conflict(); value != annotate.JoinPassages(sheet.PassagesOf(slot, option)) || twice {
		c.Writer.Write(sheet, key, value, annotate.OriginAnnotator)
	}
}

// attachToLast attaches the words selected to the answer given last.
func (c *Core) attachToLast() {
	if !c.Writable() {
		return
	}
	q, ok := c.Answered()
	if at, active := c.Active(); active && at.Waits && at.Value != "" { // an answer that waits for words alone
		q, ok = at, true
	}
	labels := []string(nil)
	if ok {
		labels = q.Field.Labels(q.Value)
	}
	option := c.cursor.given
	if !slices.Contains(labels, option) && len(labels) > 0 {
		option = labels[0]
		if len(labels) > 1 {
			labels = nil // which of them it was is not known after a restart
		}
	}
	switch {
	case len(labels) == 0:
		c.Tell(Notice{Kind: NoticeWhose})
	case !c.TakesWords(q.Field.Key):
		c.Tell(Notice{Kind: NoticeNoWords, Field: q.Field, Target: c.Target(q.Target)})
	default:
		c.Writer.Begin()
		c.attach(q.Slot(), option)
		c.Writer.Commit()
	}
}

// Unmark takes a mark back.
func (c *Core) Unmark(m Mark) {
	c.remark(m, NoticeUnmarked, func(without []annotate.Passage) []annotate.Passage { return without })
}

// Remark moves the ends of a mark.
func (c *Core) Remark(m Mark, begin, end int) {
	if begin >= end {
		return
	}
	c.remark(m, NoticeRemarked, func(without []annotate.Passage) []annotate.Passage {
		return append(without, annotate.Passage{Begin: begin, End: end}.Trimmed([]rune(c.at.Sheet().Paragraph.Text)))
	})
}

// remark writes a mark anew, by what becomes of the others of its option.
func (c *Core) remark(m Mark, told NoticeKind, becomes func(without []annotate.Passage) []annotate.Passage) {
	c.Quiet()
	if !c.Writable() {
		return
	}
	standing := c.at.Sheet().PassagesOf(m.Slot, m.Option)
	at := slices.Index(standing, m.Passage)
	if at < 0 {
		return // it is gone
	}
	c.Writer.Begin()
	c.writeMarks(m.Slot, m.Option, becomes(slices.Delete(slices.Clone(standing), at, at+1)))
	c.Writer.Commit()
	c.Unselect()
	c.tellMark(told, m.Slot, m.Option, c.at.Sheet().PassagesOf(m.Slot, m.Option))
}

// tellMark says what became of the marks of an option.
func (c *Core) tellMark(kind NoticeKind, slot annotate.Slot, option string, now []annotate.Passage) {
	c.Tell(Notice{Kind: kind, Field: c.Book().Field(slot.Field), Target: c.Target(slot.Target), To: option, Marks: len(now)})
}
