// Package tabletext reads tables written as text (CSV, TSV): a row an article.
//
// Quotes that do not fit are kept as they stand, with a warning that names the line.
// Limits: 512 columns, 100,000 rows, 2,000,000 cells beside the texts, 64 MB. Sources: RFC 4180, and what Excel
// writes; of metadata the names of the columns (table).
package tabletext

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/delimited"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/table"
	"plumbline/annotate/sentence"
)

// Reader reads delimited text.
var Reader = &document.Reader{
	Name: "csv", Endings: []string{".csv", ".tsv", ".tab"}, Is: sentence.Of("format.reader.csv"),
	Recognise: func(in *document.Input) document.Certainty {
		if strings.HasPrefix(in.Head(), "sep=") {
			return document.Certain
		}
		return document.Possible
	},
	Read: read,
}

// lookRows is how many rows are looked at to map the columns.
const lookRows = 20

func read(ctx context.Context, in *document.Input) (*document.Found, error) {
	text, encoding, err := charset.Decode(in, "")
	if err != nil {
		return nil, err
	}
	found := &document.Found{Encoding: encoding}
	table := delimited.Open(text, in.Ending())
	rows, strict := table.Rows(), table.Strict()
	strict.ReuseRecord = true
	if err := readRows(ctx, in, found, rows, len(text)); err != nil {
		return nil, err
	}
	warnOfQuotes(in, found, strict)
	if len(found.Articles) == 0 {
		return nil, in.Fail("empty", "ingest.table-without-rows")
	}
	return found, nil
}

func readRows(ctx context.Context, in *document.Input, found *document.Found, rows *csv.Reader, size int) error {
	var head [][]string
	for len(head) < lookRows {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return in.Fail("damaged", "ingest.table-unreadable", "Line", lineOf(err))
		}
		head = append(head, row)
	}
	if len(head) == 0 {
		return nil
	}
	t, header, err := table.Start(in, found, "", head)
	if err != nil {
		return err
	}
	for i := header; i < len(head); i++ {
		if err := t.Add(i+1, head[i]); err != nil {
			return err
		}
	}
	for n := len(head) + 1; ; n++ {
		if n%1000 == 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			in.Step(int(rows.InputOffset()), size, sentence.Sentence{})
		}
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return in.Fail("damaged", "ingest.table-unreadable", "Line", lineOf(err))
		}
		if err := t.Add(n, row); err != nil {
			return err
		}
	}
}

func lineOf(err error) int {
	var at *csv.ParseError
	if errors.As(err, &at) {
		return at.Line
	}
	return 0
}

// mostWarnings is how many lines with odd quotes are named.
const mostWarnings = 20

// warnOfQuotes names the lines whose quotes do not fit.
func warnOfQuotes(in *document.Input, found *document.Found, strict *csv.Reader) {
	for n := 0; n < mostWarnings; {
		_, err := strict.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			found.Warn(sentence.Of("ingest.odd-quotes", "File", in.Name, "Line", lineOf(err)))
			n++
		}
	}
}
