package annotatescreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

const trackThick = 4

// queueRowHeight leaves room for a title of two lines.
func queueRowHeight() float32 {
	return theme.SizeLabel()*1.35*2 + theme.SizeSmall()*1.35 + theme.Scaled(3*kit.RowPad+trackThick+6)
}

// drawQueueRow draws one article of the queue with its progress.
func drawQueueRow(d *kit.Drawing, s annotate.Summary, x, y, w float32) {
	p := theme.Current()
	again := s.Tally
	again.Look += s.Ruled
	line := progressLine(again)
	if s.Twice > 0 {
		line += " · " + lang.N("{{.Count}} to decide", s.Twice, map[string]any{"Count": s.Twice})
	}
	y = d.Paragraph(x, y, w, rowTitle(titleOf(s.Meta, s.ArticleID), true)) + theme.Scaled(2)
	y = d.Paragraph(x, y, w, rowRemark(line)) + theme.Scaled(6)
	ink := p.Accent
	if s.Submitted == s.Paragraphs {
		ink = p.Saved
	}
	d.Bar(x, y, w, trackThick, float32(s.Submitted)/float32(max(s.Paragraphs, 1)), p.Line, ink)
}

// rowTitle is how a row of a list is named, rowRemark what is said below.
func rowTitle(text string, bold bool) kit.Text {
	return kit.Text{Text: text, Size: theme.SizeLabel(), Ink: theme.Current().Ink, Bold: bold, Lines: 2, Leading: 1.35}
}

func rowRemark(text string) kit.Text {
	return kit.Text{Text: text, Size: theme.SizeSmall(), Ink: theme.Current().Muted, Leading: 1.35}
}

// progressLine says in words what the bar shows, and what waits.
func progressLine(t annotate.Tally) string {
	if t.Look > 0 { // in place of what is unsure: there is room for one of them
		return lang.L(
			"{{.Done}} of {{.Count}} done · {{.Look}} to look at again",
			map[string]any{"Count": t.Paragraphs, "Done": t.Submitted, "Look": t.Look},
		)
	}
	return doneLine(t)
}

func doneLine(t annotate.Tally) string {
	data := map[string]any{"Count": t.Paragraphs, "Done": t.Submitted, "Unsure": t.Unsure}
	switch {
	case t.Wholes > 0 && t.Unsure > 0: // what is counted is more than paragraphs
		return lang.L("{{.Done}} of {{.Count}} done · {{.Unsure}} unsure", data)
	case t.Wholes > 0:
		return lang.L("{{.Done}} of {{.Count}} done", data)
	case t.Submitted == t.Paragraphs && t.Unsure > 0:
		return lang.N("{{.Count}} paragraphs · done · {{.Unsure}} unsure", t.Paragraphs, data)
	case t.Submitted == t.Paragraphs:
		return lang.N("{{.Count}} paragraphs · done", t.Paragraphs, data)
	case t.Unsure > 0:
		return lang.N("{{.Count}} paragraphs · {{.Done}} done · {{.Unsure}} unsure", t.Paragraphs, data)
	}
	return lang.N("{{.Count}} paragraphs · {{.Done}} done", t.Paragraphs, data)
}

// queueView lists the annotator's articles, or what a search found.
type queueView struct {
	onOpen  func(row annotate.Summary)
	roll    *kit.List
	rows    []annotate.Summary
	current int // the row that is open, or -1
}

func newQueueView() *queueView {
	q := &queueView{current: -1}
	q.roll = kit.NewRows(kit.Rows{
		Count: func() int { return len(q.rows) }, Height: queueRowHeight,
		Current: func(i int) bool { return i == q.current },
		Draw:    func(d *kit.Drawing, i int, x, y, w float32) { drawQueueRow(d, q.rows[i], x, y, w) },
		Open:    func(i int) { q.onOpen(q.rows[i]) },
	})
	return q
}

// rowDiffers reports whether a row of the queue shows something else than before.
func rowDiffers(was, is annotate.Summary) bool {
	return was.ArticleID != is.ArticleID || was.Tally != is.Tally || was.Twice != is.Twice ||
		was.Ruled != is.Ruled || titleOf(was.Meta, "") != titleOf(is.Meta, "")
}

// show updates the rows whose article or progress changed.
func (q *queueView) show(rows []annotate.Summary, current int) {
	restyled := q.roll.Restyled() || len(rows) != len(q.rows)
	var changed []int
	reveal := -1
	for i := range rows {
		was, is := i == q.current, i == current
		if !restyled && (was != is || rowDiffers(q.rows[i], rows[i])) {
			changed = append(changed, i)
		}
		if is && current != q.current {
			reveal = i
		}
	}
	q.rows = append(q.rows[:0:0], rows...)
	q.current = current
	if restyled {
		q.roll.Reset()
	} else if len(changed) > 0 {
		q.roll.Update(changed...)
	}
	if reveal >= 0 {
		q.roll.Reveal(min(reveal+1, len(rows)-1), 0)
		q.roll.Reveal(reveal, 0)
	}
}
