package warc

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"mime"
	"strconv"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// response reads an answer of a web server.
func (r *reader) response(url string, block io.Reader) error {
	lines := bufio.NewReader(block)
	status, err := lines.ReadString('\n')
	if err != nil {
		return rest(lines)
	}
	header := map[string]string{}
	for len(header) < 500 {
		line, err := lines.ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); err != nil || line == "" {
			break
		}
		if name, value, ok := strings.Cut(line, ":"); ok {
			header[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
	if fields := strings.Fields(status); len(fields) < 2 || fields[1] != "200" {
		return rest(lines)
	}
	body := io.Reader(lines)
	if strings.Contains(strings.ToLower(header["transfer-encoding"]), "chunked") {
		body = &chunks{from: lines}
	}
	if err := r.body(url, header["content-type"], header["content-encoding"], body); err != nil {
		return err
	}
	return rest(lines)
}

// body reads a page, and passes over what is none.
func (r *reader) body(url, kind, compression string, from io.Reader) error {
	media, params, err := mime.ParseMediaType(kind)
	if err != nil && media == "" {
		media = strings.ToLower(kind)
	}
	ending := map[string]string{
		"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
		"application/rss+xml": ".rss", "application/atom+xml": ".atom",
	}[media]
	if ending == "" {
		return rest(from)
	}
	data, err := r.in.Unpack(r.ctx, url, uncompressed(compression, from))
	var ours *document.Error
	if errors.As(err, &ours) {
		r.found.Refused = append(r.found.Refused, err)
		return rest(from)
	}
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	part := r.in.Part(cmp.Or(url, "record "+strconv.Itoa(r.count)), data)
	part.Declared, part.Kind = params["charset"], ending
	inner, err := r.in.Read(r.ctx, part)
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	switch {
	case err == nil:
	case errors.As(err, &ours) && ours.Code == "empty":
		r.found.Drop(url, sentence.Of("ingest.dropped-without-text"))
		return rest(from)
	case errors.As(err, &ours) && ours.OfAll():
		return err
	default:
		r.found.Refused = append(r.found.Refused, err)
		return rest(from)
	}
	for i := range inner.Articles {
		a := &inner.Articles[i]
		a.Part = strings.TrimSuffix(url+": "+a.Part, ": ")
		a.Add(annotate.MetaURL, url, "archive record")
	}
	inner.Dropped = nil // of every page there is a menu
	r.found.Take(inner)
	return rest(from)
}

func uncompressed(compression string, from io.Reader) io.Reader {
	lines := bufio.NewReader(from)
	switch strings.ToLower(compression) {
	case "gzip", "x-gzip":
		if head, _ := lines.Peek(2); !bytes.Equal(head, []byte("\x1f\x8b")) {
			return lines // it was unpacked when it was archived
		}
		if unzip, err := gzip.NewReader(lines); err == nil {
			return unzip
		}
	case "deflate":
		if head, _ := lines.Peek(1); len(head) > 0 && head[0]&0xF == 8 {
			if unzip, err := zlib.NewReader(lines); err == nil {
				return unzip
			}
		}
		return flate.NewReader(lines)
	}
	return lines
}

// chunks reads a chunked body, and bytes that are no chunk as they stand.
type chunks struct {
	from  *bufio.Reader
	left  int64
	plain bool
}

func (c *chunks) Read(p []byte) (int, error) {
	for c.left == 0 && !c.plain {
		line, err := c.from.Peek(min(c.from.Size(), 100))
		if len(line) == 0 {
			return 0, err
		}
		end := bytes.IndexByte(line, '\n')
		if end < 0 {
			c.plain = true
			break
		}
		size, _, _ := strings.Cut(strings.TrimSpace(string(line[:end])), ";")
		if size == "" {
			_, _ = c.from.Discard(end + 1) // they are in the buffer
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSpace(size), 16, 64)
		if err != nil || n < 0 {
			c.plain = true
			break
		}
		_, _ = c.from.Discard(end + 1)
		if n == 0 {
			return 0, io.EOF
		}
		c.left = n
	}
	if !c.plain && int64(len(p)) > c.left {
		p = p[:c.left]
	}
	n, err := c.from.Read(p)
	if !c.plain {
		c.left -= int64(n)
	}
	return n, err
}
