package reviewscreen_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	domain "plumbline/annotate/review"
	"plumbline/ui/theme"
)

// voices stand for the labels of the tables.
var voices = map[string]string{"1": "outlet", "2": "source", "3": "both"}

// answeredAs is a project in which annotators answered whose stance it is as the
// table in a file says; an empty label is no answer.
func answeredAs(t *testing.T, path string) *domain.Overview {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var units []string
	h := newHarbour(t, 12)
	for _, row := range rows[1:] {
		if !slices.Contains(units, row[1]) {
			units = append(units, row[1])
		}
		if row[2] != "" {
			h.submit(row[0], slices.Index(units, row[1]), "stance=1", "voice="+voices[row[2]])
		}
	}
	return h.answers.Overview(domain.Filter{}).WithIntervals(domain.Draws{Times: 100}, nil)
}

// TestDegenerateTablesSayTheirSentenceOnTheScreen has every deg_ file: the
// sentence of docs/agreement.md stands among the plain words beside the number.
func TestDegenerateTablesSayTheirSentenceOnTheScreen(t *testing.T) {
	for name, test := range map[string]struct {
		value string
		says  []string
	}{
		"deg_one_category":   {"undefined", []string{"Undefined: everyone used only outlet, so chance agreement is 100 %. Percent agreement 100 %."}},
		"deg_one_annotator":  {"undefined", []string{"Needs at least two annotators."}},
		"deg_all_missing":    {"", []string{"No labels yet"}},
		"deg_header_only":    {"", []string{"No labels yet"}},
		"deg_constant_rater": {"-0.22", []string{"a1 never varied.", "From 6 paragraphs, not dependable."}},
		"deg_swapped":        {"-0.75", []string{"From 4 paragraphs, not dependable."}},
	} {
		t.Run(name, func(t *testing.T) {
			o := answeredAs(t, filepath.Join("..", "..", "..", "annotate", "agreement", "testdata", name+".csv"))
			p := newPage(t, wide, theme.Choice{})
			p.Show(worded(o))
			if test.value == "" {
				wants(t, p.shownText(), test.says...)
				return
			}
			id := rowNamed(t, worded(o), "Whose stance · Harbour council").ID
			for range len(o.Rows) {
				if p.Selected() != id {
					p.press(fyne.KeyDown)
				}
			}
			if p.Selected() != id {
				t.Fatalf("the row cannot be selected")
			}
			said := strings.Join(p.Explained().Drawing().Texts(), "\n")
			wants(t, said, append(test.says, test.value)...)
			if all := p.shownText(); strings.Contains(all, "NaN") || strings.Contains(all, "Inf") {
				t.Errorf("the screen shows a number that is none:\n%s", all)
			}
		})
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "annotate", "agreement", "testdata", "deg_*.csv"))
	if err != nil || len(files) != 6 {
		t.Errorf("there are %d such files (%v), and this test shows 6", len(files), err)
	}
}
