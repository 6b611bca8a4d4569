// Package epub reads e-books (EPUB 2 and 3): an article a chapter, in the
// order of the spine. Limits: those of archives, 32 MB of chapters. Sources:
// META-INF/container.xml names the package file, its metadata the title, author, date,
// publisher and language of the book; a chapter's headline is its first
// heading. A book whose text is encrypted is refused.
package epub

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"net/url"
	"path"
	"strings"

	foreign "golang.org/x/net/html/charset"

	"plumbline/annotate"
	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/markup"
	"plumbline/annotate/ingest/packed"
	"plumbline/annotate/sentence"
)

// Reader reads e-books.
var Reader = &document.Reader{
	Name: "epub", Endings: []string{".epub"}, Is: sentence.Of("format.reader.epub"),
	Recognise: func(in *document.Input) document.Certainty {
		if packed.IsZip(in.Data) && (bytes.Contains(in.Data[:min(len(in.Data), 200)], []byte("application/epub+zip")) ||
			bytes.Contains(in.Data, []byte("META-INF/container.xml"))) {
			return document.Certain
		}
		return document.No
	},
	Read: read,
}

// container names the package file.
type container struct {
	Rootfiles []struct {
		Path string `xml:"full-path,attr"`
	} `xml:"rootfiles>rootfile"`
}

// book is the package file: what the book is and its parts in order.
type book struct {
	Metadata struct {
		Title     []string `xml:"title"`
		Creator   []string `xml:"creator"`
		Date      []string `xml:"date"`
		Publisher []string `xml:"publisher"`
		Language  []string `xml:"language"`
	} `xml:"metadata"`
	Manifest []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		MediaType  string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		IDRef string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

func read(ctx context.Context, in *document.Input) (*document.Found, error) {
	a, err := packed.Open(in)
	if err != nil {
		return nil, err
	}
	var c container
	if err := part(ctx, in, a, "META-INF/container.xml", &c); err != nil {
		return nil, err
	}
	if len(c.Rootfiles) == 0 {
		return nil, in.Fail("damaged", "ingest.part-damaged", "Part", "META-INF/container.xml")
	}
	var b book
	root := unescaped(c.Rootfiles[0].Path)
	if err := part(ctx, in, a, root, &b); err != nil {
		return nil, err
	}
	r := &reader{in: in, archive: a, book: &b, found: &document.Found{Encoding: "utf-8"}}
	found := r.found
	files := map[string]string{}
	for _, item := range b.Manifest {
		if !strings.Contains(item.Properties, "nav") {
			files[item.ID] = path.Join(path.Dir(root), unescaped(item.Href))
		}
	}
	for i, item := range b.Spine {
		in.Step(i, len(b.Spine), sentence.Sentence{})
		name := files[item.IDRef]
		if name == "" {
			continue
		}
		if err := r.chapter(ctx, name); err != nil {
			return nil, err
		}
	}
	if len(found.Articles) == 0 {
		if len(found.Refused) > 0 {
			return nil, found.Refused[0]
		}
		return nil, in.Fail("empty", "ingest.no-text")
	}
	return found, nil
}

// maxText is how many bytes the chapters may have.
const maxText = 32 << 20

// reader reads the chapters of one book.
type reader struct {
	in      *document.Input
	archive *packed.Archive
	book    *book
	found   *document.Found
	bytes   int // of the chapters so far
}

// weigh refuses what no book is as long as.
func (r *reader) weigh(text string) error {
	if r.bytes += len(text); r.bytes > maxText {
		return r.in.Fail("too_large", "ingest.unpacks-too-large", "Most", maxText>>20)
	}
	return nil
}

// chapter adds one file of the spine as an article, if there is text in it.
func (r *reader) chapter(ctx context.Context, name string) error {
	in, found, b := r.in, r.found, r.book
	f := r.archive.Find(name)
	if f == nil {
		found.Refused = append(found.Refused, in.Fail("damaged", "ingest.part-missing", "Part", name))
		return nil
	}
	data, err := r.archive.Read(ctx, f)
	if err != nil {
		var ours *document.Error
		if ctx.Err() != nil || errors.As(err, &ours) && ours.OfAll() {
			return err
		}
		found.Refused = append(found.Refused, err)
		return nil
	}
	page := in.Part(name, data)
	text, _, err := charset.Decode(page, markup.DeclaredEncoding(data))
	if err != nil {
		found.Refused = append(found.Refused, err)
		return nil
	}
	if err := r.weigh(text); err != nil {
		return err
	}
	blocks, err := markup.Fragment(page, text)
	if err != nil {
		return err
	}
	article := document.Article{Part: path.Base(name), Blocks: blocks}
	if len(article.Blocks) == 0 {
		found.Drop(name, sentence.Of("ingest.dropped-without-text"))
		return nil
	}
	for i := range article.Blocks {
		if article.Blocks[i].Kind == document.Heading {
			article.Blocks[i].Kind = document.Title
			article.Add(annotate.MetaTitle, article.Blocks[i].Text, "heading")
			break
		}
	}
	article.Add(annotate.MetaTitle, first(b.Metadata.Title), "book title")
	article.Add(annotate.MetaAuthor, strings.Join(b.Metadata.Creator, ", "), "book creator")
	article.Add(annotate.MetaPublished, day(first(b.Metadata.Date)), "book date")
	article.Add(annotate.MetaOutlet, first(b.Metadata.Publisher), "book publisher")
	article.Add(document.Language, first(b.Metadata.Language), "book language")
	found.Articles = append(found.Articles, article)
	return nil
}

// part reads a file of XML.
func part(ctx context.Context, in *document.Input, a *packed.Archive, name string, into any) error {
	f := a.Find(name)
	if f == nil {
		return in.Fail("damaged", "ingest.part-missing", "Part", name)
	}
	data, err := a.Read(ctx, f)
	if err != nil {
		return err
	}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.Strict = false
	decoder.CharsetReader = foreign.NewReaderLabel
	if err := decoder.Decode(into); err != nil {
		return in.Fail("damaged", "ingest.part-damaged", "Part", name)
	}
	return nil
}

func unescaped(href string) string {
	href, _, _ = strings.Cut(href, "#")
	if plain, err := url.PathUnescape(href); err == nil {
		return plain
	}
	return href
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// day is the day of a date with a time.
func day(date string) string {
	if len(date) > 10 && date[10] == 'T' {
		return date[:10]
	}
	return date
}
