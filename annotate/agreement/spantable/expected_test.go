package spantable_test

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate/agreement/spantable"
	"plumbline/annotate/agreement/unitizing"
)

// expectations are values of published examples and of independent implementations.
type expectations struct {
	Cases map[string]struct {
		File   string
		Type   string `json:"label_type"`
		Begin  int    `json:"continuum_begin"`
		Length int    `json:"continuum_length"`
	}
	Tests []struct {
		Case, Statistic, Level string
		Expected, Tolerance    float64
		Category               *string
		Pair                   []string
	}
}

func TestEveryExpectedValueOfSpans(t *testing.T) {
	folder := filepath.Join("..", "testdata")
	text, err := os.ReadFile(filepath.Join(folder, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all expectations
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	results := map[string][]unitizing.Result{}
	compared := 0
	for _, e := range all.Tests {
		c := all.Cases[e.Case]
		if c.Type != "span" {
			continue
		}
		if results[e.Case] == nil {
			file, err := os.Open(filepath.Join(folder, c.File))
			if err != nil {
				t.Fatal(err)
			}
			u, err := spantable.Read(file, spantable.Form{Begin: c.Begin, Length: c.Length})
			_ = file.Close()
			if err != nil {
				t.Fatal(err)
			}
			results[e.Case], err = u.Summary(context.Background(), unitizing.DefaultGamma(1))
			if err != nil {
				t.Fatal(err)
			}
		}
		compared++
		statistic, part, _ := strings.Cut(e.Statistic, ".")
		i := slices.IndexFunc(results[e.Case], func(r unitizing.Result) bool {
			return string(r.Statistic) == statistic && string(r.Level) == e.Level && slices.Equal(r.Pair, e.Pair) &&
				(r.Category == nil) == (e.Category == nil) && (r.Category == nil || *r.Category == *e.Category)
		})
		if i < 0 {
			t.Errorf("%s: %s of %v %v is not told", e.Case, e.Statistic, e.Category, e.Pair)
			continue
		}
		got := results[e.Case][i].Value
		if part == "observed_disorder" {
			got = results[e.Case][i].ObservedDisorder
		}
		if got == nil || !(math.Abs(*got-e.Expected) <= e.Tolerance) {
			t.Errorf("%s: %s %v %v is %v, want %v within %v: %s", e.Case, e.Statistic, e.Category, e.Pair,
				value(got), e.Expected, e.Tolerance, results[e.Case][i].Reason)
		}
	}
	if compared != 32 {
		t.Errorf("%d values were compared, want 32", compared)
	}
}

func value(x *float64) any {
	if x == nil {
		return "none"
	}
	return *x
}
