package typeset

// invisibleWidth is the room, in em, that a line of nothing but invisible
// characters takes, so that it can be pointed at.
const invisibleWidth = 0.25

// joinEmpty joins cells without any width to the one before, or at the start of
// a line to the one after: a caret that does not move when a key is pressed, or
// a range that cannot be seen, would only mislead.
func joinEmpty(cells []cell) []cell {
	joined := make([]cell, 0, len(cells))
	for first := 0; first < len(cells); {
		last := first
		for last < len(cells) && !cells[last].newline {
			last++
		}
		joined = append(joined, joinLine(cells[first:last])...)
		if last < len(cells) {
			joined = append(joined, cells[last])
			last++
		}
		first = last
	}
	return joined
}

// joinLine does so within one line of the source text.
func joinLine(cells []cell) []cell {
	kept := make([]cell, 0, len(cells))
	for _, c := range cells {
		if n := len(kept); n > 0 && (c.advance == 0 || kept[n-1].advance == 0) {
			kept[n-1] = merge(kept[n-1], c)
			continue
		}
		kept = append(kept, c)
	}
	// A wide cell takes in the empty ones before it only at the start, since
	// elsewhere they went to their predecessor.
	if len(kept) == 1 && kept[0].advance == 0 {
		kept[0].advance = invisibleWidth
	}
	return kept
}

// merge makes one cell of two neighbours, of which at least one has no width.
func merge(a, b cell) cell {
	wide, other := a, b
	if a.advance == 0 {
		wide, other = b, a
	}
	wide.start, wide.end = a.start, b.end
	wide.joined = b.joined
	if wide.run == other.run && other.glyphs.to > other.glyphs.from {
		if wide.glyphs.to > wide.glyphs.from {
			wide.glyphs = span{min(wide.glyphs.from, other.glyphs.from), max(wide.glyphs.to, other.glyphs.to)}
		} else {
			wide.glyphs = other.glyphs
		}
	}
	return wide
}
