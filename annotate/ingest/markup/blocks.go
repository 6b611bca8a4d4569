// Package markup turns a tree of HTML elements into the blocks of text that a
// reader of the page sees, for the readers of pages, e-books, feeds and
// bundles.
package markup

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"plumbline/annotate/ingest/document"
)

// MaxElements is how many elements a page may have: the largest books as one page have
// a fifth of them.
const MaxElements = 400_000

// Parse reads the HTML in an input. The parser refuses elements more than 512 deep.
func Parse(in *document.Input, text string) (*html.Node, error) {
	if elements(text) > MaxElements {
		return nil, in.Fail("too_many", "ingest.page-too-full", "Most", MaxElements)
	}
	if err := in.SpendMarkup(work(text)); err != nil {
		return nil, err
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, in.Fail("nested_too_deep", "ingest.page-too-deep", "Most", 512)
	}
	return doc, nil
}

// elements is how many elements a text may have: their tags are counted, and what else
// begins like one.
func elements(text string) int { return strings.Count(text, "<") - strings.Count(text, "</") }

// Fragment returns the blocks of a piece of HTML. Text without tags is one block, and
// so is a piece that is no tree to be read. Every error is about all of the file.
func Fragment(in *document.Input, text string) ([]document.Block, error) {
	doc, err := Parse(in, text)
	var refused *document.Error
	switch {
	case errors.As(err, &refused) && refused.OfAll():
		return nil, err
	case err != nil:
		return []document.Block{{Text: Strip(text)}}, nil
	}
	blocks := Blocks(doc)
	return blocks, in.SpendPieces(len(blocks))
}

// Strip cuts tags out of a text whose tree is too deep to be read.
func Strip(text string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(string(z.Text()))
		default:
			b.WriteByte('\n')
		}
	}
}

// Blocks returns the text under a node that can be seen.
func Blocks(n *html.Node) []document.Block {
	w := walker{kind: document.Running}
	w.node(n)
	w.end()
	return w.blocks
}

// Text is all text under a node on one line.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !Unseen(d.Parent) {
			b.WriteString(d.Data)
		} else if d.DataAtom == atom.Br {
			b.WriteByte(' ')
		}
	}
	return document.OneLine(b.String())
}

// Attr is the value of an attribute, or "".
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// element is the name of an element: programs that change a tree set Data alone.
func element(n *html.Node) atom.Atom {
	if n.DataAtom != 0 {
		return n.DataAtom
	}
	return atom.Lookup([]byte(n.Data))
}

// walker collects blocks while the tree is walked.
type walker struct {
	blocks []document.Block
	text   strings.Builder
	kind   document.Kind
	breaks int  // line breaks directly before
	inLink int  // how deep in links
	linked bool // a link had text
	plain  bool // a letter or digit stood outside every link
	pre    int
}

var kinds = map[atom.Atom]document.Kind{
	atom.H1: document.Heading, atom.H2: document.Heading, atom.H3: document.Heading, atom.H4: document.Heading,
	atom.H5: document.Heading, atom.H6: document.Heading, atom.Figcaption: document.Caption, atom.Caption: document.Caption,
	atom.Blockquote: document.Quotation, atom.Li: document.Item, atom.Td: document.Table, atom.Th: document.Table,
	atom.Address: document.Furniture, atom.Footer: document.Furniture, atom.Nav: document.Furniture,
}

var separating = func() map[atom.Atom]bool {
	set := map[atom.Atom]bool{}
	for _, a := range []atom.Atom{
		atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Blockquote, atom.Section,
		atom.Article, atom.Aside, atom.Header, atom.Footer, atom.Main, atom.Nav, atom.Figure, atom.Figcaption, atom.Pre, atom.Hr,
		atom.Address, atom.Form, atom.Fieldset, atom.Details, atom.Summary, atom.Body, atom.Html, atom.Center, atom.Hgroup,
	} {
		set[a] = true
	}
	return set
}()

// Unseen reports an element whose content is not on the page.
func Unseen(n *html.Node) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	switch element(n) {
	case atom.Script, atom.Style, atom.Head, atom.Template, atom.Noscript, atom.Iframe, atom.Object, atom.Svg, atom.Math,
		atom.Select, atom.Button, atom.Textarea, atom.Input, atom.Audio, atom.Video, atom.Canvas, atom.Datalist, atom.Title:
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

func (w *walker) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
	case html.DocumentNode:
		w.children(n)
	case html.ElementNode:
		if !Unseen(n) {
			w.element(n)
		}
	}
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *walker) element(n *html.Node) {
	name := element(n)
	switch name {
	case atom.Br:
		w.lineBreak()
		return
	case atom.A:
		w.inLink++
		defer func() { w.inLink-- }()
	case atom.Pre:
		w.pre++
		defer func() { w.pre-- }()
	}
	if !separating[name] {
		w.children(n)
		return
	}
	w.end()
	before := w.kind
	if kind, ok := kinds[name]; ok {
		w.kind = kind
	}
	w.children(n)
	w.end()
	w.kind = before
}

// words adds text with its white space made one space, as a browser shows it.
func (w *walker) words(text string) {
	if w.pre > 0 {
		w.text.WriteString(text)
		w.plain = true
		return
	}
	for i := 0; i < len(text); {
		end := i
		for end < len(text) && !space(text[end]) {
			end++
		}
		if end > i {
			w.breaks = 0
			w.text.WriteString(text[i:end])
			if w.inLink > 0 {
				w.linked = true
			} else if hasWord(text[i:end]) {
				w.plain = true
			}
		}
		if end < len(text) {
			w.text.WriteByte(' ')
		}
		for i = end; i < len(text) && space(text[i]); i++ {
		}
	}
}

func space(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f' }

// lineBreak joins two lines of a block; two of them part blocks.
func (w *walker) lineBreak() {
	w.breaks++
	if w.breaks > 1 && w.pre == 0 {
		w.end()
		return
	}
	w.text.WriteByte('\n')
}

// end closes the block.
func (w *walker) end() {
	text := w.text.String()
	w.text.Reset()
	kind := w.kind
	if w.linked && !w.plain && (kind == document.Running || kind == document.Item) {
		kind = document.Links
	}
	w.linked, w.plain, w.breaks = false, false, 0
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if w.pre == 0 {
			line = collapse(line)
		}
		lines = append(lines, line)
	}
	text = strings.Trim(strings.Join(lines, "\n"), " \n\t\r\f")
	if strings.TrimSpace(text) != "" {
		w.blocks = append(w.blocks, document.Block{Kind: kind, Text: text})
	}
}

// collapse makes runs of spaces one, and leaves no-break spaces alone.
func collapse(line string) string {
	for strings.Contains(line, "  ") {
		line = strings.ReplaceAll(line, "  ", " ")
	}
	return strings.Trim(line, " ")
}
