package form

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

var _ fyne.Tappable = (*question)(nil)

// question is one question in its place on the plate: its name at the left, and
// its options. One that is not asked stands there dim and says when it is.
type question struct {
	kit.Control[look]
	form   *Form
	ground *area
	slot   annotate.Slot
	field  *codebook.Field

	name   string // of the field or the target, "" where another stands for it
	named  fyne.Size
	plain  bool // the name is a target's, not in the family's colour
	joined bool // options touch each other, their keys stand above
	cells  []cell
	when   string // it is asked
}

// look is everything a question shows that can change while its place does not.
type look struct {
	asked                bool
	value, guess, cursor string
	instead              string
	active               bool
	unsure, fresh, again bool
	twice                bool
	elsewhere            string
	marks                string // how many each option has, by its place
	shownOnly, readOnly  bool
	style                kit.Style
}

func newQuestion(form *Form, f *codebook.Field, target string) *question {
	q := &question{form: form, field: f, slot: annotate.Slot{Field: f.Key, Target: target}}
	q.Make(q, look{}, q.draw, func() fyne.Size { return fyne.Size{} })
	return q
}

// Tapped opens what is under the pointer, unless that is the second click of two
// that were meant as one.
func (q *question) Tapped(e *fyne.PointEvent) {
	q.form.click(e.AbsolutePosition, func() { q.Control.Tapped(e) })
}

func (q *question) show(row *Row, readOnly bool) {
	l := look{style: kit.StyleNow(), readOnly: readOnly}
	if row != nil {
		l.asked, l.value, l.cursor, l.instead = true, row.Value, row.Cursor, row.Instead
		l.active, l.shownOnly = row.Active, row.ShownOnly && !row.Active
		l.unsure, l.fresh, l.again = row.Unsure, row.NewQuestion, row.Again
		l.twice, l.elsewhere = row.Twice, row.Elsewhere
		l.marks = q.countedMarks(row.Marks)
		if row.Value == "" {
			l.guess = row.Guess
		}
	}
	q.Set(l)
}

// arrange gives the question its place.
func (q *question) arrange(x, y, width, high float32) { kit.Arrange(q, x, y, width, high) }

func (q *question) draw(d *kit.Drawing, size fyne.Size) {
	s := q.State()
	q.drawName(d, s)
	switch {
	case !s.asked:
		q.drawUnasked(d, size, q.when)
		return
	case s.instead != "":
		q.drawUnasked(d, size, s.instead)
		d.Spot(kit.Spot{ID: "instead", At: q.options(), Size: size, Mute: true, Open: q.enter})
		return
	case q.joined:
		q.drawFrame(d)
	}
	for i, c := range q.cells {
		q.drawOption(d, c, &q.field.Options[i])
	}
	for i, c := range q.cells { // what was answered elsewhere
		if s.twice && slices.Contains(q.field.Labels(s.elsewhere), q.field.Options[i].Value) {
			d.Dashed(c.at.X, c.at.Y, c.size.Width, c.size.Height, theme.RadiusSmall+1, theme.Current().Warning)
		}
	}
	for i, c := range q.cells { // over its neighbours
		q.drawMarks(d, c, s.marks, i)
		if s.cursor != "" && q.field.Options[i].Value == s.cursor {
			const off = 2
			d.Ring(c.at.X, c.at.Y, c.size.Width, c.size.Height, theme.RadiusSmall+1, off)
		}
	}
}

// options is where the options begin.
func (q *question) options() fyne.Position {
	if len(q.cells) == 0 {
		return fyne.Position{}
	}
	return fyne.NewPos(q.named.Width, 0)
}

func (q *question) enter() { q.form.enter(q.slot) }

// drawnElsewhere says what was answered elsewhere; in a narrow column the
// sign beside it stands for the word.
func (q *question) drawnElsewhere(value string, room float32) kit.Text {
	other := q.field.InForm(value)
	if value == "" {
		other = word("nothing")
	}
	said := kit.Text{Text: word("elsewhere") + " " + other, Size: theme.Scaled(10), Ink: theme.Current().Warning}
	if kit.Width(said) > room {
		said.Text = other
	}
	return said
}

// drawName draws the name in one line, or in two smaller ones, and behind it
// what is special about the answer.
func (q *question) drawName(d *kit.Drawing, s look) {
	if q.named.Width == 0 {
		return
	}
	c, sign := theme.Current(), markOf(s.twice, s.again, s.unsure, s.fresh)
	strong, _ := c.Family(q.field.Family)
	t := kit.Text{Text: q.name, Size: nameSize(), Ink: strong, Bold: true}
	if q.plain {
		t.Ink, t.Bold = c.Ink, s.active
	}
	if !s.asked {
		t.Ink = theme.Mix(c.Surface, c.Muted, 0.8)
	}
	room := q.named.Width - theme.Scaled(6)
	if w := sign.width(); w > 0 {
		room -= w + theme.Scaled(3)
	}
	lines := twoLines(t, room)
	if s.guess != "" && len(lines) == 1 && q.field.Prefill != "" {
		lines = append(lines, kit.Text{Text: word("from layout"), Size: theme.Scaled(10), Ink: c.Muted})
	}
	if s.twice && len(lines) == 1 {
		lines = append(lines, q.drawnElsewhere(s.elsewhere, room))
	}
	var end float32
	high := q.named.Height / float32(len(lines))
	if len(lines) > 1 {
		high = min(high, theme.Scaled(13))
	}
	y := (q.named.Height - high*float32(len(lines))) / 2
	for _, line := range lines {
		w := min(kit.Width(line), room)
		d.Words(0, y, room+1, high, line)
		y, end = y+high, max(end, w)
	}
	sign.draw(d, end+theme.Scaled(3), 0, q.named.Height)
	spot := kit.Spot{ID: "name", Size: fyne.NewSize(q.named.Width, q.named.Height), Mute: true, Tip: func() string { return q.field.Label }}
	if s.asked {
		spot.Open = q.enter
	}
	d.Spot(spot)
}

// drawUnasked draws the dim place of a question with words in it.
func (q *question) drawUnasked(d *kit.Drawing, size fyne.Size, words string) {
	c := theme.Current()
	x, pad := q.options().X, theme.Scaled(8)
	high := size.Height
	d.Dashed(x, 0, size.Width-x, high, theme.RadiusSmall+1, c.Control)
	t := kit.Text{Text: words, Size: theme.Scaled(11), Ink: c.Muted}
	d.Words(x+pad, 0, size.Width-x-2*pad, min(high, unit()), t)
	spot := kit.Spot{ID: "unasked", At: fyne.NewPos(x, 0), Size: fyne.NewSize(size.Width-x, high), Mute: true}
	if !kit.Fits(t, size.Width-x-2*pad) {
		spot.Tip = func() string { return words }
	}
	d.Spot(spot)
}

// drawFrame draws what options that touch stand in.
func (q *question) drawFrame(d *kit.Drawing) {
	c, first, last := theme.Current(), q.cells[0], q.cells[len(q.cells)-1]
	wide := last.at.X + last.size.Width - first.at.X
	d.Frame(first.at.X, 0, wide, unit(), theme.RadiusSmall+2, c.Surface, c.Option, theme.Hairline)
	for _, cell := range q.cells[1:] {
		d.Box(cell.at.X, theme.Hairline, theme.Hairline, unit()-2*theme.Hairline, 0, c.Option)
	}
}

func (q *question) drawOption(d *kit.Drawing, at cell, o *codebook.Option) {
	s, id := q.State(), "option "+o.Value
	chosen := slices.Contains(q.field.Labels(s.value), o.Value)
	guessed := slices.Contains(q.field.Labels(s.guess), o.Value)
	if q.joined {
		q.drawStep(d, at, o, chosen, guessed, d.Hovered(id))
	} else {
		q.drawPill(d, at, o, chosen, guessed, d.Hovered(id))
	}
	spot := kit.Spot{ID: id, At: at.at, Size: at.size, Mute: true, Tip: func() string { return tipOf(o) }}
	switch {
	case s.shownOnly:
		spot.Open = q.enter
	case !s.readOnly:
		spot.Open = func() { q.form.choose(q.slot, o.Value) }
	}
	d.Spot(spot)
}

// tipOf is what the pointer is told of an option.
func tipOf(o *codebook.Option) string {
	if name := o.Name(); name != "" {
		return name + ": " + o.Definition
	}
	return o.Definition
}

// drawPill draws an option that stands for itself, with its key.
func (q *question) drawPill(d *kit.Drawing, at cell, o *codebook.Option, chosen, guessed, lit bool) {
	c, s := theme.Current(), q.State()
	strong, soft := c.Family(q.field.Family)
	skin, cap, edge := kit.Skin{Fill: c.Surface, Edge: c.Option, Ink: c.Ink}, kit.PlainCap(), theme.Hairline
	switch {
	case chosen && diverging(q.field):
		fill := FillOf(q.field, o.Value, strong)
		skin = kit.Skin{Fill: fill, Edge: c.Edge(fill), Ink: theme.InkOn(fill)}
		cap = kit.CapOn(skin)
	case chosen:
		skin, edge = kit.Skin{Fill: soft, Edge: strong, Ink: strong}, theme.Scaled(1.5)
		cap = kit.Skin{Fill: soft, Edge: theme.Mix(soft, strong, 0.4), Ink: strong}
	case guessed:
		skin, edge = kit.Skin{Fill: theme.Mix(c.Surface, soft, 0.6), Edge: strong, Ink: c.Ink}, theme.Hairline
	case lit && !s.readOnly:
		skin.Fill = c.Hover
	}
	if (s.shownOnly || s.readOnly) && !chosen {
		skin.Ink = c.Muted
	}
	x, y, w, high := at.at.X, at.at.Y, at.size.Width, at.size.Height
	d.Frame(x, y, w, high, theme.RadiusSmall+1, skin.Fill, skin.Edge, edge)
	t := optionText(o)
	t.Ink, t.Bold = skin.Ink, chosen || guessed
	pad, gap, cw := theme.Scaled(7), theme.Scaled(4), kit.CapWidth(o.Key)
	if kit.Width(optionText(o))+cw+pad+gap+theme.Scaled(3) > w {
		pad, gap, cw = theme.Scaled(5), theme.Scaled(3), tightKey(o)
	}
	d.Words(x+pad, y, w-pad-gap-cw, high, t)
	d.Cap(x+w-gap-cw, y, cw, high, o.Key, cap)
}

// drawStep draws an option that touches its neighbours.
func (q *question) drawStep(d *kit.Drawing, at cell, o *codebook.Option, chosen, guessed, lit bool) {
	c, s := theme.Current(), q.State()
	strong, soft := c.Family(q.field.Family)
	ink := c.Ink
	if s.shownOnly || s.readOnly {
		ink = c.Muted
	}
	fill, edge, thick := c.Surface, c.Option, float32(0)
	switch {
	case chosen:
		fill = FillOf(q.field, o.Value, c.Filled(strong))
		ink, edge, thick = theme.InkOn(fill), c.Edge(fill), theme.Hairline
	case guessed:
		fill = soft
	case lit && !s.readOnly:
		fill = c.Hover
	}
	if fill != c.Surface {
		d.Cornered(at.at.X, at.at.Y, at.size.Width+theme.Hairline, at.size.Height, q.corners(o), fill, edge, thick)
	}
	t := optionText(o)
	t.Ink, t.Bold, t.Align = ink, chosen, fyne.TextAlignCenter
	d.Words(at.at.X, at.at.Y, at.size.Width, at.size.Height, t)
}

// corners are the round ones of an option at an end of its strip.
func (q *question) corners(o *codebook.Option) (radii [4]float32) {
	const round = theme.RadiusSmall + 2
	if o.Value == q.field.Options[0].Value {
		radii[0], radii[3] = round, round
	}
	if o.Value == q.field.Options[len(q.field.Options)-1].Value {
		radii[1], radii[2] = round, round
	}
	return radii
}

func nameSize() float32 { return theme.Scaled(12) }

// twoLines sets a name in one line of a width, or in two smaller ones, of which
// the second is cut where it must be.
func twoLines(t kit.Text, width float32) []kit.Text {
	if kit.Width(t) <= width {
		return []kit.Text{t}
	}
	t.Size = theme.Scaled(11)
	first, rest := split(t, width)
	if rest == "" {
		return []kit.Text{t}
	}
	return []kit.Text{t.With(first), t.With(rest)}
}

// split divides a name at the last space that lets its beginning fit, or returns
// it whole where there is none.
func split(t kit.Text, width float32) (first, rest string) {
	words := t.Text
	for at := strings.LastIndexByte(words, ' '); at > 0; at = strings.LastIndexByte(words[:at], ' ') {
		if kit.Width(t.With(words[:at])) <= width {
			return words[:at], words[at+1:]
		}
	}
	return words, ""
}
