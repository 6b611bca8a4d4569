package form

import (
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// mark is the sign beside a name that something is special about its answer.
type mark struct {
	sign string // "" is none
	skin kit.Skin
}

// markOf is "×2" for a question that was answered differently in two places, "!" for an
// answer that needs another look, "?" for one that is unsure, or a dot for a question
// that is new.
func markOf(twice, look, unsure, fresh bool) mark {
	c := theme.Current()
	warning := kit.Skin{Fill: theme.Mix(c.Surface, c.Warning, 0.12), Edge: c.Warning, Ink: c.Warning}
	switch {
	case twice:
		return mark{"×2", warning}
	case look:
		return mark{"!", warning}
	case unsure:
		return mark{"?", warning}
	case fresh:
		return mark{"•", kit.Skin{Fill: c.AccentSoft, Edge: c.Accent, Ink: c.Accent}}
	}
	return mark{}
}

func (m mark) width() float32 { return kit.CapWidth(m.sign) }

func (m mark) draw(d *kit.Drawing, x, y, rowHeight float32) {
	d.Cap(x, y, m.width(), rowHeight, m.sign, m.skin)
}
