// Package feed reads RSS and Atom feeds from files: an entry an article.
// Nothing is fetched. The text is the entry's content, else its description,
// which may be a summary only: it is told. Limits: 32 MB, a million paragraphs. Sources: gofeed
// (RSS 0.9 to 2.0, Atom 0.3 and 1.0); characters U+0080 to U+009F are read as
// windows-1252, which is what wrote them.
package feed

import (
	"context"
	"encoding/base64"
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/text/encoding/charmap"

	"plumbline/annotate"
	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/markup"
	"plumbline/annotate/sentence"
)

// Reader reads feeds.
var Reader = &document.Reader{
	Name:      "feed",
	Endings:   []string{".rss", ".atom", ".rdf"},
	Is:        sentence.Of("format.reader.feed"),
	Recognise: recognise,
	Read:      read,
}

func recognise(in *document.Input) document.Certainty {
	head := in.Head()
	for _, root := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if at := strings.Index(head, root); at >= 0 && strings.HasPrefix(head, "<") && !strings.Contains(head[:at], "<html") {
			return document.Certain
		}
	}
	return document.No
}

func read(ctx context.Context, in *document.Input) (found *document.Found, err error) {
	if len(in.Data) > maxBytes {
		return nil, in.Fail("too_large", "ingest.feed-too-large", "Size", len(in.Data)>>20, "Most", maxBytes>>20)
	}
	text, encoding, err := charset.Decode(in, markup.DeclaredEncoding(in.Data))
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	defer func() {
		if recover() != nil {
			found, err = nil, in.Fail("damaged", "ingest.feed-broken")
		}
	}()
	if nestsDeep(text) {
		return nil, in.Fail("nested_too_deep", "ingest.elements-too-deep", "Most", mostNested)
	}
	if n := strings.Count(text, "<item") + strings.Count(text, "<entry"); n > document.MaxArticles {
		return nil, in.Fail("too_many", "ingest.too-many-articles", "Articles", n, "Most", document.MaxArticles)
	}
	parsed, err := gofeed.NewParser().ParseString(withoutEncoding(text))
	if err != nil {
		return nil, in.Fail("damaged", "ingest.feed-broken")
	}
	found = &document.Found{Encoding: encoding}
	summaries := 0
	for i, item := range parsed.Items {
		in.Step(i, len(parsed.Items), sentence.Sentence{})
		a, err := article(in, parsed, item)
		if err != nil {
			return nil, err
		}
		if a.Part = "entry " + strconv.Itoa(i+1); len(a.Blocks) == 0 {
			found.Drop(item.Title, sentence.Of("ingest.dropped-without-text"))
			continue
		}
		if item.Content == "" {
			summaries++
		}
		found.Articles = append(found.Articles, a)
	}
	if summaries > 0 {
		found.Warn(sentence.Of("ingest.feed-summaries", "File", in.Name, sentence.Counted, summaries))
	}
	if len(found.Articles) == 0 {
		return nil, in.Fail("empty", "ingest.feed-empty")
	}
	return found, nil
}

const maxBytes = 32 << 20

// mostNested is how deep elements may stand in one another: the parser keeps all that
// are open.
const mostNested = 10_000

// nestsDeep reports whether more elements are open at once. Where the feed is broken
// the parser says so.
func nestsDeep(text string) bool {
	tokens := xml.NewDecoder(strings.NewReader(withoutEncoding(text)))
	tokens.Strict = false
	for depth := 0; depth <= mostNested; {
		token, err := tokens.RawToken()
		if err != nil {
			return false
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return true
}

// withoutEncoding leaves the declaration of an encoding out: the text is
// decoded already.
func withoutEncoding(text string) string {
	if !strings.HasPrefix(strings.TrimLeft(text, " \r\n\t"), "<?xml") {
		return text
	}
	end := strings.Index(text, "?>")
	if end < 0 {
		return text
	}
	return text[end+2:]
}

func article(in *document.Input, feed *gofeed.Feed, item *gofeed.Item) (document.Article, error) {
	a := document.Article{Blocks: []document.Block{}}
	body := item.Content
	if strings.TrimSpace(body) == "" {
		body = item.Description
	}
	title := document.OneLine(markup.Strip(western(item.Title)))
	a.Block(document.Title, title)
	if plain, err := base64.StdEncoding.DecodeString(
		strings.TrimSpace(body),
	); err == nil && len(body) > 8 &&
		strings.Contains(string(plain), " ") {
		body = string(plain)
	}
	blocks, err := markup.Fragment(in, western(body))
	if err != nil {
		return a, err
	}
	a.Blocks = append(a.Blocks, blocks...)
	if len(a.Blocks) == 1 && title != "" {
		a.Blocks[0].Kind = document.Running
	}
	a.Add(annotate.MetaTitle, title, "entry title")
	a.Add(annotate.MetaURL, item.Link, "entry link")
	var names []string
	for _, person := range item.Authors {
		if person != nil && person.Name != "" {
			names = append(names, western(person.Name))
		}
	}
	a.Add(annotate.MetaAuthor, strings.Join(names, ", "), "entry author")
	if item.PublishedParsed != nil {
		a.Add(annotate.MetaPublished, item.PublishedParsed.Format("2006-01-02"), "entry date")
	}
	a.Add(annotate.MetaOutlet, western(feed.Title), "feed title")
	a.Add(document.Language, feed.Language, "feed language")
	if len(item.Categories) > 0 {
		a.Add(document.Section, western(item.Categories[0]), "entry category")
	}
	return a, nil
}

// western reads C1 controls as what windows-1252 has in their places.
func western(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x80 && r < 0xA0 {
			if c := charmap.Windows1252.DecodeByte(byte(r)); c != 0xFFFD {
				return c
			}
		}
		return r
	}, text)
}
