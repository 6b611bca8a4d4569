package ingest

import (
	"unicode/utf8"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Error is a file that was refused: a stable code and one sentence that says
// what is wrong, where, and what to do.
//
// The codes are empty, binary, too_large, too_many, paragraph_too_long,
// nested_too_deep, encoding, encoding_unsure, split, markdown, password,
// damaged, no_text, stopped, and from ReadFile also directory, not_regular,
// not_found, permission, unreadable, unknown_type.
type Error = document.Error

func fail(code, key string, params ...any) *Error { return document.Fail(code, key, params...) }

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
	advice := sentence.Of("ingest.put-line-breaks")
	if split == Blank {
		advice = sentence.Of("ingest.put-blank-lines")
	}
	return fail("paragraph_too_long", "ingest.paragraph-too-long",
		"File", name, "Paragraph", number, "Beginning", firstWords(text), "Characters", runes, "Most", MaxParagraphRunes, "Advice", advice)
}

// firstWords is the beginning by which a person recognises a paragraph.
func firstWords(text string) string { return document.Beginning(text, 40) }
