// Package workbook reads Excel workbooks (.xlsx): a row an article, sheet by
// sheet. Cells are taken as they are shown, so that dates and leading zeros
// stay; no formulas are worked out. A cell of 32,767 characters was cut by Excel: it
// is told. Limits: 512 columns, 100,000 rows, 2,000,000 cells beside the texts, 128 MB
// unpacked. Sources: Office Open XML, by excelize; of metadata the names of the columns
// (table).
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
	sheets, all := book.GetSheetList(), countRows(book)
	before := 0 // rows of the sheets that were read
	for _, sheet := range sheets {
		part := ""
		if len(sheets) > 1 {
			part = sheet + ", "
		}
		s := &sheetReader{in: in, found: found, name: sheet, part: part, before: before, all: all}
		if err := s.read(ctx, book); err != nil {
			return nil, err
		}
		before += s.count
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

// countRows counts the rows of all sheets, to tell how far they are.
func countRows(book *excelize.File) (n int) {
	book.Pkg.Range(func(name, part any) bool {
		if xml, ok := part.([]byte); ok && strings.HasPrefix(name.(string), "xl/worksheets/") {
			n += bytes.Count(xml, []byte("<row "))
		}
		return true
	})
	return n
}

// read reads the rows of the sheet.
func (s *sheetReader) read(ctx context.Context, book *excelize.File) error {
	rows, err := book.Rows(s.name)
	if err != nil {
		s.found.Refused = append(s.found.Refused, s.in.Fail("damaged", "ingest.part-damaged", "Part", s.name))
		return nil
	}
	defer rows.Close()
	for n := 1; rows.Next(); n++ {
		if s.count = n; n%500 == 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			s.in.Step(s.before+n, s.all, sentence.Sentence{})
		}
		cells, err := rows.Columns()
		if err != nil {
			return s.in.Fail("damaged", "ingest.part-damaged", "Part", s.name)
		}
		if err := s.row(n, cells); err != nil {
			return err
		}
	}
	if rows.Error() != nil {
		return s.in.Fail("damaged", "ingest.part-damaged", "Part", s.name)
	}
	return s.start()
}

// sheetReader holds the first rows back until the columns are mapped.
type sheetReader struct {
	in         *document.Input
	found      *document.Found
	name, part string
	before     int // rows of the sheets before
	count      int // rows that were read of this one
	all        int // of all sheets
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
