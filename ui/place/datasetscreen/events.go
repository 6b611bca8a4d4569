package datasetscreen

import (
	"cmp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/events"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// eventsPanel lists which articles cover one event, and which seem to.
type eventsPanel struct {
	part
	work    *exchanging.Events
	content *content
}

// showEvents lists the events over the place.
func (d *Screen) showEvents() {
	e := &eventsPanel{part: d.part}
	e.content = &content{
		title: lang.L("Events"), remark: lang.L("Enter names and confirms; nothing is written before"),
		actions: func() []card.Action { return []card.Action{e.panel.closing()} }, draw: e.draw, closed: func() { e.work.End() },
	}
	e.work = d.work.Events(e.changed)
	d.panel.show(e.content)
	e.changed()
}

func (e *eventsPanel) changed() {
	if e.work == nil || !e.board.Covered() || e.panel.content != e.content {
		return
	}
	e.board.SyncOverlay()
	if e.panel.body.Reachable() {
		e.board.EnterFirst(e.panel.body)
	}
}

func (e *eventsPanel) draw(l *kit.Drawing, y, width float32) float32 {
	pad := card.Pad()
	switch {
	case e.work.Err() != nil:
		return y + card.Quiet(l, pad, y, width-2*pad, wording.Error(e.work.Err()))
	case !e.work.Read():
		return y + card.Quiet(l, pad, y, width-2*pad, lang.L("comparing the articles…"))
	}
	suggested, known := e.work.Suggested(), e.work.Known()
	if len(suggested) == 0 {
		y += card.Quiet(l, pad, y, width-2*pad, lang.L(
			"No further articles seem to cover one event. Those that do share runs of five words, such as a quotation, and appeared within three days.",
		)) + theme.Scaled(10)
	}
	y = listName(l, lang.L("Seem to cover one event"), len(suggested), y, width)
	for i := range suggested {
		s := &suggested[i]
		remark := lang.L("{{.Percent}} % alike", map[string]any{"Percent": strconv.Itoa(int(100*s.Likeness + 0.5))})
		if s.Known {
			remark += " · " + lang.L("joins a known event")
		}
		y = e.drawEvent(l, "suggested "+strconv.Itoa(i), s.Name, remark, s.Articles, y, width)
	}
	y = listName(l, lang.L("Confirmed"), len(known), y, width)
	for i := range known {
		k := &known[i]
		y = e.drawEvent(l, "known "+strconv.Itoa(i), k.Name, crossedWords(k), k.Articles, y, width)
	}
	return y
}

// crossedWords say over how many outlets an event lies, and whether annotators do.
func crossedWords(k *events.Event) string {
	words := lang.N("{{.Count}} outlets", k.Outlets, map[string]any{"Count": k.Outlets})
	switch {
	case k.Outlets > 1 && k.Crossed:
		words += " · " + lang.L("annotators lie across them")
	case k.Outlets > 1 && k.Given:
		words += " · " + lang.L("annotators do not lie across them")
	}
	return words
}

// drawEvent draws an event with its articles, which Enter names, and returns where it ends.
func (e *eventsPanel) drawEvent(
	l *kit.Drawing, id, name, remark string, articles []events.Article, y, width float32,
) float32 {
	p, pad, out, line := theme.Current(), card.Pad(), theme.Scaled(8), theme.Scaled(22)
	high := line*float32(len(articles)+1) + theme.Scaled(10)
	l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
	card.Lit(l, id, pad-out, y+1, width-2*pad+2*out, high-2)
	head := kit.Text{Text: name, Size: theme.SizeLabel(), Ink: p.Ink, Bold: true, Article: true}
	beside := kit.Text{Text: remark, Size: card.Small(), Ink: p.Muted}
	room := width - 2*pad
	after := min(kit.Width(beside)+1, room*0.5)
	w := min(kit.Width(head)+1, room-after-theme.Scaled(12))
	l.Words(pad, y+theme.Scaled(4), w, line, head)
	l.Words(pad+w+theme.Scaled(12), y+theme.Scaled(4), after, line, beside)
	text := kit.Text{Size: card.Small(), Ink: p.Muted, Article: true}
	for i := range articles {
		a, top := &articles[i], y+theme.Scaled(4)+line*float32(i+1)
		l.Words(pad+theme.Scaled(14), top, theme.Scaled(92), line, text.With(cmp.Or(a.Published, lang.L("no date"))))
		l.Words(pad+theme.Scaled(112), top, theme.Scaled(150), line, text.With(cmp.Or(a.Outlet, lang.L("no outlet"))))
		title := text.With(cmp.Or(a.Title, lang.L("Untitled article")))
		title.Ink = p.Ink
		l.Words(pad+theme.Scaled(272), top, room-theme.Scaled(272), line, title)
	}
	l.Spot(card.RowArea(id, pad-out, y+2, width-2*pad+2*out, high-4, nil, func() { e.nameDialog(name, articles) }))
	return y + high
}

// nameDialog asks for the name of an event and confirms it.
func (e *eventsPanel) nameDialog(name string, articles []events.Article) {
	entry := modal.NewEntry(name, lang.L("empty: of no event"))
	titles := make([]string, 0, len(articles))
	for i := range articles {
		titles = append(titles, cmp.Or(articles[i].Title, lang.L("Untitled article")))
	}
	modal.Show(e.host.Window(), modal.Spec{
		Title: lang.N("{{.Count}} articles on one event", len(articles), map[string]any{"Count": len(articles)}),
		Body: modal.NewColumn(
			modal.Text(strings.Join(titles, " · ")),
			modal.Text(lang.L("Intervals of agreement take articles on one event together, and they are given to the same people.")),
			modal.Heading(lang.L("Name of the event")),
			entry,
		),
		Confirm: lang.L("Confirm"), Cancel: lang.L("Cancel"), Width: 560, InitialFocus: entry,
		OnConfirm: func() error { return modal.Wrong(entry, e.work.Set(entry.Text, articles)) },
	})
}
