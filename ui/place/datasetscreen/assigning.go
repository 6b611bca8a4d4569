package datasetscreen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// assigning is an assignment that is being looked at.
type assigning struct {
	articles *articlesCard
	work     *exchanging.Assignment
	modal    *modal.Modal
	which    *modal.Select
	to       *modal.Select
	each     *modal.Entry
	batch    *modal.Entry
	people   []*modal.Check
	preview  *kit.Pane
}

// assignDialog asks which articles go to whom, and shows what everyone would
// have to do before anything is written.
func (t *articlesCard) assignDialog() {
	a := &assigning{articles: t}
	a.preview = kit.NewPane(a.draw)
	a.work = t.work.Assign(func() { a.preview.Update() })
	a.each, a.batch = modal.NewEntry("2", ""), modal.NewEntry("", lang.L("such as calibration; empty is none"))
	a.each.OnChanged = func(string) { a.look() }
	a.batch.OnChanged = func(string) { a.look() }
	a.which = modal.NewSelect(a.sets(), a.sets()[0], func(string) { a.look() })
	ways := []string{lang.L("to all of these people"), lang.L("to so many of these people")}
	a.to = modal.NewSelect(ways, ways[0], func(string) { a.look() })
	a.each.Disable()
	who := container.NewGridWrap(fyne.NewSize(theme.Scaled(110), theme.Scaled(34)))
	for _, p := range t.view().People {
		c := modal.NewCheck(p.ID, p.Role != annotate.RoleLead, func(bool) { a.look() })
		a.people = append(a.people, c)
		who.Add(c)
	}
	crowd := container.NewVScroll(who)
	size := t.host.Window().Canvas().Size()
	crowd.SetMinSize(fyne.NewSize(theme.Scaled(400), theme.Scaled(34)*float32(min(3, (len(a.people)+3)/4))+4))
	rows := []modal.Row{
		modal.NewRow(lang.L("Articles"), a.which),
		modal.NewRow(
			lang.L("Each one"),
			container.NewBorder(
				nil,
				nil,
				nil,
				container.NewGridWrap(fyne.NewSize(theme.Scaled(64), a.each.MinSize().Height), a.each),
				a.to,
			),
		),
		modal.NewRow(lang.L("People"), crowd),
	}
	if a.work.Marked() > 0 {
		rows = append(rows, modal.NewRow(lang.L("As batch"), a.batch))
	}
	plan := container.NewVScroll(container.NewGridWrap(fyne.NewSize(theme.Scaled(590), a.previewHeight()), a.preview))
	plan.SetMinSize(fyne.NewSize(theme.Scaled(590), min(a.previewHeight(), max(size.Height-theme.Scaled(430), theme.Scaled(96)))))
	a.modal = modal.Show(t.host.Window(), modal.Spec{
		Title: lang.L("Assign articles"), Body: modal.NewColumn(modal.NewForm(rows...), plan), Width: 640,
		Confirm: lang.L("Assign"), Cancel: lang.L("Cancel"), InitialFocus: fyne.Focusable(a.which),
		OnConfirm: a.work.Check, Then: a.work.Write,
	})
	a.look()
}

// sets are the articles that can be chosen, by name.
func (a *assigning) sets() []string {
	var names []string
	if n := a.work.Marked(); n > 0 {
		names = append(names, lang.N("the {{.Count}} marked", n, map[string]any{"Count": n}))
	}
	names = append(names, lang.L("all"))
	for _, b := range a.articles.view().Batches {
		names = append(names, lang.L("batch {{.Batch}}", map[string]any{"Batch": b.Name}))
	}
	return names
}

// wish is what the controls say.
func (a *assigning) wish() exchanging.Wish {
	w := exchanging.Wish{Some: a.to.SelectedIndex() == 1, Each: a.each.Text}
	at := a.which.SelectedIndex()
	if a.work.Marked() > 0 {
		at--
	}
	switch {
	case at < 0:
		w.Which, w.Batch = exchanging.TheMarked, a.batch.Text
	case at == 0:
		w.Which = exchanging.TheWhole
	default:
		w.Which, w.Batch = exchanging.TheBatch, a.articles.view().Batches[at-1].Name
	}
	for _, c := range a.people {
		if c.Checked {
			w.To = append(w.To, c.Name)
		}
	}
	return w
}

// look has planned what the controls say and shows everyone's load.
func (a *assigning) look() {
	if a.to.SelectedIndex() == 1 {
		a.each.Enable()
	} else {
		a.each.Disable()
	}
	a.work.Plan(a.wish())
}

func (a *assigning) previewHeight() float32 {
	return theme.Scaled(54) + float32(len(a.people))*theme.Scaled(24)
}

// draw draws what everyone would have to do.
func (a *assigning) draw(l *kit.Drawing, width, _ float32) float32 {
	p, high := theme.Current(), theme.Scaled(24)
	answer := a.work.Answer()
	if answer == nil {
		return card.Quiet(l, 0, theme.Scaled(6), width, wording.Error(a.work.Err())) + theme.Scaled(12)
	}
	y := theme.Scaled(4)
	y += card.Quiet(l, 0, y, width, summary(answer)) + theme.Scaled(6)
	most := 1
	for _, load := range answer.Loads {
		most = max(most, load.Paragraphs)
	}
	text := kit.Text{Size: card.Small(), Ink: p.Muted}
	for _, load := range answer.Loads {
		l.Line(0, y, width, y, theme.Hairline, p.Line)
		name := text.With(load.Annotator)
		name.Ink, name.Bold = p.Ink, true
		l.Words(0, y, width*0.2, high, name)
		bar(l, width*0.22, y+high/2, width*0.26, share(load.Paragraphs, most), p.Accent)
		said := counted(load.Articles, load.Paragraphs)
		if load.NewArticles > 0 {
			said += " · " + lang.L("{{.Count}} new", map[string]any{"Count": load.NewArticles})
		}
		l.Words(width*0.52, y, width*0.48, high, text.With(said))
		y += high
	}
	return y + theme.Scaled(6)
}

func summary(a *team.Answer) string {
	text := lang.N("{{.Count}} articles, of which nothing new would be given out", a.Articles, map[string]any{"Count": a.Articles})
	if n := len(a.New); n > 0 {
		text = lang.N("{{.Count}} articles", a.Articles, map[string]any{"Count": a.Articles}) + ", " +
			lang.N("{{.Count}} times given out", n, map[string]any{"Count": n})
	}
	switch a.Rings {
	case team.OddRing:
		text += ". " + lang.L("Pairs are dealt at random and in odd rings, so that a strict annotator can be told from a difficult article")
	case team.EvenRings:
		text += ". " + lang.L(
			"The pairs form no odd ring (A with B, B with C, C with A), so that a strict annotator cannot be told from a difficult article",
		)
	}
	if not := a.Crossing.Not; len(not) > 0 {
		text += ". " + lang.L(
			"Annotators do not lie across the outlets of {{.Events}}, so that a difference between outlets may be one between annotators there",
			map[string]any{"Events": strings.Join(not, ", ")},
		)
	}
	return text + ". " + lang.L("Who has an article keeps it. From the first assignment on, everyone meets only what they were given.")
}
