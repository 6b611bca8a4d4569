// The reader of Markdown: one article.
//
// A block is a paragraph, shown without its marks; headings, lists with their numbers to
// the letter, quotations, captions and the rows of tables are told apart. Limits: 4 MB,
// 120,000 lines, and the lengths and depths beyond which the parser would take minutes
// (markdown_limits.go). Sources: CommonMark and GitHub's tables, by goldmark; of metadata
// the front matter (frontmatter.go), else the first heading and the lines at the top.

package ingest

import (
	"context"
	"regexp"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

var markdownReader = &document.Reader{
	Name: "markdown", Endings: []string{".md", ".markdown"}, Is: sentence.Of("format.reader.markdown"),
	Recognise: func(*document.Input) document.Certainty { return document.Possible },
	Read: func(_ context.Context, in *document.Input) (*document.Found, error) {
		text, encoding, err := charset.Decode(in, "")
		if err != nil {
			return nil, err
		}
		article, err := markdownArticle(in.Name, text)
		if err != nil {
			return nil, err
		}
		return &document.Found{Articles: []document.Article{article}, Encoding: encoding}, nil
	},
}

// markdownArticle renders Markdown to the text that a reader sees, one
// paragraph per block: heading, paragraph, list item, quoted paragraph, code
// block, table row. The text of a link stays and its address goes; the
// description of a picture becomes a paragraph of its own. The number of a
// list's item stays to the letter, for a date may stand there ("3. Oktober");
// bullets are layout and go.
func markdownArticle(name, source string) (found document.Article, err error) {
	defer func() {
		if recover() != nil {
			err = fail("markdown", "ingest.markdown-unreadable", "File", name)
		}
	}()
	source, settings := cutFrontMatter(unixLines(source))
	if err := checkMarkdown(name, source); err != nil {
		return document.Article{}, err
	}
	guard := &paragraphGuard{name: name}
	md := goldmark.New(goldmark.WithExtensions(extension.Strikethrough), goldmark.WithParserOptions(
		parser.WithParagraphTransformers(util.Prioritized(tableRows{}, 200), util.Prioritized(guard, 300))))
	src := []byte(source)
	doc := md.Parser().Parse(text.NewReader(src))
	if guard.err != nil {
		return document.Article{}, guard.err
	}
	c := &collector{source: src, found: document.Article{Fields: settings, Blocks: []document.Block{}}, title: outermost(doc)}
	if err := ast.Walk(doc, c.visit); err != nil {
		return document.Article{}, fail("markdown", "ingest.markdown-failure", "File", name, "Cause", err)
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
	title  ast.Node
	found  document.Article
}

// visit handles the blocks that hold text and skips what is inside them.
func (c *collector) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering || n.Type() == ast.TypeDocument {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Heading:
		if n == c.title {
			c.inline(n, document.Title)
		} else {
			c.inline(n, document.Heading)
		}
	case *tableRow:
		c.row(n)
	case *ast.Paragraph, *ast.TextBlock:
		c.inline(n, document.Running)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		c.add(string(linesText(n.Lines(), c.source)), document.Running)
	case *ast.HTMLBlock:
		c.html(n)
	default:
		return ast.WalkContinue, nil
	}
	return ast.WalkSkipChildren, nil
}

// inline adds the text of one block, and after it its pictures' descriptions.
func (c *collector) inline(n ast.Node, h document.Kind) {
	r := renderer{source: c.source}
	r.children(n)
	rendered := c.number(n) + r.out.String()
	if h == document.Running && r.onlyLinks() {
		h = document.Links
	}
	c.add(rendered, h)
	for _, alt := range r.images {
		c.add(alt, document.Caption)
	}
}

// number is the number before an item of a list, as the source has it.
func (c *collector) number(n ast.Node) string {
	item, ok := n.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != n || n.Lines().Len() == 0 {
		return ""
	}
	if list, ok := item.Parent().(*ast.List); !ok || !list.IsOrdered() {
		return ""
	}
	start := n.Lines().At(0).Start
	before := string(c.source[max(0, start-40):start])
	if m := itemNumber.FindStringSubmatch(before); m != nil {
		return m[1] + " "
	}
	return ""
}

var itemNumber = regexp.MustCompile(`(\d{1,9}[.)])[ \t]*$`)

func (c *collector) html(n *ast.HTMLBlock) {
	raw := linesText(n.Lines(), c.source)
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(c.source)...)
	}
	for _, block := range stripHTML(string(raw)) {
		c.add(block, document.Running)
	}
}

// add appends a block; "\n" in it is a line break of the source.
func (c *collector) add(rendered string, kind document.Kind) { c.found.Block(kind, rendered) }

func linesText(lines *text.Segments, source []byte) []byte {
	var out []byte
	for i := range lines.Len() {
		s := lines.At(i)
		out = append(out, s.Value(source)...)
	}
	return out
}
