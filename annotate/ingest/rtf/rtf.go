// Package rtf reads Rich Text Format: one article, or the articles of a bundle
// whose paragraphs say so.
//
// Bytes are read by the code page of their font (\fcharset), of the document
// (\ansicpg, \mac, \pc, \pca), characters by \u with \uc and surrogates.
// Hidden and deleted text, headers, footers, pictures, field codes and every
// destination that is marked as one to be ignored stay out; footnotes are
// notes. Limits: 64 MB, a million paragraphs, groups 1,000 deep. Sources: the
// specification of RTF 1.9.1; of metadata \info.
package rtf

import (
	"bytes"
	"context"

	"plumbline/annotate"
	"plumbline/annotate/ingest/bundle"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Reader reads RTF.
var Reader = &document.Reader{
	Name: "rtf", Endings: []string{".rtf"}, Is: sentence.Of("format.reader.rtf"),
	Recognise: func(in *document.Input) document.Certainty {
		if bytes.HasPrefix(bytes.TrimLeft(in.Data[:min(len(in.Data), 200)], "\ufeff \r\n\t"), []byte(`{\rtf`)) {
			return document.Certain
		}
		return document.No
	},
	Read: read,
}

const maxGroups = 1000

func read(ctx context.Context, in *document.Input) (*document.Found, error) {
	r := &reader{
		in:    in,
		data:  in.Data,
		now:   state{uc: 1, font: -1},
		page:  "windows-1252",
		fonts: map[int]string{},
		info:  map[string]string{},
	}
	r.article.Blocks = []document.Block{}
	if err := r.run(ctx); err != nil {
		return nil, err
	}
	r.endBlock()
	for _, note := range r.notes {
		r.article.Block(document.Note, note)
	}
	if len(r.article.Blocks) == 0 {
		return nil, in.Fail("empty", "ingest.no-text")
	}
	r.article.Add(annotate.MetaTitle, r.info["title"], "document properties")
	found := &document.Found{Encoding: r.page}
	if !bundle.Apart(found, r.article.Blocks) {
		found.Articles = []document.Article{r.article}
	}
	return found, nil
}
