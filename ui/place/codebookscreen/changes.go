package codebookscreen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawChanges draws what changed from one version to another, a card for each
// question.
func (c *Screen) drawChanges(l *kit.Drawing, d *codebook.Diff, top, width float32) float32 {
	p, y := theme.Current(), top
	title := lang.L("From {{.Old}} to {{.New}}", map[string]any{"Old": d.Old.Version, "New": d.New.Version})
	y += l.Sentences(0, y, width, theme.SizeBody()+theme.Scaled(2), kit.Run{Text: title, Color: p.Ink, Bold: true}) + theme.Scaled(8)
	if remark := diffRemark(d); remark != "" {
		y += card.Sentence(l, 0, y, width, theme.SizeBody(), p.Warning, remark) + theme.Scaled(4)
	}
	about := codebook.FieldDiff{}
	for _, change := range d.About {
		if change.What != "version" {
			about.Changes = append(about.Changes, change)
		}
	}
	if len(about.Changes) > 0 {
		y += c.card(l, "about", y, width, func(l *kit.Drawing, y float32) float32 {
			return drawChangesOf(l, lang.L("The codebook"), "", about, y, width)
		})
	}
	for _, f := range d.Fields {
		y += c.card(l, "changed "+f.Key(), y, width, func(l *kit.Drawing, y float32) float32 {
			return drawChangesOf(l, f.Label(), f.Key(), f, y, width)
		})
	}
	return y
}

func diffRemark(d *codebook.Diff) string {
	switch {
	case d.OtherCodebook():
		return lang.L("This is another codebook: no answer given so far is an answer under it.")
	case d.Empty():
		return lang.L("Nothing changes that an annotator could notice.")
	}
	return ""
}

// card draws something on a surface of its own, and returns the room it takes.
func (c *Screen) card(l *kit.Drawing, id string, y, width float32, draw func(l *kit.Drawing, y float32) float32) float32 {
	high := draw(&kit.Drawing{}, y)
	card.Surface(l, 0, y, width, high)
	draw(l, y)
	l.Spot(card.Area(id, 0, y, width, high, nil, nil))
	return high + theme.Scaled(10)
}

func drawChangesOf(l *kit.Drawing, label, key string, f codebook.FieldDiff, top, width float32) float32 {
	p, pad, y := theme.Current(), card.Pad(), top+theme.Scaled(10)
	high := theme.Scaled(22)
	name := kit.Text{Text: label, Size: theme.SizeBody(), Ink: p.Ink, Bold: true, Article: true}
	w := min(kit.Width(name)+1, width*0.5)
	l.Words(pad, y, w, high, name)
	l.Words(pad+w+theme.Scaled(8), y, width*0.3, high, kit.Text{Text: key, Size: theme.SizeSmall(), Ink: p.Muted})
	if state, ink := fieldState(f); state != "" {
		l.Words(pad, y, width-2*pad, high, kit.Text{Text: state, Size: card.Small(), Ink: ink, Bold: true, Align: fyne.TextAlignTrailing})
	}
	y += high + theme.Scaled(2)
	for _, change := range f.Changes {
		if change.What == "meaning" {
			continue
		}
		if o := newOption(f, change); o != nil {
			change.New = o.Definition
		}
		y += drawChange(l, change, pad, y, width-2*pad) + theme.Scaled(4)
	}
	if f.Old == nil && f.New != nil {
		y += card.Sentence(l, pad, y, width-2*pad, card.Small(), p.Ink, f.New.Question)
	}
	return y + theme.Scaled(8) - top
}

// drawChange says what was, in the colour of what is gone, and what is.
func drawChange(l *kit.Drawing, c codebook.Change, x, top, width float32) float32 {
	p := theme.Current()
	y := top + card.Sentence(l, x, top, width, card.Small(), p.Muted, changeName(c))
	if c.What == codebook.ChangeOption {
		c.Old = ""
	}
	for _, line := range []struct {
		sign, text string
		mark, ink  colour
	}{{"–", flat(c.Old), p.Danger, p.Muted}, {"+", flat(c.New), p.Saved, p.Ink}} {
		if line.text == "" {
			continue
		}
		l.Words(x, y, theme.Scaled(14), card.Small()*1.4, kit.Text{Text: line.sign, Size: card.Small(), Ink: line.mark, Bold: true})
		y += card.Sentence(l, x+theme.Scaled(16), y, width-theme.Scaled(16), card.Small(), line.ink, line.text)
	}
	return y - top
}

// newOption is the option that a change brings, or nil.
func newOption(f codebook.FieldDiff, c codebook.Change) *codebook.Option {
	if c.What != codebook.ChangeOption || c.Old != "" || f.New == nil {
		return nil
	}
	return f.New.Option(c.Option)
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// changeName says what was changed.
func changeName(c codebook.Change) string {
	switch c.What {
	case codebook.ChangeOption:
		if c.Old == "" {
			return lang.L("New option: {{.Option}}", map[string]any{"Option": c.Option})
		}
		return lang.L("Option gone: {{.Option}}", map[string]any{"Option": c.Option})
	case codebook.ChangeOptionOrder:
		return lang.L("Order of options")
	case codebook.ChangeFieldOrder:
		return lang.L("Order of questions")
	}
	if c.Option != "" {
		return c.Option + " · " + attributeName(c.What)
	}
	return attributeName(c.What)
}

// attributeName is what people call a key of the file.
func attributeName(what string) string {
	if name := attributeNames()[what]; name != "" {
		return name
	}
	return what
}

func attributeNames() map[string]string {
	return map[string]string{
		"question":       lang.L("Question"),
		"rule":           lang.L("Rule"),
		"label":          lang.L("Name"),
		"title":          lang.L("Title"),
		"definition":     lang.L("Definition"),
		"example":        lang.L("Example"),
		"not_example":    lang.L("Counter-example"),
		"key":            lang.L("Key"),
		"shown":          lang.L("Shown as"),
		"show_if":        lang.L("Asked if"),
		"required":       lang.L("Required"),
		"per_target":     lang.L("For each target"),
		"unit":           lang.L("Asked about"),
		"scale":          lang.L("Scale"),
		"metric":         lang.L("Agreement measured by"),
		"evidence":       lang.L("Evidence"),
		"required_share": lang.L("Evidence required in this share of the paragraphs"),
	}
}

// fieldState says what became of a question as a whole.
func fieldState(f codebook.FieldDiff) (state string, ink colour) {
	p := theme.Current()
	switch {
	case f.Old == nil && f.New == nil:
		return "", p.Ink
	case f.Old == nil:
		return lang.L("new question"), p.Saved
	case f.New == nil:
		return lang.L("no longer asked"), p.Danger
	case f.MeaningChanged():
		return lang.L("meaning {{.New}} instead of {{.Old}}", map[string]any{"New": f.New.Meaning, "Old": f.Old.Meaning}), p.Warning
	}
	return lang.L("same meaning"), p.Muted
}

// drawEffect draws what adopting does to answers, by question and by person.
func drawEffect(l *kit.Drawing, e *adoption.Effect, label func(string) string, top, width float32) float32 {
	p, pad := theme.Current(), card.Pad()
	y := top + theme.Scaled(10)
	l.Words(
		pad,
		y,
		width-2*pad,
		theme.Scaled(22),
		kit.Text{Text: lang.L("What becomes of the answers"), Size: theme.SizeBody(), Ink: p.Ink, Bold: true},
	)
	y += theme.Scaled(24)
	y += card.Sentence(l, pad, y, width-2*pad, card.Small(), p.Muted, effectSentence(e)) + theme.Scaled(8)
	if e.Total == (adoption.Counts{}) {
		return y - top
	}
	names := []string{lang.L("kept"), lang.L("another look"), lang.L("not shown"), lang.L("back"), lang.L("missing")}
	y += drawCounts(l, lang.L("Question"), names, pad, y, width-2*pad, true)
	for _, f := range e.Fields {
		y += drawCounts(l, label(f.Field), numbers(f.Counts), pad, y, width-2*pad, false)
	}
	y += theme.Scaled(8)
	y += drawCounts(l, lang.L("Person"), append(names, lang.L("to draft")), pad, y, width-2*pad, true)
	for _, a := range e.Annotators {
		y += drawCounts(l, personName(a), append(numbers(a.Counts), strconv.Itoa(a.Reopened)), pad, y, width-2*pad, false)
	}
	return y + theme.Scaled(12) - top
}

func personName(a adoption.OfAnnotator) string {
	switch {
	case a.Annotator == "":
		return string(a.Layer)
	case a.Layer != "annotation":
		return a.Annotator + " · " + string(a.Layer)
	}
	return a.Annotator
}

// effectSentence says the effect in one sentence.
func effectSentence(e *adoption.Effect) string {
	if e.Total == (adoption.Counts{}) {
		return lang.L("There are no answers yet.")
	}
	data := map[string]any{"Kept": e.Total.Kept, "Look": e.Total.Look}
	text := lang.L("{{.Kept}} keep their meaning, {{.Look}} need another look.", data)
	if e.Total.Hidden > 0 {
		text += " " + lang.N(
			"{{.Count}} answers are not shown, because what they hang on is to be answered anew or is gone.",
			e.Total.Hidden,
			map[string]any{"Count": e.Total.Hidden},
		)
	}
	if e.Total.Back > 0 {
		text += " " + lang.N("{{.Count}} answers are shown again.", e.Total.Back, map[string]any{"Count": e.Total.Back})
	}
	if e.Reopened > 0 {
		text += " " + lang.N(
			"{{.Count}} submitted paragraphs stay submitted and are asked something again.",
			e.Reopened,
			map[string]any{"Count": e.Reopened},
		)
	}
	return text + " " + lang.L("Nothing is deleted; adopting the old version again brings everything back.")
}

func numbers(c adoption.Counts) []string {
	var cells []string
	for _, n := range []int{c.Kept, c.Look, c.Hidden, c.Back, c.Missing} {
		cells = append(cells, strconv.Itoa(n))
	}
	return cells
}

// drawCounts draws one line of a table of numbers.
func drawCounts(l *kit.Drawing, name string, cells []string, x, y, width float32, head bool) float32 {
	p, high := theme.Current(), theme.Scaled(24)
	cell := min(theme.Scaled(88), width*0.13)
	ink, size := p.Ink, card.Small()
	if head {
		ink, size = p.Muted, theme.SizeSmall()
	}
	const most = 6 // columns, so that both tables stand in line
	l.Words(x, y, width-most*cell, high, kit.Text{Text: name, Size: size, Ink: ink, Article: true})
	for i, text := range cells {
		of := ink
		if text == "0" {
			of = p.Muted
		}
		l.Words(x+width-float32(most-i)*cell, y, cell, high, kit.Text{Text: text, Size: size, Ink: of, Align: fyne.TextAlignTrailing})
	}
	l.Line(x, y+high, x+width, y+high, theme.Hairline, p.Line)
	return high + 1
}
