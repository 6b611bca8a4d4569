package against_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/against"
)

// number is what is expected of a number.
type number struct {
	Value float64    `json:"value"`
	N     int        `json:"n"`
	CI95  [2]float64 `json:"ci95"`
}

// one is a case of testdata/cases.json.
type one struct {
	Name          string            `json:"name"`
	Labels        []string          `json:"labels"`
	Scale         agreement.Scale   `json:"scale"`
	People        map[string][]*int `json:"people"`
	Model         []*int            `json:"model"`
	Final         []*int            `json:"final"`
	Probabilities [][]float64       `json:"probabilities"`
	Clusters      []int32           `json:"clusters"`
	Expected      map[string]any    `json:"expected"`
}

func cases(t *testing.T) (all []one) {
	t.Helper()
	content, err := os.ReadFile("testdata/cases.json")
	if err == nil {
		err = json.Unmarshal(content, &all)
	}
	if err != nil || len(all) < 4 {
		t.Fatalf("%d cases: %v", len(all), err)
	}
	return all
}

func values(of []*int) []int32 {
	all := make([]int32, len(of))
	for i, v := range of {
		if all[i] = agreement.Missing; v != nil {
			all[i] = int32(*v)
		}
	}
	return all
}

func (c *one) labels(t *testing.T) *against.Labels {
	t.Helper()
	scheme, err := agreement.NewCategories(c.Scale, c.Labels, true)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for name := range c.People {
		names = append(names, name)
	}
	slices.Sort(names)
	var ratings []agreement.Rating
	for a, name := range names {
		for u, v := range values(c.People[name]) {
			ratings = append(ratings, agreement.Rating{Annotator: int32(a), Unit: int32(u), Value: v})
		}
	}
	table, err := agreement.NewTable(scheme, names, len(c.Model), ratings)
	if err != nil {
		t.Fatal(err)
	}
	l := &against.Labels{
		People:        table,
		Model:         values(c.Model),
		Final:         values(c.Final),
		Probabilities: c.Probabilities,
		Clusters:      c.Clusters,
	}
	if l.Probabilities == nil {
		l.Probabilities = make([][]float64, len(c.Model))
	}
	return l
}

const tolerance = 1e-9

func near(a, b float64) bool { return math.Abs(a-b) <= tolerance }

// is compares a number with what is expected under a name.
func (c *one) is(t *testing.T, name string, got against.Number) {
	t.Helper()
	raw, there := c.Expected[name]
	if !there {
		if got.Value != nil || len(got.Reason) == 0 {
			t.Errorf("%s: %s is %+v, want that it is undefined and why", c.Name, name, got)
		}
		return
	}
	var want number
	text, _ := json.Marshal(raw)
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	if got.Value == nil || got.CI95 == nil {
		t.Errorf("%s: %s is %+v", c.Name, name, got)
		return
	}
	if !near(*got.Value, want.Value) || got.N != want.N || !near(got.CI95[0], want.CI95[0]) || !near(got.CI95[1], want.CI95[1]) {
		t.Errorf("%s: %s is %v %v (n %d), want %+v", c.Name, name, *got.Value, *got.CI95, got.N, want)
	}
}

func TestNumbersEqualThoseOfOthersHands(t *testing.T) {
	for _, c := range cases(t) {
		l := c.labels(t)
		decided, any := l.Decided()
		if !any || !decided.Final {
			t.Fatal("nothing is decided")
		}
		for name, r := range map[string]against.Reference{"final": decided, "majority": l.Majority()} {
			c.is(t, "accuracy_"+name, l.Accuracy(r))
			f1, _ := l.MacroF1(r)
			c.is(t, "macro_f1_"+name, f1)
			c.is(t, "calibration_"+name, l.Calibration(r).Error)
		}
		soft := l.Soft()
		c.is(t, "cross_entropy", soft.CrossEntropy)
		c.is(t, "least", soft.Least)
		c.is(t, "distance", soft.Distance)
		if raised, _ := c.Expected["raised"].(float64); soft.Raised != int(raised) {
			t.Errorf("%s: %d units are raised, want %v", c.Name, soft.Raised, raised)
		}
	}
}

func TestTheAlternativeAnnotatorTestEqualsThatOfOthersHands(t *testing.T) {
	for _, c := range cases(t) {
		l := c.labels(t)
		tests, _ := c.Expected["stand_in"].(map[string]any)
		for _, epsilon := range []string{"0.1", "0.15", "0.2"} {
			var want struct {
				N          int
				Omega, Rho float64
				People     []against.Tested
			}
			text, _ := json.Marshal(tests[epsilon])
			if err := json.Unmarshal(text, &want); err != nil {
				t.Fatal(err)
			}
			var e float64
			_ = json.Unmarshal([]byte(epsilon), &e)
			got := l.StandIn(e, nil)
			if got.Units != want.N || got.Omega == nil || !near(*got.Omega, want.Omega) || !near(*got.Rho, want.Rho) ||
				len(got.People) != len(want.People) {
				t.Errorf("%s, epsilon %s: %+v, want %+v", c.Name, epsilon, got, want)
				continue
			}
			for i, p := range got.People {
				w := want.People[i]
				if p.Annotator != w.Annotator || p.N != w.N || p.Test != w.Test || p.Won != w.Won ||
					!near(p.Model, w.Model) || !near(p.Person, w.Person) || !near(p.P, w.P) {
					t.Errorf("%s, epsilon %s: %+v, want %+v", c.Name, epsilon, p, w)
				}
			}
		}
	}
}
