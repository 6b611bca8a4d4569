package previewscreen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/importing"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// drawHeader draws the title, what there is in all, and what can be done with it.
func (d *Screen) drawHeader(l *kit.Drawing, width, _ float32) float32 {
	high, actions := theme.Scaled(30), d.headerActions()
	x := card.Title(l, high, lang.L("Import articles"))
	summary := kit.Text{Text: d.summary(), Size: card.Small(), Ink: theme.Current().Muted}
	if x+kit.Width(summary)+card.Pad()+card.WidthOf(actions) <= width {
		right := card.ButtonsTo(l, actions, width, 0)
		l.Words(x, theme.Scaled(1), right-x-card.Pad(), high, summary)
		return d.drawProgress(l, high+theme.Scaled(4), width)
	}
	l.Words(x, theme.Scaled(1), width-x, high, summary)
	y := high + theme.Scaled(4)
	y += card.Buttons(l, actions, 0, y, width) + theme.Scaled(4)
	return d.drawProgress(l, y, width)
}

// drawProgress draws how far reading or writing is, and returns where it ends.
func (d *Screen) drawProgress(l *kit.Drawing, y, width float32) float32 {
	n, p := d.work.Progress(), theme.Current()
	if d.work.Stage() == importing.Waiting {
		return y - theme.Scaled(4)
	}
	l.Bar(0, y, width, theme.Scaled(4), float32(n.Share()), p.Line, p.Accent)
	y += theme.Scaled(8)
	if now := wording.Of(n.Now); now != "" {
		y += card.Quiet(l, 0, y, width, now)
	}
	return y
}

// summary says what was found so far.
func (d *Screen) summary() string {
	if d.work.Stage() != importing.Waiting {
		return d.progressLine()
	}
	n := d.work.Sums()
	var parts []string
	add := func(count int, text string) {
		if count > 0 {
			parts = append(parts, text)
		}
	}
	count := func(n int) map[string]any { return map[string]any{"Count": n} }
	add(1, lang.N("{{.Count}} articles come in", n.Articles, count(n.Articles)))
	add(n.Paragraphs, lang.N("{{.Count}} paragraphs", n.Paragraphs, count(n.Paragraphs)))
	add(n.Problems, lang.L("cannot be read: {{.Count}}", count(n.Problems)))
	add(n.Here, lang.L("here already: {{.Count}}", count(n.Here)))
	add(n.Repeated, lang.L("twice: {{.Count}}", count(n.Repeated)))
	add(n.Alike, lang.L("nearly the same: {{.Count}}", count(n.Alike)))
	add(n.Left, lang.L("left out: {{.Count}}", count(n.Left)))
	if d.work.Stopped() {
		add(1, lang.L("stopped before the end"))
	}
	return strings.Join(parts, " · ")
}

// progressLine says how far reading or writing is, "" while nothing is done.
func (d *Screen) progressLine() string {
	n := d.work.Progress()
	data := map[string]any{"Done": strconv.Itoa(n.Done), "All": strconv.Itoa(n.All)}
	switch {
	case d.work.Stage() == importing.Reading && n.All == 1:
		return lang.L("Reading: {{.Percent}} %", map[string]any{"Percent": strconv.Itoa(int(100 * n.Share()))})
	case d.work.Stage() == importing.Reading && n.All > 0:
		return lang.L("Reading: {{.Done}} of {{.All}} files", data)
	case d.work.Stage() == importing.Reading:
		return lang.L("Reading…")
	case d.work.Stage() == importing.Writing && n.All > 0:
		return lang.L("Writing: {{.Done}} of {{.All}} articles", data)
	case d.work.Stage() == importing.Writing:
		return lang.L("Writing…")
	}
	return ""
}

// headerActions are what can be done with the whole import.
func (d *Screen) headerActions() []card.Action {
	if d.work.Stage() != importing.Waiting {
		return []card.Action{{
			ID: "stop", Label: lang.L("Stop"), Key: "x", Do: d.work.Stop,
			Tip: lang.L("Of what is being read the rest stays unread; of what is being written nothing is"),
		}}
	}
	var actions []card.Action
	if n := d.work.Sums().Articles; d.work.CanWrite() {
		actions = append(actions, card.Action{
			ID: "import", Label: lang.N("Import {{.Count}} articles", n, map[string]any{"Count": n}), Key: "i", Do: d.bringIn, Main: true,
			Tip: lang.L("In one step: all of it, or nothing if anything goes wrong"),
		})
	}
	if len(d.work.Rows()) > 0 || d.describing {
		about := card.Action{
			ID: "about", Label: lang.L("Table"), Key: "t", Do: func() { d.describe(true) },
			Tip: lang.L("Title, outlet, author, date and more of all articles, as a table to edit"),
		}
		if d.describing {
			about.Label, about.Tip, about.Do = lang.L(
				"Paragraphs",
			), lang.L(
				"Back to the articles and their paragraphs",
			), func() { d.describe(false) }
		}
		actions = append(actions, about)
	}
	return append(
		actions,
		card.Action{
			ID: "more", Label: lang.L("More files…"), Key: "f", Do: func() { d.host.Do(place.Import) },
			Tip: lang.L("Read further files; those that are dropped on the window come here too"),
		},
		card.Action{ID: "cancel", Label: lang.L("Give up"), Key: "x", Do: d.cancel, Tip: lang.L("Nothing is written; Esc does it too")},
	)
}

// describe goes over to the table of what is known, or back.
func (d *Screen) describe(on bool) {
	d.describing = on
	d.board.Sync()
	d.home()
}
