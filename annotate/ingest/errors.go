package ingest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Error is a file that was refused: a stable code and one sentence that says
// what is wrong, where, and what to do.
//
// The codes are empty, binary, too_large, too_many, paragraph_too_long,
// nested_too_deep, encoding, split, markdown, and from ReadFile also
// directory, not_regular, not_found, permission, unreadable, unknown_type.
type Error struct{ Code, Message string }

func (e *Error) Error() string { return e.Message }

func errorf(code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// checkLengths refuses a paragraph that no window could show sensibly.
func checkLengths(name string, paragraphs []Paragraph, split Split) error {
	for i, p := range paragraphs {
		if len(p.Text) <= MaxParagraphRunes {
			continue // no text has more code points than bytes
		}
		if n := utf8.RuneCountInString(p.Text); n > MaxParagraphRunes {
			return paragraphTooLong(name, i+1, p.Text, n, split)
		}
	}
	return nil
}

func paragraphTooLong(name string, number int, text string, runes int, split Split) *Error {
	advice := "put line breaks between its paragraphs"
	if split == Blank {
		advice = "put blank lines between its paragraphs or let every line be one"
	}
	return errorf("paragraph_too_long", "%s: paragraph %d (“%s”) has %d characters and the limit is %d; %s.",
		name, number, firstWords(text), runes, MaxParagraphRunes, advice)
}

// firstWords is the beginning by which a person recognises a paragraph.
func firstWords(text string) string {
	const most = 40
	head, n := text, 0
	for i := range text {
		if n == most {
			head = text[:i] + "…"
			break
		}
		n++
	}
	return strings.Join(strings.Fields(head), " ")
}
