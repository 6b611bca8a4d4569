package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Horizontal measures of the form.
const (
	side      = 14 // from the form's edge to its text
	stripSide = 6  // from the form's edge to the ground of the active question
)

// plate is every question of a codebook in a fixed place. It is built once for
// what it depends on; what is answered moves nothing on it.
type plate struct {
	book    *codebook.Codebook
	targets []annotate.Target
	whole   bool // what is asked about is the article as a whole
	width   float32
	scale   float32

	form      *Form
	questions []*question
	grounds   []*area
	heads     []*stepHead
	names     float32 // how wide the names at the left are
	high      float32
}

// newPlate gives every question of a view's codebook its place in a width: those about
// paragraphs, or those about the article as a whole.
func newPlate(form *Form, v *View, width float32) *plate {
	p := &plate{
		form: form, book: v.Book, targets: slices.Clone(v.Targets), whole: v.Whole,
		width: width, scale: theme.Scaled(100), high: theme.Scaled(8),
	}
	p.names = p.nameWidth()
	fields := choosable(v.Book, v.Whole)
	for len(fields) > 0 {
		run := 1
		if fields[0].PerTarget {
			for run < len(fields) && fields[run].PerTarget {
				run++
			}
			p.addTargets(fields[:run])
		} else {
			p.addField(fields[0])
		}
		fields = fields[run:]
	}
	return p
}

// serves reports whether the plate is the one for a view's codebook, its targets, and a
// width, at the text size in force.
func (p *plate) serves(v *View, width float32) bool {
	same := func(a, b annotate.Target) bool { return a.ID == b.ID && a.Name == b.Name }
	return p != nil && p.book == v.Book && p.whole == v.Whole && p.width == width && p.scale == theme.Scaled(100) &&
		slices.EqualFunc(p.targets, v.Targets, same)
}

// choosable are the fields about paragraphs, or about the article as a whole, that are
// answered by choosing among options.
func choosable(book *codebook.Codebook, whole bool) []*codebook.Field {
	var fields []*codebook.Field
	if book == nil {
		return nil
	}
	for i := range book.Fields {
		if f := &book.Fields[i]; f.Choosable() && f.Concerns(whole) {
			fields = append(fields, f)
		}
	}
	return fields
}

// objects are all parts, from back to front.
func (p *plate) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, g := range p.grounds {
		out = append(out, g)
	}
	for _, h := range p.heads {
		out = append(out, h)
	}
	for _, q := range p.questions {
		out = append(out, q)
	}
	return out
}

func (p *plate) inner() float32 { return p.width - 2*side }

// nameWidth is as wide as the widest name needs, within bounds: in two lines, and in one
// where it stands over the rows of targets.
func (p *plate) nameWidth() float32 {
	least, most := theme.Scaled(56), p.inner()*0.24
	need := func(name string) float32 {
		t := kit.Text{Text: name, Size: nameSize(), Bold: true}
		for w := least; w < most; w += 4 {
			lines := twoLines(t, w-theme.Scaled(8))
			if !slices.ContainsFunc(lines, func(l kit.Text) bool { return !kit.Fits(l, w-theme.Scaled(8)) }) {
				return w
			}
		}
		return most
	}
	wide := least
	for _, f := range choosable(p.book, p.whole) {
		switch {
		case f.PerTarget:
			wide = max(wide, min(most, headNeed(f)))
		case f.Prefill == "":
			wide = max(wide, need(nameOf(f)))
		}
	}
	for _, t := range p.targets {
		wide = max(wide, need(t.Name))
	}
	return whole(wide)
}

// ground adds the ground of a line of the plate.
func (p *plate) ground(f *codebook.Field, y, high float32) *area {
	g := newArea(f.Family)
	g.Move(fyne.NewPos(stripSide, y-theme.Scaled(3)))
	g.Resize(fyne.NewSize(p.width-2*stripSide, high+theme.Scaled(6)))
	p.grounds = append(p.grounds, g)
	return g
}

// add puts a question on its ground.
func (p *plate) add(q *question, g *area, x, y, width, high float32) {
	q.ground, q.when = g, whenAsked(p.book, q.field)
	if g.onTapped == nil {
		g.onTapped = q.enter
	}
	q.arrange(x, y, width, high)
	p.questions = append(p.questions, q)
}

// shift moves cells, so that they begin beside a name.
func shift(cells []cell, by float32) []cell {
	for i := range cells {
		cells[i].at.X += by
	}
	return cells
}

// addField gives a field that is asked once its row: the name at the left, the
// options beside it. One with a guess stands over the whole width, its name the
// first of the cells.
func (p *plate) addField(f *codebook.Field) {
	q := newQuestion(p.form, f, "")
	q.name = nameOf(f)
	if f.Prefill == "" {
		q.cells = shift(grid(widths(f, pillWidth), p.inner()-p.names), p.names)
		q.named = fyne.NewSize(p.names, unit())
	} else {
		name := min(kit.Width(kit.Text{Text: q.name, Size: theme.Scaled(11), Bold: true}), p.names) + theme.Scaled(6)
		cells := grid(append([]float32{name}, widths(f, pillWidth)...), p.inner())
		q.named, q.cells = cells[0].size, cells[1:]
	}
	high := bottom(q.cells)
	p.add(q, p.ground(f, p.high, high), side, p.high, p.inner(), high)
	p.high += high + rowGap()
}

// addTargets gives each target its row of fields that follow each other, or a
// block of rows where their options do not fit beside each other.
func (p *plate) addTargets(fields []*codebook.Field) {
	if len(p.targets) == 0 {
		return
	}
	if least, fit := p.steps(fields); fit {
		p.addRows(fields, least)
	} else {
		p.addBlocks(fields)
	}
	p.high += rowGap() - theme.Scaled(3)
}

// steps are the least widths of the options of fields that stand beside each
// other in one row of a target: scales and choices that fit.
func (p *plate) steps(fields []*codebook.Field) (least [][]float32, fit bool) {
	room := p.inner() - p.names - float32(len(fields)-1)*between()
	for _, f := range fields {
		if f.Scale.Control == codebook.ControlSet {
			return nil, false
		}
		w := widths(f, stepWidth)
		least, room = append(least, w), room-sum(w)
	}
	return least, room >= 0
}

// between is the gap between two fields in the row of a target.
func between() float32 { return theme.Scaled(8) }

// addRows adds a head with the keys, and a row for each target.
func (p *plate) addRows(fields []*codebook.Field, least [][]float32) {
	options, all := 0, float32(0)
	for _, w := range least {
		options, all = options+len(w), all+sum(w)
	}
	spare := p.inner() - p.names - float32(len(fields)-1)*between() - all
	head := newStepHead(p.form, fields[0], p.targets[0].ID)
	var cells [][]cell
	x := p.names
	for i, w := range least {
		wide := sum(w) + spare*float32(len(w))/float32(options)
		cells = append(cells, strip(w, wide))
		head.add(fields[i], cells[i], x)
		x += wide + between()
	}
	p.addHead(head)
	for _, t := range p.targets {
		g, x := p.ground(fields[0], p.high, unit()), p.names
		for i, f := range fields {
			q := newQuestion(p.form, f, t.ID)
			q.joined, q.plain = true, true
			left := x
			q.cells = slices.Clone(cells[i])
			if i == 0 {
				q.name, q.named, left = t.Name, fyne.NewSize(p.names, unit()), 0
				shift(q.cells, p.names)
			}
			last := cells[i][len(cells[i])-1]
			wide := last.at.X + last.size.Width
			p.add(q, g, side+left, p.high, x-left+wide, unit())
			x += wide + between()
		}
		p.high += unit() + theme.Scaled(4)
	}
}

func (p *plate) addHead(head *stepHead) {
	high := theme.Scaled(17)
	kit.Arrange(head, side, p.high, p.inner(), high)
	p.heads = append(p.heads, head)
	p.high += high + theme.Scaled(2)
}

// addBlocks adds, for each target, a row for each field.
func (p *plate) addBlocks(fields []*codebook.Field) {
	p.addHead(newStepHead(p.form, fields[0], p.targets[0].ID))
	for _, t := range p.targets {
		for i, f := range fields {
			q := newQuestion(p.form, f, t.ID)
			q.name, q.plain = t.Name, i == 0
			if i > 0 {
				q.name = nameOf(f)
			}
			q.cells = shift(grid(widths(f, pillWidth), p.inner()-p.names), p.names)
			q.named = fyne.NewSize(p.names, unit())
			high := bottom(q.cells)
			p.add(q, p.ground(f, p.high, high), side, p.high, p.inner(), high)
			p.high += high + theme.Scaled(4)
		}
	}
}
