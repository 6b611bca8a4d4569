package annotatescreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/search"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// hit is a paragraph that a list leads to: one that a search found, or one of the
// annotator's own.
type hit struct {
	Row    annotate.Summary // of the queue; without a round that of the article
	Number int              // of the paragraph
	Text   string           // the beginning of it, or what was found in it
	About  string           // where it stands
	Stands string           // how far the annotator is with it, "" in a search
	Sign   mark             // of that
	Says   string           // note and answers
}

// foundHit is what a search found, from shortly before the words.
func foundHit(f annotate.Found, sought []search.Words) hit {
	return hit{
		Row: annotate.Summary{ArticleID: f.Paragraph.Article}, Number: f.Paragraph.Position,
		Text: search.ExcerptOf(textOf(&f.Paragraph), sought), About: whereabouts(&f.Paragraph, f.Title),
	}
}

// whereabouts names a paragraph and its article.
func whereabouts(p *annotate.Paragraph, title string) string {
	if p.Whole() {
		return title
	}
	return lang.L("¶ {{.At}} · {{.Title}}", map[string]any{"At": p.Position, "Title": title})
}

// draw draws the hit as a row.
func (h hit) draw(d *kit.Drawing, x, y, w float32) {
	if h.Stands != "" {
		stands := rowRemark(h.Stands)
		stands.Ink, stands.Bold = h.Sign.ink(), true
		y = d.Paragraph(x, y, w, stands) + 2
	}
	y = d.Paragraph(x, y, w, rowTitle(h.Text, false)) + 2
	if h.Says != "" {
		y = d.Paragraph(x, y, w, rowRemark(h.Says)) + 2
	}
	d.Paragraph(x, y, w, rowRemark(h.About))
}

// foundHeight is as high as a row of lines is: two of text, and of remarks one or three.
func foundHeight(remarks int) float32 {
	small := theme.SizeSmall()*1.35 + 2
	return theme.SizeLabel()*1.35*2 + float32(remarks)*small + theme.Scaled(2*kit.RowPad+6)
}

// foundView lists paragraphs to choose from.
type foundView struct {
	onOpen func(hit)
	roll   *kit.List
	hits   []hit
	own    bool // they are the annotator's own, and say how they stand
	total  int  // with those that are not listed
	more   bool // than total
	picked int
}

func newFoundView() *foundView {
	v := &foundView{}
	v.roll = kit.NewRows(kit.Rows{
		Count: func() int { return len(v.hits) }, Height: v.height,
		Current: func(i int) bool { return i == v.picked },
		Draw:    func(d *kit.Drawing, i int, x, y, w float32) { v.hits[i].draw(d, x, y, w) },
		Open:    func(i int) { v.onOpen(v.hits[i]) },
	})
	return v
}

func (v *foundView) height() float32 {
	if v.own {
		return foundHeight(3)
	}
	return foundHeight(1)
}

// restyle shows the list in the palette and text size in force.
func (v *foundView) restyle() {
	if v.roll.Restyled() {
		v.roll.Reset()
	}
}

// show lists other hits, of so many.
func (v *foundView) show(hits []hit, total int, own bool) {
	v.hits, v.total, v.more, v.own, v.picked = hits, total, false, own, 0
	v.roll.Reset()
}

func (v *foundView) move(by int) {
	if len(v.hits) == 0 {
		return
	}
	old := v.picked
	v.picked = max(0, min(len(v.hits)-1, old+by))
	v.roll.Update(old, v.picked)
	v.roll.Reveal(v.picked, v.height())
}
