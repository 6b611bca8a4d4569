package document

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Input is the bytes of one file or of a part of one.
type Input struct {
	Name     string // as messages call it
	Data     []byte
	Wish     string // the encoding that a person chose, or ""
	Doubtful string // the one that a person chose for bytes that leave it open, or ""
	Declared string // the encoding that what it was packed in declares, or ""
	Kind     string // the ending of files of the kind that what it was packed in says it is, or ""

	// Columns name the columns of tables by the field they fill.
	Columns map[string]string

	// Progress, if set, is told how far the file is.
	Progress func(Progress)

	packed   int     // how many archives it is in
	spent    *spent  // of the file, by all its parts
	whole    stretch // of the file that the input is
	next     stretch // of it that is read next
	open     Opener
	head     string
	headDone bool
}

// Opener reads a part of an input by the reader that fits.
type Opener func(ctx context.Context, in *Input) (*Found, error)

// NewInput makes an input of a whole file. open reads what is packed in it.
func NewInput(name string, data []byte, wish string, open Opener) *Input {
	return &Input{Name: name, Data: data, Wish: wish, spent: new(spent), whole: stretch{0, 1}, open: open}
}

// Part makes an input of a part that lies in in as it is.
func (in *Input) Part(name string, data []byte) *Input {
	return &Input{
		Name:     in.Name + ": " + name,
		Data:     data,
		Wish:     in.Wish,
		Doubtful: in.Doubtful,
		Columns:  in.Columns,
		Progress: in.Progress,
		packed:   in.packed,
		spent:    in.spent,
		whole:    in.next,
		next:     in.next,
		open:     in.open,
	}
}

// Read finds the articles of a part of in, by whichever reader fits it.
func (in *Input) Read(ctx context.Context, part *Input) (*Found, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	found, err := in.open(ctx, part)
	if err != nil {
		return nil, err
	}
	for i := range found.Articles {
		in.spent.blocks += len(found.Articles[i].Blocks)
	}
	return found, in.Crowded(in.spent.blocks)
}

// Descend refuses archives too deep inside each other, and counts this one.
func (in *Input) Descend() error {
	if in.packed >= MaxPacked {
		return in.Fail("nested_too_deep", "ingest.archives-too-deep", "Most", MaxPacked)
	}
	in.packed++
	return nil
}

// Unpack reads a packed part to its end, within the limits.
func (in *Input) Unpack(ctx context.Context, name string, from io.Reader) ([]byte, error) {
	var out bytes.Buffer
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := io.CopyN(&out, from, 1<<20)
		in.spent.unpacked += n
		switch {
		case out.Len() > MaxBytes:
			return nil, in.Fail("too_large", "ingest.part-too-large", "Part", name, "Most", MaxBytes>>20)
		case in.spent.unpacked > MaxUnpacked:
			return nil, in.Fail("too_large", "ingest.unpacks-too-large", "Most", MaxUnpacked>>20)
		case errors.Is(err, io.EOF):
			return out.Bytes(), nil
		case err != nil:
			return out.Bytes(), err
		}
	}
}

// Ending is the ending of the input's name in lower case, with the dot, or of its kind.
func (in *Input) Ending() string {
	if in.Kind != "" {
		return in.Kind
	}
	name := in.Name
	if at := strings.LastIndexAny(name, `/\`); at >= 0 {
		name = name[at+1:]
	}
	return strings.ToLower(path.Ext(name))
}

// headBytes is how far Head looks.
const headBytes = 8 << 10

// Head is the beginning of the input for recognising it: in lower case,
// without byte order mark and white space before it, UTF-16 read.
func (in *Input) Head() string {
	if in.headDone {
		return in.head
	}
	in.headDone = true
	data := in.Data[:min(len(in.Data), headBytes)]
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), len(data) > 3 && data[0] != 0 && data[1] == 0 && data[3] == 0:
		data = narrow(data, 0)
	case bytes.HasPrefix(data, []byte("\xfe\xff")), len(data) > 3 && data[0] == 0 && data[1] != 0 && data[2] == 0:
		data = narrow(data, 1)
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	in.head = strings.ToLower(strings.TrimLeftFunc(text, unicode.IsSpace))
	return in.head
}

// narrow reads UTF-16 with its low byte at an offset of 0 or 1.
func narrow(data []byte, low int) []byte {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+low])|uint16(data[i+1-low])<<8)
	}
	return []byte(string(utf16.Decode(units)))
}

// OneLine joins the words of a text by one space each, without what cannot be
// seen at its edges.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Beginning is the first characters of a text on one line.
func Beginning(text string, most int) string {
	n := 0
	for i := range text {
		if n == most {
			text = text[:i] + "…"
			break
		}
		n++
	}
	return OneLine(text)
}
