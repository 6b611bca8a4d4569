package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/go-text/typesetting/font"

	"plumbline/annotate/typeset"
)

// text is words that were set in a width.
type text struct {
	style
	*typeset.Layout
	rtl bool
}

// set sets words in lines of a width; 0 is one line, however long.
func (p *printer) set(words string, st style, width float64) text {
	return p.lay(p.shape(words, st), st, width)
}

// shape makes glyphs of words; white space counts as one space, as on a page of HTML.
func (p *printer) shape(words string, st style) *typeset.Paragraph {
	spaces := func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }
	return p.faces.Shape(strings.Join(strings.FieldsFunc(strings.ToValidUTF8(words, "\ufffd"), spaces), " "), st.cut())
}

func (p *printer) lay(shaped *typeset.Paragraph, st style, width float64) text {
	return text{style: st, rtl: shaped.RightToLeft(), Layout: shaped.Layout(typeset.Measure{
		Width: float32(width), Size: float32(st.size), LineHeight: lineHeight, Scale: scale,
	})}
}

// rise is the height of a line.
func (t text) rise() float64 { return float64(t.LineHeight()) }

// lineWidth is how wide a line is.
func (t text) lineWidth(i int) float64 { return float64(t.LineWidth(i)) }

// write draws a line whose upper left corner is at a place.
func (p *printer) write(t text, i int, x, y float64) {
	p.inks(t.colour)
	w := &writing{printer: p, size: t.size, x: x, y: y - float64(i)*t.rise()}
	t.Characters(i, i+1, w.add)
	w.flush()
}

// writing puts the characters of a line together to words, as few as there are: those that
// stay text, and those of which only the shapes are drawn.
type writing struct {
	*printer
	size     float64
	x, y     float64 // of the layout
	file     string  // of the face of a word that stays text
	leftward bool    // it is read from right to left
	word     []rune
	from, to float64
	base     float64
	shapes   []shape
}

// shape is a glyph in its place.
type shape struct {
	*drawing
	x, y float64
}

func (w *writing) add(c *typeset.Character) {
	if c.Space {
		if w.file != "" && len(w.word) > 0 {
			w.word = append(w.word, ' ')
		}
		w.flush()
		return
	}
	left, file := w.x+c.X/scale, plainFile(c)
	const apart = 0.2
	if len(w.word) > 0 && (file != w.file || c.Leftward != w.leftward || file != "" && math.Abs(left-w.to) > apart) {
		w.flush()
	}
	if len(w.word) == 0 {
		w.file, w.leftward, w.from, w.to = file, c.Leftward, left, left
	}
	w.word = append(w.word, c.Text...)
	w.from, w.to, w.base = min(w.from, left), max(w.to, left+c.Width/scale), w.y+c.Baseline/scale
	if file != "" {
		return
	}
	for _, g := range c.Glyphs {
		d := w.drawingOf(glyphKey{c.Face, g.ID, w.current.ink})
		w.shapes = append(w.shapes, shape{d, w.x + g.X/scale, w.base - g.Rise/scale})
	}
}

// flush writes the word there is.
func (w *writing) flush() {
	switch {
	case len(w.word) == 0:
	case w.file != "":
		w.font(w.file, w.size)
		w.out.Text(w.from, w.base, string(w.word))
	default:
		w.draw()
	}
	w.word, w.shapes = w.word[:0], w.shapes[:0]
}

// draw shows shapes, and beneath them unseen signs that are found and copied as the word.
func (w *writing) draw() {
	signs := "n"
	if backward, ok := w.backward(); ok {
		signs = backward
	} else {
		w.out.RawWriteStr("/Span <</ActualText <" + hexadecimal(string(w.word)) + ">>> BDC")
	}
	w.font(unseen, w.size)
	// Signs that the face has not are as wide as its sign for that.
	natural := w.out.GetStringWidth(signs)
	w.out.RawWriteStr(fmt.Sprintf("3 Tr %.2f Tz", 100*max(w.to-w.from, 0.1)/max(natural, 0.1)))
	w.out.Text(w.from, w.base, signs)
	w.out.RawWriteStr("0 Tr 100 Tz")
	if signs == "n" {
		w.out.RawWriteStr("EMC")
	}
	for _, s := range w.shapes {
		w.show(s.drawing, s.x, s.y, w.size)
	}
}

// backward is a word that is read from right to left in the order in which it is seen, which
// is how readers of documents expect it.
func (w *writing) backward() (string, bool) {
	if !w.leftward || slices.ContainsFunc(w.word, func(r rune) bool { return r < 0x20 || r > 0xFFFF }) {
		return "", false
	}
	signs := slices.Clone(w.word)
	slices.Reverse(signs)
	return string(signs), true
}

// unseen is a face that is there anyway.
const unseen = "NotoSans-Regular.ttf"

// embed takes a face of the program into the document.
func (p *printer) embed(file string) {
	data, err := typeset.EmbeddedFile(file)
	if err != nil {
		p.out.SetError(err)
		return
	}
	p.out.AddUTF8FontFromBytes(file, "", data)
	p.embedded[file] = true
}

// hexadecimal writes words as PDF takes them between < and >.
func hexadecimal(words string) string {
	var b strings.Builder
	b.WriteString("FEFF")
	for _, unit := range utf16.Encode([]rune(words)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String()
}

// plainFile is the face of a character that a document can hold as text: of Latin, Greek or
// Cyrillic letters or of signs, read to the right, of which the face has each alone. It is ""
// for all others.
func plainFile(c *typeset.Character) string {
	if c.Leftward || len(c.Glyphs) > 1 {
		return ""
	}
	if small(c.Text) || len(c.Text) == 1 && len(c.Glyphs) == 1 && plainRune(c.Face, c.Text[0]) {
		return c.File
	}
	return ""
}

func plainRune(face *font.Face, r rune) bool {
	if _, has := face.NominalGlyph(r); !has || r > 0xFFFF || unicode.IsControl(r) || unicode.In(r, unicode.M, unicode.Cf) {
		return false
	}
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common)
}

// small reports whether letters may share a shape and mean no more by it, as f and i do.
func small(letters []rune) bool {
	for _, r := range letters {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return len(letters) > 0
}

// apiece spells words so that what is beyond the first 65,536 characters survives a
// library that knows no more: as the two halves that UTF-16 makes of it.
func apiece(words string) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(strings.ToValidUTF8(words, "\ufffd"))) {
		switch {
		case unit < 0x20:
			b = append(b, ' ')
		case unit < 0x80:
			b = append(b, byte(unit))
		case unit < 0x800:
			b = append(b, 0xC0|byte(unit>>6), 0x80|byte(unit&0x3F))
		default:
			b = append(b, 0xE0|byte(unit>>12), 0x80|byte(unit>>6&0x3F), 0x80|byte(unit&0x3F))
		}
	}
	return string(b)
}
