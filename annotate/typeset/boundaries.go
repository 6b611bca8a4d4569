package typeset

import (
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

// Len returns the length of the text in code points.
func (p *Paragraph) Len() int { return len(p.text) }

// Text returns the text as it was given.
func (p *Paragraph) Text() string { return string(p.text) }

// RightToLeft reports the direction of the paragraph.
func (p *Paragraph) RightToLeft() bool { return p.rtl }

// Stops returns the offsets at which a caret may stand, in ascending order.
func (p *Paragraph) Stops() []int {
	stops := make([]int, 0, len(p.cells)+1)
	for _, c := range p.cells {
		stops = append(stops, c.start)
	}
	return append(stops, len(p.text))
}

// Snap returns the last caret stop at or before an offset.
func (p *Paragraph) Snap(offset int) int {
	if offset <= 0 {
		return 0
	}
	if offset >= len(p.text) {
		return len(p.text)
	}
	return p.cells[p.cellOf[offset]].start
}

// Step returns the caret stop some characters after an offset, or before it if
// by is negative.
func (p *Paragraph) Step(offset, by int) int {
	at := len(p.cells)
	if offset = p.Snap(offset); offset < len(p.text) {
		at = int(p.cellOf[offset])
	}
	at = min(max(0, at+by), len(p.cells))
	if at == len(p.cells) {
		return len(p.text)
	}
	return p.cells[at].start
}

// Word returns the range of the word (Unicode's annex 29) around an offset; at
// a boundary, of the word after it, or before it if that is no word.
func (p *Paragraph) Word(offset int) (start, end int) {
	var before, after span
	offset = min(max(0, offset), len(p.text))
	for _, w := range p.words() {
		switch {
		case w.from <= offset && offset < w.to:
			after = w
		case w.to == offset:
			before = w
		}
	}
	if before.to > before.from && !p.isWord(after) && p.isWord(before) {
		after = before
	}
	if after.to == after.from {
		after = before
	}
	return p.Snap(after.from), p.ceil(after.to)
}

// StepWord returns the end of the next word after an offset, or the start of
// the previous one before it if by is negative, as many times as by says.
func (p *Paragraph) StepWord(offset, by int) int {
	all := p.words()
	for ; by > 0; by-- {
		offset = p.nextWordEnd(all, offset)
	}
	for ; by < 0; by++ {
		offset = p.previousWordStart(all, offset)
	}
	return offset
}

func (p *Paragraph) nextWordEnd(all []span, offset int) int {
	for _, w := range all {
		if w.to > offset && p.isWord(w) {
			return p.ceil(w.to)
		}
	}
	return len(p.text)
}

func (p *Paragraph) previousWordStart(all []span, offset int) int {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].from < offset && p.isWord(all[i]) {
			return p.Snap(all[i].from)
		}
	}
	return 0
}

// ceil returns the first caret stop at or after an offset.
func (p *Paragraph) ceil(offset int) int {
	if snapped := p.Snap(offset); snapped < offset {
		return p.Step(snapped, 1)
	}
	return p.Snap(offset)
}

// words cuts the text at word boundaries; the pieces between words count too.
func (p *Paragraph) words() []span {
	var all []span
	at := 0
	for it := words.FromString(string(p.text)); it.Next(); {
		start := at
		for range it.Value() {
			at++
		}
		all = append(all, span{start, at})
	}
	return all
}

// isWord reports whether a piece holds a letter, a digit or a picture.
func (p *Paragraph) isWord(w span) bool {
	for _, r := range p.text[w.from:w.to] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r >= 0x1F000 {
			return true
		}
	}
	return false
}
