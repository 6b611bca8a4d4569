package kit

import (
	"strings"
	"unicode"

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

// wrap breaks tokens into lines no wider than width (a longer word stands
// alone on its line). It calls piece for each stretch of one run and end after
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
