package ingest

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

// textLine is one line with its edges trimmed; text is "" for a blank line.
type textLine struct {
	text   string
	indent int // columns before it
	// endsBlock is set if U+2029 closed the line: it separates paragraphs
	// as a blank line does.
	endsBlock bool
}

// linesOf yields the lines of a text. CRLF, LF, CR, vertical tab, form feed,
// U+0085, U+2028 and U+2029 end a line.
func linesOf(text string) iter.Seq[textLine] {
	return func(yield func(textLine) bool) {
		for len(text) > 0 {
			end, width, block := document.LineEnd(text)
			if !yield(textLine{visible(text[:end]), indentOf(text[:end]), block}) {
				return
			}
			text = text[end+width:]
		}
	}
}

// indentOf is how far a line is set in; a tab counts four.
func indentOf(line string) int {
	n := 0
	for i := range len(line) {
		switch line[i] {
		case ' ':
			n++
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}

// visible puts a space in the place of control characters, which no text has, trims
// White_Space and returns "" if nothing that remains can be seen.
func visible(line string) string {
	line = strings.TrimSpace(annotate.Visible(line))
	if line == "" {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(line); !invisible(r) {
		return line
	}
	if strings.IndexFunc(line, func(r rune) bool { return !invisible(r) }) < 0 {
		return ""
	}
	return line
}

// invisible reports white space, format and control characters.
func invisible(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r)
}

// plainBlocks splits plain text and returns the split that was applied.
func plainBlocks(name, text string, split Split) (blocks, Split, error) {
	shape := measure(text)
	wrapped := 0 // the width the lines were broken at, where the paragraphs go by evidence
	switch {
	case split == Wrap:
		wrapped = shape.width()
	case split == Auto && shape.hardWrapped():
		split, wrapped = Blank, shape.width()
	case split == Auto:
		split = Line
	}
	n := shape.lines
	if split != Line {
		n = shape.blocks
	}
	if n > MaxParagraphs {
		return blocks{}, split, fail("too_many", "ingest.too-many-paragraphs",
			"File", name, "Paragraphs", n, "Most", MaxParagraphs)
	}
	found := make([]Paragraph, 0, n)
	if split == Line {
		for l := range linesOf(text) {
			if l.text != "" {
				found = append(found, Paragraph{Text: l.text})
			}
		}
	} else {
		found = joinBlocks(found, text, wrapped)
	}
	return blocks{paragraphs: found}, split, nil
}

// joinBlocks appends one paragraph per run of lines that are not blank. If
// they were broken at a width, a line that ends well before it and ends a
// sentence ends a paragraph too, and so does one before an indent.
func joinBlocks(found []Paragraph, text string, width int) []Paragraph {
	var run []string
	last := textLine{}
	join := joiner{text: text}
	end := func() {
		if len(run) > 0 {
			found = append(found, Paragraph{Text: join.lines(run, width > 0), Joined: len(run) - 1})
			run = run[:0]
		}
	}
	for l := range linesOf(text) {
		if l.text == "" {
			end()
			continue
		}
		if width > 0 && len(run) > 0 && paragraphEnds(last, l, len(run), width) {
			end()
		}
		run = append(run, l.text)
		last = l
		if l.endsBlock {
			end()
		}
	}
	end()
	return found
}
