package annotatescreen

import (
	"slices"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

const chipGap = 6

// chipRow is the chips of a paragraph, in as many lines as they need.
type chipRow struct {
	pane  *kit.Pane
	chips []chip
	style kit.Style
	width float32
	at    []fyne.Position // of each chip
}

func newChipRow() *chipRow {
	r := &chipRow{}
	r.pane = kit.NewPane(r.draw)
	return r
}

func chipHeight() float32 { return theme.Scaled(24) }

// chipsHeight is how high lines of chips are.
func chipsHeight(lines int) float32 { return float32(lines)*(chipHeight()+chipGap) - chipGap }

// chipRoom is how many lines the chips of a paragraph take mostly, once it is
// answered: there is one for each target, and three beside.
func chipRoom(targets int) int {
	if targets > 2 {
		return 2
	}
	return 1
}

// show replaces the chips.
func (r *chipRow) show(chips []chip, width float32) {
	if now := kit.StyleNow(); !slices.Equal(chips, r.chips) || r.style != now || r.width != width {
		r.chips, r.style, r.width = chips, now, width
		r.place()
		r.pane.Refresh()
	}
}

// place puts the chips side by side, and under each other where a line is full.
func (r *chipRow) place() {
	r.at = r.at[:0]
	var x, y float32
	for _, c := range r.chips {
		w := c.look().Width()
		if x > 0 && x+w > r.width {
			x, y = 0, y+chipHeight()+chipGap
		}
		r.at = append(r.at, fyne.NewPos(x, y))
		x += w + chipGap
	}
}

// lines is how many lines the chips take.
func (r *chipRow) lines() int {
	if len(r.at) == 0 {
		return 0
	}
	return int(r.at[len(r.at)-1].Y/(chipHeight()+chipGap)) + 1
}

func (r *chipRow) draw(d *kit.Drawing, width, _ float32) float32 {
	for i, at := range r.at {
		d.Chip(r.chips[i].look(), at.X, at.Y+chipHeight()/2, width-at.X)
	}
	return chipsHeight(r.lines())
}

func (c chip) look() kit.Chip {
	p := theme.Current()
	strong, soft := p.Family(c.Family)
	skin := kit.Skin{Fill: soft, Ink: strong}
	if c.Plain {
		skin = kit.Skin{Fill: p.Surface, Edge: p.Line, Ink: p.Muted}
	}
	return kit.Chip{Text: c.Text, Skin: skin, High: chipHeight()}
}

// arrange gives the row its place.
func (r *chipRow) arrange(x, y, width float32) {
	r.pane.Move(fyne.NewPos(x, y))
	r.pane.Resize(fyne.NewSize(width, max(chipHeight(), chipsHeight(r.lines()))))
}
