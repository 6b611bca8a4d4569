package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// unitsPerEm is the size at which text is shaped. Advances scale linearly from
// it to any size, so one shaping serves every size and width. It is small
// enough that the sums of a very long line stay within 26.6 fixed numbers.
const unitsPerEm = 256

// tabSpaces is the width of a tab, in spaces.
const tabSpaces = 4

// runLimit bounds the characters shaped in one go, because some shaping rules
// cost more than linear time in the length of a run.
const runLimit = 4096

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

// Paragraph is a text shaped once, ready to be laid out at any width and size.
// It is immutable.
type Paragraph struct {
	catalog    *Catalog
	cut        Cut
	generation int
	complete   bool // no character lacked a face
	text       []rune
	rtl        bool
	runs       []shaping.Output
	cells      []cell
	cellOf     []int32 // of each code point
}

// Shape turns a text into glyphs in the faces of a cut. Characters that only a
// system font may have are boxes until a search has found it: see
// [Options.Changed] and [Paragraph.Current].
func (c *Catalog) Shape(text string, cut Cut) *Paragraph {
	runes := []rune(text)
	p := c.shapeLocked(runes, cut)
	c.startSearch()
	if !p.Current() { // the search was not left to the background
		p = c.shapeLocked(runes, cut)
	}
	return p
}

// Current reports whether shaping the text again would change nothing: it
// lacked no face, or no search has found new ones since.
func (p *Paragraph) Current() bool {
	return p.complete || p.generation == p.catalog.Generation()
}

func (c *Catalog) shapeLocked(text []rune, cut Cut) *Paragraph {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.shape(text, cut)
}

func (c *Catalog) shape(text []rune, cut Cut) *Paragraph {
	p := &Paragraph{catalog: c, cut: cut, generation: c.system.generation, text: text, rtl: rightToLeft(text)}
	clusters := splitClusters(text)
	shown := displayed(text)
	resolveLevels(text, clusters, p.rtl)
	resolveScripts(text, clusters)
	lacking := c.lacking
	c.resolveFaces(shown, clusters, cut)
	p.complete = c.lacking == lacking
	for first := 0; first < len(clusters); {
		last := runEnd(clusters, first)
		p.runs = append(p.runs, c.shapeRun(shown, clusters[first:last]))
		p.cells = append(p.cells, cellsOfRun(p.runs, clusters[first:last], text)...)
		first = last
	}
	p.cells = joinEmpty(p.cells)
	markBreaks(text, p.cells)
	p.cellOf = make([]int32, len(text))
	for i, cell := range p.cells {
		for at := cell.start; at < cell.end; at++ {
			p.cellOf[at] = int32(i)
		}
	}
	return p
}

// runEnd returns the index after the last cluster that can be shaped together
// with the first one.
func runEnd(clusters []cluster, first int) int {
	a := clusters[first]
	for i := first + 1; i < len(clusters); i++ {
		b := clusters[i]
		if b.level != a.level || b.script != a.script || b.face != a.face || b.newline || clusters[i-1].newline || b.start-a.start >= runLimit {
			return i
		}
	}
	return len(clusters)
}

// shapeRun shapes clusters of one level, script and face. The text around them
// is given as context, so that Arabic letters join across a change of face.
func (c *Catalog) shapeRun(shown []rune, clusters []cluster) shaping.Output {
	direction := di.DirectionLTR
	if clusters[0].level%2 == 1 {
		direction = di.DirectionRTL
	}
	from, to := clusters[0].start, clusters[len(clusters)-1].end
	return c.shaper.Shape(shaping.Input{
		Text:      shown,
		RunStart:  from,
		RunEnd:    to,
		Direction: direction,
		Face:      clusters[0].face,
		Size:      fixed.I(unitsPerEm),
		Script:    clusters[0].script,
		Language:  languageOf(clusters[0].script),
	})
}

// languageOf names a language that is written in the script, for the features
// that a face makes depend on it.
func languageOf(script language.Script) language.Language {
	switch script {
	case language.Arabic:
		return "ar"
	case language.Hebrew:
		return "he"
	case language.Devanagari:
		return "hi"
	case language.Hiragana, language.Katakana:
		return "ja"
	case language.Hangul:
		return "ko"
	case language.Han:
		return "zh"
	}
	return "en"
}

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
