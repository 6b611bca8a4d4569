package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

// queueRow is one article of the queue with its progress.
type queueRow struct {
	kit.Row

	title *passage.Line
	count *passage.Line
	track *canvas.Rectangle
	bar   *canvas.Rectangle
	share float32
}

func newQueueRow() *queueRow {
	r := &queueRow{
		title: passage.NewLine("", passage.Style{}, 2), count: passage.NewLine("", passage.Style{}, 1),
		track: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil),
	}
	r.Fill(r.place, r.title, r.count, r.track, r.bar)
	r.ExtendBaseWidget(r)
	return r
}

const trackThick = 4

// queueRowHeight leaves room for a title of two lines.
func queueRowHeight() float32 {
	return theme.SizeLabel()*1.35*2 + theme.SizeSmall()*1.35 + theme.Scaled(3*kit.RowPad+trackThick+6)
}

func (r *queueRow) show(s annotate.Summary, current bool, width float32) float32 {
	p := theme.Current()
	r.title.SetStyle(passage.Style{Family: passage.Sans, Bold: true, Size: theme.SizeLabel(), LineHeight: 1.35, Ink: p.Ink})
	r.title.SetText(titleOf(s.Meta, s.ArticleID))
	r.count.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeSmall(), LineHeight: 1.35, Ink: p.Muted})
	line := progressLine(s.Tally)
	if s.Twice > 0 {
		line += " · " + lang.N("{{.Count}} to decide", s.Twice, map[string]any{"Count": s.Twice})
	}
	r.count.SetText(line)
	r.track.FillColor, r.track.CornerRadius = p.Line, trackThick/2
	r.bar.FillColor, r.bar.CornerRadius = p.Accent, trackThick/2
	if s.Submitted == s.Paragraphs {
		r.bar.FillColor = p.Saved
	}
	r.share = float32(s.Submitted) / float32(max(s.Paragraphs, 1))
	r.bar.Hidden = s.Submitted == 0 // round corners would draw a dot
	r.Light(current, width, queueRowHeight())
	r.track.Refresh()
	r.bar.Refresh()
	return queueRowHeight()
}

// progressLine says in words what the bar shows, and what waits.
func progressLine(t annotate.Tally) string {
	if t.Look > 0 { // in place of what is unsure: there is room for one of them
		return lang.L("{{.Done}} of {{.Count}} done · {{.Look}} to look at again", map[string]any{"Count": t.Paragraphs, "Done": t.Submitted, "Look": t.Look})
	}
	return doneLine(t)
}

func doneLine(t annotate.Tally) string {
	data := map[string]any{"Count": t.Paragraphs, "Done": t.Submitted, "Unsure": t.Unsure}
	switch {
	case t.Submitted == t.Paragraphs && t.Unsure > 0:
		return lang.N("{{.Count}} paragraphs · done · {{.Unsure}} unsure", t.Paragraphs, data)
	case t.Submitted == t.Paragraphs:
		return lang.N("{{.Count}} paragraphs · done", t.Paragraphs, data)
	case t.Unsure > 0:
		return lang.N("{{.Count}} paragraphs · {{.Done}} done · {{.Unsure}} unsure", t.Paragraphs, data)
	}
	return lang.N("{{.Count}} paragraphs · {{.Done}} done", t.Paragraphs, data)
}

func (r *queueRow) place(x, y, w float32) {
	y = r.title.Place(x, y, w) + theme.Scaled(2)
	y = r.count.Place(x, y, w) + theme.Scaled(6)
	r.track.Move(fyne.NewPos(x, y))
	r.track.Resize(fyne.NewSize(w, trackThick))
	r.bar.Move(fyne.NewPos(x, y))
	r.bar.Resize(fyne.NewSize(w*r.share, trackThick))
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
	q.roll = kit.NewList(kit.Source{
		Count:    func() int { return len(q.rows) },
		Estimate: func(int, float32) float32 { return queueRowHeight() },
		New:      func() fyne.CanvasObject { return newQueueRow() },
		Show: func(i int, o fyne.CanvasObject, width float32) float32 {
			row := o.(*queueRow)
			row.OnTapped = func() { q.onOpen(q.rows[i]) }
			return row.show(q.rows[i], i == q.current, width)
		},
	})
	return q
}

// show updates the rows whose article or progress changed.
func (q *queueView) show(rows []annotate.Summary, current int) {
	restyled := q.roll.Restyled() || len(rows) != len(q.rows)
	var changed []int
	reveal := -1
	for i := range rows {
		was, is := i == q.current, i == current
		if !restyled && (q.rows[i].ArticleID != rows[i].ArticleID || q.rows[i].Tally != rows[i].Tally || q.rows[i].Twice != rows[i].Twice || was != is || titleOf(q.rows[i].Meta, "") != titleOf(rows[i].Meta, "")) {
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
		q.roll.Reveal(reveal, queueRowHeight())
	}
}
