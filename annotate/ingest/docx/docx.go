// Package docx reads Word documents (Office Open XML, transitional and
// strict): one article, or the articles of a bundle whose paragraphs say so.
//
// In are the words of the main part as they read with all changes accepted:
// inserted and moved-in text, text boxes once, tables cell by cell, footnotes
// and endnotes at the end. Out are deleted and moved-away text, field codes,
// headers and footers, and the fallback of what newer programs draw. Limits:
// 64 MB a part, a million paragraphs, elements 200 deep. Sources: ECMA-376; of
// metadata docProps/core.xml, and for the headline the paragraph styles Title,
// Heading and Subtitle.
package docx

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest/bundle"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/packed"
	"plumbline/annotate/sentence"
)

// Reader reads Word documents.
var Reader = &document.Reader{
	Name:      "docx",
	Endings:   []string{".docx", ".docm", ".dotx"},
	Is:        sentence.Of("format.reader.docx"),
	Recognise: recognise,
	Read:      read,
}

// recognise looks for the parts that only an Office document has. The names
// stand in the archive as they are.
func recognise(in *document.Input) document.Certainty {
	if packed.IsZip(in.Data) && bytes.Contains(in.Data, []byte("[Content_Types].xml")) &&
		!bytes.Contains(in.Data, []byte("xl/workbook")) && !bytes.Contains(in.Data, []byte("ppt/presentation")) {
		return document.Certain
	}
	if bytes.HasPrefix(in.Data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) && strings.HasPrefix(in.Ending(), ".do") {
		return document.Certain
	}
	return document.No
}

func read(ctx context.Context, in *document.Input) (*document.Found, error) {
	if !packed.IsZip(in.Data) {
		return nil, in.Fail("password", "ingest.old-word-or-password")
	}
	a, err := packed.Open(in)
	if err != nil {
		return nil, err
	}
	main := mainPart(ctx, a)
	if a.Find(main) == nil {
		return nil, in.Fail("damaged", "ingest.no-main-part")
	}
	found := &document.Found{}
	d := &reader{ctx: ctx, in: in, archive: a, found: found, base: path.Dir(main)}
	article := document.Article{Blocks: []document.Block{}}
	if err := d.part(main, &article); err != nil {
		return nil, err
	}
	for _, notes := range []string{"footnotes.xml", "endnotes.xml"} {
		if len(d.notes) == 0 {
			break
		}
		if err := d.notesOf(path.Join(d.base, notes), &article); err != nil {
			return nil, err
		}
	}
	properties(ctx, a, &article)
	if d.altChunk {
		found.Warn(sentence.Of("ingest.docx-foreign-part", "File", in.Name))
	}
	if len(article.Blocks) == 0 {
		return nil, in.Fail("empty", "ingest.no-text")
	}
	if bundle.Apart(found, article.Blocks) {
		return found, nil
	}
	found.Articles = []document.Article{article}
	return found, nil
}

// mainPart is where the package's relationships say the document is.
func mainPart(ctx context.Context, a *packed.Archive) string {
	const usual = "word/document.xml"
	f := a.Find("_rels/.rels")
	if f == nil {
		return usual
	}
	data, err := a.Read(ctx, f)
	if err != nil {
		return usual
	}
	var rels struct {
		Relationship []struct {
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	if xml.Unmarshal(data, &rels) != nil {
		return usual
	}
	for _, r := range rels.Relationship {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			return strings.TrimPrefix(r.Target, "/")
		}
	}
	return usual
}

// properties takes what the document says of itself. A title or author that
// programs fill in by themselves is none.
func properties(ctx context.Context, a *packed.Archive, article *document.Article) {
	f := a.Find("docProps/core.xml")
	if f == nil {
		return
	}
	data, err := a.Read(ctx, f)
	if err != nil {
		return
	}
	var core struct {
		Title    string `xml:"title"`
		Language string `xml:"language"`
	}
	if xml.Unmarshal(data, &core) != nil {
		return
	}
	article.Add(annotate.MetaTitle, core.Title, "document properties")
	article.Add(document.Language, core.Language, "document properties")
}

// reader reads the parts of one document.
type reader struct {
	ctx      context.Context
	in       *document.Input
	archive  *packed.Archive
	found    *document.Found
	base     string
	notes    []string // ids of notes referred to, in order: "footnote 2"
	altChunk bool
	article  *document.Article // of the part that is read
}

func (d *reader) blocks() int {
	if d.article == nil {
		return 0
	}
	return len(d.article.Blocks)
}

// part reads one part as blocks.
func (d *reader) part(name string, article *document.Article) error {
	data, err := d.archive.Read(d.ctx, d.archive.Find(name))
	if err != nil {
		return err
	}
	d.article = article
	b := &body{reader: d, article: article}
	return d.tokens(name, data, b.start, b.end, b.text)
}

// tokens walks an XML part, within the limits.
func (d *reader) tokens(name string, data []byte, start func(xml.StartElement) bool, end func(string), text func(string)) error {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.Strict = false
	decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	depth, skip := 0, 0
	for n := 0; ; n++ {
		if n%10_000 == 0 {
			if err := errors.Join(d.ctx.Err(), d.in.Crowded(d.blocks())); err != nil {
				return err
			}
			d.in.Step(int(decoder.InputOffset()), len(data), sentence.Sentence{})
		}
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return d.in.Fail("damaged", "ingest.part-damaged", "Part", name)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > document.MaxDepth {
				return d.in.Fail("nested_too_deep", "ingest.part-too-deep", "Part", name, "Most", document.MaxDepth)
			}
			if skip > 0 || !start(t) {
				skip++
			}
		case xml.EndElement:
			depth--
			if skip > 0 {
				skip--
				continue
			}
			end(t.Name.Local)
		case xml.CharData:
			if skip == 0 {
				text(string(t))
			}
		}
	}
}
