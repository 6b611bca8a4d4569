package ingest

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The limits that keep the cost of reading Markdown in proportion to its size.
const (
	maxMarkdownBytes = 4 << 20
	maxMarkdownLines = 120_000
	maxNesting       = 100                   // quotations and lists inside each other
	maxRawParagraph  = 2 * MaxParagraphRunes // code points of a paragraph, addresses and marks included
	maxMarks         = 1500                  // brackets, stars and the like in one paragraph or line
)

// checkMarkdown refuses what would take out of proportion long to read: more
// text than any article has, lines that open more blocks inside each other,
// and lines too long to hold a paragraph.
func checkMarkdown(name, source string) error {
	if len(source) > maxMarkdownBytes {
		return fail("too_large", "ingest.markdown-too-large",
			"File", name, "Size", (len(source)+(1<<20)-1)>>20, "Most", maxMarkdownBytes>>20)
	}
	number := 0
	for line := range strings.SplitSeq(source, "\n") {
		if number++; number > maxMarkdownLines {
			return fail("too_many", "ingest.too-many-lines", "File", name, "Most", maxMarkdownLines)
		}
		if len(line) > maxRawParagraph && utf8.RuneCountInString(line) > maxRawParagraph {
			return paragraphTooLongAt(name, number, line)
		}
		if marks(line) > maxMarks {
			return fail("markdown", "ingest.line-of-marks", "File", name, "Line", number, "Most", maxMarks)
		}
		if nesting(line) > maxNesting {
			return fail("nested_too_deep", "ingest.line-too-deep",
				"File", name, "Line", number, "Most", maxNesting)
		}
	}
	return nil
}

func paragraphTooLongAt(name string, line int, text string) *Error {
	return fail("paragraph_too_long", "ingest.line-too-long",
		"File", name, "Line", line, "Beginning", firstWords(text), "Characters", utf8.RuneCountInString(text), "Most", MaxParagraphRunes)
}

// nesting counts what could be marks of a quotation or list item at the
// beginning of a line, and half its indentation, which could continue some.
func nesting(line string) int {
	depth, spaces := 0, 0
	for i := range len(line) {
		switch c := line[i]; {
		case c == '>':
			depth++
		case c == ' ':
			spaces++
		case c == '\t':
			spaces += 4
		case strings.IndexByte("-+*.)", c) >= 0:
			if i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t' {
				depth++
			}
		case c < '0' || c > '9':
			return depth + spaces/10
		}
	}
	if strings.Trim(line, "-*+ \t") == "" {
		return 0 // a rule across the page
	}
	return depth + spaces/10
}

// paragraphGuard looks at each paragraph before its inline marks are read,
// whose cost can grow with the square of its length. One that is too long is
// emptied and reported.
type paragraphGuard struct {
	name string
	seen int
	err  *Error // about the first that is too long
}

// Transform implements parser.ParagraphTransformer.
func (g *paragraphGuard) Transform(n *ast.Paragraph, reader text.Reader, _ parser.Context) {
	g.seen++
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	raw := reader.Source()[lines.At(0).Start:lines.At(lines.Len()-1).Stop]
	if len(raw) <= maxMarks {
		return
	}
	var refused *Error
	if runes := utf8.RuneCount(raw); runes > maxRawParagraph {
		refused = paragraphTooLong(g.name, g.seen, string(raw[:min(len(raw), 1000)]), runes, Blank)
	} else if marks(string(raw)) > maxMarks {
		refused = fail("markdown", "ingest.paragraph-of-marks",
			"File", g.name, "Paragraph", g.seen, "Beginning", firstWords(string(raw[:min(len(raw), 1000)])), "Most", maxMarks)
	}
	if refused == nil {
		return
	}
	if g.err == nil {
		g.err = refused
	}
	lines.SetSliced(0, 1)
}

// marks counts the characters that inline Markdown is made of.
func marks(text string) int {
	n := 0
	for i := range len(text) {
		switch text[i] {
		case '[', '*', '_', '~', '<', '`':
			n++
		}
	}
	return n
}
