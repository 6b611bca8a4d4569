package annotatescreen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/search"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

var _ fyne.Widget = (*articleView)(nil)

// articleView shows the whole article with the current paragraph in view.
type articleView struct {
	widget.BaseWidget
	onParagraph func(i int)
	onSelected  func(i, start, end int)                    // words were selected by the pointer
	onMark      func(offset int) bool                      // a character of the current paragraph was clicked
	onEnd       func(start, end int)                       // an end of the mark taken up was moved
	onCross     func()                                     // the mark taken up is to go
	onHover     func(i int, row *paragraphRow, offset int) // the pointer is on a character
	others      func() bool                                // there are articles, though none for this person

	session *labelling.Session
	title   *passage.Line
	about   *passage.Line
	roll    *kit.List
	empty   *passage.Passage
	banner  *banner // that this is practice
	legend  *legend

	sought  []search.Words // that are marked
	clicked bool           // the current paragraph is chosen by the pointer
	caret   bool           // the current paragraph shows a caret
	taken   bool           // what is selected in it is a mark that is taken up
	claims  bool           // what is selected in it belongs to the option pressed next
	article string         // id of what is shown
	round   int
	at      int
	style   kit.Style
}

func newArticleView(s *labelling.Session) *articleView {
	v := &articleView{session: s, at: -1}
	v.title = passage.NewLine("", passage.Style{}, 2)
	v.about = passage.NewLine("", passage.Style{}, 1)
	v.empty = passage.New("", passage.Style{})
	v.banner, v.legend = newBanner(), newLegend()
	v.roll = kit.NewList(kit.Source{
		Count:    v.count,
		Estimate: func(i int, width float32) float32 { return estimateRow(v.session.Sheet(i).Paragraph.Text, width) },
		New:      func() fyne.CanvasObject { return newParagraphRow() },
		Show:     v.showRow,
	})
	v.ExtendBaseWidget(v)
	return v
}

func (v *articleView) count() int {
	if a := v.session.Article(); a != nil {
		return len(a.Paragraphs)
	}
	return 0
}

func (v *articleView) showRow(i int, o fyne.CanvasObject, width float32) float32 {
	sheet := v.session.Sheet(i)
	row := o.(*paragraphRow)
	row.onTapped = func() {
		v.clicked = true
		v.onParagraph(i)
		v.clicked = false
	}
	row.text.OnSelected = func(start, end int) {
		v.selectOnlyIn(row)
		if !sheet.Paragraph.Whole() {
			v.onSelected(i, start, end)
		}
	}
	row.text.OnTapped = func(ev *fyne.PointEvent) {
		if offset, on := row.text.CharacterAt(ev.Position); i != v.session.At() || !on || !v.onMark(offset) {
			row.Tapped(nil)
		}
	}
	row.text.OnEnd = v.onEnd
	row.text.OnCross = v.onCross
	row.text.OnHover = func(offset int) { v.onHover(i, row, offset) }
	return row.show(rowState{
		Position: sheet.Paragraph.Position,
		Whole:    sheet.Paragraph.Whole(),
		Text:     textOf(&sheet.Paragraph),
		Current:  i == v.session.At(),
		State:    sheet.State(v.session.Book()),
		Unsure:   sheet.Unsure(),
		Twice:    len(v.session.Conflicts(i)) > 0,
		Chips:    chipsOf(v.session.Book(), sheet, v.session.Targets()),
		Reading:  !v.session.Asked(i),
		Note:     sheet.Under(v.session.Book(), annotate.FieldNote, ""),
		Found:    search.SpansOf(sheet.Paragraph.Text, v.sought),
		Pointed:  v.session.PointedOut(i),
		Room:     chipRoom(len(v.session.Targets())),
		Marks:    marksOn(v.session.Book(), sheet),
		Caret:    v.caret,
		Taken:    v.taken,
		Claims:   v.claims,
	}, width)
}

// sync shows what the session shows, touching only what changed.
func (v *articleView) sync() {
	restyled := v.style != kit.StyleNow()
	v.style = kit.StyleNow()
	a := v.session.Article()
	if a == nil {
		v.article = ""
		v.showHead(restyled)
		v.roll.Hide()
		return
	}
	v.roll.Show()
	at := v.session.At()
	switch {
	case a.ID != v.article || v.round != v.session.Round() || restyled:
		v.article, v.round, v.at = a.ID, v.session.Round(), at
		v.showHead(true)
		v.roll.Reset()
		v.reveal()
	case at != v.at:
		old := v.at
		v.at = at
		v.showHead(false)
		v.roll.Update(old, at)
		v.reveal()
	default:
		v.roll.Update(at)
	}
	if v.legend.show(v.session.Book(), markedFields(v.session.Book(), v.session.Current())) {
		v.layout(v.Size())
	}
}

// reload shows every paragraph anew, after another program changed answers.
func (v *articleView) reload() {
	v.article = ""
	v.sync()
}

// held is where the current paragraph stands in the height of the view, so that
// the eye finds it there when keys go through an article.
const held = 0.4

// reveal holds the current paragraph where it is expected. One that was clicked
// is in view, and stays where it is.
func (v *articleView) reveal() {
	if v.clicked {
		v.roll.Reveal(v.at, 0)
		return
	}
	v.roll.Hold(v.at, held)
}

// bringBack shows the current paragraph again if it was scrolled out of view:
// nobody is to answer for one that is not there to be read.
func (v *articleView) bringBack() {
	if v.count() > 0 && v.roll.Row(v.at) == nil {
		v.reveal()
	}
}

// showHead names the article and the place in it.
func (v *articleView) showHead(restyle bool) {
	p := theme.Current()
	if restyle {
		v.title.SetStyle(titleStyle(false))
		v.about.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeLabel(), LineHeight: 1.3, Ink: p.Muted})
		v.empty.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeBody(), LineHeight: 1.5, Ink: p.Muted})
	}
	v.banner.show(bannerText(v.session))
	a := v.session.Article()
	if a == nil && v.session.AsksConsent() != nil {
		v.showInstead(
			lang.L("Before you begin"),
			lang.L("This project asks for your consent before it asks anything else. Press Enter to read it."),
		)
		return
	}
	if a == nil && v.session.Gate() != nil {
		v.showInstead(lang.L("Practice comes first"), gateSentence(v.session.Gate()))
		return
	}
	if a == nil {
		v.showInstead(v.nothing())
		return
	}
	v.empty.Hide()
	v.title.SetStyle(titleStyle(repeatsTitle(a)))
	v.title.SetText(titleOf(a.Meta, a.ID))
	v.about.SetParts(" · ", aboutOf(a, v.session.At(), v.session.LastNumber())...)
	v.layout(v.Size())
}

// textOf is the text of a paragraph, or what stands for the article as a whole.
func textOf(p *annotate.Paragraph) string {
	if p.Whole() {
		return lang.L("The article as a whole")
	}
	return p.Text
}

// showInstead says why there is no article.
func (v *articleView) showInstead(title, what string) {
	v.title.SetText(title)
	v.about.SetText("")
	v.empty.SetText(what)
	v.empty.Show()
	v.Refresh()
}

// titleStyle is how the title stands over the article: large, or as a running head
// where the article itself begins with it.
func titleStyle(running bool) passage.Style {
	p := theme.Current()
	s := passage.Style{Family: passage.Sans, Bold: true, Size: theme.SizeTitle(), LineHeight: 1.25, Ink: p.Ink}
	if running {
		s.Size, s.LineHeight, s.Ink = theme.SizeLabel(), 1.3, p.Muted
	}
	return s
}

// repeatsTitle reports whether the title of an article is a paragraph at its beginning.
func repeatsTitle(a *annotate.Article) bool {
	const beginning = 3 // a line above the headline, and one above that
	return slices.ContainsFunc(a.Paragraphs[:min(beginning, len(a.Paragraphs))], func(p annotate.Paragraph) bool {
		return strings.EqualFold(strings.TrimSpace(p.Text), strings.TrimSpace(a.Meta.Title))
	})
}

// nothing says why there is no article: there is none at all, or none for this
// person.
func (v *articleView) nothing() (title, what string) {
	if v.others != nil && v.others() {
		return lang.L("Nothing to label"), lang.L("The articles of this project are given to others, or set apart for practice.")
	}
	return lang.L(
			"No articles yet",
		), lang.L(
			"Bring some in with File, Import articles: plain text or Markdown, one file per article. You can also drop the files on this window.",
		)
}

// titleOf is what an article is called: its title, else its file, else its id.
func titleOf(m annotate.Meta, id string) string {
	switch {
	case m.Title != "":
		return m.Title
	case m.File != "":
		return m.File
	}
	return id[:min(12, len(id))]
}

// aboutOf are the parts of the line below the title. It names no outlet: whose words these
// are is not what they are judged by. Who has to know finds it in the article's
// details.
func aboutOf(a *annotate.Article, at, last int) []string {
	place := lang.L("paragraph {{.At}} of {{.Count}}", map[string]any{"At": a.Paragraphs[at].Position, "Count": last})
	if a.Paragraphs[at].Whole() {
		place = lang.L("the article as a whole")
	}
	var parts []string
	for _, part := range []string{a.Meta.Published, place, a.Meta.Remark} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// CreateRenderer draws the head above the rolling paragraphs.
func (v *articleView) CreateRenderer() fyne.WidgetRenderer {
	objects := append(v.banner.objects(), v.title, v.about, v.legend.root, v.empty, v.roll)
	return &kit.Parts{
		Of: v, Arrange: v.layout, All: func() []fyne.CanvasObject { return objects },
		Least: func() fyne.Size { return fyne.NewSize(320, 200) },
	}
}

func (v *articleView) layout(size fyne.Size) {
	x, w := frameBounds(size.Width)
	x, w = x+theme.Scaled(2), w-theme.Scaled(4)
	y := theme.Scaled(16)
	if h := v.banner.arrange(x, theme.Scaled(14), w); h > 0 {
		y = theme.Scaled(14) + h + theme.Scaled(14)
	}
	v.title.Resize(fyne.NewSize(w, 0))
	th := v.title.HeightFor(w)
	v.title.Move(fyne.NewPos(x, y))
	v.title.Resize(fyne.NewSize(w, th))
	y += th + theme.Scaled(4)
	ah := v.about.MinSize().Height
	v.about.Move(fyne.NewPos(x, y))
	v.about.Resize(fyne.NewSize(w, ah))
	beside := min(v.about.NaturalWidth()+theme.Scaled(20), w)
	v.legend.arrange(x+beside, y, w-beside, ah)
	y += ah + theme.Scaled(12)
	v.empty.Move(fyne.NewPos(x, y))
	v.empty.Resize(fyne.NewSize(w, v.empty.HeightFor(w)))
	before := v.roll.Size()
	v.roll.Move(fyne.NewPos(0, y))
	v.roll.Resize(fyne.NewSize(size.Width, max(size.Height-y, 0)))
	switch now := v.roll.Size(); {
	case before.Width != now.Width:
		v.reveal()
	case before != now: // what is read stays where it is, as far as it can
		v.roll.Reveal(v.at, 0)
	}
}
