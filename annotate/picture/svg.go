package picture

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// WriteSVG writes a picture with its words as text, without scripts, on white. The same
// picture gives the same bytes.
func (p *Paper) WriteSVG(w io.Writer, b *Bars) error {
	d := b.Layout(p.Setting())
	out := bufio.NewWriter(w)
	width, height := number(d.Width+2*margin), number(d.Height+2*margin)
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]s" height="%[2]s" viewBox="0 0 %[1]s %[2]s" role="img"`+
		` font-family="'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif">`+"\n", width, height)
	fmt.Fprintf(out, "<title>%s</title>\n<desc>%s</desc>\n", escaped(b.Title), escaped(b.Under))
	fmt.Fprintf(out, `<rect width="%s" height="%s" fill="#ffffff"/>`+"\n", width, height)
	fmt.Fprintf(out, `<g transform="translate(%[1]s %[1]s)">`+"\n", number(margin))
	for i := range d.Marks {
		svgMark(out, &d.Marks[i])
	}
	fmt.Fprint(out, "</g>\n</svg>\n")
	return out.Flush()
}

func svgMark(out io.Writer, m *Mark) {
	switch m.Shape {
	case Box:
		x, y, w, h, edge := m.X, m.Y, m.W, m.H, ""
		if m.Edge != nil {
			x, y, w, h = x+0.5, y+0.5, max(0, w-1), max(0, h-1)
			edge = ` stroke="` + hex(m.Edge.colour()) + `"`
		}
		fmt.Fprintf(out, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s"%s`,
			number(x), number(y), number(w), number(h), hex(m.ink()), edge)
		if m.Tells == "" {
			fmt.Fprint(out, "/>\n")
		} else {
			fmt.Fprintf(out, "><title>%s</title></rect>\n", escaped(m.Tells))
		}
	case Line:
		fmt.Fprintf(out, `<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s"/>`+"\n",
			number(m.X), number(m.Y), number(m.X+m.W), number(m.Y+m.H), hex(m.ink()), number(m.Size))
	case Words:
		x, anchor := m.X, ""
		switch m.Align {
		case Center:
			x, anchor = m.X+m.W/2, ` text-anchor="middle"`
		case Right:
			x, anchor = m.X+m.W, ` text-anchor="end"`
		}
		bold := ""
		if m.Bold {
			bold = ` font-weight="bold"`
		}
		fmt.Fprintf(out, `<text x="%s" y="%s" font-size="%s" fill="%s"%s%s>%s</text>`+"\n",
			number(x), number(m.Y+m.H/2+0.36*m.Size), number(m.Size), hex(m.ink()), anchor, bold, escaped(m.Text))
	}
}

// number writes a length in hundredths.
func number(x float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(x, 'f', 2, 64), "0"), ".")
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// escaped is text as XML has it, without what XML has no place for.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)))
	return b.String()
}
