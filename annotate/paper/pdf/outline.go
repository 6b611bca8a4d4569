package pdf

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // glyphs may be pictures in these formats
	"image/png"
	"math"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// em is the size at which outlines are kept, in points: enough for two decimals.
const em = 100.0

// glyphKey names a glyph in a colour.
type glyphKey struct {
	face *font.Face
	id   font.GID
	ink  colour
}

// drawing is a glyph that the document has once and shows as often as it occurs: an outline
// or a picture, of one em; nothing where it has no shape.
type drawing struct {
	outline                  fpdf.Template
	name                     string // of the outline in the document, once it is there
	picture                  string
	left, top, width, height float64 // from the origin, upward
}

// drawingOf draws a glyph of a face.
func (p *printer) drawingOf(key glyphKey) *drawing {
	if d, known := p.drawings[key]; known {
		return d
	}
	d := &drawing{}
	if data, ok := key.face.GlyphData(key.id).(font.GlyphBitmap); ok {
		d = p.picture(key, data)
	}
	if outline, ok := key.face.GlyphDataOutline(key.id); ok && d.picture == "" {
		d = outlined(outline, em/float64(key.face.Upem()), key.ink)
	}
	p.drawings[key] = d
	return d
}

// outlined keeps an outline as what a document shows again and again.
func outlined(outline font.GlyphOutline, factor float64, ink colour) *drawing {
	left, bottom, right, top := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range outline.Segments {
		for _, a := range outline.Segments[i].ArgsSlice() {
			x, y := float64(a.X)*factor, float64(a.Y)*factor
			left, right, bottom, top = min(left, x), max(right, x), min(bottom, y), max(top, y)
		}
	}
	if !(left < right && bottom < top) || right-left > 100*em || top-bottom > 100*em {
		return &drawing{} // nothing to see, or a broken font
	}
	path := path{factor: factor, left: left, bottom: bottom}
	for _, s := range outline.Segments {
		path.add(s)
	}
	path.WriteString("f")
	d := &drawing{left: left, top: top, width: right - left, height: top - bottom}
	d.outline = fpdf.CreateTpl(fpdf.PointType{}, fpdf.SizeType{Wd: d.width, Ht: d.height}, "P", "pt", "", func(t *fpdf.Tpl) {
		t.SetFillColor(ink[0], ink[1], ink[2])
		t.RawWriteStr(path.String())
	})
	return d
}

// path is an outline in the operators of PDF.
type path struct {
	strings.Builder
	factor, left, bottom float64
	at                   [2]float64
	open                 bool
}

func (p *path) add(s opentype.Segment) {
	args := s.ArgsSlice()
	points := make([][2]float64, len(args))
	for i, a := range args {
		points[i] = [2]float64{float64(a.X)*p.factor - p.left, float64(a.Y)*p.factor - p.bottom}
	}
	switch s.Op {
	case opentype.SegmentOpMoveTo:
		if p.open {
			p.WriteString("h\n")
		}
		p.open = true
		p.write("m", points...)
	case opentype.SegmentOpLineTo:
		p.write("l", points...)
	case opentype.SegmentOpQuadTo: // a curve of one handle is one of two
		third := func(a, b [2]float64) [2]float64 { return [2]float64{a[0] + 2*(b[0]-a[0])/3, a[1] + 2*(b[1]-a[1])/3} }
		p.write("c", third(p.at, points[0]), third(points[1], points[0]), points[1])
	case opentype.SegmentOpCubeTo:
		p.write("c", points...)
	}
}

func (p *path) write(operator string, points ...[2]float64) {
	for _, at := range points {
		fmt.Fprintf(p, "%.2f %.2f ", at[0], at[1])
		p.at = at
	}
	p.WriteString(operator + "\n")
}

// picture keeps a glyph that is stored as one.
func (p *printer) picture(key glyphKey, data font.GlyphBitmap) *drawing {
	extents, ok := key.face.GlyphExtents(key.id)
	if !ok || data.Format == font.BlackAndWhite {
		return &drawing{}
	}
	decoded, _, err := image.Decode(bytes.NewReader(data.Data))
	if err != nil {
		return &drawing{}
	}
	var encoded bytes.Buffer
	if png.Encode(&encoded, decoded) != nil {
		return &drawing{}
	}
	factor := em / float64(key.face.Upem())
	d := &drawing{
		picture: fmt.Sprintf("glyph %d of face %d", key.id, len(p.drawings)),
		left:    float64(extents.XBearing) * factor, top: float64(extents.YBearing) * factor,
		width: float64(extents.Width) * factor, height: -float64(extents.Height) * factor,
	}
	if !(d.width > 0 && d.height > 0) {
		return &drawing{}
	}
	p.out.RegisterImageOptionsReader(d.picture, fpdf.ImageOptions{ImageType: "PNG"}, &encoded)
	return d
}

// show draws a glyph from its origin on; size is that of the letters.
func (p *printer) show(d *drawing, x, y, size float64) {
	factor := size / em
	left, top := x+d.left*factor, y-d.top*factor
	switch {
	case d.picture != "":
		p.out.ImageOptions(d.picture, left, top, d.width*factor, d.height*factor, false, fpdf.ImageOptions{ImageType: "PNG"}, 0, "")
	case d.outline == nil:
	case d.name == "": // the document learns of it
		d.name = d.outline.ID()
		p.out.UseTemplateScaled(
			d.outline,
			fpdf.PointType{X: left, Y: top},
			fpdf.SizeType{Wd: d.width * factor, Ht: d.height * factor},
		)
	default:
		p.out.RawWriteStr(fmt.Sprintf("q %.4f 0 0 %.4f %.2f %.2f cm /TPL%s Do Q",
			factor, factor, left, p.height-top-d.height*factor, d.name))
	}
}
