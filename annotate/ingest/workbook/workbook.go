// Package workbook reads Excel workbooks (.xlsx): a row an article, sheet by
// sheet. Cells are taken as they are shown, so that dates and leading zeros
// stay. Limits: 512 columns, 100,000 rows, 128 MB unpacked, no formulas are
// worked out. A cell of 32,767 characters was cut by Excel: it is told.
package workbook

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/packed"
	"plumbline/annotate/ingest/table"
	"plumbline/annotate/sentence"
)

// Reader reads workbooks.
var Reader = &document.Reader{
	Name: "xlsx", Endings: []string{".xlsx", ".xlsm"}, Is: sentence.Of("format.reader.xlsx"),
	Recognise: func(in *document.Input) document.Certainty {
		switch {
		case packed.IsZip(in.Data) && bytes.Contains(in.Data, []byte("xl/workbook")):
			return document.Certain
		case bytes.HasPrefix(in.Data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) && strings.HasPrefix(in.Ending(), ".xl"):
			return document.Certain
		}
		return document.No
	},
	Read: read,
}

const (
	excelMost = 32_767 // characters of a cell
	lookRows  = 20
	xmlMost   = 128 << 20
)

func read(ctx context.Context, in *document.Input) (found *document.Found, err error) {
	defer refuseDamaged(in, &err)
	book, err := open(in)
	if err != nil {
		return nil, err
	}
	defer book.Close()
	found = &document.Found{}
	sheets := book.GetSheetList()
	for _, sheet := range sheets {
		part := ""
		if len(sheets) > 1 {
			part = sheet + ", "
		}
		if err := readSheet(ctx, in, found, book, sheet, part); err != nil {
			return nil, err
		}
	}
	if len(found.Articles) == 0 {
		return nil, in.Fail("empty", "ingest.table-without-rows")
	}
	return found, nil
}

// open opens a workbook within the limits.
func open(in *document.Input) (*excelize.File, error) {
	if !packed.IsZip(in.Data) {
		return nil, in.Fail("password", "ingest.old-excel-or-password")
	}
	book, err := excelize.OpenReader(
		bytes.NewReader(in.Data),
		excelize.Options{UnzipSizeLimit: document.MaxUnpacked, UnzipXMLSizeLimit: xmlMost},
	)
	switch {
	case err == nil:
		return book, nil
	case strings.Contains(err.Error(), "unzip size exceeds"):
		return nil, in.Fail("too_large", "ingest.unpacks-too-large", "Most", document.MaxUnpacked>>20)
	default:
		return nil, in.Fail("damaged", "ingest.workbook-damaged")
	}
}

// refuseDamaged turns a panic of the library over a damaged workbook into a refusal.
func refuseDamaged(in *document.Input, err *error) {
	if recover() != nil {
		*err = in.Fail("damaged", "ingest.workbook-damaged")
	}
}

func readSheet(ctx context.Context, in *document.Input, found *document.Found, book *excelize.File, sheet, part string) error {
	rows, err := book.Rows(sheet)
	if err != nil {
		found.Refused = append(found.Refused, in.Fail("damaged", "ingest.part-damaged", "Part", sheet))
		return nil
	}
	defer rows.Close()
	s := sheetReader{in: in, found: found, name: sheet, part: part}
	for n := 1; rows.Next(); n++ {
		if n%500 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		cells, err := rows.Columns()
		if err != nil {
			return in.Fail("damaged", "ingest.part-damaged", "Part", sheet)
		}
		if err := s.row(n, cells); err != nil {
			return err
		}
	}
	if rows.Error() != nil {
		return in.Fail("damaged", "ingest.part-damaged", "Part", sheet)
	}
	return s.start()
}

// sheetReader holds the first rows back until the columns are mapped.
type sheetReader struct {
	in         *document.Input
	found      *document.Found
	name, part string
	head       [][]string
	numbers    []int
	rows       *table.Rows
}

func (s *sheetReader) row(n int, cells []string) error {
	for i, cell := range cells {
		if len(cell) >= excelMost && utf8.RuneCountInString(cell) >= excelMost {
			s.found.Warn(sentence.Of("ingest.cell-cut", "File", s.in.Name, "Cell", cellName(i, n), "Most", excelMost))
		}
	}
	if s.rows != nil {
		return s.rows.Add(n, cells)
	}
	if len(cells) == 0 {
		return nil
	}
	s.head, s.numbers = append(s.head, cells), append(s.numbers, n)
	if len(s.head) == lookRows {
		return s.start()
	}
	return nil
}

// start maps the columns and adds the rows that were held back.
func (s *sheetReader) start() error {
	if s.rows != nil || len(s.head) == 0 {
		return nil
	}
	rows, header, err := table.Start(s.in, s.found, s.part, s.head)
	if err != nil {
		return err
	}
	s.rows = rows
	for i := header; i < len(s.head); i++ {
		if err := rows.Add(s.numbers[i], s.head[i]); err != nil {
			return err
		}
	}
	return nil
}

func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		return strconv.Itoa(row)
	}
	return name
}
