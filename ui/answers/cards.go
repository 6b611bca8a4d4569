package answers

import (
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// cards draws a card for each annotator; all are as high as the highest, and a
// question stands at one height in all of them.
func (d *drawing) cards(v View, y float32) {
	p := theme.Current()
	gap, pad := theme.Scaled(10), theme.Scaled(14)
	n := float32(max(len(v.Columns), 1))
	w := (d.width - gap*(n-1)) / n
	var grow []func(end float32)
	for i := range v.Columns {
		grow = append(grow, d.ground(d.left+float32(i)*(w+gap), y, w))
	}
	left, inner := func(i int) float32 { return d.left + float32(i)*(w+gap) + pad }, w-2*pad
	top := y
	for i, column := range v.Columns {
		top = max(top, d.head(column, left(i), y+pad, inner)+theme.Scaled(2))
	}
	for _, q := range v.Questions {
		from, end := top+theme.Scaled(4), top
		light := d.lit(q, from)
		for i := range v.Columns {
			below := d.text(q.Name, left(i), top+theme.Scaled(7), inner, theme.SizeSmall(), q.Strong, ink(q), 2)
			end = max(end, d.answer(q, i, left(i), below+theme.Scaled(3), inner))
		}
		light(end + theme.Scaled(3))
		d.Questions = append(d.Questions, Extent{from, end + theme.Scaled(3)})
		top = end
	}
	end := top
	for i, column := range v.Columns {
		below := top
		if column.Note != "" {
			below = d.text(quoted(column.Note), left(i), top+theme.Scaled(8), inner, theme.SizeSmall(), false, p.Muted, 4)
		}
		end = max(end, below+pad)
	}
	for _, g := range grow {
		g(end)
	}
	d.End = end
}

// head names a column, with the key that takes it. Where both have no room,
// the letter alone is name enough, for the key is what a person looks for.
func (d *drawing) head(c Column, x, y, width float32) (end float32) {
	name := heading(c)
	if c.Key != "" {
		cw := kit.CapWidth(c.Key)
		d.Cap(x+width-cw, y, cw, kit.CapHeight(), c.Key, kit.PlainCap())
		width -= cw + theme.Scaled(3)
		if !kit.Fits(kit.Text{Text: name, Size: theme.SizeBody(), Bold: true}, width) && c.Name == "" {
			name = c.Letter
		}
	}
	return d.text(name, x, y, width, theme.SizeBody(), true, theme.Current().Ink, 1)
}
