package main

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// references are the agreement cases of other hands, with the values that independent code
// computed: annotate/agreement/testdata/README.md names it.
const references = "../../annotate/agreement/testdata"

type reference struct {
	Case, Statistic, Level     string
	Expected                   *float64
	Tolerance                  float64
	Produced                   []string `json:"produced_by"`
	Category, Annotator, State *string
	Pair                       []string
}

func referencesOf(t *testing.T, name string) (found []reference) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(references, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Tests []reference }
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, r := range all.Tests {
		if r.Case == name && r.Expected != nil && r.Category == nil && r.Annotator == nil && r.Pair == nil {
			found = append(found, r)
		}
	}
	return found
}

// asTable writes the ratings of a case as people have them: a sentence for each unit, long
// or wide.
func asTable(t *testing.T, name string, wide bool) string {
	t.Helper()
	file, err := os.Open(filepath.Join(references, name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	table := [][]string{{"coder", "sentence", "label"}}
	var people, units []string
	given := map[[2]string]string{}
	for _, row := range rows[1:] {
		who, text, label := row[0], "On day "+row[1]+" the boats stayed in the harbour.", row[2]
		table = append(table, []string{who, text, label})
		given[[2]string{who, text}] = label
		if !slices.Contains(people, who) {
			people = append(people, who)
		}
		if !slices.Contains(units, text) {
			units = append(units, text)
		}
	}
	if wide {
		table = [][]string{append([]string{"sentence"}, people...)}
		for _, text := range units {
			row := []string{text}
			for _, who := range people {
				row = append(row, given[[2]string{who, text}])
			}
			table = append(table, row)
		}
	}
	path := filepath.Join(t.TempDir(), "ratings.csv")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	lines := csv.NewWriter(out)
	lines.Comma = ';'
	if err := lines.WriteAll(table); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAgreementOnATableThatCameInIsThatOfIndependentCode(t *testing.T) {
	for name, test := range map[string]struct {
		wide  bool
		least int // values that are compared
	}{
		"pub_fleiss1971_30x6":       {false, 5}, // Fleiss 1971, table 1
		"pub_krippendorff2011_12x4": {true, 5},  // Krippendorff 2011
		"rnd_5x300_cat4_miss30":     {true, 5},
		"rnd_2x200_binary":          {false, 5},
		"set_3x120":                 {false, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
			folder := t.TempDir()
			project, names := filepath.Join(folder, "s.plumb"), filepath.Join(folder, "map.yaml")
			table := asTable(t, name, test.wide)
			plumb(t, "new", project)
			plumb(t, "labels", project, table, "--map", names, "--make-questions")
			plumb(t, "labels", project, table, "--map", names)
			var measured struct {
				Results []struct {
					Statistic, Level    string
					Category, Annotator *string
					Pair                []string
					Value               *float64
				}
			}
			if err := json.Unmarshal(
				[]byte(plumb(t, "agree", project, "--field", "label", "--json", "--draws", "10")),
				&measured,
			); err != nil {
				t.Fatal(err)
			}
			compared := 0
			for _, r := range referencesOf(t, name) {
				for _, m := range measured.Results {
					if m.Statistic != r.Statistic || m.Level != r.Level || m.Category != nil || m.Annotator != nil || m.Value == nil {
						continue
					}
					compared++
					if math.Abs(*m.Value-*r.Expected) > r.Tolerance {
						t.Errorf("%s, %s: %v, of %v it is %v", r.Statistic, r.Level, *m.Value, r.Produced, *r.Expected)
					}
				}
			}
			if compared < test.least {
				t.Errorf("only %d values are compared", compared)
			}
		})
	}
}
