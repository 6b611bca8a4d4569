package adjudicatescreen

import (
	"image/color"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/form"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// view is what everyone answered, in plain data.
type view struct {
	Covered   bool
	Columns   []columnView
	Questions []questionView // what is decided here first, then what else divides
}

// columnView is what one annotator answered, drawn as a column.
type columnView struct {
	Letter string
	Name   string // "" while names are hidden
	Note   string
}

// questionView is one question with everyone's answers, by column.
type questionView struct {
	Name   string
	Field  *codebook.Field
	Here   bool
	Active bool
	Values []string
	Unsure []bool
}

// answersView lays out the case on the desk.
func answersView(d *adjudicating.Session) view {
	c := d.Case()
	v := view{Covered: d.Covered()}
	for _, col := range c.Columns {
		column := columnView{Letter: col.Letter, Note: col.Note()}
		if d.Names() {
			column.Name = col.Annotator
		}
		v.Columns = append(v.Columns, column)
	}
	for _, q := range questions(d) {
		q.Values, q.Unsure = make([]string, len(c.Columns)), make([]bool, len(c.Columns))
		for i, col := range c.Columns {
			q.Values[i], q.Unsure[i] = col.Answers[q.slot], col.Unsure(q.slot)
		}
		v.Questions = append(v.Questions, q.questionView)
	}
	return v
}

type slotView struct {
	questionView
	slot annotate.Slot
}

// questions lists what divides the annotators: what is decided here, in the
// order of the form, and then the rest of the paragraph.
func questions(d *adjudicating.Session) []slotView {
	var here, rest []slotView
	seen := make(map[annotate.Slot]bool)
	active, _ := d.Active()
	add := func(slot annotate.Slot, is bool) {
		f := d.Book().Field(slot.Field)
		if f == nil || seen[slot] || !d.Case().Disputed(slot) {
			return
		}
		seen[slot] = true
		q := slotView{
			questionView{Name: slotName(d, slot), Field: f, Here: is, Active: active.Field == f && active.Target == slot.Target},
			slot,
		}
		if is {
			here = append(here, q)
		} else {
			rest = append(rest, q)
		}
	}
	for _, r := range d.Rows() {
		add(r.Slot(), r.Here)
	}
	for i := range d.Book().Fields {
		f := &d.Book().Fields[i]
		for _, column := range d.Case().Columns {
			for slot := range column.Answers {
				if slot.Field == f.Key {
					add(slot, false)
				}
			}
		}
	}
	slices.SortStableFunc(rest, func(a, b slotView) int {
		if a.slot.Field == b.slot.Field {
			return strings.Compare(a.Name, b.Name)
		}
		return 0
	})
	return append(here, rest...)
}

// mostCards is how many annotators have a card each; more are listed by what
// they answered.
const mostCards = 4

// answers shows a card for each annotator side by side or, where they are
// many, each question with its answers and who gave them.
type answers struct {
	pane  *kit.Pane
	shown view
	spot  [2]float32 // from where to where the active question goes
}

func newAnswers() *answers {
	a := &answers{}
	a.pane = kit.NewPane(a.draw)
	return a
}

// show takes a view.
func (a *answers) show(v view) {
	if !reflect.DeepEqual(a.shown, v) {
		a.shown = v
		a.pane.Update()
	}
}

// draw draws the answers in a width and returns their height.
func (a *answers) draw(l *kit.Drawing, width, _ float32) float32 {
	d := &drawing{Drawing: l}
	var high float32
	switch v := a.shown; {
	case v.Covered:
		high = d.sentence(lang.L("What the {{.Count}} annotators answered is covered until you have given your own answer.",
			map[string]any{"Count": len(v.Columns)}), width)
	case len(v.Columns) <= mostCards && width/float32(max(len(v.Columns), 1)) >= theme.Scaled(148):
		high = d.cards(v, width)
	default:
		high = d.byAnswer(v, width)
	}
	if !a.shown.Covered {
		high = d.text(
			lang.L("Shift and a letter takes that annotator's answers; Shift+K keeps the disagreement."),
			theme.Scaled(14),
			high+theme.Scaled(8),
			width-theme.Scaled(28),
			theme.SizeSmall(),
			false,
			theme.Current().Muted,
			2,
		)
	}
	a.spot = d.spot
	return high
}

// drawing is what the answers are drawn on.
type drawing struct {
	*kit.Drawing
	spot [2]float32 // from where to where the active question goes
}

// ground draws what a card stands on. What stands on it says how high it gets,
// so that it is drawn first and grows then.
func (d *drawing) ground(x, w float32) (grow func(high float32)) {
	p := theme.Current()
	d.Frame(x, 0, w, 0, theme.Radius, p.Surface, p.Line, theme.Hairline)
	at := len(d.Marks) - 1
	return func(high float32) { d.Marks[at].Size.Height = high }
}

// text places words of at most so many lines and returns where they end.
func (d *drawing) text(words string, x, y, w, size float32, bold bool, ink color.NRGBA, lines int) float32 {
	return d.Paragraph(x, y, w, kit.Text{Text: words, Size: size, Bold: bold, Leading: 1.35, Ink: ink, Lines: lines})
}

func (d *drawing) sentence(words string, width float32) float32 {
	pad, grow := theme.Scaled(16), d.ground(0, width)
	end := d.text(words, pad, pad, width-2*pad, theme.SizeBody(), false, theme.Current().Muted, 3) + pad
	grow(end)
	return end
}

// cards draws a card for each annotator; all are as high as the highest.
func (d *drawing) cards(v view, width float32) float32 {
	p := theme.Current()
	gap, pad := theme.Scaled(10), theme.Scaled(14)
	n := float32(max(len(v.Columns), 1))
	w := (width - gap*(n-1)) / n
	var grow []func(high float32)
	var high float32
	for i := range v.Columns {
		grow = append(grow, d.ground(float32(i)*(w+gap), w))
	}
	left, inner := func(i int) float32 { return float32(i)*(w+gap) + pad }, w-2*pad
	var top float32
	for i, column := range v.Columns {
		top = max(top, d.head(column, left(i), pad, inner)+theme.Scaled(2))
	}
	for _, q := range v.Questions { // a question stands at one height in all cards
		var end float32
		for i := range v.Columns {
			y := d.text(q.Name, left(i), top+theme.Scaled(7), inner, theme.SizeSmall(), q.Here, strong(q, p), 1)
			end = max(end, d.answer(q, i, left(i), y+theme.Scaled(3), inner))
		}
		top = end
	}
	for i, column := range v.Columns {
		y := top
		if column.Note != "" {
			y = d.text("“"+column.Note+"”", left(i), y+theme.Scaled(8), inner, theme.SizeSmall(), false, p.Muted, 4)
		}
		high = max(high, y+pad)
	}
	for _, g := range grow {
		g(high)
	}
	return high
}

// head names a column, with the key that takes it. Where both have no room,
// the letter alone is name enough, for the key is what a person looks for.
func (d *drawing) head(c columnView, x, y, width float32) float32 {
	name := heading(c)
	if len(c.Letter) == 1 {
		key := "Shift " + c.Letter
		cw := kit.CapWidth(key)
		d.Cap(x+width-cw, y, cw, kit.CapHeight(), key, kit.PlainCap())
		width -= cw + theme.Scaled(3)
		if !kit.Fits(kit.Text{Text: name, Size: theme.SizeBody(), Bold: true}, width) && c.Name == "" {
			name = c.Letter
		}
	}
	return d.text(name, x, y, width, theme.SizeBody(), true, theme.Current().Ink, 1)
}

// heading names a column, with the annotator once names are shown.
func heading(c columnView) string {
	if c.Name != "" {
		return c.Letter + " · " + c.Name
	}
	return lang.L("Annotator {{.Letter}}", map[string]any{"Letter": c.Letter})
}

func strong(q questionView, p *theme.Palette) color.NRGBA {
	if !q.Here {
		return p.Muted
	}
	family, _ := p.Family(q.Field.Family)
	return family
}

// answer draws the labels of one answer, and a flag where it was doubted.
func (d *drawing) answer(q questionView, column int, x, y, width float32) float32 {
	p := theme.Current()
	if q.Values[column] == "" {
		return d.text("—", x, y+theme.Scaled(2), width, theme.SizeLabel(), false, p.Muted, 1) + theme.Scaled(2)
	}
	at, top := x, y
	if d.steps(q, q.Values[column], x, y, width) {
		at += width
	} else {
		for _, label := range q.Field.Labels(q.Values[column]) {
			at, top = d.tag(q, label, x, at, top, width)
		}
	}
	if q.Unsure[column] {
		words := kit.Text{Text: lang.L("unsure"), Size: theme.SizeSmall(), Ink: p.Warning}
		w := kit.Width(words) + 1
		if at+w > x+width && at > x {
			at, top = x, top+tagHeight()+theme.Scaled(3)
		}
		d.Words(at, top, min(w, width), tagHeight(), words)
	}
	return top + tagHeight() + theme.Scaled(2)
}

// steps draws an answer on a scale at its place among the others, so that one sees how
// far answers are apart; one that stands beside the scale, or a scale that has no room,
// is drawn otherwise.
func (d *drawing) steps(q questionView, value string, x, y, width float32) bool {
	f := q.Field
	var options []*codebook.Option
	at := -1
	for i := range f.Options {
		o := &f.Options[i]
		if slices.Contains(f.OffScale, o.Value) || slices.Contains(f.Unordered, o.Value) {
			continue
		}
		if o.Value == value {
			at = len(options)
		}
		options = append(options, o)
	}
	each := width / float32(max(len(options), 1))
	if f.Scale.Control != codebook.ControlScale || at < 0 || each < theme.Scaled(20) {
		return false
	}
	p, high := theme.Current(), tagHeight()
	fill, ink := form.TagColors(f, value)
	d.Frame(x, y, width, high, theme.RadiusSmall+1, p.Surface, p.Line, theme.Hairline)
	for i, o := range options {
		t := kit.Text{Text: form.Shown(o), Size: theme.SizeSmall(), Ink: p.Muted, Align: fyne.TextAlignCenter}
		if i == at {
			d.Box(x+float32(i)*each, y, each, high, theme.RadiusSmall+1, fill)
			t.Ink, t.Bold = ink, true
		}
		d.Words(x+float32(i)*each, y, each, high, t)
	}
	return true
}

func tagHeight() float32 { return theme.Scaled(22) }

// tag draws one label in its colour, on the next line where it does not fit.
func (d *drawing) tag(q questionView, label string, left, x, y, width float32) (nextX, nextY float32) {
	fill, ink := form.TagColors(q.Field, label)
	c := kit.Chip{Text: form.ShownValue(q.Field, label), Skin: kit.Skin{Fill: fill, Ink: ink}, Size: theme.SizeLabel(), High: tagHeight()}
	w := min(c.Width(), width)
	if x+w > left+width && x > left {
		x, y = left, y+tagHeight()+theme.Scaled(3)
	}
	d.Chip(c, x, y+tagHeight()/2, w)
	return x + w + theme.Scaled(5), y
}

// byAnswer draws each question with its answers, the most frequent first, and
// who gave each.
func (d *drawing) byAnswer(v view, width float32) float32 {
	p := theme.Current()
	pad := theme.Scaled(14)
	grow := d.ground(0, width)
	y := pad
	for i, q := range v.Questions {
		if i > 0 {
			y += theme.Scaled(10)
		}
		top := y
		y = d.text(q.Name, pad, y, width-2*pad, theme.SizeLabel(), q.Here, strong(q, p), 1) + theme.Scaled(4)
		for _, g := range groups(v, q) {
			tags := min(theme.Scaled(190), (width-2*pad)*0.45)
			_, ty := pad, y
			at := pad
			for _, label := range q.Field.Labels(g.value) {
				at, ty = d.tag(q, label, pad, at, ty, tags)
			}
			who := d.text(
				g.who,
				pad+tags+theme.Scaled(10),
				y+theme.Scaled(2),
				width-2*pad-tags-theme.Scaled(10),
				theme.SizeLabel(),
				false,
				p.Ink,
				3,
			)
			y = max(ty+tagHeight(), who) + theme.Scaled(4)
		}
		if q.Active {
			d.spot = [2]float32{top, y}
			d.Box(theme.Scaled(4), top, theme.Scaled(3), y-top, theme.Radius, strong(q, p))
		}
	}
	for _, c := range v.Columns {
		if c.Note != "" {
			y = d.text(heading(c)+": “"+c.Note+"”", pad, y+theme.Scaled(6), width-2*pad, theme.SizeSmall(), false, p.Muted, 3)
		}
	}
	y += pad
	grow(y)
	return y
}

// answerGroup is one answer and who gave it.
type answerGroup struct {
	value, who string
	times      int
}

// groups gathers the answers to a question.
func groups(v view, q questionView) []answerGroup {
	var all []answerGroup
	for i, value := range q.Values {
		if value == "" {
			continue
		}
		at := slices.IndexFunc(all, func(g answerGroup) bool { return g.value == value })
		if at < 0 {
			at = len(all)
			all = append(all, answerGroup{value: value})
		}
		name := v.Columns[i].Letter
		if v.Columns[i].Name != "" {
			name += " " + v.Columns[i].Name
		}
		if q.Unsure[i] {
			name += " (" + lang.L("unsure") + ")"
		}
		all[at].times++
		all[at].who = strings.TrimPrefix(all[at].who+", "+name, ", ")
	}
	slices.SortStableFunc(all, func(a, b answerGroup) int { return b.times - a.times })
	for i := range all {
		all[i].who = lang.L("{{.Count}} × {{.Who}}", map[string]any{"Count": all[i].times, "Who": all[i].who})
	}
	return all
}
