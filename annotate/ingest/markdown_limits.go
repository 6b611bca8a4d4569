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
	maxNesting       = 100                   // quotations and lists inside each other
	maxRawParagraph  = 2 * MaxParagraphRunes // code points of a paragraph, addresses and marks included
	maxMarks         = 1500                  // brackets, stars and the like in one paragraph or line
)

// checkMarkdown refuses what would take out of proportion long to read: more
// text than any article has, lines that open more blocks inside each other,
// and lines too long to hold a paragraph.
func checkMarkdown(name, source string) error {
	if len(source) > maxMarkdownBytes {
		return errorf("too_large", "%s has %d MB and the limit for Markdown is %d MB; split it into one file per article.",
			name, (len(source)+(1<<20)-1)>>20, maxMarkdownBytes>>20)
	}
	number := 0
	for line := range strings.SplitSeq(source, "\n") {
		number++
		if len(line) > maxRawParagraph && utf8.RuneCountInString(line) > maxRawParagraph {
			return paragraphTooLongAt(name, number, line)
		}
		if marks(line) > maxMarks {
			return errorf("markdown", "%s: line %d has more than %d Markdown marks; save the article as a .txt file and import that.", name, number, maxMarks)
		}
		if nesting(line) > maxNesting {
			return errorf("nested_too_deep", "%s: line %d nests lists or quotations more than %d deep; remove some of the marks at its beginning.",
				name, number, maxNesting)
		}
	}
	return nil
}

func paragraphTooLongAt(name string, line int, text string) *Error {
	return errorf("paragraph_too_long", "%s: line %d (“%s”) has %d characters and the limit for a paragraph is %d; put blank lines between its paragraphs.",
		name, line, firstWords(text), utf8.RuneCountInString(text), MaxParagraphRunes)
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
		refused = errorf("markdown", "%s: paragraph %d (“%s”) has more than %d Markdown marks; save the article as a .txt file and import that.",
			g.name, g.seen, firstWords(string(raw[:min(len(raw), 1000)])), maxMarks)
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
