// The reader of plain text: one article.
//
// Paragraphs are parted at blank lines, at every line, or, where all lines were broken
// at a width, where one ends well before it: by what the lines look like, unless a
// person says (lines.go, wrap.go). Limits: 64 MB, 2,000,000 paragraphs, 20,000
// characters each. Sources: the encoding by the bytes (charset); headline, byline and
// date by the lines at the top.

package ingest

import (
	"context"

	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

var textReader = &document.Reader{
	Name: "text", Endings: []string{".txt", ".text"}, Is: sentence.Of("format.reader.text"),
	Recognise: func(*document.Input) document.Certainty { return document.Possible },
	Read: func(_ context.Context, in *document.Input) (*document.Found, error) {
		if err := refuseSignature(in.Name, in.Data); err != nil {
			return nil, err
		}
		text, encoding, err := charset.Decode(in, "")
		if err != nil {
			return nil, err
		}
		return &document.Found{Articles: []document.Article{{Text: text}}, Encoding: encoding}, nil
	},
}
