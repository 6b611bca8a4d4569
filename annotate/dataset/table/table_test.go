package table

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
)

// boats is a table with a column of each type and texts that are hard to write.
func boats() *Table {
	return Of("boats", "One boat.", []Column{
		{Name: "name", Type: Text, Meaning: "What it is called."},
		{Name: "crew", Type: Integer},
		{Name: "share", Type: Number},
		{Name: "left", Type: Moment},
		{Name: "back", Type: Flag},
		{Name: "about", Type: Text},
	}, [][]string{
		{"Zorka 🚤", "4", "0.25", "2031-05-06T07:08:09.010Z", Yes, "سفينة\r\nقديمة"},
		{"=SUM(A1)", "", "", "", "", " edges \"quoted\", _x0041_ and a bell \a"},
	})
}

func TestATableIsReadBackFromCSV(t *testing.T) {
	var out bytes.Buffer
	if n, err := WriteCSV(&out, boats()); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	got, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := "name crew share left back about"; strings.Join(got[0], " ") != want {
		t.Errorf("the header is %v", got[0])
	}
	if got[2][0] != "=SUM(A1)" || got[2][5] != " edges \"quoted\", _x0041_ and a bell \a" || got[1][5] != "سفينة\nقديمة" {
		t.Errorf("the rows are %q", got[1:]) // Go's reader makes one line break of two
	}
}

func TestATableIsReadBackFromParquetWithItsTypesInOrder(t *testing.T) {
	var out bytes.Buffer
	if n, err := WriteParquet(&out, boats()); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range file.Schema().Fields() {
		names = append(names, f.Name())
	}
	if strings.Join(names, " ") != "name crew share left back about" {
		t.Errorf("the columns are %v", names)
	}
	rows := make([]parquet.Row, 2)
	if n, err := parquet.NewReader(file).ReadRows(rows); n != 2 || err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(n, err)
	}
	first, second, left := rows[0], rows[1], time.Date(2031, 5, 6, 7, 8, 9, 10e6, time.UTC)
	if first[0].String() != "Zorka 🚤" || first[1].Int64() != 4 || first[2].Double() != 0.25 || first[3].Int64() != left.UnixMilli() ||
		!first[4].Boolean() || first[5].String() != "سفينة\r\nقديمة" {
		t.Errorf("the first row is %v", first)
	}
	if !second[1].IsNull() || !second[2].IsNull() || !second[3].IsNull() || second[4].Boolean() || second[5].String() == "" {
		t.Errorf("the second row is %v", second)
	}
	if meaning, _ := file.Lookup("meaning of name"); meaning != "What it is called." {
		t.Errorf("the meaning of a column is %q", meaning)
	}
}

func TestATableIsReadBackFromAWorkbookAndNothingInItIsAFormula(t *testing.T) {
	var out bytes.Buffer
	codes := Of("codes & rules", "One code.", []Column{{Name: "code", Type: Text}}, [][]string{{"a"}, {"b"}, {"c"}})
	if n, err := WriteWorkbook(&out, boats(), codes); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if sheets := book.GetSheetList(); !slices.Equal(sheets, []string{"boats", "codes & rules"}) {
		t.Errorf("the sheets are %q", sheets)
	}
	rows, err := book.GetRows("boats")
	if err != nil {
		t.Fatal(err)
	}
	if rows[1][0] != "Zorka 🚤" || rows[1][1] != "4" || rows[1][5] != "سفينة\r\nقديمة" || rows[2][0] != "=SUM(A1)" ||
		rows[2][5] != " edges \"quoted\", _x0041_ and a bell \a" {
		t.Errorf("the rows are %q", rows)
	}
	if formula, _ := book.GetCellFormula("boats", "A3"); formula != "" {
		t.Errorf("a text became the formula %q", formula)
	}
	for cell, want := range map[string]excelize.CellType{"B2": excelize.CellTypeUnset, "A2": excelize.CellTypeInlineString} {
		if kind, _ := book.GetCellType("boats", cell); kind != want {
			t.Errorf("%s is of the type %v, want %v", cell, kind, want)
		}
	}
}

func TestWhatAWorkbookCannotHoldIsRefusedAndNothingIsCut(t *testing.T) {
	for name, c := range map[string]struct {
		columns int
		cell    string
		rows    int
		says    string
	}{
		"as much as a cell holds":      {1, strings.Repeat("é", mostInCell), 1, ""},
		"a character more":             {1, strings.Repeat("é", mostInCell+1), 1, "parquet"},
		"emoji count as two":           {1, strings.Repeat("🚤", mostInCell/2+1), 1, "32768 characters, as spreadsheets count"},
		"more columns than there are":  {mostColumns + 1, "", 1, "parquet"},
		"as many rows as a sheet has":  {1, "", mostRows - 1, ""},
		"one row more beside a header": {1, "", mostRows, "parquet"},
	} {
		table := &Table{
			Name:    "t",
			Columns: slices.Repeat([]Column{{Name: "c", Type: Text}}, c.columns),
			Rows:    repeated([]string{c.cell}, c.rows),
		}
		_, err := WriteWorkbook(io.Discard, table)
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func repeated(row []string, times int) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for range times {
			if !yield(row, nil) {
				return
			}
		}
	}
}

func TestTheSameTableGivesTheSameBytes(t *testing.T) {
	for name, write := range writers {
		var first, second bytes.Buffer
		if _, err := write(&first, boats()); err != nil {
			t.Fatal(err)
		}
		_, _ = write(&second, boats())
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: two times the same table give different bytes", name)
		}
	}
}

// The parts of a workbook are of a day that there is, as Python's calendar asks for.
func TestPartsOfAWorkbookAreOfADayThatThereIs(t *testing.T) {
	var whole bytes.Buffer
	if _, err := WriteWorkbook(&whole, boats()); err != nil {
		t.Fatal(err)
	}
	parts, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parts.File {
		if day, month := p.ModifiedDate&31, p.ModifiedDate>>5&15; day == 0 || month == 0 {
			t.Errorf("%s was written on day %d of month %d", p.Name, day, month)
		}
	}
}

var writers = map[string]func(io.Writer, *Table) (int, error){
	"csv": WriteCSV, "parquet": WriteParquet,
	"workbook": func(w io.Writer, t *Table) (int, error) { return WriteWorkbook(w, t) },
}

func TestAFailureOfTheRowsOrOfTheDiskIsTold(t *testing.T) {
	broken, full := errors.New("broken"), errors.New("full")
	for name, write := range writers {
		table := boats()
		table.Rows = func(yield func([]string, error) bool) { yield(nil, broken) }
		if _, err := write(io.Discard, table); !errors.Is(err, broken) {
			t.Errorf("%s: rows that break give %v", name, err)
		}
		if _, err := write(failing{full}, boats()); !errors.Is(err, full) {
			t.Errorf("%s: a full disk gives %v", name, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestColumnsOfASheetAreCalledAsSpreadsheetsCallThem(t *testing.T) {
	for at, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", mostColumns - 1: "XFD"} {
		if got := letters(at); got != want {
			t.Errorf("column %s is %s, want %s", strconv.Itoa(at), got, want)
		}
	}
}

// FuzzATableComesBackWhateverItsTextsAre from every format.
func FuzzATableComesBackWhateverItsTextsAre(f *testing.F) {
	f.Add("=1+1", "\x00\x1f", "_x000D_")
	f.Add("\ufeff", "\r", "\r\n\"")
	f.Add("👩‍👩‍👧", "]]>", "&amp;\ufffe")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		cells := []string{strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?"), strings.ToValidUTF8(c, "?")}
		table := Of("t", "", []Column{{Name: "a", Type: Text}, {Name: "b", Type: Text}, {Name: "c", Type: Text}}, [][]string{cells})
		var out bytes.Buffer
		if _, err := WriteParquet(&out, table); err != nil {
			t.Fatal(err)
		}
		file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatal(err)
		}
		rows := make([]parquet.Row, 1)
		if _, err := parquet.NewReader(file).ReadRows(rows); err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
		for i, cell := range cells {
			if got := rows[0][i]; cell == "" != got.IsNull() || cell != "" && got.String() != cell {
				t.Errorf("parquet has %q for %q", got, cell)
			}
		}
		out.Reset()
		if _, err := WriteWorkbook(&out, table); err != nil {
			t.Skip() // too long
		}
		book, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		for i, cell := range cells {
			if got, err := book.GetCellValue("t", letters(i)+"2"); err != nil || got != cell {
				t.Errorf("the workbook has %q for %q (%v)", got, cell, err)
			}
		}
	})
}

func TestParquetHoldsFewerRowsOfATableWithManyColumns(t *testing.T) {
	const rows, most = 5000, 1 << 18
	for _, columns := range []int{1, 40, 200} {
		described, row := make([]Column, columns), make([]string, columns)
		for i := range described {
			described[i], row[i] = Column{Name: "c" + strconv.Itoa(i), Type: Text}, "x"
		}
		var out bytes.Buffer
		written := &Table{Name: "x", Columns: described, Rows: func(yield func([]string, error) bool) {
			for i := range rows {
				if row[0] = strconv.Itoa(i); !yield(row, nil) {
					return
				}
			}
		}}
		if n, err := WriteParquet(&out, written); n != rows || err != nil {
			t.Fatalf("%d rows are written: %v", n, err)
		}
		file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatal(err)
		}
		all := 0
		for _, g := range file.RowGroups() {
			if all += int(g.NumRows()); int(g.NumRows())*columns > most {
				t.Errorf("of %d columns %d rows stand in one group", columns, g.NumRows())
			}
		}
		if all != rows {
			t.Errorf("of %d columns %d rows are there", columns, all)
		}
	}
}

func TestATableIsWrittenInTwoFormatsInOneWalk(t *testing.T) {
	var asCSV, asParquet, both, bothTyped bytes.Buffer
	if _, err := WriteCSV(&asCSV, boats()); err != nil {
		t.Fatal(err)
	}
	if _, err := WriteParquet(&asParquet, boats()); err != nil {
		t.Fatal(err)
	}
	walked, walks := boats(), 0
	rows := walked.Rows
	walked.Rows = func(yield func([]string, error) bool) {
		walks++
		rows(yield)
	}
	n, err := walked.WriteTo(NewCSV(&both, walked.Columns), NewParquet(&bothTyped, walked.Columns))
	if n != 2 || err != nil || walks != 1 {
		t.Errorf("%d rows were written in %d walks, %v", n, walks, err)
	}
	if !bytes.Equal(both.Bytes(), asCSV.Bytes()) || !bytes.Equal(bothTyped.Bytes(), asParquet.Bytes()) {
		t.Error("together the formats are written in another way than each alone")
	}
}
