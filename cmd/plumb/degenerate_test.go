package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// documentedTables are the rows of docs/agreement.md that say what is printed of
// a table, such as "A 1 ., B . 2" for two annotators of whom each labelled one
// unit: its rows as CSV and the sentence.
func documentedTables(t *testing.T) map[string][2]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "agreement.md"))
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string][2]string)
	row := regexp.MustCompile(`(?m)^\| ([a-z][^|]+) \| ((?:[A-C](?: [1-3.])+(?:, )?)+|none) \| ([^|]+) \|$`)
	for _, found := range row.FindAllStringSubmatch(string(text), -1) {
		var rows strings.Builder
		for _, annotator := range strings.Split(found[2], ", ") {
			name, labels, _ := strings.Cut(annotator, " ")
			for i, label := range strings.Fields(labels) {
				fmt.Fprintf(&rows, "%s,%d,%s\n", name, i+1, strings.TrimPrefix(label, "."))
			}
		}
		all[found[1]] = [2]string{strings.TrimSuffix(rows.String(), "\n"), found[3]}
	}
	return all
}

func TestTheDocumentSaysWhatIsPrintedOfDegenerateTables(t *testing.T) {
	tables := documentedTables(t)
	if len(tables) != 13 {
		t.Errorf("the document has %d such tables, want 13", len(tables))
	}
	for name, table := range tables {
		said := agreeOnRows(t, writeRows(t, table[0]))
		if !strings.Contains(said, table[1]) {
			t.Errorf("%s: the document says %q, printed is\n%s", name, table[1], said)
		}
	}
}

// agreeOnRows is everything that plumb says about a table.
func agreeOnRows(t *testing.T, path string) string {
	t.Helper()
	var out, words bytes.Buffer
	if code := run(
		[]string{"agree", "--table", path, "--type", "nominal", "--categories", "1,2,3", "--draws", "100"},
		&out,
		&words,
	); code != exitDone {
		t.Fatalf("the exit code is %d: %s", code, words.String())
	}
	return out.String() + words.String()
}

func writeRows(t *testing.T, rows string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "table.csv")
	if err := os.WriteFile(path, []byte("annotator,unit,label\n"+rows+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// swappedRows are two annotators who always give each other's label.
func swappedRows(units int) string {
	var rows []string
	for u := range units {
		rows = append(rows, fmt.Sprintf("A,%d,%d\nB,%d,%d", u, 1+u%2, u, 2-u%2))
	}
	return strings.Join(rows, "\n")
}

// TestDegenerateTablesPrintTheirSentence has a row for every deg_ file, and for
// kinds of tables that have more to say than one sentence.
func TestDegenerateTablesPrintTheirSentence(t *testing.T) {
	const everyone = "Undefined: everyone used only 1, so chance agreement is 100 %. Percent agreement 100 %."
	for name, test := range map[string]struct {
		rows string // or the name of a file
		says []string
	}{
		"only one category used":                {"deg_one_category.csv", []string{everyone}},
		"one annotator":                         {"deg_one_annotator.csv", []string{"Needs at least two annotators."}},
		"a header only":                         {"deg_header_only.csv", []string{"No labels yet."}},
		"all labels empty":                      {"deg_all_missing.csv", []string{"No labels yet."}},
		"a constant annotator":                  {"deg_constant_rater.csv", []string{"never varied.", "Cohen's kappa                nominal  a1 and a2  0.000"}},
		"swapped labels of too few units":       {"deg_swapped.csv", []string{"-0.750", "From 4 units, not dependable."}},
		"swapped labels":                        {swappedRows(20), []string{"Systematic disagreement: labels swapped?"}},
		"the second annotator is empty":         {"A,1,1\nA,2,2\nB,1,", []string{"Needs at least two annotators."}},
		"no overlap":                            {"A,1,1\nB,2,2", []string{"A and B share no units."}},
		"no overlap of three":                   {"A,1,1\nB,2,2\nC,3,1", []string{"No unit has labels from two annotators.", "A and C share no units."}},
		"one shared unit, agreed":               {"A,1,1\nB,1,1\nA,2,2", []string{"everyone used 1, so chance agreement is 100 % (n=1 shared unit)."}},
		"one shared unit, not agreed":           {"A,1,1\nB,1,2", []string{"0.000", "1 shared unit: not interpretable."}},
		"a single unit":                         {"A,1,1\nB,1,2\nC,1,1", []string{"No interval: needs >=2 units."}},
		"an empty unit in the middle":           {"A,1,1\nB,1,1\nA,2,\nB,2,\nA,3,2\nB,3,2\nA,4,1\nB,4,2\nA,5,2\nB,5,2", []string{"1 unit without labels.", "0.500"}},
		"one category on what is shared":        {"A,1,1\nB,1,1\nA,2,1\nB,2,1\nA,3,2", []string{"on the units that annotators share, everyone used only 1"}},
		"a value from few units is not dressed": {"A,1,1\nB,1,1\nA,2,2\nB,2,2", []string{"From 2 units, not dependable."}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("..", "..", "annotate", "agreement", "testdata", test.rows)
			if !strings.HasPrefix(test.rows, "deg_") {
				path = writeRows(t, test.rows)
			}
			said := agreeOnRows(t, path)
			for _, sentence := range test.says {
				if !strings.Contains(said, sentence) {
					t.Errorf("it does not say %q:\n%s", sentence, said)
				}
			}
			if strings.Contains(said, "NaN") || strings.Contains(said, "Inf") {
				t.Errorf("it prints a number that is none:\n%s", said)
			}
		})
	}
}
