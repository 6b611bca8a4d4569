// Package pdf reads PDF documents: one article of what is printed on the pages.
//
// PDFium does it, compiled to WebAssembly, without access to files: characters
// with their boxes, from which lines and paragraphs are made (lines.go,
// paragraphs.go). Running heads, feet and page numbers are dropped. Limits:
// 5,000 pages, 256 MB of memory, one document at a time. The program is
// compiled at the first PDF ever (20 seconds) and kept in the user's cache
// folder. A document with a password, or of pictures only, is refused. Sources:
// PDFium; a headline is what is set larger than the body, and no other metadata
// are taken: programs that print seldom say them right.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Reader reads PDF documents.
var Reader = &document.Reader{
	Name: "pdf", Endings: []string{".pdf"}, Is: sentence.Of("format.reader.pdf"),
	Recognise: func(in *document.Input) document.Certainty {
		if bytes.Contains(in.Data[:min(len(in.Data), 1024)], []byte("%PDF-")) {
			return document.Certain
		}
		return document.No
	},
	Read: read,
}

const (
	maxPages = 5000
	maxChars = 5_000_000 // of a document
)

func read(ctx context.Context, in *document.Input) (*document.Found, error) {
	instance, done, err := worker(ctx, in)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, in.Fail("unreadable", "ingest.pdf-unavailable")
	}
	type result struct {
		pages []page
		err   error
	}
	results := make(chan result, 1)
	go func() {
		pages, err := pagesOf(ctx, in, instance)
		results <- result{pages, err}
	}()
	var r result
	select {
	case r = <-results:
		done(false)
	case <-ctx.Done():
		done(true) // ends what the program is at
		select {
		case <-results:
		case <-time.After(time.Second):
		}
		return nil, ctx.Err()
	}
	if r.err != nil {
		return nil, r.err
	}
	return compose(in, r.pages)
}

// pagesOf reads the characters of every page.
func pagesOf(ctx context.Context, in *document.Input, instance pdfium.Pdfium) ([]page, error) {
	doc, err := instance.OpenDocument(&requests.OpenDocument{File: &in.Data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, in.Fail("password", "ingest.password")
	case err != nil:
		return nil, in.Fail("damaged", "ingest.pdf-damaged")
	}
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, in.Fail("damaged", "ingest.pdf-damaged")
	}
	if count.PageCount > maxPages {
		return nil, in.Fail("too_large", "ingest.pdf-too-many-pages", "Pages", count.PageCount, "Most", maxPages)
	}
	var pages []page
	chars := 0
	for i := range count.PageCount {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if i > 0 && i%20 == 0 {
			in.Step(i, count.PageCount, sentence.Of("ingest.pdf-page", "File", in.Name, "Page", i, "Pages", count.PageCount))
		}
		p, err := pageOf(ctx, instance, doc.Document, i)
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			p = page{broken: true}
		}
		if chars += len(p.chars); chars > maxChars {
			return nil, in.Fail("too_large", "ingest.pdf-too-much-text", "Most", maxChars)
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// compose makes the article.
func compose(in *document.Input, pages []page) (*document.Found, error) {
	found := &document.Found{}
	broken := 0
	for _, p := range pages {
		if p.broken {
			broken++
		}
	}
	if broken > 0 {
		found.Warn(sentence.Of("ingest.pdf-pages-lost", "File", in.Name, sentence.Counted, broken))
	}
	blocks, rightToLeft := paragraphs(found, pages)
	if len(blocks) == 0 {
		return nil, in.Fail("no_text", "ingest.pdf-without-text")
	}
	if rightToLeft {
		found.Warn(sentence.Of("ingest.pdf-right-to-left", "File", in.Name))
	}
	found.Articles = []document.Article{{Blocks: blocks}}
	return found, nil
}
