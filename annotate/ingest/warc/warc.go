// Package warc reads web archives (WARC 1.0 and 1.1, ARC 1, plain or gzip a
// record): each page that was answered with 200 is an article. Requests,
// pictures, scripts and other kinds of records are passed over. Limits: 64 MB
// a record, 2 GB unpacked, 128 MB of it pages, and those of archives. Sources: ISO 28500; bodies may be chunked or
// compressed, and wrong chunks are kept as far as they go. Files that were
// compressed by gzip and hold something else are read as what they hold.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Reader reads web archives.
var Reader = &document.Reader{
	Name: "warc", Endings: []string{".warc", ".arc", ".warc.gz", ".gz"}, Is: sentence.Of("format.reader.warc"),
	Recognise: func(in *document.Input) document.Certainty {
		head := in.Head()
		if strings.HasPrefix(head, "warc/") || strings.HasPrefix(head, "filedesc://") || bytes.HasPrefix(in.Data, []byte("\x1f\x8b\x08")) {
			return document.Certain
		}
		return document.No
	},
	Read: read,
}

const maxUnpacked = 2 << 30

func read(ctx context.Context, in *document.Input) (*document.Found, error) {
	data := bytes.NewReader(in.Data)
	var from io.Reader = data
	packed := bytes.HasPrefix(in.Data, []byte("\x1f\x8b\x08"))
	if packed {
		unzip, err := gzip.NewReader(from)
		if err != nil {
			return nil, in.Fail("damaged", "ingest.archive-damaged")
		}
		from = unzip
	}
	r := &reader{
		ctx: ctx, in: in, found: &document.Found{}, data: data,
		from: bufio.NewReaderSize(&limited{ctx: ctx, in: in, from: from, left: maxUnpacked}, 64<<10),
	}
	head, _ := r.from.Peek(11)
	var err error
	switch {
	case bytes.HasPrefix(head, []byte("WARC/")):
		err = r.warc()
	case bytes.HasPrefix(head, []byte("filedesc://")):
		err = r.arc()
	default:
		return r.unpacked()
	}
	if err != nil {
		return nil, err
	}
	if len(r.found.Articles) == 0 {
		if len(r.found.Refused) > 0 {
			return nil, r.found.Refused[0]
		}
		return nil, in.Fail("empty", "ingest.archive-without-articles")
	}
	return r.found, nil
}

// unpacked reads what a file of gzip holds.
func (r *reader) unpacked() (*document.Found, error) {
	if err := r.in.Descend(); err != nil {
		return nil, err
	}
	name := filepath.Base(strings.TrimSuffix(r.in.Name, filepath.Ext(r.in.Name)))
	data, err := r.in.Unpack(r.ctx, name, r.from)
	if err != nil {
		return nil, r.problem(err)
	}
	return r.in.Read(r.ctx, r.in.Part(name, data))
}

// limited stops a bomb, and a reader whom nobody waits for any more.
type limited struct {
	ctx  context.Context
	in   *document.Input
	from io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if err := l.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := l.from.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, l.in.Fail("too_large", "ingest.unpacks-too-large", "Most", maxUnpacked>>20)
	}
	return n, err
}

type reader struct {
	ctx   context.Context
	in    *document.Input
	found *document.Found
	data  *bytes.Reader // of the file, as it is packed
	from  *bufio.Reader
	count int
}

// problem is err in a sentence: a damaged archive unless it is told otherwise.
func (r *reader) problem(err error) error {
	var ours *document.Error
	if errors.As(err, &ours) || r.ctx.Err() != nil {
		return err
	}
	return r.in.Fail("damaged", "ingest.archive-damaged")
}

// damaged ends the reading: an error if nothing was found, else a warning.
func (r *reader) damaged(err error) error {
	err = r.problem(err)
	var ours *document.Error
	if r.ctx.Err() != nil || len(r.found.Articles) == 0 || errors.As(err, &ours) && ours.OfAll() {
		return err
	}
	r.found.Warn(sentence.Of("ingest.archive-ends-early", "File", r.in.Name, "Record", r.count))
	return nil
}

// warc reads record after record.
func (r *reader) warc() error {
	for {
		line, err := r.line()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return r.damaged(err)
		}
		if line == "" {
			continue
		}
		if !strings.HasPrefix(line, "WARC/") {
			return r.damaged(io.ErrUnexpectedEOF)
		}
		header := map[string]string{}
		for {
			if line, err = r.line(); err != nil {
				return r.damaged(err)
			}
			if line == "" {
				break
			}
			if name, value, ok := strings.Cut(line, ":"); ok && len(header) < 200 {
				header[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
			}
		}
		length, err := strconv.ParseInt(header["content-length"], 10, 64)
		if err != nil || length < 0 {
			return r.damaged(io.ErrUnexpectedEOF)
		}
		r.begin()
		if err := r.record(header, length); err != nil {
			return r.damaged(err)
		}
	}
}

// begin counts a record, and tells how far the archive is.
func (r *reader) begin() {
	r.count++
	r.in.Step(len(r.in.Data)-r.data.Len(), len(r.in.Data), sentence.Sentence{})
}

// line reads a line of at most 64 KB without its end.
func (r *reader) line() (string, error) {
	line, err := r.from.ReadSlice('\n')
	if err != nil && (len(line) == 0 || !errors.Is(err, io.EOF)) {
		return "", err
	}
	return strings.TrimRight(string(line), "\r\n"), nil
}

// record reads the block of a record that holds a page, and skips others.
func (r *reader) record(header map[string]string, length int64) error {
	block := io.LimitReader(r.from, length)
	url := strings.Trim(header["warc-target-uri"], "<>")
	kind := header["content-type"]
	switch header["warc-type"] {
	case "response":
		if strings.HasPrefix(kind, "application/http") || kind == "" {
			return r.response(url, block)
		}
		return r.body(url, kind, "", block)
	case "resource", "conversion":
		return r.body(url, kind, "", block)
	}
	return rest(block)
}

// arc reads the records of the older format, a line before each.
func (r *reader) arc() error {
	for {
		line, err := r.line()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return r.damaged(err)
		}
		if line == "" {
			continue
		}
		fields := strings.Fields(line)
		if len(fields) < 5 {
			return r.damaged(io.ErrUnexpectedEOF)
		}
		length, err := strconv.ParseInt(fields[len(fields)-1], 10, 64)
		if err != nil || length < 0 {
			return r.damaged(io.ErrUnexpectedEOF)
		}
		r.begin()
		block := io.LimitReader(r.from, length)
		if strings.HasPrefix(fields[0], "http") {
			err = r.response(fields[0], block)
		} else {
			err = rest(block)
		}
		if err != nil {
			return r.damaged(err)
		}
	}
}

// rest skips what is left of a block.
func rest(block io.Reader) error {
	_, err := io.Copy(io.Discard, block)
	return err
}
