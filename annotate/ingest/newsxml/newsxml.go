// Package newsxml reads articles marked up as XML: Factiva's and Nexis's
// deliveries, NITF and NewsML-like files; an element that holds a headline and
// paragraphs is an article. Limits: 64 MB, elements 200 deep, no entities but XML's
// own. Sources: the names that these formats give their elements (names.go).
package newsxml

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/markup"
	"plumbline/annotate/sentence"
)

// Reader reads news in XML.
var Reader = &document.Reader{
	Name: "news-xml", Endings: []string{".xml", ".nitf"}, Is: sentence.Of("format.reader.news-xml"),
	Recognise: func(in *document.Input) document.Certainty {
		head := in.Head()
		if !strings.HasPrefix(head, "<") || strings.Contains(head, "<html") || strings.Contains(head, "<rss") ||
			strings.Contains(head, "<feed") || strings.Contains(head, "<rdf:rdf") {
			return document.No
		}
		for _, root := range []string{"<nitf", "<ppsarticle", "<newsml", "<newsitem", "<distdoc", "<searchresults", "<newsmessage"} {
			if strings.Contains(head, root) {
				return document.Certain
			}
		}
		if strings.Contains(head, "<article") && (strings.Contains(head, "<headline") || strings.Contains(head, "<leadparagraph")) &&
			strings.HasPrefix(head, "<?xml") {
			return document.Certain
		}
		return document.Possible
	},
	Read: read,
}

func read(ctx context.Context, in *document.Input) (*document.Found, error) {
	text, encoding, err := charset.Decode(in, markup.DeclaredEncoding(in.Data))
	if err != nil {
		return nil, err
	}
	found := &document.Found{Encoding: encoding}
	w := &walker{found: found}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for n := 0; ; n++ {
		if n%10_000 == 0 {
			if err := errors.Join(ctx.Err(), in.Crowded(w.blocks())); err != nil {
				return nil, err
			}
			in.Step(int(d.InputOffset()), len(text), sentence.Sentence{})
		}
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, in.Fail("damaged", "ingest.xml-broken", "Line", line(d))
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(w.open) == document.MaxDepth {
				return nil, in.Fail("nested_too_deep", "ingest.elements-too-deep", "Most", document.MaxDepth)
			}
			w.start(t)
		case xml.EndElement:
			w.end()
		case xml.CharData:
			w.text.Write(t)
		}
		if len(found.Articles) > document.MaxArticles {
			return nil, in.Fail("too_many", "ingest.too-many-articles", "Articles", len(found.Articles), "Most", document.MaxArticles)
		}
	}
	w.finish()
	if len(found.Articles) == 0 {
		return nil, in.Fail("empty", "ingest.bundle-without-articles")
	}
	if len(found.Articles) > 1 {
		for i := range found.Articles {
			found.Articles[i].Part = "article " + strconv.Itoa(i+1)
		}
	}
	return found, nil
}

func line(d *xml.Decoder) int {
	n, _ := d.InputPos()
	return n
}

// walker collects the article that is open.
type walker struct {
	found   *document.Found
	open    []string // names of the open elements
	text    strings.Builder
	article *document.Article
	depth   int // of the article's element
}

// blocks counts those of the open article.
func (w *walker) blocks() int {
	if w.article == nil {
		return 0
	}
	return len(w.article.Blocks)
}

func (w *walker) start(e xml.StartElement) {
	name := strings.ToLower(e.Name.Local)
	if !inline[name] {
		w.flush()
	}
	w.open = append(w.open, name)
	if articles[name] && w.article == nil {
		w.article = &document.Article{Blocks: []document.Block{}}
		w.depth = len(w.open)
		for _, a := range e.Attr {
			w.attribute(a)
		}
	}
	if w.article == nil {
		return
	}
	for _, a := range e.Attr {
		if name == "pubdata" || name == "date.issue" || name == "doc-id" {
			w.attribute(a)
		}
	}
}

func (w *walker) attribute(a xml.Attr) {
	switch strings.ToLower(a.Name.Local) {
	case "lang", "language":
		w.article.Add(document.Language, a.Value, "attribute "+a.Name.Local)
	case "norm", "date.publication":
		w.article.Add(annotate.MetaPublished, isoDay(a.Value), "attribute "+a.Name.Local)
	case "name":
		w.article.Add(annotate.MetaOutlet, a.Value, "attribute "+a.Name.Local)
	}
}

func (w *walker) end() {
	if len(w.open) == 0 {
		return
	}
	w.flush()
	if w.article != nil && len(w.open) == w.depth {
		w.finish()
	}
	w.open = w.open[:len(w.open)-1]
}

// finish closes the article.
func (w *walker) finish() {
	if w.article != nil && len(w.article.Blocks) > 0 {
		w.found.Articles = append(w.found.Articles, *w.article)
	}
	w.article = nil
}

// flush gives the text since the last tag to what it is in.
func (w *walker) flush() {
	text := w.text.String()
	if len(w.open) > 0 && inline[w.open[len(w.open)-1]] {
		return // it goes on in the element around
	}
	w.text.Reset()
	if w.article == nil || document.OneLine(text) == "" {
		return
	}
	if what, element := w.holds(); element != "" {
		w.take(what, element, text)
	}
}

// holds says what the text at hand is, by the elements around it: a paragraph
// is what stands around it, and in some elements nothing is of the article.
func (w *walker) holds() (what, element string) {
	for i := len(w.open) - 1; i >= 0; i-- {
		around, ok := names[w.open[i]]
		switch {
		case !ok:
		case around == "":
			return "", w.open[i]
		case element == "" || what == body && around != body:
			what, element = around, w.open[i]
		}
	}
	return what, element
}

// take adds a text as a field, a block, or both.
func (w *walker) take(what, element, text string) {
	from := "element " + element
	switch what {
	case "":
	case annotate.MetaTitle:
		if w.article.Field(what) == "" {
			w.article.Add(what, text, from)
			w.article.Block(document.Title, text)
		}
	case annotate.MetaAuthor:
		w.article.Add(what, strings.TrimPrefix(strings.TrimPrefix(document.OneLine(text), "By "), "by "), from)
	case annotate.MetaPublished:
		w.article.Add(what, isoDay(text), from)
	case body:
		w.article.Block(document.Running, text)
	case standfirst:
		w.article.Block(document.Standfirst, text)
	case caption:
		w.article.Block(document.Caption, text)
	default:
		w.article.Add(what, text, from)
	}
}

// isoDay writes 20240312 and 2024-03-12T10:00 as 2024-03-12.
func isoDay(text string) string {
	text = document.OneLine(text)
	if len(text) >= 8 && strings.IndexFunc(text[:8], func(r rune) bool { return r < '0' || r > '9' }) < 0 {
		return text[:4] + "-" + text[4:6] + "-" + text[6:8]
	}
	if day := document.ISODate(text); day != "" {
		return day
	}
	return text
}
