package form

import (
	"strconv"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// countedMarks are the numbers of passages marked for the options, one after the other in
// their order; "" if there are none.
func (q *question) countedMarks(marks map[string]int) string {
	if len(marks) == 0 {
		return ""
	}
	counted := make([]rune, len(q.field.Options))
	for i, o := range q.field.Options {
		counted[i] = rune(marks[o.Value])
	}
	return string(counted)
}

// drawMarks draws in the corner of an option how many passages are marked for it.
func (q *question) drawMarks(d *kit.Drawing, c cell, counted string, option int) {
	marks := []rune(counted)
	if option >= len(marks) || marks[option] == 0 {
		return
	}
	p := theme.Current()
	strong, _ := p.Family(q.field.Family)
	count := strconv.Itoa(int(marks[option]))
	radius := theme.Scaled(6.5)
	if len(count) > 1 {
		radius = theme.Scaled(8)
	}
	x, y := c.at.X+c.size.Width-theme.Scaled(2), c.at.Y+theme.Scaled(2)
	d.Disc(x, y, radius, p.Surface, strong, theme.Hairline)
	d.Words(x-radius, y-radius, 2*radius, 2*radius, kit.Text{
		Text: count, Size: theme.Scaled(9.5), Ink: strong, Bold: true, Align: fyne.TextAlignCenter,
	})
}
