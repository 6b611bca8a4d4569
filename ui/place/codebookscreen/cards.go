package codebookscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/form"
	"plumbline/ui/theme"
)

func rowHeight() float32 { return theme.Scaled(30) }

// drawVersions lists the versions that were in force. One that is not shows
// what has changed since.
func (c *Screen) drawVersions(l *chart.List, width, height float32) float32 {
	p, pad := theme.Current(), card.Pad()
	card.Surface(l, 0, 0, width, height)
	remark := ""
	if len(c.view.Events) > 1 {
		remark = lang.L("Enter: what changed")
	}
	y := card.Heading(l, width, lang.L("Versions"), remark)
	for i, e := range c.view.Events {
		id, high := "version "+e.Book.Version+e.At.String(), rowHeight()
		card.Lit(l, id, theme.Scaled(8), y, width-theme.Scaled(16), high)
		version := chart.Text{Text: e.Book.Version, Size: card.Small(), Ink: p.Ink, Bold: e.Now}
		l.Words(pad, y, width*0.3, high, version)
		when := e.At.Local().Format("2006-01-02")
		if e.By != "" {
			when += " · " + e.By
		}
		l.Words(pad+theme.Scaled(76), y, width*0.45, high, chart.Text{Text: when, Size: theme.SizeSmall(), Ink: p.Muted, Article: true})
		if e.Now {
			l.Words(pad, y, width-2*pad, high, chart.Text{Text: lang.L("in force"), Size: theme.SizeSmall(), Ink: p.Saved, Bold: true, Align: fyne.TextAlignTrailing})
		}
		var open func()
		if i+1 < len(c.view.Events) {
			open = func() { c.compare(c.view.Events[i+1].Book, e.Book) }
		}
		l.Spot(card.Area(id, theme.Scaled(8), y, width-theme.Scaled(16), high, nil, open))
		y += high
	}
	if !c.view.may() {
		y += card.Sentence(l, pad, y, width-2*pad, theme.SizeSmall(), p.Muted, c.whyNot()) + theme.Scaled(4)
	}
	return y + theme.Scaled(8)
}

// whyNot says why the rules cannot be changed here.
func (c *Screen) whyNot() string {
	if c.view.Fixed {
		return lang.L("The project is read-only here.")
	}
	return lang.L("A lead loads and adopts other versions.")
}

// compare shows what changed from one version to another.
func (c *Screen) compare(old, now *codebook.Codebook) {
	c.diff = codebook.Compare(old, now)
	c.show(theChanges)
	c.params.OnShown("changes " + old.Version + " " + now.Version)
}

// drawTargets lists whom the questions are about.
func (c *Screen) drawTargets(l *chart.List, width, height float32) float32 {
	p, pad := theme.Current(), card.Pad()
	card.Surface(l, 0, 0, width, height)
	y := card.Heading(l, width, lang.L("Targets"), "")
	if len(c.view.Targets) == 0 {
		y += card.Sentence(l, pad, y, width-2*pad, card.Small(), p.Muted, lang.L("None yet: questions about targets are not asked.")) + theme.Scaled(6)
	}
	for _, t := range c.view.Targets {
		y += card.Sentence(l, pad, y, width-2*pad, card.Small(), p.Ink, t.Name)
		y += card.Sentence(l, pad, y, width-2*pad, theme.SizeSmall(), p.Muted, form.TargetHelp(t)) + theme.Scaled(8)
	}
	if c.view.may() {
		y += card.Buttons(l, c.targetActions(), pad, y, width-2*pad)
	}
	return y + theme.Scaled(14)
}

func (c *Screen) targetActions() []card.Action {
	if !c.view.may() {
		return nil
	}
	return []card.Action{{ID: "targets", Label: lang.L("Edit targets…"), Key: "t", Do: c.params.OnTargets}}
}

// drawLookCard counts the answers that need another look, by their question.
func (c *Screen) drawLookCard(l *chart.List, width, height float32) float32 {
	p, pad := theme.Current(), card.Pad()
	card.Surface(l, 0, 0, width, height)
	y := card.Heading(l, width, lang.L("Another look"), lang.N("{{.Count}} answers", len(c.view.Looks), map[string]any{"Count": len(c.view.Looks)}))
	y += card.Sentence(l, pad, y, width-2*pad, theme.SizeSmall(), p.Muted, lang.L("Given when their question meant something else. They are kept, and count as answers to the old question only.")) + theme.Scaled(6)
	for _, f := range looksByField(c.view.Looks) {
		l.Words(pad, y, width-2*pad, theme.Scaled(20), chart.Text{Text: c.label(f.Field), Size: card.Small(), Ink: p.Ink, Article: true})
		l.Words(pad, y, width-2*pad, theme.Scaled(20), chart.Text{Text: lang.N("{{.Count}} answers", f.Count, map[string]any{"Count": f.Count}), Size: card.Small(), Ink: p.Muted, Align: fyne.TextAlignTrailing})
		y += theme.Scaled(20)
	}
	if actions := c.lookActions(); len(actions) > 0 {
		y += theme.Scaled(8)
		y += card.Buttons(l, actions, pad, y, width-2*pad)
	}
	return y + theme.Scaled(14)
}

func (c *Screen) lookActions() []card.Action {
	if len(c.view.Looks) == 0 || c.mode == theLooks {
		return nil
	}
	return []card.Action{{ID: "looks", Label: lang.L("List them"), Key: "k", Do: c.showLooks}}
}

// ofField is how many answers to a field need another look.
type ofField struct {
	Field string
	Count int
}

func looksByField(looks []adoption.Look) []ofField {
	var fields []ofField
	place := make(map[string]int)
	for _, k := range looks {
		at, known := place[k.Field]
		if !known {
			at = len(fields)
			place[k.Field] = at
			fields = append(fields, ofField{Field: k.Field})
		}
		fields[at].Count++
	}
	return fields
}

// label is what the form calls a field.
func (c *Screen) label(field string) string {
	if f := c.view.Book.Field(field); f != nil {
		return f.Label
	}
	return field
}
