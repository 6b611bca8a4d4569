package table_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"plumbline/annotate/dataset/table"
)

// FuzzEveryWriterKeepsHostileTexts writes any words in every format and reads them back.
func FuzzEveryWriterKeepsHostileTexts(f *testing.F) {
	for _, words := range []string{
		"", "=1+1", "a,\"b\"\r\nc", "😀🏳️‍🌈", "العربية שלום", "é", "\ufeffx", "'", "_x000D_", "\u2028", "|\\n", " a ", "\n",
	} {
		f.Add(words, "plain")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) || strings.ContainsFunc(a+b, unwritten) {
			return // no text of a project has it
		}
		columns := []table.Column{{Name: "a", Type: table.Text}, {Name: "b", Type: table.Text}}
		of := func() *table.Table { return table.Of("answers", "x", columns, [][]string{{a, b}, {b, a}}) }
		var asCSV, asParquet, asWorkbook bytes.Buffer
		for name, write := range map[string]func() (int, error){
			"CSV":     func() (int, error) { return table.WriteCSV(&asCSV, of()) },
			"Parquet": func() (int, error) { return table.WriteParquet(&asParquet, of()) },
		} {
			if n, err := write(); n != 2 || err != nil {
				t.Fatalf("%s: %d rows of %q, %q: %v", name, n, a, b, err)
			}
		}
		want := [][]string{{a, b}, {b, a}}
		same(t, "CSV", readCSV(t, asCSV.Bytes()), want)
		same(t, "Parquet", readParquet(t, asParquet.Bytes()), want)
		if _, err := table.WriteWorkbook(&asWorkbook, of()); err == nil { // cells that are too long are refused
			same(t, "Excel", readWorkbook(t, asWorkbook.Bytes()), want)
		}
	})
}

// unwritten are characters that no value of a log has.
func unwritten(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f }

// same compares rows; a carriage return before a line feed is one line break to some readers.
func same(t *testing.T, name string, got, want [][]string) {
	t.Helper()
	for i, row := range want {
		for j, cell := range row {
			if i >= len(got) || j >= len(got[i]) || lines(got[i][j]) != lines(cell) {
				t.Fatalf("%s: %q came back as %q", name, want, got)
			}
		}
	}
}

func lines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

func readCSV(t *testing.T, data []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%q: %v", data, err)
	}
	return rows[1:]
}

func readParquet(t *testing.T, data []byte) (all [][]string) {
	t.Helper()
	file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]parquet.Row, file.NumRows())
	if _, err := parquet.NewReader(file).ReadRows(rows); err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	for _, row := range rows {
		var cells []string
		for _, v := range row {
			cell := ""
			if !v.IsNull() {
				cell = string(v.ByteArray())
			}
			cells = append(cells, cell)
		}
		all = append(all, cells)
	}
	return all
}

func readWorkbook(t *testing.T, data []byte) [][]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("answers")
	if err != nil || len(rows) == 0 {
		t.Fatalf("%v: %v", rows, err)
	}
	for i := range rows {
		for len(rows[i]) < 2 {
			rows[i] = append(rows[i], "")
		}
	}
	for len(rows) < 3 {
		rows = append(rows, []string{"", ""}) // empty rows at the end are not there
	}
	return rows[1:]
}
