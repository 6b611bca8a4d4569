package tabular_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"plumbline/annotate/tabular"
)

var wanted = []tabular.Column{{Name: "unit"}, {Name: "label"}, {Name: "note", Optional: true, Verbatim: true}}

// all reads a table and writes each row as its cells with bars between them.
func all(t *testing.T, text string, columns ...tabular.Column) (rows []string, problem *tabular.Problem) {
	t.Helper()
	table, err := tabular.Open(strings.NewReader(text), columns...)
	for err == nil {
		var row tabular.Row
		if row, err = table.Next(); err == nil {
			rows = append(rows, strings.Join(row.Cells, "|"))
		}
	}
	if !errors.Is(err, io.EOF) && !errors.As(err, &problem) {
		t.Fatalf("the error is neither the end nor a problem: %v", err)
	}
	return rows, problem
}

func TestATableIsReadInWhateverShapeItIsWritten(t *testing.T) {
	wide := func(big bool, text string) string {
		var b strings.Builder
		for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
			if big {
				b.Write([]byte{byte(unit >> 8), byte(unit)})
			} else {
				b.Write([]byte{byte(unit), byte(unit >> 8)})
			}
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"commas":                      "unit,label\nu1,é\n",
		"carriage returns alone":      "unit,label\ru1,é\r",
		"semicolons":                  "unit;label\nu1;é\n",
		"tabs":                        "unit\tlabel\nu1\té\n",
		"bars":                        "unit|label\nu1|é\n",
		"a named delimiter":           "sep=;\nunit;label\nu1;é\n",
		"a byte order mark":           "\ufeffunit,label\r\nu1,é\r\n",
		"UTF-16 as Excel writes it":   wide(false, "unit\tlabel\r\nu1\té\r\n"),
		"UTF-16 the other way around": wide(true, "unit,label\nu1,é\n"),
		"names in any case":           " Unit ,LABEL\nu1,é\n",
		"other columns among them":    "id,unit,text,label\n7,u1,\"a, b\nc\",é\n",
		"another order":               "label,unit\né,u1\n",
		"blank lines as Excel leaves": "\nunit,label\n\n,\nu1,é\n , \n,\n",
		"further empty cells":         "unit,label\nu1,é,,\n",
		"spaces at the edges":         "unit,label\n u1,\u00a0é \n",
	} {
		t.Run(name, func(t *testing.T) {
			rows, problem := all(t, text, wanted...)
			if problem != nil || len(rows) != 1 || rows[0] != "u1|é|" {
				t.Errorf("read %q and %v", rows, problem)
			}
		})
	}
}

func TestTheBarOfASetPartsNoCells(t *testing.T) {
	rows, problem := all(t, "unit,label\nu1,a|b\n", wanted...)
	if problem != nil || len(rows) != 1 || rows[0] != "u1|a|b|" {
		t.Errorf("read %q and %v", rows, problem)
	}
}

func TestColumnsGoByTheNamesThatTheTableHas(t *testing.T) {
	called := []tabular.Column{{Name: "unit", Called: "ID"}, {Name: "label", Called: "bias"}}
	rows, problem := all(t, "id;label;bias\nu1;text;left\n", called...)
	if problem != nil || len(rows) != 1 || rows[0] != "u1|left" {
		t.Errorf("read %q and %v", rows, problem)
	}
	if _, problem = all(t, "unit,label\n", called...); problem == nil ||
		problem.Error() != `the first line does not name ID, bias; it is "unit,label"` {
		t.Errorf("missing columns give %v", problem)
	}
}

func TestWhatWasTrimmedIsCountedAndVerbatimCellsAreNot(t *testing.T) {
	table, err := tabular.Open(strings.NewReader("unit,label,note\nu1,a, as it is \nu2 ,a,\nu3, b,\n"), wanted...)
	if err != nil {
		t.Fatal(err)
	}
	row, err := table.Next()
	if err != nil || row.Cells[2] != " as it is " {
		t.Errorf("the note is %q: %v", row.Cells, err)
	}
	for err == nil {
		_, err = table.Next()
	}
	if cells, line := table.Trimmed(); cells != 2 || line != 3 {
		t.Errorf("%d cells were trimmed, the first in line %d", cells, line)
	}
}

func TestWhatIsWrongWithATableIsSaidWithTheLine(t *testing.T) {
	for name, c := range map[string]struct {
		text, words string
		line        int
		last        bool
	}{
		"nothing at all":     {"", "the file is empty; it needs a first line that names the columns unit, label", 0, true},
		"blank lines alone":  {"\n \n", "the file is empty; it needs a first line that names the columns unit, label", 0, true},
		"a missing column":   {"unit,labels\nu1,a\n", `the first line does not name label; it is "unit,labels"`, 1, true},
		"a column twice":     {"unit,label,Label\nu1,a,b\n", "the column label is there twice", 1, true},
		"a short line":       {"unit,label\n\nu1\n", "the line has 1 column, the first line has 2", 3, false},
		"a long line":        {"unit,label\nu1,a,b\n", "the line has 3 columns, the first line has 2", 2, false},
		"bytes of Latin 1":   {"unit,label\nu1,caf\xe9\n", "the line holds bytes that are no characters; save the table as UTF-8", 2, false},
		"UTF-16 cut in half": {"\xff\xfeu\x00n\x00i\x00t\x00,\x00l\x00a\x00b\x00e\x00l\x00\n\x00u\x00,\x00a", "the line holds bytes that are no characters; save the table as UTF-8", 2, false},
		"an open quotation":  {"sep=,\nunit,label\n\"u1,a\n", "a value begins with a quotation mark and does not end with one; a mark inside a value is written twice", 3, true},
		"a stray quotation":  {"unit,label\nu\"1,a\n", "a quotation mark stands inside a value; put the value in quotation marks and write the mark twice", 2, true},
	} {
		t.Run(name, func(t *testing.T) {
			_, problem := all(t, c.text, wanted...)
			if problem == nil || problem.Error() != c.words || problem.Line != c.line || problem.Last != c.last {
				t.Errorf("%+v, want line %d: %s", problem, c.line, c.words)
			}
		})
	}
}

func TestAFailureToReadIsPassedOn(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "closed.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := tabular.Open(file, wanted...); !errors.Is(err, os.ErrClosed) {
		t.Errorf("reading a closed file gives %v", err)
	}
}

func FuzzTable(f *testing.F) {
	for _, text := range []string{"", "unit,label\nu1,a\n", "sep=;\nunit;label\n\"u\n1\";a\n", "\xff\xfeu\x00", "unit|label\n|\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, err := tabular.Open(strings.NewReader(text), wanted...)
		for range 1000 {
			var problem *tabular.Problem
			switch {
			case errors.As(err, &problem):
				if problem.Error() == "" {
					t.Fatal("a problem without a sentence")
				}
				if problem.Last || table == nil {
					return
				}
			case err != nil && !errors.Is(err, io.EOF):
				t.Fatalf("neither the end nor a problem: %v", err)
			case err != nil:
				return
			}
			_, err = table.Next()
		}
	})
}
