package annotatescreen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/answering"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
)

// marking is what the person is at in the text of the current paragraph: words that are
// selected, a caret, a mark that is taken up to be changed.
type marking struct {
	paragraph string          // of which the rest tells
	caret     bool            // stands in the text, and arrows move it
	claimed   bool            // the words selected belong to the option pressed next
	taken     *answering.Mark // the mark taken up; its words are selected, and are no claim
	from, to  [2]int          // where its ends were when it was taken up, and are now
	hovered   int             // the character under the pointer, -1 for none
	over      string          // the paragraph that it is of
}

// busy reports whether arrows are in the text.
func (m *marking) busy() bool { return m.caret || m.taken != nil }

// text is the current paragraph as it is drawn, nil while it is out of view.
func (a *Screen) text() *passage.Passage {
	if row, ok := a.article.roll.Row(a.article.at).(*paragraphRow); ok {
		return row.text
	}
	return nil
}

// syncMarking forgets what was done in the text of another paragraph, and takes the
// selection off words that were attached.
func (a *Screen) syncMarking() {
	m, here := &a.marking, ""
	if sheet := a.session.Current(); sheet != nil {
		here = sheet.Paragraph.ID
	}
	if here != m.paragraph {
		*m = marking{paragraph: here, hovered: -1}
	}
	if begin, end := a.session.Selected(); m.claimed && begin == end {
		m.claimed = false
		a.article.clearSelection()
	}
	a.article.caret, a.article.taken, a.article.claims = m.caret, m.taken != nil, m.claimed
}

// inText does something to the text of the current paragraph, and goes on with what is
// selected then.
func (a *Screen) inText(do func(p *passage.Passage)) {
	a.session.Quiet()
	a.article.inCurrent(do)
	a.selecting()
}

// selecting takes up what is selected in the current paragraph.
func (a *Screen) selecting() {
	p := a.text()
	if p == nil {
		return
	}
	if begin, end := p.Selection(); a.marking.taken == nil && a.session.Book().AsksEvidence() {
		a.session.Select(begin, end)
		a.marking.claimed = begin < end
	}
	a.syncMarking()
	a.article.roll.Update(a.article.at)
	a.article.follow(p)
	a.syncForm()
}

// selectedByPointer takes up what was selected by the pointer in a paragraph; a click that
// took a selection back takes up a mark that it is on.
func (a *Screen) selectedByPointer(i, start, end int) {
	if i != a.session.At() {
		a.letGo()
		a.marking.claimed = false
		a.session.Unselect()
		a.Sync()
		return
	}
	a.writeEnds()
	if start == end && a.takeAt(start) {
		return
	}
	a.marking.taken = nil
	a.selecting()
}

// turnCaret puts a caret into the current paragraph, or takes it out.
func (a *Screen) turnCaret() {
	if a.marking.caret {
		a.leaveText()
		return
	}
	a.letGo()
	a.syncMarking()
	sheet := a.session.Current()
	a.marking.caret = sheet != nil && !sheet.Paragraph.Whole()
	a.inText(func(*passage.Passage) {})
}

// TurnCaret is turnCaret, while the article is shown.
func (a *Screen) TurnCaret() {
	if a.state()&(asking|marked) != 0 {
		a.turnCaret()
	}
}

// move moves the caret; of a mark that is taken up, the arrows choose the end that is moved.
func (a *Screen) move(m passage.Motion) {
	if a.marking.taken != nil && (m == passage.Left || m == passage.Right) {
		a.inText(func(p *passage.Passage) { p.HoldEnd((m == passage.Right) != p.RightToLeft()) })
		return
	}
	caret := a.marking.caret
	a.letGo()
	switch {
	case caret:
		a.inText(func(p *passage.Passage) { p.MoveCaret(m) })
	case m == passage.Down:
		a.session.NextField()
	case m == passage.Up:
		a.session.PreviousField()
	}
	a.Sync()
}

// Extend moves the end of the selection in the current paragraph.
func (a *Screen) Extend(m passage.Motion) {
	a.inText(func(p *passage.Passage) {
		p.MoveSelection(m)
		a.marking.to[0], a.marking.to[1] = p.Selection()
	})
}

// Move moves the caret, if there is one in the text.
func (a *Screen) Move(m passage.Motion) {
	if a.marking.busy() {
		a.move(m)
	}
}

// nextMark takes up the next mark of the paragraph, or the one before: from the caret, or
// from the mark that is taken up.
func (a *Screen) nextMark(by int) {
	a.writeEnds()
	marks := a.session.Marks()
	if len(marks) == 0 {
		a.Sync()
		a.host.Notice(lang.L("No words are marked in this paragraph"))
		return
	}
	at := -1
	switch p := a.text(); {
	case a.marking.taken != nil:
		at = slices.Index(marks, *a.marking.taken) + by
	case a.marking.caret && p != nil:
		at = slices.IndexFunc(marks, func(m answering.Mark) bool { return m.End > p.Caret() })
	case by < 0:
		at = len(marks) - 1
	}
	if at < 0 && by > 0 {
		at = 0
	}
	a.take(marks[(at+len(marks))%len(marks)])
}

// takeAt takes up a mark that holds a character, the next one if one that does is taken up
// already, and reports whether there is any.
func (a *Screen) takeAt(offset int) bool {
	under := marksAt(a.session.Marks(), offset)
	if len(under) == 0 {
		return false
	}
	next := 0
	if a.marking.taken != nil {
		next = (slices.Index(under, *a.marking.taken) + 1) % len(under)
	}
	a.take(under[next])
	return true
}

// take takes up a mark: its words are selected, with grips at both ends.
func (a *Screen) take(m answering.Mark) {
	a.session.Quiet()
	a.session.Unselect()
	if p := a.text(); p != nil {
		kit.TipOut(p)
	}
	a.marking.claimed, a.marking.taken = false, &m
	a.article.inCurrent(func(p *passage.Passage) {
		p.Select(m.Begin, m.End)
		a.marking.from[0], a.marking.from[1] = p.Selection()
		a.marking.to = a.marking.from
	})
	a.selecting()
}

// changed tells where the ends of the mark that is taken up are now, if they were moved.
func (a *Screen) changed() (begin, end int, changed bool) {
	m := a.marking
	return m.to[0], m.to[1], m.taken != nil && m.to[0] < m.to[1] && m.to != m.from
}

// writeEnds writes where the ends of the mark that is taken up were moved to.
func (a *Screen) writeEnds() (changed bool) {
	begin, end, changed := a.changed()
	if changed {
		a.session.Remark(*a.marking.taken, begin, end)
		a.marking.taken = nil
		a.article.clearSelection()
	}
	return changed
}

// letGo writes what was changed of the mark that is taken up, and lets it go.
func (a *Screen) letGo() {
	a.writeEnds()
	if a.marking.taken != nil {
		a.marking.taken = nil
		a.article.clearSelection()
	}
}

// leaveText leaves the text as it is: a mark whose ends were moved stays where it was.
func (a *Screen) leaveText() {
	a.marking.caret, a.marking.taken, a.marking.claimed = false, nil, false
	a.article.clearSelection()
	a.session.Unselect()
	a.session.Quiet()
	a.Sync()
}

// unmark takes back the mark that is taken up.
func (a *Screen) unmark() {
	m := *a.marking.taken
	a.marking.taken = nil
	a.article.clearSelection()
	a.session.Unmark(m)
	a.Sync()
}

// regrip writes where the pointer moved an end of the mark that is taken up to, which stays
// taken up.
func (a *Screen) regrip(start, finish int) {
	a.marking.to = [2]int{start, finish}
	begin, end, changed := a.changed()
	if !changed {
		return
	}
	old := *a.marking.taken
	a.session.Remark(old, begin, end)
	told := a.notice()
	for _, m := range a.session.Marks() {
		if m.Slot == old.Slot && m.Option == old.Option && m.Begin <= begin && end <= m.End {
			a.take(m)
		}
	}
	a.Sync()
	a.host.Notice(told)
}

// space sets the ends of a mark that is taken up, or attaches its words to the answer given
// last as well; else it is a key like others.
func (a *Screen) space(p keys.Press) {
	if m := a.marking.taken; m != nil && !a.writeEnds() {
		a.letGo()
		a.session.Select(m.Begin, m.End)
		a.marking.claimed = true
	} else if m != nil {
		a.Sync()
		return
	}
	a.char(p)
}

// Copied ends the claim of the words selected to belong to an answer.
func (a *Screen) Copied() {
	a.session.Unselect()
	a.marking.claimed = false
	a.syncMarking()
	a.article.roll.Update(a.article.at)
}

// hover names the marks under the pointer, in a tooltip and in the status bar.
func (a *Screen) hover(i int, row *paragraphRow, offset int) {
	sheet := a.session.Sheet(i)
	if sheet == nil {
		return
	}
	a.marking.hovered, a.marking.over = offset, sheet.Paragraph.ID
	a.host.Notice(a.line())
	words := a.wordsAt(i, offset)
	if offset < 0 || words == "" {
		kit.TipOut(row.text)
		return
	}
	kit.TipIn(row.text, row.text.PositionOf(offset), fyne.NewSize(1, row.text.LineHeight()), words)
}

// wordsAt are what the marks are for that hold a character of a paragraph, and what is
// pointed out there.
func (a *Screen) wordsAt(i, offset int) string {
	sheet := a.session.Sheet(i)
	if sheet == nil {
		return ""
	}
	names, pointed := namesOf(a.session, marksAt(answering.MarksOn(sheet), offset)), pointedAt(a.session, i, offset)
	if names != "" && pointed != "" {
		return names + " · " + pointed
	}
	return names + pointed
}

// line is what the status bar says: what the session has to tell, or what the marks are for
// that the pointer or the caret is on.
func (a *Screen) line() string {
	if told := a.notice() + alsoChanged(a.session); told != "" {
		return told
	}
	if m := a.marking.taken; m != nil {
		return lang.L("{{.Names}} · Shift and arrows move its end, Backspace takes it back",
			map[string]any{"Names": namesOf(a.session, []answering.Mark{*m})})
	}
	if words := a.wordsAt(a.hoveredRow(), a.marking.hovered); words != "" {
		return words
	}
	if p := a.text(); a.marking.caret && p != nil {
		if names := namesOf(a.session, marksAt(a.session.Marks(), p.Caret())); names != "" {
			return lang.L("{{.Names}} · F3 takes it up", map[string]any{"Names": names})
		}
		return pointedAt(a.session, a.session.At(), p.Caret())
	}
	return ""
}

// hoveredRow is the index of the paragraph under the pointer, -1 for none.
func (a *Screen) hoveredRow() int {
	if article := a.session.Article(); article != nil && a.marking.hovered >= 0 {
		for i := range article.Paragraphs {
			if article.Paragraphs[i].ID == a.marking.over {
				return i
			}
		}
	}
	return -1
}
