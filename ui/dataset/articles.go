package dataset

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

func (d *Dataset) newArticles(pane paneMaker) *table {
	t := newTable(pane)
	t.head = pane(d.drawArticles)
	t.count = func() int { return len(d.view.Articles) }
	t.id = func(i int) string { return "article " + d.view.Articles[i].ID }
	t.row, t.actions = d.drawArticle, d.articleActions
	return t
}

// articleActions are what can be done to the marked articles, or the one where
// the keys are.
func (d *Dataset) articleActions() []action {
	if len(d.view.Articles) == 0 {
		return d.importAction()
	}
	open := []action{{id: "find", label: lang.L("Find"), key: '/', tip: lang.L("The next article with some words in its title, its batch or its date; Ctrl+F does it from any card"), do: d.FocusSearch}, {id: "details", label: lang.L("Details"), key: 'd', tip: lang.L("Title, date and origin of the article"), do: d.detailsOfArticle}}
	if !d.may() {
		return open
	}
	chosen := d.chosenArticles()
	withdraw := action{
		id: "withdraw", label: lang.L("Withdraw"), key: 'w', do: d.withdraw,
		tip: lang.L("Ask, count and export these articles no more; nothing that was answered is lost"),
	}
	if len(chosen) > 0 && d.allWithdrawn(chosen) {
		withdraw.label, withdraw.tip = lang.L("Restore"), lang.L("Ask, count and export these articles again")
	}
	if len(d.view.People) > 0 {
		open = append(open, action{id: "assign", label: lang.L("Assign"), key: 'a', tip: lang.L("Give articles to people; you see everyone's load before anything is written"), do: d.assignDialog})
	}
	open = append(open, d.practiceAction(chosen))
	return append(append(open,
		action{id: "batch", label: lang.L("Batch"), key: 'b', tip: lang.L("Put these articles into a set that is handed out and reviewed together"), do: d.batchDialog},
		withdraw), d.importAction()...)
}

// practiceAction sets the chosen articles apart for practice alone, or brings
// them back where all of them are apart.
func (d *Dataset) practiceAction(chosen []string) action {
	a := action{id: "practice", label: lang.L("Practice"), key: 'p', tip: lang.L("For practice alone: out of the queue, agreement and exports; answers are kept")}
	value, said := annotate.Yes, lang.L("For practice alone: {{.Count}}", map[string]any{"Count": len(chosen)})
	if len(chosen) > 0 && d.all(chosen, func(m annotate.Meta) bool { return m.Practice }) {
		a.label, a.tip = lang.L("Real work"), lang.L("Back into the queue, agreement and exports")
		value, said = "", lang.L("Real work again: {{.Count}}", map[string]any{"Count": len(chosen)})
	}
	a.do = func() {
		if d.decide(about(chosen, annotate.MetaPractice, value)...) {
			d.params.OnNotice(said)
		}
	}
	return a
}

func (d *Dataset) importAction() []action {
	if !d.may() {
		return nil
	}
	return []action{{id: "import", label: lang.L("Import"), key: 'i', tip: lang.L("Bring in articles from files; you see what is found before anything is written"), do: d.params.OnImport, main: len(d.view.Articles) == 0}}
}

// chosenArticles are the marked ones, else the one where the keys are.
func (d *Dataset) chosenArticles() []string {
	var ids []string
	for _, a := range d.view.Articles {
		if d.marked[a.ID] {
			ids = append(ids, a.ID)
		}
	}
	if len(ids) == 0 && d.articles.at < len(d.view.Articles) {
		ids = []string{d.view.Articles[d.articles.at].ID}
	}
	return ids
}

// all reports whether something holds of all of some articles.
func (d *Dataset) all(ids []string, holds func(annotate.Meta) bool) bool {
	for _, a := range d.view.Articles {
		if slices.Contains(ids, a.ID) && !holds(a.Meta) {
			return false
		}
	}
	return true
}

func (d *Dataset) allWithdrawn(ids []string) bool {
	return d.all(ids, func(m annotate.Meta) bool { return m.Withdrawn })
}

// articleColumns are the places of the columns; those without room have no
// width.
type articleColumns struct {
	title, titleWidth   float32
	outlet, outletWidth float32
	date, dateWidth     float32
	batch, batchWidth   float32
	count, countWidth   float32
	done, doneWidth     float32
}

func (d *Dataset) articleColumns(width float32) articleColumns {
	pad := cardPad()
	c := articleColumns{title: pad + theme.Scaled(26), countWidth: theme.Scaled(38), doneWidth: theme.Scaled(142)}
	if !d.may() { // nothing to mark articles for
		c.title = pad
	}
	right := width - pad - c.doneWidth
	c.done = right
	right -= theme.Scaled(18) + c.countWidth
	c.count = right
	if width > theme.Scaled(560) {
		c.batchWidth = theme.Scaled(104)
		right -= theme.Scaled(10) + c.batchWidth
		c.batch = right
	}
	if width > theme.Scaled(700) {
		c.dateWidth = theme.Scaled(82)
		right -= theme.Scaled(10) + c.dateWidth
		c.date = right
	}
	if width > theme.Scaled(800) && !d.view.hidesOutlet() {
		c.outletWidth = theme.Scaled(150)
		right -= theme.Scaled(10) + c.outletWidth
		c.outlet = right
	}
	c.titleWidth = right - theme.Scaled(12) - c.title
	return c
}

// drawArticles draws the card without its rows, and returns where they begin.
func (d *Dataset) drawArticles(l *chart.List, width, height float32) float32 {
	if height > 0 {
		surface(l, width, height)
	}
	y := d.tableHead(l, width, lang.L("Articles"), d.articlesRemark(), d.articleActions())
	switch {
	case !d.shown:
		return y + quiet(l, cardPad(), y, width-2*cardPad(), lang.L("reading…"))
	case len(d.view.Articles) == 0:
		return y + quiet(l, cardPad(), y, width-2*cardPad(), lang.L("No articles yet. Import text files, or drop them on the window.")) + theme.Scaled(10)
	}
	c, small, h := d.articleColumns(width), columnName(), theme.Scaled(22)
	right := small
	right.Align = fyne.TextAlignTrailing
	l.Words(c.title, y, c.titleWidth, h, small.With(lang.L("Title")))
	l.Words(c.outlet, y, c.outletWidth, h, small.With(lang.L("Outlet")))
	l.Words(c.date, y, c.dateWidth, h, small.With(lang.L("Published")))
	l.Words(c.batch, y, c.batchWidth, h, small.With(lang.L("Batch")))
	l.Words(c.count-theme.Scaled(20), y, c.countWidth+theme.Scaled(20), h, right.With("¶"))
	name := lang.L("Submitted by")
	if !d.view.Lead {
		name = lang.L("Submitted")
	}
	l.Words(c.done, y, c.doneWidth, h, small.With(name))
	return y + h
}

func columnName() chart.Text {
	return chart.Text{Size: theme.SizeSmall(), Ink: theme.Current().Muted}
}

// tableHead draws title, remark and buttons of a table, the buttons in a line
// of their own where the title leaves no room, and returns where it ends. A long
// remark is cut, so that it moves nothing when it changes.
func (d *Dataset) tableHead(l *chart.List, width float32, title, remark string, actions []action) float32 {
	pad := cardPad()
	name := chart.Width(chart.Text{Text: title, Size: theme.SizeBody(), Bold: true})
	if room := width - 2*pad - widthOf(actions); name+theme.Scaled(150) <= room {
		rowOfButtons(l, actions, width-pad, theme.Scaled(10))
		return heading(l, room+pad, title, remark)
	}
	y := heading(l, width, title, remark)
	return y + wrapButtons(l, actions, pad, y-theme.Scaled(2), width-2*pad) + theme.Scaled(6)
}

func (d *Dataset) articlesRemark() string {
	if !d.shown || len(d.view.Articles) == 0 {
		return ""
	}
	if n := len(d.marked); n > 0 {
		return lang.L("{{.Count}} marked", map[string]any{"Count": n})
	}
	withdrawn := 0
	for _, a := range d.view.Articles {
		if a.Meta.Withdrawn {
			withdrawn++
		}
	}
	n := len(d.view.Articles) - withdrawn
	text := counted(n, d.view.paragraphs())
	if withdrawn > 0 {
		text += " · " + lang.L("{{.Count}} withdrawn", map[string]any{"Count": withdrawn})
	}
	return text
}

// counted says how many articles and paragraphs there are.
func counted(articles, paragraphs int) string {
	return lang.N("{{.Count}} articles", articles, map[string]any{"Count": articles}) + " · " +
		lang.N("{{.Count}} paragraphs", paragraphs, map[string]any{"Count": paragraphs})
}

func (d *Dataset) drawArticle(l *chart.List, i int, y, width, high float32) {
	a, c, p := &d.view.Articles[i], d.articleColumns(width), theme.Current()
	ink := p.Ink
	if a.Meta.Withdrawn {
		ink = p.Muted
	}
	if d.may() {
		d.drawMark(l, a.ID, y, high)
	}
	text := chart.Text{Size: theme.SizeLabel(), Ink: ink, Article: true}
	l.Words(c.title, y, c.titleWidth, high, text.With(titleOf(a)))
	muted := chart.Text{Size: theme.SizeLabel() - theme.Scaled(0.5), Ink: p.Muted}
	l.Words(c.outlet, y, c.outletWidth, high, muted.With(a.Meta.Outlet))
	l.Words(c.date, y, c.dateWidth, high, muted.With(a.Meta.Published))
	d.drawBatch(l, a, c, y+high/2)
	number := muted
	number.Align = fyne.TextAlignTrailing
	l.Words(c.count, y, c.countWidth, high, number.With(strconv.Itoa(a.Paragraphs)))
	d.drawProgress(l, a, c.done, y+high/2, c.doneWidth)
	d.articles.spot(l, i, y, width, high, func() string { return d.articleTip(a) }, func() { d.params.OnArticle(a.ID) })
	if d.may() {
		d.markSpot(l, a.ID, y, high)
	}
}

func titleOf(a *Article) string {
	if a.Meta.Title != "" {
		return a.Meta.Title
	}
	return lang.L("Untitled article")
}

// drawMark draws the box that marks an article for what is done to several.
func (d *Dataset) drawMark(l *chart.List, id string, y, high float32) {
	p, s := theme.Current(), theme.Scaled(13)
	x, mid := cardPad()+theme.Scaled(1), y+high/2
	box(l, x, mid, s, d.marked[id], p)
}

// box draws a box with or without a tick.
func box(l *chart.List, x, mid, s float32, ticked bool, p *theme.Palette) {
	if !ticked {
		l.Frame(x, mid-s/2, s, s, theme.RadiusSmall-1, p.Surface, p.Control, theme.Scaled(1.5))
		return
	}
	fill := p.Filled(p.Accent)
	l.Frame(x, mid-s/2, s, s, theme.RadiusSmall-1, fill, fill, theme.Scaled(1.5))
	tick := theme.InkOn(fill)
	l.Line(x+s*0.22, mid, x+s*0.43, mid+s*0.22, theme.Scaled(1.8), tick)
	l.Line(x+s*0.43, mid+s*0.22, x+s*0.8, mid-s*0.24, theme.Scaled(1.8), tick)
}

func (d *Dataset) markSpot(l *chart.List, id string, y, high float32) {
	s := area("mark "+id, theme.Scaled(8), y+2, theme.Scaled(28), high-3, nil, func() { d.mark(id) })
	s.Mute = true // the keys mark by the space bar
	l.Spot(s)
}

func (d *Dataset) mark(id string) {
	if d.marked[id] {
		delete(d.marked, id)
	} else {
		d.marked[id] = true
	}
	d.articles.body.Refresh()
	d.refreshHead(d.articles)
}

// drawBatch draws the batch, or what the article is set apart for.
func (d *Dataset) drawBatch(l *chart.List, a *Article, c articleColumns, mid float32) {
	p := theme.Current()
	if c.batchWidth == 0 {
		return
	}
	switch {
	case a.Meta.Withdrawn:
		chip(l, c.batch, mid, c.batchWidth, lang.L("withdrawn"), p.Muted, p.Hover)
	case a.Meta.Practice:
		chip(l, c.batch, mid, c.batchWidth, lang.L("practice"), p.Sourcing, p.SourcingSoft)
	case a.Meta.Batch != "":
		chip(l, c.batch, mid, c.batchWidth, a.Meta.Batch, p.Accent, p.AccentSoft)
	}
}

// mostMarks is how many people are shown each by a mark of their own.
const mostMarks = 6

// drawProgress draws how many have submitted the article, and a mark for each:
// its shape tells not begun, begun, submitted.
func (d *Dataset) drawProgress(l *chart.List, a *Article, x, mid, width float32) {
	p, n := theme.Current(), len(a.Progress)
	text := chart.Text{Size: theme.SizeLabel() - theme.Scaled(0.5), Ink: p.Muted}
	if n == 0 {
		l.Words(x, mid-theme.Scaled(10), width, theme.Scaled(20), text.With(lang.L("nobody")))
		return
	}
	if !d.view.Lead { // it is the reader's own
		q := a.Progress[0]
		text.Text = lang.L("{{.Done}} of {{.All}}", map[string]any{"Done": q.Submitted, "All": a.Paragraphs})
		l.Words(x, mid-theme.Scaled(10), theme.Scaled(56), theme.Scaled(20), text)
		bar(l, x+theme.Scaled(62), mid, width-theme.Scaled(62), share(q.Submitted, a.Paragraphs), p.Saved)
		return
	}
	text.Text = lang.L("{{.Done}} of {{.All}}", map[string]any{"Done": a.done(), "All": n})
	if a.done() == n {
		text.Ink = p.Saved
	}
	l.Words(x, mid-theme.Scaled(10), theme.Scaled(56), theme.Scaled(20), text)
	x += theme.Scaled(58)
	if n > mostMarks {
		bar(l, x, mid, width-theme.Scaled(58), share(a.done(), n), p.Saved)
		return
	}
	for _, q := range a.Progress {
		progressMark(l, x+theme.Scaled(6), mid, q, a.Paragraphs)
		x += theme.Scaled(14)
	}
}

func progressMark(l *chart.List, x, mid float32, q Progress, paragraphs int) {
	p, r := theme.Current(), theme.Scaled(4.5)
	switch {
	case paragraphs > 0 && q.Submitted >= paragraphs:
		l.Disc(x, mid, r, p.Saved, p.Saved, 0)
	case q.Begun > 0 || q.Submitted > 0:
		l.Disc(x, mid, r, p.Surface, p.Accent, theme.Scaled(1.5))
		l.Disc(x, mid, r*0.42, p.Accent, p.Accent, 0)
	default:
		l.Disc(x, mid, r, p.Surface, theme.Mix(p.Surface, p.Muted, 0.5), theme.Scaled(1.2))
	}
	if q.Unsure > 0 {
		l.Disc(x+r, mid-r, theme.Scaled(2), p.Warning, p.Warning, 0)
	}
}

// bar draws a share as a line that is partly filled.
func bar(l *chart.List, x, mid, width float32, share float64, ink color.NRGBA) {
	p, h := theme.Current(), theme.Scaled(4)
	l.Box(x, mid-h/2, width, h, h/2, p.Line)
	if share > 0 {
		l.Box(x, mid-h/2, max(h, width*float32(min(1, share))), h, h/2, ink)
	}
}

func share(done, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(done) / float64(all)
}

// articleTip tells everything that a row has no room for.
func (d *Dataset) articleTip(a *Article) string {
	parts := []string{titleOf(a)}
	if a.Meta.Outlet != "" && !d.view.hidesOutlet() {
		parts = append(parts, a.Meta.Outlet)
	}
	if a.Meta.Published != "" {
		parts = append(parts, a.Meta.Published)
	}
	for _, q := range a.Progress {
		who := lang.L("{{.Who}} {{.Done}} of {{.All}}", map[string]any{"Who": q.Annotator, "Done": q.Submitted, "All": a.Paragraphs})
		if q.Unsure > 0 {
			who += " " + lang.L("({{.Count}} unsure)", map[string]any{"Count": q.Unsure})
		}
		parts = append(parts, who)
	}
	return strings.Join(parts, " · ")
}

func (d *Dataset) detailsOfArticle() {
	if d.articles.at < len(d.view.Articles) {
		d.params.OnDetails(d.view.Articles[d.articles.at].ID)
	}
}

// withdraw takes the chosen articles out of use, or brings them back where all
// of them are out.
func (d *Dataset) withdraw() {
	ids, to := d.chosenArticles(), annotate.Yes
	count := map[string]any{"Count": len(ids)}
	said := lang.L("Withdrawn: {{.Count}}", count)
	if d.allWithdrawn(ids) {
		to, said = "", lang.L("Restored: {{.Count}}", count)
	}
	if d.decide(about(ids, annotate.MetaWithdrawn, to)...) {
		d.params.OnNotice(said)
	}
}
