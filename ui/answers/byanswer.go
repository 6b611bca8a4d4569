package answers

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/theme"
)

// byAnswer draws each question with its answers, the most frequent first, and
// who gave each.
func (d *drawing) byAnswer(v View, y float32) {
	p := theme.Current()
	pad := theme.Scaled(14)
	x, inner := d.left+pad, d.width-2*pad
	grow := d.ground(d.left, y, d.width)
	y += pad
	for i, q := range v.Questions {
		if i > 0 {
			y += theme.Scaled(10)
		}
		top := y
		light := d.lit(q, top-theme.Scaled(3))
		y = d.text(q.Name, x, y, inner, theme.SizeLabel(), q.Strong, ink(q), 1) + theme.Scaled(4)
		for _, g := range groups(v, q) {
			tags := min(theme.Scaled(190), inner*0.45)
			_, below := d.labels(q, g.value, x, y, tags)
			at := x + tags + theme.Scaled(10)
			who := d.text(g.who, at, y+theme.Scaled(2), d.left+d.width-pad-at, theme.SizeLabel(), false, p.Ink, 3)
			y = max(below+tagHeight(), who) + theme.Scaled(4)
		}
		light(y)
		d.Questions = append(d.Questions, Extent{top - theme.Scaled(3), y})
		if q.Active {
			d.Active = Extent{top, y}
			d.Box(d.left+theme.Scaled(4), top, theme.Scaled(3), y-top, theme.Radius, ink(q))
		}
	}
	for _, c := range v.Columns {
		if c.Note != "" {
			y = d.text(heading(c)+": "+quoted(c.Note), x, y+theme.Scaled(6), inner, theme.SizeSmall(), false, p.Muted, 3)
		}
	}
	d.End = y + pad
	grow(d.End)
}

// group is one answer and who gave it.
type group struct {
	value, who string
	times      int
}

// groups gathers the answers to a question.
func groups(v View, q Question) []group {
	var all []group
	for i, given := range q.Given {
		if given.Value == "" && given.Later == "" {
			continue
		}
		at := slices.IndexFunc(all, func(g group) bool { return g.value == given.Value })
		if at < 0 {
			at = len(all)
			all = append(all, group{value: given.Value})
		}
		all[at].times++
		all[at].who = strings.TrimPrefix(all[at].who+", "+who(v.Columns[i], q, given), ", ")
	}
	slices.SortStableFunc(all, func(a, b group) int { return b.times - a.times })
	for i := range all {
		all[i].who = lang.L("{{.Count}} × {{.Who}}", map[string]any{"Count": all[i].times, "Who": all[i].who})
	}
	return all
}

// who names an annotator with what there is to say of their answer.
func who(c Column, q Question, given Given) string {
	name := strings.TrimSpace(c.Letter + " " + c.Name)
	if given.Unsure {
		name += " (" + lang.L("unsure") + ")"
	}
	if given.Later != "" {
		name += " (" + later(q.Field, given.Later) + ")"
	}
	return name
}
