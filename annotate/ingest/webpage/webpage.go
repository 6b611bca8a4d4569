// Package webpage reads a web page that was saved as HTML: one article.
//
// The article is found by go-readability (the algorithm of Firefox's reader
// view); what it leaves of bylines, dates and share lines is told by the
// guesses later. Limits: 16 MB, 400,000 elements, 512 deep (the parser's own),
// and text in elements deep in each other by the work that it makes. Sources: of
// metadata, in this order, JSON-LD, meta elements, elements marked by itemprop or rel,
// the html element, the title. What none says stays empty.
package webpage

import (
	"context"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"plumbline/annotate"
	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/markup"
	"plumbline/annotate/sentence"
)

// Reader reads saved pages.
var Reader = &document.Reader{
	Name:      "html",
	Endings:   []string{".html", ".htm", ".xhtml"},
	Is:        sentence.Of("format.reader.html"),
	Recognise: recognise,
	Read:      Read,
}

const maxBytes = 16 << 20

// recognise knows a page by how it begins, or by tags that only pages have.
func recognise(in *document.Input) document.Certainty {
	head := in.Head()
	for strings.HasPrefix(head, "<!--") || strings.HasPrefix(head, "<?xml") {
		end := strings.Index(head, ">")
		if strings.HasPrefix(head, "<!--") {
			end = strings.Index(head, "-->") + 2
		}
		if end < 4 {
			break
		}
		head = strings.TrimSpace(head[end+1:])
	}
	for _, begin := range []string{"<!doctype html", "<html", "<head>", "<head ", "<body", "<meta ", "<title>"} {
		if strings.HasPrefix(head, begin) {
			return document.Certain
		}
	}
	if strings.HasPrefix(head, "<") && strings.Contains(head, "</") && !strings.Contains(in.Head(), "<?xml") {
		for _, tag := range []string{"<p>", "<p ", "<div", "<h1", "<br", "<table", "<article"} {
			if strings.Contains(head, tag) {
				return document.Certain
			}
		}
	}
	return document.Possible
}

// Read finds the one article of a page.
func Read(ctx context.Context, in *document.Input) (*document.Found, error) {
	if len(in.Data) > maxBytes {
		return nil, in.Fail("too_large", "ingest.page-too-large", "Size", len(in.Data)>>20, "Most", maxBytes>>20)
	}
	text, encoding, err := charset.Decode(in, markup.DeclaredEncoding(in.Data))
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	found, err := Page(in, text)
	if err != nil {
		return nil, err
	}
	found.Encoding = encoding
	return found, nil
}

// Page finds the article of a page that is decoded already.
func Page(in *document.Input, text string) (*document.Found, error) {
	doc, err := markup.Parse(in, text)
	if err == nil {
		err = in.SpendMarkup(markup.NestedWork(doc))
	}
	if err != nil {
		return nil, err
	}
	found := &document.Found{}
	a := document.Article{Blocks: []document.Block{}}
	in.Step(1, 4, sentence.Sentence{})
	title := headline(doc)
	all := markup.Blocks(doc)
	metadata(&a, doc)
	if within := titleElement(doc); title != "" && strings.Contains(within, title) {
		a.Add(annotate.MetaTitle, title, "h1") // the title adds the outlet's name to it
	}
	in.Step(2, 4, sentence.Sentence{})
	main, ok := mainPart(doc, &a)
	in.Step(3, 4, sentence.Sentence{})
	if !ok || 6*length(main) < length(all) && length(all) < 1500 {
		main = all
		if !ok && len(all) > 0 {
			found.Warn(sentence.Of("ingest.whole-page", "File", in.Name))
		}
	}
	if !hasText(main) {
		return nil, in.Fail("empty", "ingest.no-text")
	}
	a.Add(annotate.MetaTitle, title, "h1")
	a.Blocks = withHeadline(main, title, a.Field(annotate.MetaTitle))
	dropOthers(found, all, a.Blocks)
	found.Articles = []document.Article{a}
	return found, nil
}

// mainPart asks readability for the article. It works on a tree of its own.
func mainPart(doc *html.Node, a *document.Article) ([]document.Block, bool) {
	parser := readability.NewParser()
	article, err := parser.ParseDocument(doc, &url.URL{Scheme: "http", Host: "localhost"})
	if err != nil {
		return nil, false
	}
	a.Add(annotate.MetaTitle, article.Title(), "title")
	if by := plainName(article.Byline()); by != "" {
		a.Add(annotate.MetaAuthor, by, "byline")
	}
	a.Add(document.Language, article.Language(), "lang")
	if article.Node == nil {
		return nil, false
	}
	blocks := markup.Blocks(article.Node)
	return blocks, hasText(blocks)
}

func hasText(blocks []document.Block) bool { return length(blocks) > 0 }

func length(blocks []document.Block) int {
	n := 0
	for _, b := range blocks {
		n += len(b.Text)
	}
	return n
}

// headline is the text of the page's only heading of the first level, or of
// the first in its article.
func headline(doc *html.Node) string {
	first := ""
	for n := range doc.Descendants() {
		if n.DataAtom != atom.H1 || markup.Unseen(n) {
			continue
		}
		within := inArticle(n)
		if first != "" && !within {
			continue
		}
		text := markup.Text(n)
		if within && text != "" {
			return text
		}
		if first == "" {
			first = text
		}
	}
	return first
}

func inArticle(n *html.Node) bool {
	for up := range n.Ancestors() {
		if up.DataAtom == atom.Article || up.DataAtom == atom.Main {
			return true
		}
	}
	return false
}

func titleElement(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Title && n.FirstChild != nil {
			return document.OneLine(n.FirstChild.Data)
		}
	}
	return ""
}

// withHeadline puts the headline first, as the page shows it: readability
// takes it out.
func withHeadline(blocks []document.Block, heading, title string) []document.Block {
	for i := range blocks {
		if same(blocks[i].Text, heading) || same(blocks[i].Text, title) {
			if blocks[i].Kind == document.Heading || i < 3 {
				blocks[i].Kind = document.Title
				return blocks
			}
		}
	}
	if heading == "" || !alike(heading, title) {
		return blocks
	}
	return append([]document.Block{{Kind: document.Title, Text: heading}}, blocks...)
}

func same(a, b string) bool {
	return b != "" && strings.EqualFold(document.OneLine(a), document.OneLine(b))
}

// alike reports that a heading of the page is its title, perhaps without the
// name of the outlet.
func alike(heading, title string) bool {
	h, t := strings.ToLower(document.OneLine(heading)), strings.ToLower(document.OneLine(title))
	return t == "" || strings.Contains(t, h) || strings.Contains(h, t) || sharesWords(h, t)
}

func sharesWords(a, b string) bool {
	words, shared := strings.Fields(a), 0
	for _, w := range words {
		if strings.Contains(b, w) {
			shared++
		}
	}
	return 2*shared > len(words)
}

// mostDropped is how many pieces of a page are shown as left out.
const mostDropped = 500

// dropOthers notes what is on the page and not in the article.
func dropOthers(found *document.Found, all, kept []document.Block) {
	in := map[string]bool{}
	for _, b := range kept {
		in[document.OneLine(b.Text)] = true
	}
	for _, b := range all {
		if text := document.OneLine(b.Text); !in[text] && len(found.Dropped) < mostDropped {
			in[text] = true
			found.Drop(text, sentence.Of("ingest.dropped-beside-article"))
		}
	}
}
