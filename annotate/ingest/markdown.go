package ingest

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdownBlocks renders Markdown to the text that a reader sees, one
// paragraph per block: heading, paragraph, list item, quoted paragraph, code
// block, table row. The text of a link stays and its address goes; the
// description of a picture becomes a paragraph of its own. List numbers and
// bullets are layout and go.
func markdownBlocks(name, source string, split Split) (found blocks, err error) {
	defer func() {
		if recover() != nil {
			err = fail("markdown", "ingest.markdown-unreadable", "File", name)
		}
	}()
	source = skipFrontMatter(unixLines(source))
	if err := checkMarkdown(name, source); err != nil {
		return blocks{}, err
	}
	guard := &paragraphGuard{name: name}
	md := goldmark.New(goldmark.WithExtensions(extension.Strikethrough), goldmark.WithParserOptions(
		parser.WithParagraphTransformers(util.Prioritized(tableRows{}, 200), util.Prioritized(guard, 300))))
	src := []byte(source)
	doc := md.Parser().Parse(text.NewReader(src))
	if guard.err != nil {
		return blocks{}, guard.err
	}
	c := &collector{source: src, split: split, found: blocks{hints: map[int]hint{}}, title: outermost(doc)}
	if err := ast.Walk(doc, c.visit); err != nil {
		return blocks{}, fail("markdown", "ingest.markdown-failure", "File", name, "Cause", err)
	}
	if n := len(c.found.paragraphs); n > MaxParagraphs {
		return blocks{}, fail("too_many", "ingest.too-many-paragraphs", "File", name, "Paragraphs", n, "Most", MaxParagraphs)
	}
	return c.found, nil
}

// outermost returns the heading that is the title: the first of level one,
// or any heading that is the first block.
func outermost(doc ast.Node) ast.Node {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && (h.Level == 1 || n == doc.FirstChild()) {
			return n
		}
	}
	return nil
}

// collector gathers the paragraphs while the tree is walked.
type collector struct {
	source []byte
	split  Split
	title  ast.Node
	found  blocks
}

// visit handles the blocks that hold text and skips what is inside them.
func (c *collector) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering || n.Type() == ast.TypeDocument {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Heading:
		if n == c.title {
			c.inline(n, hintHeading)
		} else {
			c.inline(n, hintSubhead)
		}
	case *tableRow:
		c.row(n)
	case *ast.Paragraph, *ast.TextBlock:
		c.inline(n, hintNone)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		c.add(string(linesText(n.Lines(), c.source)), hintNone)
	case *ast.HTMLBlock:
		c.html(n)
	default:
		return ast.WalkContinue, nil
	}
	return ast.WalkSkipChildren, nil
}

// inline adds the text of one block, and after it its pictures' descriptions.
func (c *collector) inline(n ast.Node, h hint) {
	r := renderer{source: c.source}
	r.children(n)
	rendered := r.out.String()
	if h == hintNone && r.onlyLinks() {
		h = hintLink
	}
	c.add(rendered, h)
	for _, alt := range r.images {
		c.add(alt, hintImage)
	}
}

func (c *collector) html(n *ast.HTMLBlock) {
	raw := linesText(n.Lines(), c.source)
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(c.source)...)
	}
	for _, block := range stripHTML(string(raw)) {
		c.add(block, hintNone)
	}
}

// add appends a block; "\n" in it is a line break of the source, which is
// joined by a space or, if every line is to be a paragraph, separates.
func (c *collector) add(rendered string, h hint) {
	var lines []Paragraph
	if c.split == Line {
		for l := range linesOf(rendered) {
			if l.text != "" {
				lines = append(lines, Paragraph{Text: l.text})
			}
		}
	} else if p := joinLines(rendered); p.Text != "" {
		lines = append(lines, p)
	}
	for _, p := range lines {
		if h != hintNone {
			c.found.hints[len(c.found.paragraphs)] = h
		}
		c.found.paragraphs = append(c.found.paragraphs, p)
		if h == hintHeading {
			h = hintSubhead
		}
	}
}

// joinLines makes one paragraph of a block, blank lines in it included.
func joinLines(rendered string) Paragraph {
	var run []string
	for l := range linesOf(rendered) {
		if l.text != "" {
			run = append(run, l.text)
		}
	}
	return Paragraph{Text: strings.Join(run, " "), Joined: max(len(run)-1, 0)}
}

func linesText(lines *text.Segments, source []byte) []byte {
	var out []byte
	for i := range lines.Len() {
		s := lines.At(i)
		out = append(out, s.Value(source)...)
	}
	return out
}
