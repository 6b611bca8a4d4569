package annotatescreen

import "plumbline/ui/passage"

// inView are the paragraphs that are drawn.
func (v *articleView) inView() []*paragraphRow {
	var rows []*paragraphRow
	for i := range v.count() {
		if row, ok := v.roll.Row(i).(*paragraphRow); ok {
			rows = append(rows, row)
		}
	}
	return rows
}

// selected is the text that is selected, in the order it is read: of one paragraph,
// as only one has a selection.
func (v *articleView) selected() string {
	for _, row := range v.inView() {
		if text := row.text.Selected(); text != "" {
			return text
		}
	}
	return ""
}

// selectOnlyIn takes the selection off every other paragraph.
func (v *articleView) selectOnlyIn(keep *paragraphRow) {
	for _, row := range v.inView() {
		if row != keep {
			row.text.ClearSelection()
		}
	}
}

// clearSelection takes the selection back, and reports whether there was one.
func (v *articleView) clearSelection() bool {
	had := v.selected() != ""
	v.selectOnlyIn(nil)
	return had
}

// follow brings the line in which the caret stands into view.
func (v *articleView) follow(p *passage.Passage) {
	spot := p.Position().Y + p.PositionOf(p.Caret()).Y
	v.roll.RevealPart(v.at, spot, spot+p.LineHeight())
}

// inCurrent does something to the text of the current paragraph, which is brought into
// view for it.
func (v *articleView) inCurrent(do func(*passage.Passage)) {
	if current := v.session.Current(); current == nil || current.Paragraph.Whole() {
		return // it has no words
	}
	v.bringBack()
	if row, ok := v.roll.Row(v.at).(*paragraphRow); ok {
		v.selectOnlyIn(row)
		do(row.text)
	}
}
