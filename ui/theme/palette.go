// Package theme holds the colours and sizes that every screen draws with, and
// hands the same to Fyne's own widgets.
package theme

import (
	"image/color"
	"slices"
)

// Palette is one complete set of colours, named by what they are for.
type Palette struct {
	Page    color.NRGBA // behind everything
	Surface color.NRGBA // cards, the form, controls
	Rail    color.NRGBA // side columns and quiet panels
	Hover   color.NRGBA // a control under the pointer
	Ink     color.NRGBA // text
	Muted   color.NRGBA // secondary text
	Line    color.NRGBA // one-pixel lines
	Control color.NRGBA // the outline of a control that can be pressed
	Option  color.NRGBA // the outline of an option of a question: 3 to 1 against all it stands on

	Accent, AccentSoft       color.NRGBA
	Stance, StanceSoft       color.NRGBA
	Sourcing, SourcingSoft   color.NRGBA
	Editorial, EditorialSoft color.NRGBA

	Scale  [5]color.NRGBA // the stance scale, -2 to +2
	Absent color.NRGBA    // a target that is not in the paragraph; never the colour of neutral

	Saved     color.NRGBA // work that is safe
	Danger    color.NRGBA // missing, failed, irreversible
	Warning   color.NRGBA // unsure, just undone
	FocusRing color.NRGBA // where the keys go
	Shadow    color.NRGBA // under cards that float
	Veil      color.NRGBA // over the window behind a modal
}

// Family returns the strong and the soft colour of a field's family; an
// unnamed family is drawn in the accent.
func (p *Palette) Family(name string) (strong, soft color.NRGBA) {
	switch name {
	case "stance":
		return p.Stance, p.StanceSoft
	case "sourcing":
		return p.Sourcing, p.SourcingSoft
	case "editorial":
		return p.Editorial, p.EditorialSoft
	}
	return p.Accent, p.AccentSoft
}

// Filled returns a strong colour as the fill of something large. In the dark
// the strong colours are bright, to be read as text; as fills they would glare.
func (p *Palette) Filled(strong color.NRGBA) color.NRGBA {
	if p == &Dark {
		return Mix(strong, p.Surface, 0.35)
	}
	return strong
}

// Active returns the ground of what the keys are on, in the soft colour of its family.
func (p *Palette) Active(soft color.NRGBA) color.NRGBA { return Mix(p.Surface, soft, 0.75) }

// Edge returns the outline of something filled: the fill itself, or as much darker or
// brighter as makes it seen on any ground of the form. Pale fills have no edge of their own.
func (p *Palette) Edge(fill color.NRGBA) color.NRGBA {
	grounds := []color.NRGBA{p.Surface, p.StanceSoft, p.SourcingSoft, p.EditorialSoft}
	for share := 0.0; share < 1; share += 0.05 {
		edge := Mix(fill, p.Ink, share)
		if !slices.ContainsFunc(grounds, func(g color.NRGBA) bool { return Contrast(edge, g) < seen }) {
			return edge
		}
	}
	return p.Ink
}

// StanceOf returns the colour of a step of the stance scale; steps beyond the
// ends take the end's colour.
func (p *Palette) StanceOf(step int) color.NRGBA {
	return p.Scale[max(-2, min(step, 2))+2]
}

var white = rgb(0xFFFFFF)

// Light is the palette for bright surroundings.
var Light = Palette{
	Page:    rgb(0xF4F4F1),
	Surface: rgb(0xFFFFFF),
	Rail:    rgb(0xFAFAF8),
	Hover:   rgb(0xF1F2F6),
	Ink:     rgb(0x1B1D21),
	Muted:   rgb(0x646972),
	Line:    rgb(0xE2E3E0),
	Control: rgb(0xD6D8D6),
	Option:  rgb(0x82878E),

	Accent: rgb(0x3446A8), AccentSoft: rgb(0xE8EBFA),
	Stance: rgb(0x3446A8), StanceSoft: rgb(0xE8EBFA),
	Sourcing: rgb(0x0F766E), SourcingSoft: rgb(0xE0F2EF),
	Editorial: rgb(0xA05605), EditorialSoft: rgb(0xFBEEDC),

	Scale:  [5]color.NRGBA{rgb(0xB2432F), rgb(0xD98873), rgb(0x7D828A), rgb(0x7FA6D6), rgb(0x2F66AC)},
	Absent: rgb(0xD5D8DD),

	Saved:     rgb(0x2E7D4F),
	Danger:    rgb(0xB23A2E),
	Warning:   rgb(0x946200),
	FocusRing: rgb(0x3446A8),
	Shadow:    color.NRGBA{A: 0x2e},
	Veil:      color.NRGBA{R: 0x1B, G: 0x1D, B: 0x21, A: 0x66},
}

// Dark is the palette for dim surroundings, with the same contrasts.
var Dark = Palette{
	Page:    rgb(0x15171B),
	Surface: rgb(0x1D2025),
	Rail:    rgb(0x191B20),
	Hover:   rgb(0x282C34),
	Ink:     rgb(0xEBECEE),
	Muted:   rgb(0xA3A9B3),
	Line:    rgb(0x33373F),
	Control: rgb(0x434852),
	Option:  rgb(0x7A818D),

	Accent: rgb(0xA3B1F7), AccentSoft: rgb(0x2A3157),
	Stance: rgb(0xA3B1F7), StanceSoft: rgb(0x2A3157),
	Sourcing: rgb(0x5CC9BC), SourcingSoft: rgb(0x153B38),
	Editorial: rgb(0xEDB265), EditorialSoft: rgb(0x432F17),

	Scale:  [5]color.NRGBA{rgb(0xF0745E), rgb(0xA85F52), rgb(0x868C96), rgb(0x5A80AE), rgb(0x7DB2F2)},
	Absent: rgb(0x474C56),

	Saved:     rgb(0x6CC48F),
	Danger:    rgb(0xF28B7D),
	Warning:   rgb(0xE0B25A),
	FocusRing: rgb(0xA3B1F7),
	Shadow:    color.NRGBA{A: 0x80},
	Veil:      color.NRGBA{A: 0x99},
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}
