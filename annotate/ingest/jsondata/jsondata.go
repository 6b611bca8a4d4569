// Package jsondata reads JSON and JSON Lines: an object an article, or a row
// of an array of arrays. Objects are found in a list at the top or under a
// key such as "articles"; objects in objects are columns with a dot in their
// names. Limits: 8 MB an object, 512 columns, 2,000,000 values beside the texts. Sources: RFC 8259, jsonlines.org,
// and the exports of news interfaces.
package jsondata

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/table"
	"plumbline/annotate/sentence"
)

// Reader reads JSON.
var Reader = &document.Reader{
	Name: "json", Endings: []string{".json", ".jsonl", ".ndjson"}, Is: sentence.Of("format.reader.json"),
	Recognise: func(in *document.Input) document.Certainty {
		head := in.Head()
		if (strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[")) && looksLikeJSON(head) {
			return document.Certain
		}
		return document.Possible
	},
	Read: read,
}

// looksLikeJSON tries the beginning of a text: tokens up to where it is cut.
func looksLikeJSON(head string) bool {
	d := json.NewDecoder(strings.NewReader(head))
	for n := 0; ; n++ {
		_, err := d.Token()
		if err != nil {
			return n > 2 && (errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF))
		}
		if n > 50 {
			return true
		}
	}
}

const (
	maxObject = 8 << 20
	lookRows  = 20
)

func read(ctx context.Context, in *document.Input) (*document.Found, error) {
	text, encoding, err := charset.Decode(in, "")
	if err != nil {
		return nil, err
	}
	found := &document.Found{Encoding: encoding}
	r := &reader{ctx: ctx, in: in, found: found, columns: map[string]int{}}
	if err := r.values(text); err != nil {
		return nil, err
	}
	if err := r.finish(); err != nil {
		return nil, err
	}
	if len(found.Articles) == 0 {
		if len(found.Refused) > 0 {
			return nil, found.Refused[0]
		}
		return nil, in.Fail("empty", "ingest.json-without-articles")
	}
	return found, nil
}

// values reads one value after the other: one of JSON, many of JSON Lines. A
// line that is broken is refused, and the next is read.
func (r *reader) values(text string) error {
	r.size = len(text)
	for offset := 0; offset < len(text); {
		r.offset = offset
		rest := text[offset:]
		d := json.NewDecoder(strings.NewReader(rest))
		for n := 0; ; n++ {
			if err := r.ctx.Err(); err != nil {
				return err
			}
			if n%1000 == 0 {
				r.tell(d)
			}
			before := d.InputOffset()
			err := r.top(d)
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err == nil {
				continue
			}
			var ours *document.Error
			if errors.As(err, &ours) || r.ctx.Err() != nil {
				return err
			}
			r.refuse(text, offset+int(before), offset+int(d.InputOffset()))
			break
		}
		bad := offset + int(d.InputOffset())
		next := strings.IndexByte(text[bad:], '\n')
		if next < 0 || len(r.found.Refused) > 100 {
			return nil
		}
		offset = bad + next + 1
	}
	return nil
}

// tell says how far the text is.
func (r *reader) tell(d *json.Decoder) {
	r.in.Step(r.offset+int(d.InputOffset()), r.size, sentence.Sentence{})
}

func (r *reader) refuse(text string, from, at int) {
	at = min(max(at, from), len(text))
	line := 1 + strings.Count(text[:at], "\n")
	r.found.Refused = append(r.found.Refused, r.in.Fail("damaged", "ingest.json-broken", "Line", line))
}

// top reads one value at the top: a list of articles, an article, or an
// object around a list.
func (r *reader) top(d *json.Decoder) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('['):
		return r.list(d)
	case json.Delim('{'):
		return r.object(d)
	}
	return nil // a number or word is no article
}

// list reads the items of a list whose bracket is read. A list of plain values
// is one row.
func (r *reader) list(d *json.Decoder) error {
	var plain []string
	for n := 0; d.More(); n++ {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if n%1000 == 0 {
			r.tell(d)
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		if len(raw) > maxObject {
			return r.in.Fail("too_large", "ingest.json-object-too-large", "Most", maxObject>>20)
		}
		switch raw[0] {
		case '{':
			if err := r.add(raw); err != nil {
				return err
			}
		case '[':
			if err := r.addCells(raw); err != nil {
				return err
			}
		default:
			plain = append(plain, scalar(raw))
		}
	}
	if plain != nil {
		if err := r.row(plain, nil); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// lists are the keys under which interfaces keep their articles.
var lists = []string{"articles", "items", "docs", "results", "documents", "data", "entries", "posts", "value", "hits", "response", "news"}

// object reads an object whose brace is read.
func (r *reader) object(d *json.Decoder) error {
	var whole bytes.Buffer
	whole.WriteByte('{')
	inner := map[string]json.RawMessage{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		name, _ := key.(string)
		if holdsObjects(raw) {
			inner[name] = raw
		}
		if len(raw) > maxObject && inner[name] == nil {
			return r.in.Fail("too_large", "ingest.json-object-too-large", "Most", maxObject>>20)
		}
		if len(raw) <= maxObject && whole.Len() <= maxObject {
			quoted, _ := json.Marshal(name)
			if whole.Len() > 1 {
				whole.WriteByte(',')
			}
			whole.Write(append(append(quoted, ':'), raw...))
		}
	}
	if _, err := d.Token(); err != nil {
		return err
	}
	for _, key := range lists {
		if raw, ok := inner[key]; ok {
			return r.top(json.NewDecoder(bytes.NewReader(raw)))
		}
	}
	whole.WriteByte('}')
	if whole.Len() > maxObject {
		return r.in.Fail("too_large", "ingest.json-object-too-large", "Most", maxObject>>20)
	}
	return r.add(whole.Bytes())
}

// holdsObjects reports a list of objects, or an object around one.
func holdsObjects(raw json.RawMessage) bool {
	if len(raw) < 2 {
		return false
	}
	rest := bytes.TrimLeft(raw[1:], " \t\r\n")
	switch raw[0] {
	case '[':
		return len(rest) > 0 && rest[0] == '{'
	case '{':
		for _, key := range lists {
			if bytes.Contains(rest[:min(len(rest), 4096)], []byte(`"`+key+`"`)) {
				return true
			}
		}
	}
	return false
}

// finish maps what was held back, if there were few rows.
func (r *reader) finish() error {
	if r.rows != nil || len(r.head) == 0 {
		return nil
	}
	return r.start()
}

func (r *reader) start() error {
	head := r.head
	if r.keys != nil {
		head = append([][]string{r.keys}, head...)
	}
	rows, header, err := table.Start(r.in, r.found, "", head)
	if err != nil {
		return err
	}
	r.rows = rows
	for _, row := range head[header:] {
		r.number++
		if err := rows.Add(r.number, row); err != nil {
			return err
		}
	}
	return nil
}
