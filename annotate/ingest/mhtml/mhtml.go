// Package mhtml reads pages that a browser saved as one file (MHTML): the
// page that the message is about, without the pictures beside it. Limits:
// 16 MB a page, parts five deep in each other. Sources: RFC 2557; the part
// declares the encoding, and may be wrong about it.
package mhtml

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/webpage"
	"plumbline/annotate/sentence"
)

// Reader reads MHTML.
var Reader = &document.Reader{
	Name: "mhtml", Endings: []string{".mhtml", ".mht"}, Is: sentence.Of("format.reader.mhtml"),
	Recognise: func(in *document.Input) document.Certainty {
		head := in.Head()
		first, _, _ := strings.Cut(head, "\n")
		if name, _, ok := strings.Cut(first, ":"); ok && !strings.ContainsAny(name, " <\t") &&
			strings.Contains(head, "content-type:") && strings.Contains(head, "mime-version:") {
			return document.Certain
		}
		return document.No
	},
	Read: read,
}

const maxParts = 5

func read(ctx context.Context, in *document.Input) (*document.Found, error) {
	r := textproto.NewReader(bufio.NewReader(bytes.NewReader(bytes.TrimLeft(in.Data, "\ufeff\r\n "))))
	header, err := r.ReadMIMEHeader()
	if err != nil && len(header) == 0 {
		return nil, in.Fail("damaged", "ingest.mhtml-broken")
	}
	page, err := pageIn(ctx, in, header, r.R, 0)
	if err != nil {
		return nil, err
	}
	if page == nil {
		return nil, in.Fail("empty", "ingest.mhtml-without-page")
	}
	found, err := webpage.Read(ctx, page)
	if err != nil {
		return nil, err
	}
	for i := range found.Articles {
		a := &found.Articles[i]
		for _, name := range []string{"Snapshot-Content-Location", "Content-Location"} {
			if url := header.Get(name); strings.HasPrefix(url, "http") {
				a.Add(annotate.MetaURL, url, "header "+name)
			}
		}
	}
	return found, nil
}

// pageIn is the first part that is a page.
func pageIn(ctx context.Context, in *document.Input, header textproto.MIMEHeader, body io.Reader, depth int) (*document.Input, error) {
	if depth > maxParts {
		return nil, in.Fail("nested_too_deep", "ingest.parts-too-deep", "Most", maxParts)
	}
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/html"
	}
	if boundary := params["boundary"]; strings.HasPrefix(kind, "multipart/") && boundary != "" {
		parts := multipart.NewReader(body, boundary)
		for {
			part, err := parts.NextRawPart()
			if err != nil {
				return nil, nil // the end, or no more that can be read
			}
			page, err := pageIn(ctx, in, part.Header, part, depth+1)
			if page != nil || err != nil {
				return page, err
			}
		}
	}
	if kind != "text/html" && kind != "application/xhtml+xml" {
		return nil, nil
	}
	data, err := in.Unpack(ctx, "page", decoder(header.Get("Content-Transfer-Encoding"), body))
	var ours *document.Error
	switch {
	case errors.As(err, &ours) || ctx.Err() != nil:
		return nil, err
	case len(data) == 0:
		return nil, nil // empty, or cut short before its first byte
	}
	page := in.Part("page", data)
	page.Name = in.Name
	page.Declared = params["charset"]
	return page, nil
}

func decoder(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}
