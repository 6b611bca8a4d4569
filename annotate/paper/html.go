package paper

import (
	_ "embed"
	"html/template"
	"io"
	"math"
)

//go:embed page.html
var page string

var pageTemplate = template.Must(template.New("paper").Funcs(template.FuncMap{"round": round}).Parse(page))

// WriteHTML writes the document as one page that needs nothing beside it.
func (p *Paper) WriteHTML(w io.Writer) error { return pageTemplate.Execute(w, p) }

// round writes a length of a drawing in tenths.
func round(x float64) float64 { return math.Round(10*x) / 10 }

// Span is how wide the interval is.
func (b *Bar) Span() float64 { return b.Until - b.From }

// Room is left at either end of a bar for what stands there.
const Room = 6.0

// Inner is how long the scale is.
func (b *Bar) Inner() float64 { return b.Width - 2*Room }

// Class says how a cell is laid out.
func (c Cell) Class() string {
	switch {
	case c.Number && c.Whole:
		return "n whole"
	case c.Number:
		return "n"
	case c.Whole:
		return "whole"
	}
	return ""
}
