package form

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
)

// HeightAt returns how high the scale is at a width: one row, or more where
// its labels would be cut.
func (s *Segments) HeightAt(width float32) float32 {
	return float32(s.rows(width)) * controlHeight()
}

// MinWidth is what one row needs with its tightest spacing.
func (s *Segments) MinWidth() float32 {
	var sum float32
	for i := range s.parts {
		sum += s.natural(i)
	}
	return sum
}

// natural is the least width of a segment, measured in bold so that choosing
// an option moves nothing.
func (s *Segments) natural(i int) float32 {
	part := s.parts[i]
	label := part.label.boldWidth()
	return label + part.cap.tight() + theme.Scaled(3+3+4)
}

func (s *Segments) rows(width float32) int {
	if width <= 0 {
		return 1
	}
	for rows := 1; rows < len(s.parts); rows++ {
		if s.fits(rows, width) {
			return rows
		}
	}
	return max(1, len(s.parts))
}

func (s *Segments) fits(rows int, width float32) bool {
	per := (len(s.parts) + rows - 1) / rows
	for from := 0; from < len(s.parts); from += per {
		var sum float32
		for i := from; i < min(from+per, len(s.parts)); i++ {
			sum += s.natural(i)
		}
		if sum > width {
			return false
		}
	}
	return true
}

func (s *Segments) place(size fyne.Size) {
	s.frame.Resize(size)
	rows := s.rows(size.Width)
	per := (len(s.parts) + rows - 1) / rows
	for from, row := 0, 0; from < len(s.parts); from, row = from+per, row+1 {
		s.placeRow(from, min(from+per, len(s.parts)), row, rows, size.Width)
	}
	for i, o := range s.state.Field.Options {
		if o.Value == s.state.Cursor {
			p := s.parts[i]
			s.ring.Move(fyne.NewPos(p.x-cursorGap+1, p.y-cursorGap))
			s.ring.Resize(fyne.NewSize(p.w+2*cursorGap-1, controlHeight()+2*cursorGap))
		}
	}
}

// placeRow shares what a row has over its natural widths equally, on whole
// pixels so that the edges stay sharp.
func (s *Segments) placeRow(from, to, row, rows int, width float32) {
	high := controlHeight()
	y := float32(row) * high
	var sum float32
	for i := from; i < to; i++ {
		sum += s.natural(i)
	}
	spare := (width - sum) / float32(to-from)
	x := float32(0)
	for i := from; i < to; i++ {
		part := s.parts[i]
		end := float32(int(x + s.natural(i) + spare + 0.5))
		if i == to-1 {
			end = width
		}
		part.x, part.y, part.w = x, y, end-x
		part.fill.Move(fyne.NewPos(x, y))
		part.fill.Resize(fyne.NewSize(part.w, high))
		s.corners(part, i == from, i == to-1, row == 0, row == rows-1)
		part.edge.Move(fyne.NewPos(x, y+theme.Hairline))
		part.edge.Resize(fyne.NewSize(theme.Hairline, high-2*theme.Hairline))
		part.edge.Hidden = i == from
		part.putWords(high)
		x = end
	}
}

func (p *segment) putWords(high float32) {
	label, cap, gap := p.label.width(), p.cap.width(), theme.Scaled(4)
	if p.w < label+cap+gap+theme.Scaled(12) {
		cap, gap = p.cap.tight(), theme.Scaled(3)
	}
	if p.cap.key == "" {
		gap = 0
	}
	label = min(label, p.w-cap-gap)
	x := p.x + (p.w-label-gap-cap)/2
	p.label.put(x, p.y, label, high)
	p.cap.put(x+label+gap, p.y, cap, high)
}

// corners rounds those corners of a fill that lie in a corner of the frame.
func (s *Segments) corners(p *segment, first, last, top, bottom bool) {
	round := func(at bool) float32 {
		if at {
			return theme.Radius
		}
		return 0
	}
	p.fill.TopLeftCornerRadius = round(first && top)
	p.fill.TopRightCornerRadius = round(last && top)
	p.fill.BottomLeftCornerRadius = round(first && bottom)
	p.fill.BottomRightCornerRadius = round(last && bottom)
}
