package agreement_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/table"
)

// expectations is testdata/expected.json: values of published tables and of
// independent implementations.
type expectations struct {
	Cases map[string]struct {
		File       string
		LabelType  string `json:"label_type"`
		Categories []string
	}
	Tests []expectation
}

type expectation struct {
	Case, Statistic, Level, State string
	Expected                      *float64
	ExpectedFile                  string `json:"expected_file"`
	Tolerance                     float64
	Category, Annotator           string
}

func (e expectation) String() string {
	return strings.Join([]string{e.Case, e.Statistic, e.Level, e.Category, e.Annotator}, " / ")
}

func readExpectations(t testing.TB) *expectations {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all expectations
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return &all
}

// readCase reads the table of a case with its declared categories.
func readCase(t testing.TB, all *expectations, name string) *agreement.Table {
	t.Helper()
	c := all.Cases[name]
	return readTable(t, filepath.Join("testdata", c.File), table.Form{Scale: agreement.Scale(c.LabelType), Categories: c.Categories})
}

func readTable(t testing.TB, path string, form table.Form) *agreement.Table {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	labels, err := table.Read(file, form)
	if err != nil {
		t.Fatalf("reading %s: %v", path, err)
	}
	made, err := labels.Table()
	if err != nil {
		t.Fatalf("making a table of %s: %v", path, err)
	}
	return made
}

// ofLaterStages are statistics of this package's neighbours: consensus, and
// agreement on spans.
func ofLaterStages(statistic string) bool {
	for _, prefix := range []string{
		"span_", "gamma", "krippendorff_alpha_u_", "krippendorff_u_alpha",
		"dawid_skene", "mace", "majority",
	} {
		if strings.HasPrefix(statistic, prefix) {
			return true
		}
	}
	return false
}

// TestEveryExpectedValue compares the summary of each case with every value
// that is expected of it.
func TestEveryExpectedValue(t *testing.T) {
	all := readExpectations(t)
	summaries := map[string][]agreement.Result{}
	compared := 0
	for _, e := range all.Tests {
		if ofLaterStages(e.Statistic) {
			continue
		}
		if _, ok := summaries[e.Case]; !ok {
			summaries[e.Case] = agreement.Summary(readCase(t, all, e.Case), agreement.Plan{Draws: 2000, Seed: 1})
		}
		compare(t, e, summaries[e.Case])
		compared++
	}
	if compared != 678 {
		t.Errorf("compared %d expected values, want 678: have cases been lost?", compared)
	}
}

// TestNothingThatIsExpectedIsPassedOver counts the rest: the 30 values of
// consensus are compared in that package, and those of spans in spantable.
func TestNothingThatIsExpectedIsPassedOver(t *testing.T) {
	all := readExpectations(t)
	consensus, spans := 0, 0
	for _, e := range all.Tests {
		method, _, _ := strings.Cut(e.Statistic, ".")
		switch {
		case method == "majority" || method == "dawid_skene" || method == "mace":
			consensus++
		case all.Cases[e.Case].LabelType == "span":
			spans++
		case ofLaterStages(e.Statistic):
			t.Errorf("%v is compared nowhere", e)
		}
	}
	if len(all.Tests) != 740 || consensus != 30 || spans != 32 {
		t.Errorf("of %d expected values %d are of consensus and %d of spans", len(all.Tests), consensus, spans)
	}
}

func compare(t *testing.T, e expectation, results []agreement.Result) {
	t.Helper()
	statistic, part, _ := strings.Cut(e.Statistic, ".")
	found := findResults(results, statistic, e)
	if len(found) != 1 {
		t.Errorf("%v: the summary has it %d times, want once", e, len(found))
		return
	}
	r := found[0]
	if e.Expected == nil {
		if r.State != agreement.Undefined || r.Value != nil || r.Reason.String() == "" {
			t.Errorf("%v: state %s with value %v and reason %q, want undefined and why", e, r.State, r.Value, r.Reason)
		}
		return
	}
	value := partOf(r, part)
	if value == nil {
		t.Errorf("%v: no value (%s: %s), want %v", e, r.State, r.Reason, *e.Expected)
		return
	}
	if part == "ci95_low" && *e.Expected < -1 && *value == -1 {
		return // irrCAC goes on below the least that these can be, which is -1 for two categories
	}
	if math.Abs(*value-*e.Expected) > e.Tolerance {
		t.Errorf("%v: %.10f, want %.10f within %g", e, *value, *e.Expected, e.Tolerance)
	}
}

func findResults(results []agreement.Result, statistic string, e expectation) []agreement.Result {
	var found, pairs []agreement.Result
	for _, r := range results {
		category := ""
		if r.Category != nil {
			category = *r.Category
		}
		if string(r.Statistic) == statistic && string(r.Level) == e.Level && category == e.Category && r.Pair == nil {
			found = append(found, r)
		} else if string(r.Statistic) == statistic && string(r.Level) == e.Level && r.Pair != nil {
			pairs = append(pairs, r)
		}
	}
	if len(found) == 0 { // kappa names its pair, of two annotators too
		return pairs
	}
	return found
}

func partOf(r agreement.Result, part string) *float64 {
	switch {
	case part == "":
		return r.Value
	case part == "se" || part == "boot_se":
		return r.SE
	case r.CI95 == nil:
		return nil
	case part == "ci95_low" || part == "boot95_low":
		return &r.CI95[0]
	case part == "ci95_high" || part == "boot95_high":
		return &r.CI95[1]
	default:
		return nil
	}
}
