package typeset

import (
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// unitsPerEm is the size at which text is shaped. Advances scale linearly from
// it to any size, so one shaping serves every size and width. It is small
// enough that the sums of a very long line stay within 26.6 fixed numbers.
const unitsPerEm = 256

// runLimit bounds the characters shaped in one go, because some shaping rules
// cost more than linear time in the length of a run.
const runLimit = 4096

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
	resolveLevels(shown, clusters, p.rtl)
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
		if b.level != a.level || b.script != a.script || b.face != a.face || b.newline || clusters[i-1].newline ||
			b.start-a.start >= runLimit {
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
