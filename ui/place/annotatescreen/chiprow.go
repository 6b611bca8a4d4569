package annotatescreen

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

const chipGap = 6

// chipRow is one line of chips. Those that do not fit are counted at its end.
type chipRow struct {
	pane  *kit.Pane
	chips []chip
	style kit.Style
}

func newChipRow() *chipRow {
	r := &chipRow{}
	r.pane = kit.NewPane(r.draw)
	return r
}

func chipHeight() float32 { return theme.Scaled(24) }

// show replaces the chips.
func (r *chipRow) show(chips []chip) {
	if now := kit.StyleNow(); !slices.Equal(chips, r.chips) || r.style != now {
		r.chips, r.style = chips, now
		r.pane.Refresh()
	}
}

func (r *chipRow) draw(d *kit.Drawing, width, _ float32) float32 {
	var x float32
	for i, c := range r.chips {
		look, rest := c.look(), len(r.chips)-i-1
		room := width - x
		if rest > 0 {
			room -= theme.Scaled(48)
		}
		if w := look.Width(); w > room && i > 0 {
			d.Chip(chip{Text: "+" + strconv.Itoa(rest+1), Plain: true}.look(), x, chipHeight()/2, width-x)
			break
		}
		x += d.Chip(look, x, chipHeight()/2, max(room, theme.Scaled(60))) + chipGap
	}
	return chipHeight()
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
	r.pane.Resize(fyne.NewSize(width, chipHeight()))
}
