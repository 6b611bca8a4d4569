package answers

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/form"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

func tagHeight() float32 { return theme.Scaled(22) }

// answer draws what one annotator answered, whether they doubted it, and what they
// changed it to; it returns where that ends.
func (d *drawing) answer(q Question, column int, x, y, width float32) (end float32) {
	p, given := theme.Current(), q.Given[column]
	if given.Value == "" && given.Later == "" {
		return d.text("—", x, y+theme.Scaled(2), width, theme.SizeLabel(), false, p.Muted, 1) + theme.Scaled(2)
	}
	var at, top float32
	if below, ok := d.steps(q.Field, given.Value, x, y, width); ok {
		at, top = x+width, below-tagHeight()
	} else {
		at, top = d.labels(q, given.Value, x, y, width)
	}
	if given.Unsure {
		words := kit.Text{Text: lang.L("unsure"), Size: theme.SizeSmall(), Ink: p.Warning}
		w := kit.Width(words) + 1
		if at+w > x+width && at > x {
			at, top = x, top+tagHeight()+theme.Scaled(3)
		}
		d.Words(at, top, min(w, width), tagHeight(), words)
	}
	end = top + tagHeight() + theme.Scaled(2)
	if given.Words != "" {
		end = d.text(given.Words, x, end, width, theme.SizeSmall(), false, p.Muted, 3)
	}
	if given.Later != "" {
		end = d.text(later(q.Field, given.Later), x, end, width, theme.SizeSmall(), false, p.Warning, 2)
	}
	return end
}

// Marked is what somebody marked for an answer, as it is shown below it.
func Marked(evidence []annotate.MarkedOption) string {
	var words []string
	for _, m := range evidence {
		if len(m.Passages) == 0 {
			words = append(words, lang.L("no words show it"))
		}
		for _, p := range m.Passages {
			words = append(words, quoted(strings.Join(strings.Fields(p.Words), " ")))
		}
	}
	return strings.Join(words, " ")
}

// later says what an answer became after its annotator had seen others'.
func later(f *codebook.Field, value string) string {
	return lang.L("{{.Answer}} after seeing others", map[string]any{"Answer": InWords(f, value)})
}

// steps draws an answer on a scale at its place among the others, so that one sees how
// far answers are apart. Where the words of the steps have no room the step that was
// chosen stands in words below. One that stands beside the scale is drawn otherwise.
func (d *drawing) steps(f *codebook.Field, value string, x, y, width float32) (end float32, ok bool) {
	steps := scaleOf(f)
	at := slices.IndexFunc(steps, func(o *codebook.Option) bool { return o.Value == value })
	each := width / float32(max(len(steps), 1))
	if f.Scale.Control != codebook.ControlScale || at < 0 || each < theme.Scaled(6) {
		return y, false
	}
	p, high := theme.Current(), tagHeight()
	words := !slices.ContainsFunc(steps, func(o *codebook.Option) bool { return !kit.Fits(stepText(o, true), each-theme.Scaled(4)) })
	if !words {
		high = theme.Scaled(8)
	}
	fill, ink := form.TagColors(f, value)
	if !words { // a place alone has to be seen by its colour
		strong, _ := p.Family(f.Family)
		fill = form.FillOf(f, value, p.Filled(strong))
	}
	d.Frame(x, y, width, high, theme.RadiusSmall+1, p.Surface, p.Line, theme.Hairline)
	for i, o := range steps {
		t := stepText(o, i == at)
		t.Ink = p.Muted
		if left := x + float32(i)*each; i == at {
			d.Box(left, y, each, high, theme.RadiusSmall+1, fill)
			t.Ink = ink
		} else if i > 0 && i != at+1 {
			d.Line(left, y+theme.Scaled(2), left, y+high-theme.Scaled(2), theme.Hairline, p.Line)
		}
		if words {
			d.Words(x+float32(i)*each, y, each, high, t)
		}
	}
	if words {
		return y + high, true
	}
	below := kit.Text{Text: form.Shown(steps[at]), Size: theme.SizeSmall(), Ink: p.Ink, Bold: true, Lines: 2, Leading: 1.35}
	return d.Paragraph(x, y+high+theme.Scaled(3), width, below), true
}

// scaleOf are the steps of a scale, without what stands beside it.
func scaleOf(f *codebook.Field) []*codebook.Option {
	var steps []*codebook.Option
	for i := range f.Options {
		if o := &f.Options[i]; !slices.Contains(f.OffScale, o.Value) && !slices.Contains(f.Unordered, o.Value) {
			steps = append(steps, o)
		}
	}
	return steps
}

func stepText(o *codebook.Option, chosen bool) kit.Text {
	return kit.Text{Text: form.Shown(o), Size: theme.SizeSmall(), Bold: chosen, Align: fyne.TextAlignCenter}
}

// labels draws the labels of an answer one after the other, and returns where the next
// would stand.
func (d *drawing) labels(q Question, value string, x, y, width float32) (nextX, nextY float32) {
	nextX, nextY = x, y
	for _, label := range q.Field.Labels(value) {
		nextX, nextY = d.tag(q.Field, label, x, nextX, nextY, width)
	}
	return nextX, nextY
}

// tag draws one label in its colour, on the next line where it does not fit.
func (d *drawing) tag(f *codebook.Field, label string, left, x, y, width float32) (nextX, nextY float32) {
	fill, ink := form.TagColors(f, label)
	c := kit.Chip{Text: form.ShownValue(f, label), Skin: kit.Skin{Fill: fill, Ink: ink}, Size: theme.SizeLabel(), High: tagHeight()}
	w := min(c.Width(), width)
	if x+w > left+width && x > left {
		x, y = left, y+tagHeight()+theme.Scaled(3)
	}
	d.Chip(c, x, y+tagHeight()/2, w)
	return x + w + theme.Scaled(5), y
}
