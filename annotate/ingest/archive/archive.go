// Package archive reads ZIP archives: the articles of every file in them, an
// archive in an archive too (two deep). Limits: 64 MB a file, 128 MB in all,
// 200,000 files, a million paragraphs that are no plain text, and the work that the
// pages in it make together (document.MaxMarkup). Files of no kind that is
// read are dropped, and told. Sources: what each file says of its articles.
package archive

import (
	"context"
	"errors"
	"path"
	"strings"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/packed"
	"plumbline/annotate/sentence"
)

// Reader reads ZIP archives.
var Reader = &document.Reader{
	Name: "zip", Endings: []string{".zip"}, Is: sentence.Of("format.reader.zip"),
	Recognise: func(in *document.Input) document.Certainty {
		if packed.IsZip(in.Data) {
			return document.Certain
		}
		return document.No
	},
	Read: read,
}

func read(ctx context.Context, in *document.Input) (*document.Found, error) {
	a, err := packed.Open(in)
	if err != nil {
		return nil, err
	}
	if err := in.Descend(); err != nil {
		return nil, err
	}
	found := &document.Found{}
	for i, f := range a.Files {
		if f.IsFolder() || litter(f.Name) {
			continue
		}
		in.Step(i, len(a.Files), sentence.Of("ingest.archive-part", "File", in.Name, "Part", i+1, "Parts", len(a.Files)))
		if err := readFile(ctx, in, a, f, found); err != nil {
			return nil, err
		}
	}
	if len(found.Articles) == 0 {
		if len(found.Refused) > 0 {
			return nil, found.Refused[0]
		}
		return nil, in.Fail("empty", "ingest.archive-without-articles")
	}
	return found, nil
}

// readFile adds the articles of one file. Only what concerns the whole
// archive is an error.
func readFile(ctx context.Context, in *document.Input, a *packed.Archive, f *packed.File, found *document.Found) error {
	data, err := a.Read(ctx, f)
	var inner *document.Found
	if err == nil {
		inner, err = in.Read(ctx, in.Part(f.Name, data))
	}
	var ours *document.Error
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &ours) && ours.Code == "unknown_type":
		found.Drop(f.Name, sentence.Of("ingest.dropped-other-kind"))
	case errors.As(err, &ours) && ours.OfAll():
		return err
	case err != nil:
		found.Refused = append(found.Refused, err)
	default:
		for i := range inner.Articles {
			part := &inner.Articles[i].Part
			*part = strings.TrimSuffix(f.Name+": "+*part, ": ")
		}
		found.Take(inner)
		if len(found.Articles) > document.MaxArticles {
			return in.Fail("too_many", "ingest.too-many-articles", "Articles", len(found.Articles), "Most", document.MaxArticles)
		}
	}
	return nil
}

// litter is what systems leave in archives.
func litter(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(base, ".") || base == "Thumbs.db" || base == "desktop.ini"
}
