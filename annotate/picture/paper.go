package picture

import (
	"image/color"
	"math"

	"plumbline/annotate/typeset"
)

// colours are those of pictures on paper: each reaches 3 to 1 against the white they stand
// on, and against the pale one of every hue.
var colours = map[Hue]color.NRGBA{
	Ground:    {R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF},
	Writing:   {R: 0x1B, G: 0x1D, B: 0x21, A: 0xFF},
	Quiet:     {R: 0x64, G: 0x69, B: 0x72, A: 0xFF},
	Rule:      {R: 0xC9, G: 0xCC, B: 0xCE, A: 0xFF},
	Against:   {R: 0xB2, G: 0x43, B: 0x2F, A: 0xFF},
	Middle:    {R: 0x6A, G: 0x6F, B: 0x78, A: 0xFF},
	For:       {R: 0x2F, G: 0x66, B: 0xAC, A: 0xFF},
	Aside:     {R: 0x4B, G: 0x4F, B: 0x57, A: 0xFF},
	Stance:    {R: 0x34, G: 0x46, B: 0xA8, A: 0xFF},
	Sourcing:  {R: 0x0F, G: 0x76, B: 0x6E, A: 0xFF},
	Editorial: {R: 0xA0, G: 0x56, B: 0x05, A: 0xFF},
	Other:     {R: 0x34, G: 0x46, B: 0xA8, A: 0xFF},
}

// PaleShare is how much of its hue a pale colour has; the rest is the ground.
const PaleShare = 0.2

// colour is an ink on paper.
func (i Ink) colour() color.NRGBA {
	c := colours[i.Hue]
	if !i.Pale {
		return c
	}
	mix := func(x, ground uint8) uint8 {
		return uint8(math.Round(float64(ground) + (float64(x)-float64(ground))*PaleShare))
	}
	g := colours[Ground]
	return color.NRGBA{R: mix(c.R, g.R), G: mix(c.G, g.G), B: mix(c.B, g.B), A: 0xFF}
}

// ink is the colour of a mark on paper. Words in a bar are white or dark, as reads better.
func (m *Mark) ink() color.NRGBA {
	switch {
	case m.On == nil:
		return m.Ink.colour()
	case m.On.Pale:
		return colours[Writing]
	}
	return colours[Ground]
}

// Paper is how pictures are set in files: always the same, in the letters that the program
// brings.
type Paper struct{ catalog *typeset.Catalog }

// NewPaper makes it ready.
func NewPaper() *Paper { return &Paper{typeset.NewCatalog(typeset.Options{})} }

// Setting of pictures in files.
func (p *Paper) Setting() Setting {
	return Setting{Width: 960, Unit: 1, Small: 12, Body: 15, Wide: p.wide}
}

// margin is left around a picture in a file.
const margin = 16.0

func (p *Paper) wide(text string, size float64, bold bool) float64 {
	if text == "" {
		return 0
	}
	shaped := p.catalog.Shape(text, typeset.Cut{Family: typeset.Sans, Bold: bold})
	return float64(shaped.Layout(typeset.Measure{Size: float32(size)}).Width())
}
