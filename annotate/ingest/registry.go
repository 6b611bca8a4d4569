package ingest

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"plumbline/annotate/ingest/archive"
	"plumbline/annotate/ingest/bundle"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/docx"
	"plumbline/annotate/ingest/epub"
	"plumbline/annotate/ingest/feed"
	"plumbline/annotate/ingest/jsondata"
	"plumbline/annotate/ingest/mhtml"
	"plumbline/annotate/ingest/newsxml"
	"plumbline/annotate/ingest/pdf"
	"plumbline/annotate/ingest/rtf"
	"plumbline/annotate/ingest/tabletext"
	"plumbline/annotate/ingest/warc"
	"plumbline/annotate/ingest/webpage"
	"plumbline/annotate/ingest/workbook"
	"plumbline/annotate/sentence"
)

// readers are asked in this order whether they know a file by its content;
// the last two read any text.
var readers = []*document.Reader{
	pdf.Reader,
	rtf.Reader,
	epub.Reader,
	workbook.Reader,
	docx.Reader,
	archive.Reader,
	warc.Reader,
	mhtml.Reader,
	bundle.Nexis,
	bundle.Factiva,
	newsxml.Reader,
	feed.Reader,
	webpage.Reader,
	jsondata.Reader,
	tabletext.Reader,
	markdownReader,
	textReader,
}

// Endings lists the endings of files that can be read, with the dot.
func Endings() []string {
	var all []string
	for _, r := range readers {
		all = append(all, r.Endings...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// chosen is the reader for an input, and the one its ending speaks of, if
// that is another.
func chosen(in *document.Input) (reader, named *document.Reader) {
	ending := in.Ending()
	for _, r := range readers {
		if named == nil && slices.Contains(r.Endings, ending) {
			named = r
		}
	}
	for _, r := range readers {
		switch r.Recognise(in) {
		case document.Certain:
			reader = r
		case document.Possible:
			if slices.Contains(r.Endings, ending) {
				reader = r
			}
		}
		if reader != nil {
			break
		}
	}
	if named != nil && reader != nil && slices.Contains(reader.Endings, ending) {
		named = reader
	}
	return reader, named
}

// open reads an input by the reader that fits it.
func open(ctx context.Context, in *document.Input) (*document.Found, string, error) {
	if len(in.Data) == 0 {
		return nil, "", in.Fail("empty", "ingest.empty")
	}
	reader, named := chosen(in)
	if reader == nil {
		if named == nil && !looksLikeText(in) {
			return nil, "", unknown(in)
		}
		reader = textReader
	}
	found, err := reader.Read(ctx, in)
	if err != nil {
		return nil, reader.Name, err
	}
	if len(found.Articles) > document.MaxArticles {
		return nil, reader.Name, in.Fail(
			"too_many",
			"ingest.too-many-articles",
			"Articles",
			len(found.Articles),
			"Most",
			document.MaxArticles,
		)
	}
	if named != reader && (named != nil || reader != textReader) {
		found.Warnings = append([]sentence.Sentence{mismatch(in, reader)}, found.Warnings...)
	}
	return found, reader.Name, nil
}

func mismatch(in *document.Input, reader *document.Reader) sentence.Sentence {
	return sentence.Of("ingest.other-ending", "File", filepath.Base(in.Name), "Ending", in.Ending(),
		"Format", reader.Is)
}

// looksLikeText reports a file without a known ending that may be read as text.
func looksLikeText(in *document.Input) bool {
	return in.Ending() == "" && !strings.Contains(in.Head(), "\x00") && refuseSignature(in.Name, in.Data) == nil
}

func unknown(in *document.Input) error {
	if err := refuseSignature(in.Name, in.Data); err != nil {
		return err
	}
	return in.Fail("unknown_type", "ingest.unknown-type", "Endings", sentence.Joined(", ", Endings()))
}

// nested reads a part of a file, for readers of what is packed.
func nested(ctx context.Context, in *document.Input) (*document.Found, error) {
	found, _, err := open(ctx, in)
	return found, err
}
