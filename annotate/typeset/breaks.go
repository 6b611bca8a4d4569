package typeset

import "github.com/go-text/typesetting/segmenter"

// isSpace reports whether a cluster is white space at which lines are broken.
func isSpace(part []rune) bool {
	switch r := part[0]; {
	case r == 0xA0, r == 0x202F, r == 0x2007:
		return false
	case r == ' ', r == '\t', r == 0x1680, r >= 0x2000 && r <= 0x200A, r == 0x205F, r == 0x3000:
		return true
	}
	return isNewline(part[0])
}

// markBreaks notes after which cells a line may end (Unicode's annex 14).
func markBreaks(text []rune, cells []cell) {
	if len(cells) == 0 {
		return
	}
	var lines segmenter.Segmenter
	lines.Init(text)
	it, i := lines.LineIterator(), 0
	for it.Next() {
		line := it.Line()
		end := line.Offset + len(line.Text)
		for i < len(cells) && cells[i].end < end {
			i++
		}
		if i < len(cells) && cells[i].end == end {
			cells[i].canBreak = !cells[i].joined
		}
	}
}

// WordWidth returns the width, in em, of the widest piece within which no rule allows a
// line to end.
func (p *Paragraph) WordWidth() float32 {
	var widest, width float32
	for i := range p.cells {
		c := &p.cells[i]
		if !c.space {
			width += c.advance
		}
		widest = max(widest, width)
		if c.canBreak || c.newline {
			width = 0
		}
	}
	return widest
}

// breakLines cuts the cells into lines no wider than the limit (in em), spaces
// at their ends apart.
func (p *Paragraph) breakLines(limit float32) []span {
	const slack = 1e-3
	var lines []span
	start, lastBreak := 0, -1
	var width float32
	for i := 0; i < len(p.cells); {
		c := p.cells[i]
		if !c.space && i > start && width+c.advance > limit+slack {
			end := lastBreak + 1
			if end <= start {
				end = p.emergencyBreak(start, i)
			}
			if end <= i {
				lines = append(lines, span{start, end})
				start, lastBreak, width = end, -1, p.advance(end, i)
				continue
			}
		}
		width += c.advance
		if c.canBreak {
			lastBreak = i
		}
		i++
		if c.newline {
			lines = append(lines, span{start, i})
			start, lastBreak, width = i, -1, 0
		}
	}
	if start < len(p.cells) || len(p.cells) == 0 || p.cells[len(p.cells)-1].newline {
		lines = append(lines, span{start, len(p.cells)})
	}
	return lines
}

// emergencyBreak ends a line before cell i although no rule allows it, because
// the word is wider than the line; but never within a ligature.
func (p *Paragraph) emergencyBreak(start, i int) int {
	end := i
	for end > start && p.cells[end-1].joined {
		end--
	}
	if end > start {
		return end
	}
	for end = i; end < len(p.cells) && p.cells[end-1].joined; end++ {
		continue
	}
	return end
}
