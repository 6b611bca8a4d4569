package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// paragraphs makes blocks of the lines of all pages, and says whether there is
// text that runs from right to left.
func paragraphs(found *document.Found, pages []page) ([]document.Block, bool) {
	var all []line
	for i, p := range pages {
		all = append(all, linesOf(p, i)...)
	}
	lines := withoutEdges(found, all, len(pages))
	if len(lines) == 0 {
		return nil, false
	}
	s := setting(lines)
	var blocks []document.Block
	var sizes []float64
	start := 0
	for i := 1; i <= len(lines); i++ {
		if i < len(lines) && !s.breaks(lines, i) {
			continue
		}
		blocks = append(blocks, joined(lines[start:i]))
		sizes = append(sizes, lines[start].size)
		start = i
	}
	markTitle(blocks, sizes, s.size)
	return blocks, rightToLeft(lines)
}

// settings are how the body of a document is set.
type settings struct {
	size  float64 // the commonest size of letters
	pitch float64 // the commonest distance of two lines
}

func setting(lines []line) settings {
	var s settings
	sizes, pitches := map[float64]int{}, map[float64]int{}
	for i, l := range lines {
		sizes[l.size] += utf8.RuneCountInString(l.text)
		if i > 0 && sameColumn(lines[i-1], l) {
			pitches[math.Round(2*(lines[i-1].base-l.base))/2]++
		}
	}
	s.size = commonest(sizes)
	s.pitch = commonest(pitches)
	return s
}

func commonest(counts map[float64]int) float64 {
	best, most := 0.0, 0
	for value, n := range counts {
		if n > most || n == most && value < best {
			best, most = value, n
		}
	}
	return best
}

// sameColumn reports that a line stands below another, in the same column.
func sameColumn(a, b line) bool {
	return a.page == b.page && b.base < a.base && b.left < a.right && a.left < b.right
}

// breaks reports that line i begins a paragraph.
func (s settings) breaks(lines []line, i int) bool {
	before, l := lines[i-1], lines[i]
	if before.hyphen {
		return false
	}
	if math.Abs(l.size-before.size) > 0.12*max(l.size, before.size) {
		return true
	}
	if !sameColumn(before, l) {
		return !runsOn(before.text, l.text)
	}
	size := max(l.size, 4)
	gap := before.base - l.base
	if pitch := s.pitchAt(lines, i); pitch > 0 && gap > 1.25*pitch && gap > pitch+0.2*size {
		return true
	}
	if indent := l.left - before.left; indent > 0.8*size && indent < 6*size {
		return i+1 >= len(lines) || !sameColumn(l, lines[i+1]) || lines[i+1].left < l.left-0.5*size
	}
	return s.short(lines, i-1) && ends(before.text) && startsNew(l.text)
}

// pitchAt is the distance of lines around a line: the smallest of the next
// two and the last two, no less than the letters are high.
func (s settings) pitchAt(lines []line, i int) float64 {
	pitch := 0.0
	for j := max(1, i-2); j <= min(i+2, len(lines)-1); j++ {
		if !sameColumn(lines[j-1], lines[j]) {
			continue
		}
		if gap := lines[j-1].base - lines[j].base; gap > 0.7*lines[j].size && (pitch == 0 || gap < pitch) {
			pitch = gap
		}
	}
	if pitch == 0 || math.Abs(lines[i].size-s.size) < 0.5 && s.pitch > 0 && pitch > 1.25*s.pitch {
		return s.pitch
	}
	return pitch
}

// short reports a line that ends well before its neighbours.
func (s settings) short(lines []line, i int) bool {
	right := lines[i].right
	for j := max(0, i-3); j <= min(i+3, len(lines)-1); j++ {
		if j != i && lines[j].page == lines[i].page && math.Abs(lines[j].left-lines[i].left) < 3*max(lines[i].size, 4) {
			right = max(right, lines[j].right)
		}
	}
	return lines[i].right < right-0.15*(right-lines[i].left)
}

// runsOn reports that a paragraph goes on over the end of a column or page.
func runsOn(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return !ends(before) && (unicode.IsLower(r) || utf8.RuneCountInString(before) > 30 && unicode.IsLetter(r) && !unicode.IsUpper(r))
}

// ends reports a mark that closes a sentence.
func ends(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"'”’»«)]›"))
	return strings.ContainsRune(".!?…:。！？؟۔", r)
}

func startsNew(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return !unicode.IsLower(r)
		}
		if unicode.IsDigit(r) {
			return true
		}
	}
	return true
}

// joined makes one block of lines: a hyphen that the break made goes, other
// breaks become a space.
func joined(lines []line) document.Block {
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(l.text)
		if i+1 < len(lines) && !l.hyphen {
			b.WriteByte(' ')
		}
	}
	return document.Block{Text: b.String(), Joined: len(lines) - 1}
}

// markTitle takes the largest of the first blocks for the headline, if it is
// clearly larger than the body.
func markTitle(blocks []document.Block, sizes []float64, body float64) {
	best := -1
	for i := range blocks[:min(len(blocks), 8)] {
		if sizes[i] > 1.2*body && len(blocks[i].Text) < 300 && (best < 0 || sizes[i] > 1.05*sizes[best]) {
			best = i
		}
	}
	for i := range blocks {
		switch {
		case i == best:
			blocks[i].Kind = document.Title
		case sizes[i] > 1.15*body && len(blocks[i].Text) < 200:
			blocks[i].Kind = document.Heading
		}
	}
}

var (
	digits     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(
		`(?i)^\W*(?:page|seite|página|pagina|p\.|s\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|von|de|di|van)\s*\d{1,4})?\W*$`,
	)
)

// withoutEdges drops heads and feet that repeat, and page numbers.
func withoutEdges(found *document.Found, lines []line, pages int) []line {
	seen := edgesSeen(lines)
	kept := lines[:0:0]
	for _, l := range lines {
		repeats := len(seen[digits.ReplaceAllString(l.text, "#")])
		switch {
		case !l.head && !l.foot:
			kept = append(kept, l)
		case pages > 1 && pageNumber.MatchString(l.text):
			found.Drop(l.text, sentence.Of("ingest.dropped-page-number"))
		case repeats > 2 || repeats == 2 && pages < 4:
			found.Drop(l.text, sentence.Of("ingest.dropped-running-head"))
		default:
			kept = append(kept, l)
		}
	}
	return kept
}

// edgesSeen finds on which pages each head and foot stands, numbers aside.
func edgesSeen(lines []line) map[string]map[int]bool {
	seen := map[string]map[int]bool{}
	for _, l := range lines {
		if l.head || l.foot {
			pattern := digits.ReplaceAllString(l.text, "#")
			if seen[pattern] == nil {
				seen[pattern] = map[int]bool{}
			}
			seen[pattern][l.page] = true
		}
	}
	return seen
}

func rightToLeft(lines []line) bool {
	return slices.ContainsFunc(lines, func(l line) bool {
		return strings.ContainsFunc(l.text, func(r rune) bool { return unicode.In(r, unicode.Arabic, unicode.Hebrew) })
	})
}
