package store

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate"
)

// namesIn are what a query of one column finds.
func namesIn(t testing.TB, s *sample, query string) (names []string) {
	t.Helper()
	err := eachRow(t.Context(), s.file.reader.whole, query, func(rows *sql.Rows) error {
		names = append(names, "")
		return rows.Scan(&names[len(names)-1])
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestTheFormatIsToldForReaders(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "file.md"))
	if err != nil {
		t.Fatal(err)
	}
	tells := func(beginning, of string) bool { return strings.Contains(string(page), beginning+"`"+of+"`") }
	for _, k := range annotate.Kinds() {
		if !tells("\n| ", string(k)) {
			t.Errorf("docs/file.md has no row for the kind %s", k)
		}
	}
	for _, l := range []annotate.Layer{annotate.LayerAnnotation, annotate.LayerPractice, annotate.LayerFinal, annotate.LayerModel} {
		if !tells("", string(l)) {
			t.Errorf("docs/file.md does not tell of the layer %s", l)
		}
	}
	for _, o := range annotate.Origins() {
		if !tells("", string(o)) {
			t.Errorf("docs/file.md does not tell of the origin %s", o)
		}
	}
	s := newSample(t)
	names := namesIn(t, s, "SELECT name FROM main.sqlite_schema WHERE type IN ('table', 'view')")
	if len(names) < 20 {
		t.Fatalf("the file has %d tables and views", len(names))
	}
	for _, name := range names {
		if !tells("\n| ", name) && !tells(", ", name) {
			t.Errorf("docs/file.md has no row for the table or view %s", name)
		}
	}
	for _, name := range namesIn(t, s, "SELECT name FROM pragma_table_info('log')") {
		if !tells("", name) {
			t.Errorf("docs/file.md does not tell of the log's column %s", name)
		}
	}
}
