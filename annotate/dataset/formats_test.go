package dataset

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"plumbline/annotate"
	"plumbline/annotate/dataset/table"
)

func parsed(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestEveryColumnSaysWhatItHolds(t *testing.T) {
	for _, c := range columnsOf([]string{"x:party"}, []annotate.Layer{LayerSoft}, Hides{}) {
		if c.Name == "" || c.Type == "" || !strings.HasSuffix(c.Meaning, ".") {
			t.Errorf("the column %q says %+v", c.Name, c.Column)
		}
		empty := c.cell(&Row{ArticleID: "a", ParagraphID: "p"})
		if c.Missing == "" && empty == "" {
			t.Errorf("the column %q can be empty and does not say what that means", c.Name)
		}
	}
}

func TestParquetSaysWhatTheCSVSays(t *testing.T) {
	p, _ := divided(t)
	all := []annotate.Layer{annotate.LayerAnnotation, LayerSoft}
	want := records(t, p.export(Export{Format: CSV, Layers: all, All: true}))
	sameRows(t, "Parquet", parquetRows(t, p.export(Export{Format: Parquet, Layers: all, All: true}), columnsOf(nil, all, Hides{})), want)
}

// parquetRows reads what Parquet says under each column, as a CSV would say it.
func parquetRows(t *testing.T, data string, columns []column) (all []map[string]string) {
	t.Helper()
	file, err := parquet.OpenFile(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]parquet.Row, file.NumRows())
	if _, err := parquet.NewReader(file).ReadRows(rows); err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	for _, row := range rows {
		cells := make(map[string]string)
		for at, c := range columns {
			cells[c.Name] = row[at].String()
			switch {
			case c.Type == table.Flag && !row[at].Boolean(), row[at].IsNull():
				cells[c.Name] = ""
			case c.Type == table.Moment:
				cells[c.Name] = moment(time.UnixMilli(row[at].Int64()))
			}
		}
		all = append(all, cells)
	}
	return all
}

// workbookRows reads what the answers of a workbook say under each column.
func workbookRows(t *testing.T, data string, columns []column) (all []map[string]string) {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("answers", excelize.Options{RawCellValue: true})
	if err != nil || len(rows) == 0 {
		t.Fatalf("the workbook has %d rows: %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		cells := make(map[string]string)
		for at, c := range columns {
			cells[c.Name] = ""
			if at < len(row) { // empty cells at the end are not there
				cells[c.Name] = row[at]
			}
		}
		all = append(all, cells)
	}
	return all
}

// sameRows holds the cells that were read back to those of a CSV. A carriage return before a
// line feed is one line break to some readers.
func sameRows(t *testing.T, name string, got, want []map[string]string) {
	t.Helper()
	if len(got) != len(want) || len(want) == 0 {
		t.Fatalf("%s has %d rows, the CSV %d", name, len(got), len(want))
	}
	oneBreak := strings.NewReplacer("\r\n", "\n")
	for i, row := range want {
		for column, cell := range row {
			if oneBreak.Replace(got[i][column]) != oneBreak.Replace(cell) {
				t.Fatalf("%s, row %d: %s is %q, want %q", name, i+1, column, got[i][column], cell)
			}
		}
	}
}

func TestAWorkbookHasAnswersParagraphsCodebookAndAgreement(t *testing.T) {
	p, _ := divided(t)
	book, err := excelize.OpenReader(bytes.NewReader([]byte(p.export(Export{Format: Workbook}))))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for sheet, want := range map[string]struct {
		rows int
		has  string
	}{
		"answers":    {len(records(t, p.export(Export{Format: CSV}))), "stance"},
		"paragraphs": {3, "0.666667"},
		"codebook":   {len(codesRows(t, p)), "official"},
		"agreement":  {0, "krippendorff_alpha"},
	} {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows)-1 < want.rows || want.rows > 0 && len(rows)-1 != want.rows {
			t.Errorf("%s has %d rows, want %d", sheet, len(rows)-1, want.rows)
		}
		found := false
		for _, row := range rows {
			for _, cell := range row {
				found = found || cell == want.has
			}
		}
		if !found {
			t.Errorf("%s has no cell %q", sheet, want.has)
		}
	}
}

func codesRows(t *testing.T, p *project) (rows [][]string) {
	t.Helper()
	for row, err := range codes(p.book).Rows {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

func TestEveryFormatGivesTheSameBytes(t *testing.T) {
	p, _ := divided(t)
	for _, f := range Formats() {
		if first := p.export(Export{Format: f}); first != p.export(Export{Format: f}) {
			t.Errorf("%s: two exports of the same project differ", f.Title)
		}
	}
}

// TestTextsOfAnyScriptComeThrough every format that holds rows.
func TestTextsOfAnyScriptComeThrough(t *testing.T) {
	text := "Čakaj 🙂‍↔️, \"قال\" الوزير\ttab"
	p := newTestProject(t)
	a := p.add("One", "A title", text)
	p.says(a.Paragraphs[1].ID, "sources", "", "official")
	for _, f := range []*Format{CSV, WideCSV} {
		found := false
		for _, r := range records(t, p.export(Export{Format: f})) {
			found = found || r["text"] == text
		}
		if !found {
			t.Errorf("%s: the text is another", f.Name)
		}
	}
	book, err := excelize.OpenReader(strings.NewReader(p.export(Export{Format: Workbook})))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got, _ := book.GetCellValue("answers", "G2"); got != text {
		t.Errorf("the workbook has %q", got)
	}
}
