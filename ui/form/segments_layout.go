package form

import (
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// HeightAt returns how high the scale is at a width: one row, or more where
// its labels would be cut.
func (s *Segments) HeightAt(width float32) float32 {
	return float32(s.rows(width)) * kit.OptionHeight()
}

// MinWidth is what one row needs with its tightest spacing.
func (s *Segments) MinWidth() float32 { return s.sum(0, s.count()) }

func (s *Segments) count() int { return len(s.State().Field.Options) }

// sum is what some segments need beside each other.
func (s *Segments) sum(from, to int) (width float32) {
	for i := from; i < to; i++ {
		width += s.natural(i)
	}
	return width
}

// natural is the least width of a segment, measured in bold so that choosing
// an option moves nothing.
func (s *Segments) natural(i int) float32 {
	o := &s.State().Field.Options[i]
	label := labelOf(o)
	label.Bold = true
	return kit.Width(label) + kit.TightCapWidth(o.Key) + theme.Scaled(3+3+4)
}

func (s *Segments) rows(width float32) int {
	if width <= 0 {
		return 1
	}
	for rows := 1; rows < s.count(); rows++ {
		if s.fits(rows, width) {
			return rows
		}
	}
	return max(1, s.count())
}

func (s *Segments) fits(rows int, width float32) bool {
	per := (s.count() + rows - 1) / rows
	for from := 0; from < s.count(); from += per {
		if s.sum(from, min(from+per, s.count())) > width {
			return false
		}
	}
	return true
}

// parts are where the options stand in a width.
func (s *Segments) parts(width float32) []segment {
	rows := s.rows(width)
	per := (s.count() + rows - 1) / rows
	var parts []segment
	for from, row := 0, 0; from < s.count(); from, row = from+per, row+1 {
		parts = append(parts, s.row(from, min(from+per, s.count()), row, rows, width)...)
	}
	return parts
}

// row shares what a row has over its natural widths equally, on whole pixels so
// that the edges stay sharp.
func (s *Segments) row(from, to, row, rows int, width float32) []segment {
	spare := (width - s.sum(from, to)) / float32(to-from)
	parts := make([]segment, 0, to-from)
	x := float32(0)
	for i := from; i < to; i++ {
		end := float32(int(x + s.natural(i) + spare + 0.5))
		if i == to-1 {
			end = width
		}
		left, right, top, bottom := i == from, i == to-1, row == 0, row == rows-1
		corners := [4]float32{round(left && top), round(right && top), round(right && bottom), round(left && bottom)}
		parts = append(parts, segment{x: x, y: float32(row) * kit.OptionHeight(), w: end - x, first: left, corners: corners})
		x = end
	}
	return parts
}

func round(corner bool) float32 {
	if corner {
		return theme.Radius
	}
	return 0
}
