package raster

import (
	"image"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// subpixels is the number of horizontal positions within a pixel at which a
// glyph is drawn: enough for even spacing, few enough to be found again.
const subpixels = 4

// glyphBudget bounds the memory of drawn glyphs, in bytes.
const glyphBudget = 16 << 20

// glyphKey names one drawing of a glyph.
type glyphKey struct {
	face *font.Face
	id   font.GID
	size int32 // 1/64 px per em
	sub  uint8
}

// drawnGlyph is a glyph as pixels, placed relative to a whole pixel on the
// baseline: coverage for ordinary glyphs, colours for emoji.
type drawnGlyph struct {
	mask   *image.Alpha
	colour *image.RGBA
	at     image.Point
}

// glyphCache keeps drawn glyphs until they take too much memory, then starts
// afresh: what is on screen is drawn again within milliseconds.
type glyphCache struct {
	drawn map[glyphKey]drawnGlyph
	bytes int
}

// glyph returns the drawing for a key; the caller holds the painter's lock.
func (g *glyphCache) glyph(key glyphKey) drawnGlyph {
	if drawn, ok := g.drawn[key]; ok {
		return drawn
	}
	if g.drawn == nil || g.bytes > glyphBudget {
		g.drawn, g.bytes = map[glyphKey]drawnGlyph{}, 0
	}
	drawn := drawGlyph(key)
	g.drawn[key] = drawn
	g.bytes += 128
	if drawn.mask != nil {
		g.bytes += len(drawn.mask.Pix)
	}
	if drawn.colour != nil {
		g.bytes += len(drawn.colour.Pix)
	}
	return drawn
}

// drawGlyph rasterises a glyph in colour if it has one, else as an outline.
func drawGlyph(key glyphKey) drawnGlyph {
	size := float32(key.size) / 64
	switch data := key.face.GlyphData(key.id).(type) {
	case font.GlyphOutline:
		return drawOutline(data, key, size)
	case font.GlyphSVG:
		if drawn, ok := drawSVG(data, size); ok {
			return drawn
		}
		return drawOutline(data.Outline, key, size)
	case font.GlyphBitmap:
		if drawn, ok := drawBitmap(data, key, size); ok {
			return drawn
		}
		if data.Outline != nil {
			return drawOutline(*data.Outline, key, size)
		}
	}
	if outline, ok := key.face.GlyphDataOutline(key.id); ok {
		return drawOutline(outline, key, size)
	}
	return drawnGlyph{}
}

// drawOutline fills an outline with anti-aliased coverage.
func drawOutline(outline font.GlyphOutline, key glyphKey, size float32) drawnGlyph {
	scale := size / float32(key.face.Upem())
	shift := float32(key.sub) / subpixels
	bounds, ok := outlineBounds(outline, scale, shift)
	if !ok {
		return drawnGlyph{}
	}
	raster := vector.NewRasterizer(bounds.Dx(), bounds.Dy())
	dx, dy := shift-float32(bounds.Min.X), -float32(bounds.Min.Y)
	point := func(a opentype.SegmentPoint) (x, y float32) { return a.X*scale + dx, -a.Y*scale + dy }
	for _, s := range outline.Segments {
		ax, ay := point(s.Args[0])
		bx, by := point(s.Args[1])
		cx, cy := point(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			raster.ClosePath()
			raster.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			raster.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			raster.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			raster.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	raster.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	raster.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	return drawnGlyph{mask: mask, at: bounds.Min}
}

// glyphLimit bounds the pixels of one side of a glyph: broken fonts have
// outlines that would fill memory.
const glyphLimit = 2048

// outlineBounds returns the pixels an outline may touch.
func outlineBounds(outline font.GlyphOutline, scale, shift float32) (image.Rectangle, bool) {
	minX, minY := float32(math.MaxFloat32), float32(math.MaxFloat32)
	maxX, maxY := -minX, -minY
	for i := range outline.Segments {
		for _, a := range outline.Segments[i].ArgsSlice() {
			x, y := a.X*scale+shift, -a.Y*scale
			minX, maxX = min(minX, x), max(maxX, x)
			minY, maxY = min(minY, y), max(maxY, y)
		}
	}
	if !(minX < maxX && minY < maxY) || maxX-minX > glyphLimit || maxY-minY > glyphLimit {
		return image.Rectangle{}, false
	}
	floor := func(v float32) int { return int(math.Floor(float64(v))) }
	return image.Rect(floor(minX), floor(minY), floor(maxX)+1, floor(maxY)+1), true
}
