package datasetscreen

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

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

// drawArticles draws the card without its rows, and returns where they begin.
func (t *articlesCard) drawArticles(l *kit.Drawing, width, height float32) float32 {
	if height > 0 {
		card.Surface(l, 0, 0, width, height)
	}
	y := card.Heading(l, width, lang.L("Articles"), t.articlesRemark(), t.actions()...)
	switch {
	case !t.work.Gathered():
		return y + card.Quiet(l, card.Pad(), y, width-2*card.Pad(), lang.L("reading…"))
	case len(t.view().Articles) == 0:
		return y + card.Quiet(
			l,
			card.Pad(),
			y,
			width-2*card.Pad(),
			lang.L("No articles yet. Import text files, or drop them on the window."),
		) + theme.Scaled(
			10,
		)
	}
	c, small, h := t.articleColumns(width), columnName(), theme.Scaled(22)
	right := small
	right.Align = fyne.TextAlignTrailing
	l.Words(c.title, y, c.titleWidth, h, small.With(lang.L("Title")))
	l.Words(c.outlet, y, c.outletWidth, h, small.With(lang.L("Outlet")))
	l.Words(c.date, y, c.dateWidth, h, small.With(lang.L("Published")))
	l.Words(c.batch, y, c.batchWidth, h, small.With(lang.L("Batch")))
	l.Words(c.count-theme.Scaled(20), y, c.countWidth+theme.Scaled(20), h, right.With("¶"))
	name := lang.L("Submitted by")
	if !t.view().Lead {
		name = lang.L("Submitted")
	}
	l.Words(c.done, y, c.doneWidth, h, small.With(name))
	return y + h
}

func columnName() kit.Text {
	return kit.Text{Size: theme.SizeSmall(), Ink: theme.Current().Muted}
}

func (t *articlesCard) articlesRemark() string {
	if !t.work.Gathered() || len(t.view().Articles) == 0 {
		return ""
	}
	if n := t.work.Marks(); n > 0 {
		text := lang.L("{{.Count}} marked", map[string]any{"Count": n})
		if unseen := t.work.MarkedUnseen(); unseen > 0 {
			text += ", " + lang.L("{{.Count}} of them not listed", map[string]any{"Count": unseen})
		}
		return text
	}
	if words := t.work.Narrowed(); words != "" {
		return lang.L("{{.Count}} of {{.All}}: {{.Words}}", map[string]any{
			"Count": t.work.Listed(), "All": len(t.view().Articles), "Words": words,
		})
	}
	n, paragraphs := t.view().InUse()
	text := counted(n, paragraphs)
	withdrawn := len(t.view().Articles) - n
	if withdrawn > 0 {
		text += " · " + lang.L("{{.Count}} withdrawn", map[string]any{"Count": withdrawn})
	}
	if n := t.work.Doubled(); n > 0 {
		text += " · " + lang.N("{{.Count}} texts in several versions", n, map[string]any{"Count": n})
	}
	return text
}

// counted says how many articles and paragraphs there are.
func counted(articles, paragraphs int) string {
	return lang.N("{{.Count}} articles", articles, map[string]any{"Count": articles}) + " · " +
		lang.N("{{.Count}} paragraphs", paragraphs, map[string]any{"Count": paragraphs})
}

func (t *articlesCard) drawArticle(l *kit.Drawing, i int, y, width, high float32) {
	a, c, p := t.work.Row(i), t.articleColumns(width), theme.Current()
	ink := p.Ink
	if a.Meta.Withdrawn {
		ink = p.Muted
	}
	if t.work.May() {
		t.drawMark(l, a.ID, y, high)
	}
	text := kit.Text{Size: theme.SizeLabel(), Ink: ink, Article: true}
	l.Words(c.title, y, c.titleWidth, high, text.With(titleOf(a)))
	muted := kit.Text{Size: card.Small(), Ink: p.Muted}
	l.Words(c.outlet, y, c.outletWidth, high, muted.With(a.Meta.Outlet))
	l.Words(c.date, y, c.dateWidth, high, muted.With(a.Meta.Published))
	t.drawBatch(l, a, c, y+high/2)
	number := muted
	number.Align = fyne.TextAlignTrailing
	l.Words(c.count, y, c.countWidth, high, number.With(strconv.Itoa(a.Paragraphs)))
	t.drawProgress(l, a, c.done, y+high/2, c.doneWidth)
	t.Spot(
		l,
		i,
		y,
		width,
		high,
		func() string { return t.articleTip(a) },
		func() { t.host.Do(place.OpenParagraph{Article: a.ID, Number: 1}) },
	)
	if t.work.May() {
		t.markSpot(l, a.ID, y, high)
	}
}

func titleOf(a *exchanging.Article) string {
	if a.Meta.Title != "" {
		return a.Meta.Title
	}
	return lang.L("Untitled article")
}

// drawMark draws the box that marks an article for what is done to several.
func (t *articlesCard) drawMark(l *kit.Drawing, id string, y, high float32) {
	l.Tick(card.Pad()+theme.Scaled(1), y+high/2, theme.Scaled(13), t.work.Marked(id))
}

func (t *articlesCard) markSpot(l *kit.Drawing, id string, y, high float32) {
	s := card.Area("mark "+id, theme.Scaled(8), y+2, theme.Scaled(28), high-3, nil, func() { t.mark(id) })
	s.Mute = true // the keys mark by the space bar
	l.Spot(s)
}

// drawBatch draws the batch, or what the article is set apart for.
func (t *articlesCard) drawBatch(l *kit.Drawing, a *exchanging.Article, c articleColumns, mid float32) {
	p := theme.Current()
	if c.batchWidth == 0 {
		return
	}
	switch {
	case a.Meta.Withdrawn:
		l.Chip(kit.Chip{Text: lang.L("withdrawn"), Skin: kit.Skin{Fill: p.Hover, Ink: p.Muted}}, c.batch, mid, c.batchWidth)
	case len(t.work.Editions(a.ID)) > 0:
		l.Chip(
			kit.Chip{Text: lang.L("a version"), Skin: kit.Skin{Fill: theme.Mix(p.Surface, p.Warning, 0.14), Ink: p.Warning}},
			c.batch,
			mid,
			c.batchWidth,
		)
	case a.Meta.Practice:
		l.Chip(kit.Chip{Text: lang.L("practice"), Skin: kit.Skin{Fill: p.SourcingSoft, Ink: p.Sourcing}}, c.batch, mid, c.batchWidth)
	case a.Meta.Batch != "":
		l.Chip(kit.Chip{Text: a.Meta.Batch, Skin: kit.Skin{Fill: p.AccentSoft, Ink: p.Accent}}, c.batch, mid, c.batchWidth)
	}
}

// drawProgress draws how many have submitted the article, and a mark for each:
// its shape tells not begun, begun, submitted.
func (t *articlesCard) drawProgress(l *kit.Drawing, a *exchanging.Article, x, mid, width float32) {
	p, awaited := theme.Current(), a.Awaited()
	n := len(awaited)
	text := kit.Text{Size: card.Small(), Ink: p.Muted}
	if n == 0 {
		l.Words(x, mid-theme.Scaled(10), width, theme.Scaled(20), text.With(lang.L("nobody")))
		return
	}
	if !t.view().Lead { // it is the reader's own
		q := awaited[0]
		text.Text = lang.L("{{.Done}} of {{.All}}", map[string]any{"Done": q.Submitted, "All": q.Paragraphs})
		l.Words(x, mid-theme.Scaled(10), theme.Scaled(56), theme.Scaled(20), text)
		bar(l, x+theme.Scaled(62), mid, width-theme.Scaled(62), share(q.Submitted, q.Paragraphs), p.Saved)
		return
	}
	text.Text = lang.L("{{.Done}} of {{.All}}", map[string]any{"Done": a.Done(), "All": n})
	if a.Done() == n {
		text.Ink = p.Saved
	}
	l.Words(x, mid-theme.Scaled(10), theme.Scaled(56), theme.Scaled(20), text)
	x += theme.Scaled(58)
	if n > mostMarks {
		bar(l, x, mid, width-theme.Scaled(58), share(a.Done(), n), p.Saved)
		return
	}
	for _, q := range awaited {
		progressMark(l, x+theme.Scaled(6), mid, q)
		x += theme.Scaled(14)
	}
}

func progressMark(l *kit.Drawing, x, mid float32, q exchanging.Progress) {
	p, r := theme.Current(), theme.Scaled(4.5)
	switch {
	case q.Done():
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
func bar(l *kit.Drawing, x, mid, width float32, share float64, ink color.NRGBA) {
	h := theme.Scaled(4)
	l.Bar(x, mid-h/2, width, h, float32(share), theme.Current().Line, ink)
}

func share(done, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(done) / float64(all)
}

// articleTip tells everything that a row has no room for.
func (t *articlesCard) articleTip(a *exchanging.Article) string {
	parts := []string{titleOf(a)}
	if a.Meta.Outlet != "" && !t.view().HidesOutlet() {
		parts = append(parts, a.Meta.Outlet)
	}
	if a.Meta.Published != "" {
		parts = append(parts, a.Meta.Published)
	}
	for _, other := range t.work.Editions(a.ID) {
		parts = append(parts, lang.L("another version of this text is in use too, and counts: {{.Title}} ({{.Article}})",
			map[string]any{"Title": titleOf(&other), "Article": sentence.Short(other.ID)}))
	}
	for _, f := range a.Meta.Columns() {
		parts = append(parts, strings.TrimPrefix(f.Field, annotate.FreePrefix)+": "+f.Value)
	}
	for _, q := range a.Progress {
		if !q.Awaited && q.Begun+q.Submitted == 0 {
			continue
		}
		who := lang.L("{{.Who}} {{.Done}} of {{.All}}", map[string]any{"Who": q.Annotator, "Done": q.Submitted, "All": q.Paragraphs})
		if q.Unsure > 0 {
			who += " " + lang.L("({{.Count}} unsure)", map[string]any{"Count": q.Unsure})
		}
		parts = append(parts, who)
	}
	return strings.Join(parts, " · ")
}
