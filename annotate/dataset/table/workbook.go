package table

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/annotate/wholefile"
)

// The limits of a sheet of a workbook.
const (
	mostRows    = 1_048_576
	mostColumns = 16_384
	mostInCell  = 32_767 // UTF-16 units
)

// WriteWorkbook writes tables as the sheets of a workbook (Office Open XML), row by row,
// and returns how many rows the first has. Text stays text: no cell is a formula. What a
// sheet cannot hold is refused, and nothing is cut.
func WriteWorkbook(w io.Writer, tables ...*Table) (int, error) {
	b := workbook{zip: zip.NewWriter(w)}
	if err := b.frame(tables); err != nil {
		return 0, err
	}
	first := 0
	for i, t := range tables {
		rows, err := b.sheet(i+1, t)
		if err != nil {
			return 0, err
		}
		if i == 0 {
			first = rows
		}
	}
	return first, b.zip.Close()
}

type workbook struct{ zip *zip.Writer }

const (
	declaration   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	spreadsheet   = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relationships = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	packaged      = `http://schemas.openxmlformats.org/package/2006/`
	contentTypes  = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
)

// frame writes what says which sheets there are. The style 1 is that of headers.
func (b *workbook) frame(tables []*Table) error {
	var types, sheets, links strings.Builder
	for i, t := range tables {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, n, contentTypes)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(t.Name), n, n)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, relationships, n)
	}
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", `<Types xmlns="` + packaged + `content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + contentTypes + `sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + contentTypes + `styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packaged + `relationships"><Relationship Id="rId1" Type="` +
			relationships + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + spreadsheet + ` xmlns:r="` + relationships + `"><sheets>` +
			sheets.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packaged + `relationships">` + links.String() +
			`<Relationship Id="styles" Type="` + relationships + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet ` + spreadsheet + `><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
			`<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
			`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
			`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
			`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
			`<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
			`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`},
	} {
		out, err := wholefile.CreateIn(b.zip, part.name)
		if err == nil {
			_, err = io.WriteString(out, declaration+part.content)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sheet writes a table, whose first row is its header and stays in view.
func (b *workbook) sheet(number int, t *Table) (rows int, err error) {
	if len(t.Columns) > mostColumns {
		return 0, annotate.Fail(annotate.CodeInvalid, "export.workbook-columns", "Columns", len(t.Columns), "Most", mostColumns)
	}
	part, err := wholefile.CreateIn(b.zip, "xl/worksheets/sheet"+strconv.Itoa(number)+".xml")
	if err != nil {
		return 0, err
	}
	s := &sheetWriter{table: t, out: bufio.NewWriterSize(part, BufferSize)}
	s.text(declaration, `<worksheet `, spreadsheet, `><sheetViews><sheetView workbookViewId="0">`,
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`)
	s.header()
	for row, err := range t.Rows {
		if err == nil {
			err = s.row(row)
		}
		if err != nil {
			return 0, err
		}
	}
	s.text(`</sheetData></worksheet>`)
	return s.rows - 1, s.out.Flush()
}

// sheetWriter writes the rows of a sheet. A failed write is told by the last flush.
type sheetWriter struct {
	table *Table
	out   *bufio.Writer
	rows  int
}

func (s *sheetWriter) text(pieces ...string) {
	for _, piece := range pieces {
		_, _ = s.out.WriteString(piece)
	}
}

func (s *sheetWriter) header() {
	s.rows = 1
	s.text(`<row r="1">`)
	for _, c := range s.table.Columns {
		s.text(`<c s="1" t="inlineStr"><is><t>`, escaped(c.Name), `</t></is></c>`)
	}
	s.text(`</row>`)
}

func (s *sheetWriter) row(cells []string) error {
	if s.rows++; s.rows > mostRows {
		return annotate.Fail(annotate.CodeInvalid, "export.workbook-rows", "Most", mostRows)
	}
	number := strconv.Itoa(s.rows)
	s.text(`<row r="`, number, `">`)
	for i, cell := range cells {
		c := &s.table.Columns[i]
		switch {
		case cell == "":
			continue
		case c.Type == Integer || c.Type == Number:
			s.text(`<c r="`, letters(i), number, `"><v>`, cell, `</v></c>`)
		case len(cell) > mostInCell && unitsIn(cell) > mostInCell:
			return annotate.Fail(annotate.CodeInvalid, "export.workbook-cell",
				"Column", c.Name, "Row", s.rows, "Characters", unitsIn(cell), "Most", mostInCell,
				"Text", sentence.Quoted(sentence.Beginning(cell, 40)))
		default:
			s.text(`<c r="`, letters(i), number, `" t="inlineStr"><is><t xml:space="preserve">`, escaped(cell), `</t></is></c>`)
		}
	}
	_, err := s.out.WriteString(`</row>`)
	return err
}

// unitsIn is how many UTF-16 units a text has, which is how spreadsheets count.
func unitsIn(text string) int { return len(utf16.Encode([]rune(text))) }

// letters are what a sheet calls a column: A to Z, AA and on.
func letters(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// looksEscaped finds what a workbook would take for a character that it spells out.
var looksEscaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// escaped is text as it stands in a sheet: XML, and what XML cannot hold spelt out as
// workbooks do, _x0007_.
func escaped(text string) string {
	if strings.Contains(text, "_x") {
		text = looksEscaped.ReplaceAllString(text, "_x005F_x${1}_")
	}
	var spelt strings.Builder
	for _, r := range text {
		if r != '\t' && r != '\n' && (r < ' ' || r == 0xfffe || r == 0xffff) {
			fmt.Fprintf(&spelt, "_x%04X_", r)
		} else {
			spelt.WriteRune(r)
		}
	}
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(spelt.String())) // into memory
	return out.String()
}
