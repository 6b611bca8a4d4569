package codebookscreen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/codebook"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// drawIndex lists the questions, as signposts to their rules.
func (c *Screen) drawIndex(l *kit.Drawing, width, height float32) float32 {
	p, high := theme.Current(), theme.Scaled(26)
	fields := c.work.Fields()
	y := theme.Scaled(8)
	card.Surface(l, 0, 0, width, max(height, y*2+high*float32(len(fields))))
	for _, f := range fields {
		id := "go " + f.Key
		card.Lit(l, id, theme.Scaled(6), y, width-theme.Scaled(12), high)
		strong, _ := p.Family(f.Family)
		if f.Family == "" {
			strong = p.Muted
		}
		l.Box(theme.Scaled(12), y+high/2-theme.Scaled(4), theme.Scaled(3), theme.Scaled(8), 1, strong)
		l.Words(theme.Scaled(22), y, width-theme.Scaled(32), high, kit.Text{Text: f.Label, Size: card.Small(), Ink: p.Ink, Article: true})
		l.Spot(card.Area(id, theme.Scaled(6), y, width-theme.Scaled(12), high, nil, func() { c.goTo(f.Key) }))
		y += high
	}
	return y + theme.Scaled(8)
}

// goTo brings the rules of a question to the top.
func (c *Screen) goTo(field string) {
	c.board.Move(c.main)
	c.main.FocusOn("field " + field)
	c.middle.ScrollTo(c.main.Position().Y + c.tops[field] - card.Edge)
}

// drawRules draws the questions, each with what annotators see of it.
func (c *Screen) drawRules(l *kit.Drawing, width float32) float32 {
	p := theme.Current()
	fields := c.work.Fields()
	if len(fields) == 0 {
		return card.Sentence(l, 0, theme.Scaled(6), width, theme.SizeBody(), p.Muted, lang.L("No rule says this.")) + theme.Scaled(12)
	}
	y := float32(0)
	for _, f := range fields {
		c.tops[f.Key] = y
		high := c.drawField(&kit.Drawing{}, f, y, width) // to know how high its card gets
		card.Surface(l, 0, y, width, high)
		c.drawField(l, f, y, width)
		l.Spot(card.Area("field "+f.Key, 0, y, width, high, nil, nil))
		y += high + theme.Scaled(12)
	}
	return y
}

// drawField draws one question and returns how high it gets.
func (c *Screen) drawField(l *kit.Drawing, f *codebook.Field, top, width float32) float32 {
	p, pad := theme.Current(), card.Pad()
	strong, _ := p.Family(f.Family)
	x, w, y := pad, width-2*pad, top+theme.Scaled(12)
	label := kit.Text{Text: f.Label, Size: theme.SizeBody() + theme.Scaled(1), Ink: strong, Bold: true, Article: true}
	lw := min(kit.Width(label)+1, w*0.6)
	high := theme.Scaled(22)
	l.Words(x, y, lw, high, label)
	kind := kit.Text{Text: c.kind(f), Size: theme.SizeSmall(), Ink: p.Muted, Align: fyne.TextAlignTrailing}
	key := kit.Text{Text: f.Key, Size: theme.SizeSmall(), Ink: p.Muted}
	l.Words(x+lw+theme.Scaled(10), y, w*0.3, high, key)
	l.Words(x+lw+theme.Scaled(20)+kit.Width(key), y, w-lw-theme.Scaled(20)-kit.Width(key), high, kind)
	y += high + theme.Scaled(4)
	y += l.Sentences(x, y, w, theme.SizeBody(), kit.Run{Text: strings.ReplaceAll(f.Question, "{target}", "…"), Color: p.Ink, Bold: true})
	if when := c.when(f); when != "" {
		y += theme.Scaled(3)
		y += card.Sentence(l, x, y, w, card.Small(), p.Muted, when)
	}
	if rule := strings.TrimSpace(f.Rule); rule != "" {
		y += theme.Scaled(6)
		y += card.Sentence(l, x, y, w, card.Small(), p.Ink, rule)
	}
	y += theme.Scaled(8)
	for i := range f.Options {
		y += c.drawOption(l, &f.Options[i], x, y, w)
	}
	return y + theme.Scaled(6) - top
}

// drawOption draws the key, the name, and the words of an option.
func (c *Screen) drawOption(l *kit.Drawing, o *codebook.Option, x, y, w float32) float32 {
	p, at := theme.Current(), y+theme.Scaled(5)
	name := o.Shown
	if words := o.Name(); words != "" {
		name += "  " + words
	}
	gap, column := theme.Scaled(10), min(theme.Scaled(150), w*0.24)
	in := x + theme.Scaled(18) + gap
	text := in + column + gap
	high := max(theme.Scaled(20), drawOptionWords(&kit.Drawing{}, o, text, at, x+w-text))
	if c.work.Says(o) {
		l.Box(x-theme.Scaled(6), y+1, w+theme.Scaled(12), high+theme.Scaled(9), theme.Radius-2, p.AccentSoft)
	}
	l.Line(x, y, x+w, y, theme.Hairline, p.Line)
	l.Cap(x, at, kit.CapWidth(o.Key), theme.Scaled(18), o.Key, kit.PlainCap())
	l.Words(in, at, column, theme.Scaled(18), kit.Text{Text: name, Size: card.Small(), Ink: p.Ink, Bold: true, Article: true})
	drawOptionWords(l, o, text, at, x+w-text)
	return high + theme.Scaled(10)
}

// drawOptionWords draws an option's definition and its examples.
func drawOptionWords(l *kit.Drawing, o *codebook.Option, x, top, w float32) float32 {
	p := theme.Current()
	y := top + card.Sentence(l, x, top, w, card.Small(), p.Ink, o.Definition)
	for _, line := range []struct {
		name, text string
		ink        colour
	}{{lang.L("such as"), o.Example, p.Saved}, {lang.L("but not"), o.NotExample, p.Danger}} {
		if line.text != "" {
			y += l.Sentences(
				x,
				y,
				w,
				card.Small(),
				kit.Run{Text: line.name + " ", Color: line.ink, Bold: true},
				kit.Run{Text: line.text, Color: p.Muted},
			)
		}
	}
	return y - top
}

// kind says in a few words how a question is answered.
func (c *Screen) kind(f *codebook.Field) string {
	parts := []string{wording.Of(f.Scale.Words)}
	if f.Article {
		parts = append(parts, lang.L("about the article as a whole"))
	}
	if f.PerTarget {
		parts = append(parts, lang.L("for each target"))
	}
	if !f.Required {
		parts = append(parts, lang.L("not required"))
	}
	return strings.Join(append(parts, lang.L("meaning {{.Number}}", map[string]any{"Number": strconv.Itoa(f.Meaning)})), " · ")
}

// when says when a question is asked and what its answers do to others.
func (c *Screen) when(f *codebook.Field) string {
	var parts []string
	if when := wording.Of(c.view().Book.InWords(f)); when != "" {
		parts = append(parts, lang.L("Asked if {{.Condition}}.", map[string]any{"Condition": when}))
	}
	if len(f.Exclusive) > 0 {
		parts = append(parts, lang.L("Stands alone: {{.Names}}.", map[string]any{"Names": shownValues(f, f.Exclusive)}))
	}
	if len(f.OffScale) > 0 {
		parts = append(parts, lang.L("Outside the scale: {{.Names}}.", map[string]any{"Names": shownValues(f, f.OffScale)}))
	}
	if len(f.Unordered) > 0 {
		parts = append(parts, lang.L("Beside the scale: {{.Names}}.", map[string]any{"Names": shownValues(f, f.Unordered)}))
	}
	if len(f.EndsFormOn) > 0 {
		parts = append(parts, lang.L("Nothing else is asked after: {{.Names}}.", map[string]any{"Names": shownValues(f, f.EndsFormOn)}))
	}
	if evidence := wording.Of(f.EvidenceInWords()); evidence != "" {
		parts = append(parts, evidence)
	}
	return strings.Join(parts, " ")
}

func shownValues(f *codebook.Field, values []string) string {
	shown := make([]string, len(values))
	for i, v := range values {
		shown[i] = f.ShownValue(v)
	}
	return strings.Join(shown, ", ")
}
