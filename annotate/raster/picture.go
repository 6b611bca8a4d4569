package raster

import (
	"bytes"
	"image"
	_ "image/jpeg" // bitmap glyphs may be JPEG
	_ "image/png"  // most bitmap glyphs are PNG
	"math"

	"github.com/fyne-io/oksvg"
	"github.com/go-text/typesetting/font"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/draw"
)

// drawSVG draws a glyph that is a picture of its own. A document that holds
// several glyphs is not taken apart: its outlines are drawn instead.
func drawSVG(glyph font.GlyphSVG, size float32) (drawn drawnGlyph, ok bool) {
	defer func() {
		if recover() != nil { // a font's picture the reader cannot cope with
			drawn, ok = drawnGlyph{}, false
		}
	}()
	if bytes.Count(glyph.Source, []byte(`id="glyph`)) > 1 || glyph.ViewBox.Width <= 0 {
		return drawnGlyph{}, false
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(glyph.Source), oksvg.IgnoreErrorMode)
	if err != nil || len(icon.SVGPaths) == 0 {
		return drawnGlyph{}, false
	}
	// The top of the view box is the baseline and the picture stands above it;
	// pictures reach a little over the em square.
	scale := float64(size) / float64(glyph.ViewBox.Width)
	margin := int(math.Ceil(float64(size) / 8))
	side := int(math.Ceil(float64(size))) + 2*margin
	if side > glyphLimit {
		return drawnGlyph{}, false
	}
	rise := int(math.Ceil(float64(glyph.ViewBox.MinY) * scale))
	icon.Transform = rasterx.Identity.
		Translate(float64(margin)-float64(glyph.ViewBox.MinX)*scale, float64(margin+rise)-float64(glyph.ViewBox.MinY)*scale).
		Scale(scale, scale)
	picture := image.NewRGBA(image.Rect(0, 0, side, side))
	scanner := rasterx.NewScannerGV(side, side, picture, picture.Bounds())
	icon.Draw(rasterx.NewDasher(side, side, scanner), 1)
	return drawnGlyph{colour: picture, at: image.Pt(-margin, -rise-margin)}, true
}

// drawBitmap scales a glyph that is stored as a picture.
func drawBitmap(glyph font.GlyphBitmap, key glyphKey, size float32) (drawnGlyph, bool) {
	extents, ok := key.face.GlyphExtents(key.id)
	if !ok || glyph.Format == font.BlackAndWhite {
		return drawnGlyph{}, false
	}
	picture, _, err := image.Decode(bytes.NewReader(glyph.Data))
	if err != nil {
		return drawnGlyph{}, false
	}
	scale := size / float32(key.face.Upem())
	width, height := int(math.Round(float64(extents.Width*scale))), int(math.Round(float64(-extents.Height*scale)))
	if width <= 0 || height <= 0 || width > glyphLimit || height > glyphLimit {
		return drawnGlyph{}, false
	}
	scaled := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.CatmullRom.Scale(scaled, scaled.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	left, top := math.Round(float64(extents.XBearing*scale)), math.Round(float64(extents.YBearing*scale))
	return drawnGlyph{colour: scaled, at: image.Pt(int(left), -int(top))}, true
}
