package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Shape is the kind of a mark.
type Shape int

// The shapes. A back end has to draw these and nothing else.
const (
	Box    Shape = iota // a rectangle, with round corners where Radius is set
	Stroke              // a straight line from At by Size
	Disc                // a circle that fills Size
	Words               // a text in one line or a few
	Lines               // sentences with some words bold, wrapped to Size
	Dashed              // the edge of a rectangle, in dashes
)

// Mark is one thing to draw.
type Mark struct {
	Shape  Shape
	At     fyne.Position
	Size   fyne.Size
	Fill   color.NRGBA
	Edge   color.NRGBA // of boxes and discs; the colour of strokes
	Thick  float32     // of the edge or the stroke; 0 draws none
	Radius float32
	// Corners are radii of their own, clockwise from the top left.
	Corners [4]float32
	Text    Text
	Runs    []Run
}

// Text is how words are set.
type Text struct {
	Text  string
	Size  float32
	Ink   color.NRGBA
	Bold  bool
	Serif bool
	// Article words are set in the letters of the article, whatever they are.
	Article bool
	Align   fyne.TextAlign
	Lines   int     // at most so many; 0 is one
	Leading float32 // height of a line by the size; 0 is the usual
}

// Drawing is what a drawing consists of, from back to front. Positions are in dp
// from the top left corner.
type Drawing struct {
	Marks []Mark
	Spots []Spot

	focus, hover string
}

// Focused reports whether the keys are on a spot.
func (d *Drawing) Focused(id string) bool { return id != "" && d.focus == id }

// Hovered reports whether the pointer is on a spot.
func (d *Drawing) Hovered(id string) bool { return id != "" && d.hover == id }

// Box draws a filled rectangle.
func (d *Drawing) Box(x, y, w, h, radius float32, fill color.NRGBA) {
	d.Marks = append(d.Marks, Mark{Shape: Box, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Radius: radius, Fill: fill})
}

// Frame draws a rectangle with an edge.
func (d *Drawing) Frame(x, y, w, h, radius float32, fill, edge color.NRGBA, thick float32) {
	d.Marks = append(d.Marks, Mark{
		Shape: Box, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Radius: radius,
		Fill: fill, Edge: edge, Thick: thick,
	})
}

// Cornered draws a rectangle with an edge whose corners differ, clockwise from
// the top left.
func (d *Drawing) Cornered(x, y, w, h float32, corners [4]float32, fill, edge color.NRGBA, thick float32) {
	d.Frame(x, y, w, h, 0, fill, edge, thick)
	d.Marks[len(d.Marks)-1].Corners = corners
}

// Dashed draws the edge of a rectangle in dashes.
func (d *Drawing) Dashed(x, y, w, h, radius float32, edge color.NRGBA) {
	d.Marks = append(d.Marks, Mark{Shape: Dashed, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Radius: radius, Edge: edge})
}

// Line draws a straight line between two points.
func (d *Drawing) Line(x1, y1, x2, y2, thick float32, c color.NRGBA) {
	d.Marks = append(d.Marks, Mark{Shape: Stroke, At: fyne.NewPos(x1, y1), Size: fyne.NewSize(x2-x1, y2-y1), Edge: c, Thick: thick})
}

// Dashes draws a level or upright line in dashes.
func (d *Drawing) Dashes(x1, y1, x2, y2, thick float32, c color.NRGBA) {
	const dash, gap = 4, 3
	for at := float32(0); at < (x2-x1)+(y2-y1); at += dash + gap {
		end := min(at+dash, (x2-x1)+(y2-y1))
		if y1 == y2 {
			d.Line(x1+at, y1, x1+end, y1, thick, c)
		} else {
			d.Line(x1, y1+at, x1, y1+end, thick, c)
		}
	}
}

// Disc draws a circle around a point.
func (d *Drawing) Disc(x, y, radius float32, fill, edge color.NRGBA, thick float32) {
	d.Marks = append(d.Marks, Mark{
		Shape: Disc, At: fyne.NewPos(x-radius, y-radius), Size: fyne.NewSize(2*radius, 2*radius),
		Fill: fill, Edge: edge, Thick: thick,
	})
}

// Words draws a text. One line stands in the middle of the height; several
// begin at its top.
func (d *Drawing) Words(x, y, w, h float32, t Text) {
	if t.Text != "" && w > 0 {
		d.Marks = append(d.Marks, Mark{Shape: Words, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Text: t.visible()})
	}
}

// Paragraph draws a text in as many lines as it needs and may have, and returns
// where it ends.
func (d *Drawing) Paragraph(x, y, w float32, t Text) (end float32) {
	t.Article = true
	h := Height(t, w)
	d.Words(x, y, w, h, t)
	return y + h
}

// Sentences draws text that wraps, and returns how high it gets.
func (d *Drawing) Sentences(x, y, w, size float32, runs ...Run) float32 {
	if len(runs) == 0 || w <= 0 {
		return 0
	}
	runs = visible(runs)
	whole, first := "", runs[0]
	for _, r := range runs {
		whole += r.Text
	}
	if !IsPlain(whole) { // a name in another script: letters before bold words
		t := Text{Text: whole, Size: size, Lines: 40}
		t.Ink, _ = first.Color.(color.NRGBA)
		h := Height(t, w)
		d.Words(x, y, w, h, t)
		return h
	}
	h := ProseHeight(w, size, runs...)
	d.Marks = append(d.Marks, Mark{Shape: Lines, At: fyne.NewPos(x, y), Size: fyne.NewSize(w, h), Text: Text{Size: size}, Runs: runs})
	return h
}

// Spot makes an area answer to pointer and keys.
func (d *Drawing) Spot(s Spot) { d.Spots = append(d.Spots, s) }

// Texts returns all texts of the list in order, for tests and for reading out.
func (d *Drawing) Texts() []string {
	var said []string
	for _, m := range d.Marks {
		switch m.Shape {
		case Words:
			said = append(said, m.Text.Text)
		case Lines:
			whole := ""
			for _, r := range m.Runs {
				whole += r.Text
			}
			said = append(said, whole)
		}
	}
	return said
}

// With returns the same look for other words.
func (t Text) With(text string) Text {
	t.Text = text
	return t
}
