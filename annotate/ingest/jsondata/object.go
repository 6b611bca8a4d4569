package jsondata

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/table"
)

// reader makes rows of objects. The first rows are held back until the
// columns are mapped; keys that come up later are appended.
type reader struct {
	ctx     context.Context
	in      *document.Input
	found   *document.Found
	keys    []string // the columns, nil for arrays
	columns map[string]int
	head    [][]string
	rows    *table.Rows
	number  int
	offset  int // of the values that are read, in a text of size bytes
	size    int
}

// add makes a row of an object.
func (r *reader) add(raw json.RawMessage) error {
	names, values, err := flat(raw)
	if err != nil {
		return err
	}
	if len(names) > document.MaxFields {
		return r.in.Fail("too_many", "ingest.too-many-columns", "Columns", len(names), "Most", document.MaxFields)
	}
	return r.row(values, names)
}

// row keeps the values in the order of the columns.
func (r *reader) row(values, names []string) error {
	if names != nil {
		row := make([]string, len(r.keys), len(r.keys)+len(names))
		for i, name := range names {
			at, known := r.columns[name]
			if !known {
				if r.rows != nil { // the columns are mapped: what is new has no column
					continue
				}
				at = len(r.keys)
				r.columns[name] = at
				r.keys = append(r.keys, name)
			}
			for len(row) <= at {
				row = append(row, "")
			}
			row[at] = values[i]
		}
		values = row
	}
	if r.rows != nil {
		r.number++
		return r.rows.Add(r.number, values)
	}
	r.head = append(r.head, values)
	if len(r.head) == lookRows {
		return r.start()
	}
	return nil
}

// addCells makes a row of an array.
func (r *reader) addCells(raw json.RawMessage) error {
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return err
	}
	cells := make([]string, len(items))
	for i, item := range items {
		cells[i] = joined(item, 0)
	}
	return r.row(cells, nil)
}

// flat reads an object in the order of its keys; what is in an object in it
// has both names with a dot between.
func flat(raw json.RawMessage) (names, values []string, err error) {
	err = flatten(raw, "", 0, func(name, value string) {
		names, values = append(names, name), append(values, value)
	})
	return names, values, err
}

func flatten(raw json.RawMessage, prefix string, depth int, add func(name, value string)) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		name, _ := key.(string)
		if value[0] == '{' && depth < 5 {
			if err := flatten(value, prefix+name+".", depth+1, add); err != nil {
				return err
			}
			continue
		}
		add(prefix+name, joined(value, 0))
	}
	_, err := d.Token()
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// joined is a value as text: the strings of a list as paragraphs.
func joined(raw json.RawMessage, depth int) string {
	if len(raw) == 0 || raw[0] != '[' || depth > 3 {
		return scalar(raw)
	}
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil {
		return ""
	}
	var parts []string
	for _, item := range items {
		if text := joined(item, depth+1); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// scalar is a string, number or truth value as it stands; "" for null and objects.
func scalar(raw json.RawMessage) string {
	switch {
	case len(raw) == 0, raw[0] == '{', bytes.Equal(raw, []byte("null")):
		return ""
	case raw[0] == '"':
		var s string
		if json.Unmarshal(raw, &s) != nil {
			return ""
		}
		return s
	}
	return string(raw)
}
