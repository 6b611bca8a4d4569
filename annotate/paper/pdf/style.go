package pdf

import (
	"plumbline/annotate/paper"
	"plumbline/annotate/typeset"
)

// colour is one of ink, in red, green and blue.
type colour [3]int

// The colours are those of the page of HTML in print.
var (
	ink     = colour{0x00, 0x00, 0x00}
	muted   = colour{0x55, 0x55, 0x55}
	line    = colour{0xbb, 0xbb, 0xbb}
	accent  = colour{0x34, 0x46, 0xa8}
	warning = colour{0x7a, 0x47, 0x00}
	band    = colour{0xb8, 0xbe, 0xe1} // an interval: the accent at a third
	white   = colour{0xff, 0xff, 0xff}
)

// style is how words look.
type style struct {
	bold   bool
	size   float64 // in points
	colour colour
}

var (
	ofTitle   = style{bold: true, size: 17, colour: ink}
	ofSection = style{bold: true, size: 13, colour: ink}
	ofHeading = style{bold: true, size: 10, colour: ink}
	ofWords   = style{size: 9.5, colour: ink}
	ofCells   = style{size: 8.5, colour: ink}
	ofHeads   = style{size: 8.5, colour: muted}
	ofSmall   = style{size: 7.5, colour: muted}
)

func (s style) cut() typeset.Cut { return typeset.Cut{Family: typeset.Sans, Bold: s.bold} }

// toned is the style in a tone.
func (s style) toned(t paper.Tone) style {
	switch t {
	case paper.Muted:
		s.colour = muted
	case paper.Low:
		s.colour = warning
	case paper.Plain:
	}
	return s
}

// lineHeight is the distance of baselines as a multiple of the size.
const lineHeight = 1.36

// scale is how many px, on which lines are put, are in a point.
const scale = 16
