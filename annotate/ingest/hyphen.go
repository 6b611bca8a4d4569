package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/ingest/document"
)

// joiner joins the lines of a paragraph. A hyphen at the end of a line goes
// where the joined word occurs elsewhere in the text, or where the rest is
// lower-case and the word with a hyphen occurs nowhere.
type joiner struct {
	text  string
	words map[string]bool // of the text, once they are needed
}

// lines joins lines by a space each; hyphens are looked at if the lines were
// broken at a width.
func (j *joiner) lines(run []string, broken bool) string {
	if len(run) == 1 {
		return run[0]
	}
	var b strings.Builder
	for i, line := range run {
		if i+1 == len(run) {
			b.WriteString(line)
			break
		}
		if !broken {
			b.WriteString(line)
			b.WriteByte(' ')
			continue
		}
		b.WriteString(j.ended(line, run[i+1]))
	}
	return b.String()
}

// ended is a line as it goes on into the next.
func (j *joiner) ended(line, next string) string {
	head, hyphen := strings.CutSuffix(line, "-")
	if !hyphen {
		head, hyphen = strings.CutSuffix(line, "\u00ad")
		if hyphen {
			return head
		}
	}
	before, after := lastWord(head), leadingWord(next)
	if !hyphen || before == "" || after == "" || suspended[strings.ToLower(after)] {
		return line + " "
	}
	r, _ := utf8.DecodeRuneInString(after)
	switch {
	case j.occurs(before + after):
		return head
	case j.occurs(before + "-" + after):
		return line
	case unicode.IsLower(r):
		return head
	}
	return line
}

// suspended are words after a hyphen that stands for the rest of a word:
// "Vor- und Nachteile".
var suspended = map[string]bool{
	"und":  true,
	"oder": true,
	"bis":  true,
	"and":  true,
	"or":   true,
	"to":   true,
	"en":   true,
	"of":   true,
	"et":   true,
	"ou":   true,
	"y":    true,
	"o":    true,
	"e":    true,
}

func lastWord(text string) string {
	at := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if at < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return text[at+size:]
}

func leadingWord(text string) string {
	at := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if at < 0 {
		return text
	}
	return text[:at]
}

// occurs reports a word of the text, whatever its case.
func (j *joiner) occurs(word string) bool {
	if j.words == nil {
		j.words = map[string]bool{}
		for w := range strings.FieldsFuncSeq(j.text, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) }) {
			j.words[document.Fold(strings.Trim(w, "-"))] = true
		}
	}
	return j.words[document.Fold(word)]
}
