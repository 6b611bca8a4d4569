package codebookscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/versioning"
	"plumbline/ui/card"
	"plumbline/ui/form"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

func rowHeight() float32 { return theme.Scaled(30) }

// drawVersions lists the versions that were in force. One that is not shows
// what has changed since.
func (c *Screen) drawVersions(l *kit.Drawing, width, height float32) float32 {
	p, pad := theme.Current(), card.Pad()
	card.Surface(l, 0, 0, width, height)
	remark := ""
	if len(c.view().Events) > 1 {
		remark = lang.L("Enter: what changed")
	}
	y := card.Heading(l, width, lang.L("Versions"), remark)
	for i, e := range c.view().Events {
		id, high := "version "+e.Book.Version+e.At.String(), rowHeight()
		card.Lit(l, id, theme.Scaled(8), y, width-theme.Scaled(16), high)
		version := kit.Text{Text: e.Book.Version, Size: card.Small(), Ink: p.Ink, Bold: e.Now}
		l.Words(pad, y, width*0.3, high, version)
		when := e.At.Local().Format("2006-01-02")
		if e.By != "" {
			when += " · " + e.By
		}
		l.Words(pad+theme.Scaled(76), y, width*0.45, high, kit.Text{Text: when, Size: theme.SizeSmall(), Ink: p.Muted, Article: true})
		if e.Now {
			l.Words(
				pad,
				y,
				width-2*pad,
				high,
				kit.Text{Text: lang.L("in force"), Size: theme.SizeSmall(), Ink: p.Saved, Bold: true, Align: fyne.TextAlignTrailing},
			)
		}
		var open func()
		if c.work.CanCompare(i) {
			open = func() { c.work.Compare(i) }
		}
		l.Spot(card.Area(id, theme.Scaled(8), y, width-theme.Scaled(16), high, nil, open))
		y += high
	}
	if !c.view().May() {
		y += card.Sentence(l, pad, y, width-2*pad, theme.SizeSmall(), p.Muted, c.whyNot()) + theme.Scaled(4)
	}
	return y + theme.Scaled(8)
}

// whyNot says why the rules cannot be changed here.
func (c *Screen) whyNot() string {
	if c.view().Fixed {
		return lang.L("The project is read-only here.")
	}
	return lang.L("A lead loads and adopts other versions.")
}

// drawTargets lists whom the questions are about.
func (c *Screen) drawTargets(l *kit.Drawing, width, height float32) float32 {
	p, pad := theme.Current(), card.Pad()
	card.Surface(l, 0, 0, width, height)
	y := card.Heading(l, width, lang.L("Targets"), "")
	if len(c.view().Targets) == 0 {
		y += card.Sentence(
			l,
			pad,
			y,
			width-2*pad,
			card.Small(),
			p.Muted,
			lang.L("None yet: questions about targets are not asked."),
		) + theme.Scaled(
			6,
		)
	}
	for _, t := range c.view().Targets {
		y += card.Sentence(l, pad, y, width-2*pad, card.Small(), p.Ink, t.Name)
		y += card.Sentence(l, pad, y, width-2*pad, theme.SizeSmall(), p.Muted, form.TargetHelp(t)) + theme.Scaled(8)
	}
	if c.view().May() {
		y += card.Buttons(l, c.targetActions(), pad, y, width-2*pad)
	}
	return y + theme.Scaled(14)
}

func (c *Screen) targetActions() []card.Action {
	if !c.view().May() {
		return nil
	}
	return []card.Action{{ID: "targets", Label: lang.L("Edit targets…"), Key: "t", Do: func() { c.host.Do(place.EditTargets) }}}
}

// drawLookCard counts the answers that need another look, by their question.
func (c *Screen) drawLookCard(l *kit.Drawing, width, height float32) float32 {
	p, pad := theme.Current(), card.Pad()
	card.Surface(l, 0, 0, width, height)
	y := card.Heading(
		l,
		width,
		lang.L("Another look"),
		lang.N("{{.Count}} answers", len(c.view().Looks), map[string]any{"Count": len(c.view().Looks)}),
	)
	y += card.Sentence(
		l,
		pad,
		y,
		width-2*pad,
		theme.SizeSmall(),
		p.Muted,
		lang.L("Given when their question meant something else. They are kept, and count as answers to the old question only."),
	) + theme.Scaled(
		6,
	)
	for _, f := range c.work.LooksByField() {
		l.Words(pad, y, width-2*pad, theme.Scaled(20), kit.Text{Text: c.work.Label(f.Field), Size: card.Small(), Ink: p.Ink, Article: true})
		l.Words(
			pad,
			y,
			width-2*pad,
			theme.Scaled(20),
			kit.Text{
				Text:  lang.N("{{.Count}} answers", f.Count, map[string]any{"Count": f.Count}),
				Size:  card.Small(),
				Ink:   p.Muted,
				Align: fyne.TextAlignTrailing,
			},
		)
		y += theme.Scaled(20)
	}
	if actions := c.lookActions(); len(actions) > 0 {
		y += theme.Scaled(8)
		y += card.Buttons(l, actions, pad, y, width-2*pad)
	}
	return y + theme.Scaled(14)
}

func (c *Screen) lookActions() []card.Action {
	if len(c.view().Looks) == 0 || c.work.Mode() == versioning.Looks {
		return nil
	}
	return []card.Action{{ID: "looks", Label: lang.L("List them"), Key: "k", Do: func() { c.work.Turn(versioning.Looks) }}}
}
