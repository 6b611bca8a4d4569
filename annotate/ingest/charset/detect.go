package charset

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// sure is by how much the likeliest encoding has to be likelier than the next
// that reads another text, in natural logarithms, to be taken without asking.
// Measured on sentences of 34 languages in every page (detect_test.go).
const sure = 4.0

// sureOfSigns is the same where all that is read are signs that stand alone, such as ©
// in a cell: there is no word by which anybody could be surer, and none that is read wrong.
const sureOfSigns = 1.5

// worst is the mean cost of a character beyond which no encoding is believed.
const worst = 5.0

// guess is an encoding that bytes may have.
type guess struct {
	page *page
	cost float64
	text string // of the words with high bytes
}

// decodeLegacy reads a text of one of the encodings from before Unicode. If
// they leave a doubt it names the likeliest, for a person to choose.
func decodeLegacy(name string, data []byte, declared string) (string, string, error) {
	guesses := rank(data, declared)
	if len(guesses) == 0 {
		return "", "", document.Fail("encoding", "ingest.encoding-not-found", "File", name)
	}
	best := guesses[0]
	if best.doubtful(guesses[1:]) {
		return "", "", doubt(name, data, guesses)
	}
	text, ok := tryDecode(best.page.enc, data)
	if !ok || mostlyControls(text) {
		return "", "", document.Fail("encoding", "ingest.encoding-not-found", "File", name)
	}
	return text, best.page.name, nil
}

// doubtful reports that the words do not tell which encoding it is.
func (g guess) doubtful(others []guess) bool {
	if g.cost > worst*float64(utf8.RuneCountInString(g.text)) {
		return true
	}
	least := sure
	if !strings.ContainsFunc(g.text, func(r rune) bool { return !unicode.IsSymbol(r) }) {
		least = sureOfSigns
	}
	for _, o := range others {
		if o.text != g.text {
			return o.cost-g.cost < least
		}
	}
	return false
}

// doubt is the refusal that names the three likeliest encodings.
func doubt(name string, data []byte, guesses []guess) *document.Error {
	var three []document.Candidate
	var readings []sentence.Sentence
	seen := map[string]bool{}
	data = sample(data) // the line that is shown is the first in it
	for _, g := range guesses {
		text, ok := tryDecode(g.page.enc, data)
		line := telling(text)
		if !ok || seen[line] || mostlyControls(text) {
			continue
		}
		seen[line] = true
		three = append(three, document.Candidate{Encoding: g.page.name, Line: line})
		readings = append(readings, sentence.Of("ingest.reads-as", "Encoding", g.page.name, "Line", line))
		if len(three) == 3 {
			break
		}
	}
	if len(three) == 0 {
		return document.Fail("encoding", "ingest.encoding-not-found", "File", name)
	}
	err := document.Fail("encoding_unsure", "ingest.encoding-unsure", "File", name, "Readings", sentence.Joined(", ", readings))
	err.Encodings = three
	return err
}

// telling is the first line in which a character outside ASCII stands.
func telling(text string) string {
	for line := range strings.Lines(text) {
		if strings.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
			return document.Beginning(line, 70)
		}
	}
	return document.Beginning(text, 70)
}

// rank lists the encodings that data may have, the likeliest first.
func rank(data []byte, declared string) []guess {
	data = sample(stripTags(data))
	words := highWords(data)
	heard := detector(words)
	told := pageNamed(declared)
	var all []guess
	for i := range pages {
		p := &pages[i]
		if p.langs == "" {
			continue
		}
		g, ok := read(p, words, data)
		if !ok {
			continue
		}
		g.cost += p.scale - 3*heard[p.name]
		if told != nil && told.name == p.name {
			g.cost -= 6
		}
		all = append(all, g)
	}
	slices.SortStableFunc(all, func(a, b guess) int { return cmp.Compare(a.cost, b.cost) })
	return all
}

// read says what the words cost in the language of the page that suits them best.
func read(p *page, words [][]byte, data []byte) (guess, bool) {
	var list [][]rune
	if p.wide { // a word may end inside a character, so the lines are decoded whole
		text, ok := tryDecode(p.enc, data)
		if !ok {
			return guess{}, false
		}
		list = wordsOf(text)
	} else {
		for _, w := range words {
			text, ok := tryDecode(p.enc, w)
			if !ok {
				return guess{}, false
			}
			list = append(list, []rune(text))
		}
	}
	best := math.Inf(1)
	for language := range strings.FieldsSeq(p.langs) {
		cost := 0.0
		for _, w := range list {
			cost += wordCost(w, language)
		}
		best = min(best, cost)
	}
	var all strings.Builder
	for _, w := range list {
		all.WriteString(string(w))
	}
	return guess{page: p, cost: best, text: all.String()}, true
}

// wordsOf are the different words of a decoded text with characters outside ASCII.
func wordsOf(text string) [][]rune {
	var words [][]rune
	seen := map[string]bool{}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r < utf8.RuneSelf && !isLetter(byte(r)) })
	for _, w := range parts {
		if !isASCII([]byte(w)) && !seen[w] && len(words) < mostWords {
			seen[w] = true
			words = append(words, []rune(w))
		}
	}
	return words
}

// sample is the part of a file worth statistics: up to 64 KB of the lines
// with bytes above ASCII, so that a long English beginning hides nothing.
func sample(data []byte) []byte {
	const most = 64 << 10
	if len(data) <= most {
		return data
	}
	var out []byte
	for start := 0; start < len(data) && len(out) < most; {
		end := start
		for end < len(data) && data[end] != '\n' && data[end] != '\r' && end-start < most {
			end++
		}
		if !isASCII(data[start:end]) {
			out = append(append(out, data[start:end]...), '\n')
		}
		start = end + 1
	}
	return out
}

// detector asks the statistics of another hand, on the same words: a
// confidence of 0 to 1 by page.
func detector(words [][]byte) map[string]float64 {
	var sample []byte
	for _, w := range words {
		sample = append(append(sample, w...), ' ')
	}
	heard := map[string]float64{}
	found, err := chardet.NewTextDetector().DetectAll(sample)
	if err != nil {
		return heard
	}
	for _, f := range found {
		lower := strings.ToLower(f.Charset)
		if strings.HasPrefix(lower, "utf-") || strings.HasPrefix(lower, "ibm") {
			continue
		}
		if p := pageNamed(lower); p != nil {
			heard[p.name] = max(heard[p.name], float64(f.Confidence)/100)
		}
	}
	return heard
}

// mostWords is how many different words are looked at.
const mostWords = 3000

// highWords are the different words of a text in which high bytes stand.
func highWords(data []byte) [][]byte {
	seen := map[string]bool{}
	var words [][]byte
	for i := 0; i < len(data) && len(words) < mostWords; i++ {
		start, high := i, false
		for i < len(data) && (data[i] >= utf8.RuneSelf || isLetter(data[i])) {
			high = high || data[i] >= utf8.RuneSelf
			i++
		}
		if high && !seen[string(data[start:i])] {
			seen[string(data[start:i])] = true
			words = append(words, data[start:i])
		}
	}
	return words
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// stripTags leaves out what stands in angle brackets: markup is English and
// says nothing about the text.
func stripTags(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i++ {
		if data[i] != '<' || i+1 == len(data) || !(isLetter(data[i+1]) || data[i+1] == '/' || data[i+1] == '!') {
			out = append(out, data[i])
			continue
		}
		end := i + 1
		for end < len(data) && data[end] != '>' && end-i < 4096 {
			end++
		}
		if end == len(data) || data[end] != '>' {
			out = append(out, data[i])
			continue
		}
		out = append(out, ' ')
		i = end
	}
	return out
}
