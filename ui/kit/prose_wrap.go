package kit

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// token is a word, or one character of a script that breaks anywhere.
type token struct {
	text    string
	run     int
	width   float32
	space   float32 // width of the space before it, 0 if none
	newLine bool
}

func tokenize(runs []Run, size float32) []token {
	var tokens []token
	spaced := false
	for i, r := range runs {
		style := fyne.TextStyle{Bold: r.Bold}
		space := measure(" ", size, style)
		first := len(tokens)
		for _, word := range words(r.Text) {
			if word == " " {
				spaced = true
				continue
			}
			t := token{text: word, run: i, width: measure(word, size, style)}
			if spaced {
				t.space = space
			}
			spaced = false
			tokens = append(tokens, t)
		}
		if r.Break && len(tokens) > first {
			tokens[first].newLine, tokens[first].space = true, 0
		}
	}
	return tokens
}

// words splits text at white space, which becomes " ", and around each
// character of the scripts that are written without spaces.
func words(text string) []string {
	var out []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			out = append(out, word.String())
			word.Reset()
		}
	}
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f':
			flush()
			out = append(out, " ")
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			flush()
			out = append(out, string(r))
		default:
			word.WriteRune(r)
		}
	}
	flush()
	return out
}

// fitting breaks words that are wider than width, such as paths: where they have a sign
// between their parts if they can be, else anywhere.
func fitting(tokens []token, runs []Run, size, width float32) []token {
	wider := func(t token) bool { return t.width > width }
	if !slices.ContainsFunc(tokens, wider) {
		return tokens
	}
	var all []token
	for _, t := range tokens {
		if !wider(t) {
			all = append(all, t)
			continue
		}
		style := fyne.TextStyle{Bold: runs[t.run].Bold}
		for i, part := range partsOf(t.text, func(text string) bool { return measure(text, size, style) <= width }) {
			next := token{text: part, run: t.run, width: measure(part, size, style)}
			if i == 0 {
				next.space, next.newLine = t.space, t.newLine
			}
			all = append(all, next)
		}
	}
	return all
}

// partsOf breaks a word after signs that stand between parts of names, and what does not
// fit even so between any two characters.
func partsOf(word string, fits func(string) bool) (parts []string) {
	for word != "" {
		end := len(word)
		if i := strings.IndexAny(word, `/\-_.,;:?&=@`); i >= 0 {
			end = i + 1
		}
		part := word[:end]
		for !fits(part) {
			shorter := withoutLast(part)
			if shorter == "" {
				break // one character does not fit
			}
			part = shorter
		}
		parts, word = append(parts, part), word[len(part):]
	}
	return parts
}

// withoutLast is a text without its last character and the marks on that.
func withoutLast(text string) string {
	for {
		r, n := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-n]
		if text == "" || !unicode.Is(unicode.M, r) {
			return text
		}
	}
}

// wrap breaks tokens into lines no wider than width. It calls piece for each stretch of one run and end after
// each line.
func wrap(tokens []token, width float32, piece func(from, to int, x float32), end func()) {
	if len(tokens) == 0 {
		return
	}
	start, x, pieceX := 0, float32(0), float32(0)
	emit := func(to int) {
		if to > start {
			piece(start, to, pieceX)
		}
		start = to
	}
	for i, t := range tokens {
		fits := x == 0 || x+t.space+t.width <= width
		switch {
		case i > 0 && (t.newLine || !fits):
			emit(i)
			end()
			x, pieceX = 0, 0
		case i > 0 && t.run != tokens[i-1].run:
			emit(i)
			x += t.space
			pieceX = x
		case i > 0:
			x += t.space
		}
		x += t.width
	}
	emit(len(tokens))
	end()
}

func join(tokens []token) string {
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 && t.space > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

func measure(text string, size float32, style fyne.TextStyle) float32 {
	return fyne.MeasureText(text, size, style).Width
}
