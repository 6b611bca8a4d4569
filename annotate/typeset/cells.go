package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// tabSpaces is the width of a tab, in spaces.
const tabSpaces = 4

// cell is one step of the caret: a grapheme cluster, with those that take no
// room joined to a neighbour.
type cell struct {
	start, end int     // code points
	advance    float32 // in em
	level      int8
	canBreak   bool // a line may end after it
	newline    bool // a line must end after it
	space      bool // hangs beyond the margin at the end of a line
	joined     bool // shares a glyph with the next cell
	run        int32
	glyphs     span // drawn at the left edge of the cell
}

// span is a half-open range of glyphs of a run.
type span struct{ from, to int }

// glyphGroup is the finest piece that is whole both as glyphs and as grapheme
// clusters: usually one of each, several clusters in a ligature.
type glyphGroup struct {
	start, end int
	advance    float32
	glyphs     span
}

// groupGlyphs reads the glyph clusters of a run in the order of the text.
func groupGlyphs(run *shaping.Output) []glyphGroup {
	groups := make([]glyphGroup, 0, len(run.Glyphs))
	for from := 0; from < len(run.Glyphs); {
		glyph := run.Glyphs[from]
		to := from
		var advance fixed.Int26_6
		for to < len(run.Glyphs) && run.Glyphs[to].TextIndex() == glyph.TextIndex() {
			advance += run.Glyphs[to].Advance
			to++
		}
		groups = append(groups, glyphGroup{
			start:   glyph.TextIndex(),
			end:     glyph.TextIndex() + glyph.RunesCount(),
			advance: max(0, float32(advance)/64/unitsPerEm),
			glyphs:  span{from, to},
		})
		from = to
	}
	if run.Direction.Progression() == di.TowardTopLeft {
		for i, j := 0, len(groups)-1; i < j; i, j = i+1, j-1 {
			groups[i], groups[j] = groups[j], groups[i]
		}
	}
	return groups
}

// joinLetters joins letters that a face draws within the room of a neighbour,
// as some do with lam and alef, so that they share it and can be told apart.
func joinLetters(groups []glyphGroup, text []rune) []glyphGroup {
	joined := groups[:0]
	for _, g := range groups {
		n := len(joined)
		if n > 0 && joined[n-1].advance > 0 && g.advance == 0 && unicode.IsLetter(text[g.start]) ||
			n > 0 && joined[n-1].advance == 0 && g.advance > 0 && unicode.IsLetter(text[joined[n-1].start]) {
			joined[n-1].end = g.end
			joined[n-1].take(g)
			continue
		}
		joined = append(joined, g)
	}
	return joined
}

// cellsOfRun makes the cells of the newest run.
func cellsOfRun(runs []shaping.Output, clusters []cluster, text []rune) []cell {
	index := len(runs) - 1
	groups := joinLetters(groupGlyphs(&runs[index]), text)
	cells := make([]cell, 0, len(clusters))
	g := 0
	for first := 0; first < len(clusters); {
		last, end := first+1, clusters[first].end
		group := glyphGroup{start: clusters[first].start, end: end, glyphs: span{-1, -1}}
		for {
			for g < len(groups) && groups[g].start < end {
				group.take(groups[g])
				end = max(end, groups[g].end)
				g++
			}
			if last == len(clusters) || clusters[last].start >= end {
				break
			}
			end = max(end, clusters[last].end)
			last++
		}
		cells = append(cells, splitGroup(group, clusters[first:last], int32(index), text)...)
		first = last
	}
	return cells
}

// take widens a group by another one next to it.
func (g *glyphGroup) take(other glyphGroup) {
	g.advance += other.advance
	if g.glyphs.from < 0 {
		g.glyphs = other.glyphs
		return
	}
	g.glyphs.from = min(g.glyphs.from, other.glyphs.from)
	g.glyphs.to = max(g.glyphs.to, other.glyphs.to)
}

// splitGroup divides the width of a group evenly among its clusters. The
// leftmost one draws the glyphs.
func splitGroup(group glyphGroup, clusters []cluster, run int32, text []rune) []cell {
	cells := make([]cell, len(clusters))
	owner := 0
	if clusters[0].level%2 == 1 {
		owner = len(clusters) - 1
	}
	for i, cl := range clusters {
		cells[i] = cell{
			start: cl.start, end: cl.end, level: cl.level, run: run, newline: cl.newline,
			advance: group.advance / float32(len(clusters)),
			joined:  i < len(clusters)-1,
			space:   isSpace(text[cl.start:cl.end]),
		}
		if i == owner && group.glyphs.from >= 0 {
			cells[i].glyphs = group.glyphs
		}
		if text[cl.start] == '\t' {
			cells[i].advance *= tabSpaces
		}
		if cl.newline {
			cells[i].advance, cells[i].glyphs = 0, span{}
		}
	}
	return cells
}
