package consensus_test

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/table"
	"plumbline/annotate/consensus"
)

type expectation struct {
	Case, Statistic     string
	Expected            *float64
	ExpectedFile        string `json:"expected_file"`
	Tolerance           float64
	Category, Annotator string
}

// example is a case with its labels, the votes made of them, and the fits that
// were computed so far.
type example struct {
	*table.Labels
	votes      *consensus.Votes
	dawidSkene *consensus.DawidSkeneModel
	mace       *consensus.MACEModel
}

func (e *example) fitDawidSkene() *consensus.DawidSkeneModel {
	if e.dawidSkene == nil {
		e.dawidSkene = consensus.DawidSkene(e.votes)
	}
	return e.dawidSkene
}

func (e *example) fitMACE() *consensus.MACEModel {
	if e.mace == nil {
		e.mace = consensus.MACE(e.votes, consensus.MACEPlan{Seed: 1})
	}
	return e.mace
}

func readExample(t *testing.T, name, scale string, categories []string) *example {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	labels, err := table.Read(file, table.Form{Scale: agreement.Scale(scale), Categories: categories, Repeats: true})
	if err != nil {
		t.Fatalf("reading %s: %v", name, err)
	}
	votes := make([]consensus.Vote, len(labels.Ratings))
	for i, rating := range labels.Ratings {
		votes[i] = consensus.Vote(rating)
	}
	v, err := consensus.NewVotes(len(labels.Annotators), len(labels.Units), labels.Scheme.Len(), votes)
	if err != nil {
		t.Fatal(err)
	}
	return &example{Labels: labels, votes: v}
}

func (e *example) label(t *testing.T, name string) int {
	t.Helper()
	for i := range e.Scheme.Len() {
		if e.Scheme.Label(i) == name {
			return i
		}
	}
	t.Fatalf("no label %q", name)
	return 0
}

// readRecords returns the header and the lines of an expected table.
func readRecords(t *testing.T, name string) ([]string, [][]string) {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records[0], records[1:]
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestEveryExpectedValueOfConsensus(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Cases map[string]struct {
			File       string
			LabelType  string `json:"label_type"`
			Categories []string
		}
		Tests []expectation
	}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	examples := map[string]*example{}
	compared := 0
	for _, e := range all.Tests {
		method, what, _ := strings.Cut(e.Statistic, ".")
		if !slices.Contains([]string{"majority", "dawid_skene", "mace"}, method) {
			continue
		}
		c := all.Cases[e.Case]
		if examples[e.Case] == nil {
			examples[e.Case] = readExample(t, c.File, c.LabelType, c.Categories)
		}
		compareConsensus(t, e, what, examples[e.Case])
		compared++
	}
	if compared != 30 {
		t.Errorf("compared %d expected values, want 30: have cases been lost?", compared)
	}
}

func compareConsensus(t *testing.T, e expectation, what string, x *example) {
	t.Helper()
	check := func(got, want float64, where ...string) {
		t.Helper()
		if !(math.Abs(got-want) <= e.Tolerance) {
			t.Errorf("%s / %s / %s: %.8f, want %.8f within %g", e.Case, e.Statistic, strings.Join(where, " / "), got, want, e.Tolerance)
		}
	}
	switch what {
	case "vote_share":
		compareShares(t, e, x, consensus.Majority(x.votes), check)
	case "posterior":
		if strings.HasPrefix(e.Statistic, "mace") {
			compareShares(t, e, x, x.fitMACE().Verdicts, check)
			return
		}
		m := x.fitDawidSkene()
		if !m.Converged {
			t.Errorf("%s: Dawid-Skene stopped before its fixed point after %d rounds", e.Case, m.Rounds)
		}
		compareShares(t, e, x, m.Verdicts, check)
	case "class_prior":
		check(x.fitDawidSkene().Prior[x.label(t, e.Category)], *e.Expected, e.Category)
	case "loglik":
		check(x.fitDawidSkene().LogLikelihood, *e.Expected)
	case "competence":
		at := slices.Index(x.Annotators, e.Annotator)
		check(x.fitMACE().Competence[at], *e.Expected, e.Annotator)
	case "error_rates":
		errors := x.fitDawidSkene().Errors
		_, lines := readRecords(t, e.ExpectedFile)
		for _, line := range lines {
			a := slices.Index(x.Annotators, line[0])
			check(errors[a][x.label(t, line[1])][x.label(t, line[2])], number(t, line[3]), line...)
		}
	default:
		t.Errorf("nothing computes %s", e.Statistic)
	}
}

func compareShares(t *testing.T, e expectation, x *example, verdicts []consensus.Verdict, check func(got, want float64, where ...string)) {
	t.Helper()
	header, lines := readRecords(t, e.ExpectedFile)
	if len(lines) != len(verdicts) {
		t.Errorf("%s: %d units, want %d", e.Case, len(verdicts), len(lines))
	}
	for _, line := range lines {
		u := slices.Index(x.Units, line[0])
		for i, name := range header[1:] {
			check(verdicts[u].Shares[x.label(t, name)], number(t, line[i+1]), line[0], name)
		}
	}
}
