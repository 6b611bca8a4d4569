package search

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Terms are what an index of texts knows a text by, as they are compared: its words,
// and, of scripts that do not part words by spaces, each two characters that follow
// one another and the last by itself. They come in the order of the text, some of
// them more than once.
func Terms(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		folded := Fold(text)
		for r := range runs(folded) {
			if !r.spaceless {
				if !yield(folded[r.start:r.end]) {
					return
				}
				continue
			}
			for at := r.start; at < r.end; {
				next := at + sizeAt(folded, at)
				end := next
				if next < r.end {
					end += sizeAt(folded, next)
				}
				if !yield(folded[at:end]) {
					return
				}
				at = next
			}
		}
	}
}

// Need is a term that every text has in which the words stand. Where the words begin
// or end inside it, the term of the text may go on before it or after it.
type Need struct {
	Term          string
	Before, After bool // what may be more of the term in the text
}

// Needs are the terms without which the words stand nowhere, in their order: in a text
// that has the words each follows the one before it. A text that has them all need not
// have the words; without any need every text may have them.
func (w Words) Needs() []Need {
	var all []Need
	for r := range runs(w.folded) {
		first, last := r.start == 0, r.end == len(w.folded)
		if !r.spaceless {
			all = append(all, Need{Term: w.folded[r.start:r.end], Before: first, After: last})
			continue
		}
		at := r.start
		for next := at + sizeAt(w.folded, at); next < r.end; {
			end := next + sizeAt(w.folded, next)
			all = append(all, Need{Term: w.folded[at:end]})
			at, next = next, end
		}
		if at == r.start || !last { // the text may go on only after the last run
			all = append(all, Need{Term: w.folded[at:r.end], After: last})
		}
	}
	return all
}

// run is a piece of a folded text without anything but letters, digits and signs, all
// of them of scripts that part words or all of them of scripts that do not.
type run struct {
	start, end int
	spaceless  bool
}

func runs(folded string) iter.Seq[run] {
	return func(yield func(run) bool) {
		now := run{start: -1}
		for at, r := range folded {
			inside, spaceless := isInWord(r), isSpaceless(r)
			if now.start >= 0 && (!inside || spaceless != now.spaceless) {
				now.end = at
				if !yield(now) {
					return
				}
				now.start = -1
			}
			if inside && now.start < 0 {
				now = run{start: at, spaceless: spaceless}
			}
		}
		if now.end = len(folded); now.start >= 0 {
			yield(now)
		}
	}
}

func isInWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r))
}

// isSpaceless holds of characters of scripts that do not part words by spaces. Each is
// told by itself, so that a text is parted in the same places as a piece of it.
func isSpaceless(r rune) bool {
	const voiced, halfVoiced, prolonged = 0x3099, 0x309A, 0x30FC
	return r >= 0x0E00 && (r == voiced || r == halfVoiced || r == prolonged ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}

func sizeAt(text string, at int) int {
	_, size := utf8.DecodeRuneInString(text[at:])
	return size
}

// IsPair reports whether a term is of characters that do not part words, so that no
// other is part of it.
func IsPair(term string) bool {
	r, _ := utf8.DecodeRuneInString(term)
	return isSpaceless(r)
}
