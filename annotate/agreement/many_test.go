package agreement_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"plumbline/annotate/agreement"
)

// crowd is units that five of many annotators labelled each.
func crowd(t testing.TB, annotators, units int) *agreement.Table {
	t.Helper()
	random := rand.New(rand.NewPCG(4, uint64(annotators)))
	var ratings []agreement.Rating
	for u := range units {
		truth := random.IntN(5)
		for _, a := range random.Perm(annotators)[:5] {
			value := truth
			if random.IntN(3) == 0 {
				value = random.IntN(5)
			}
			ratings = append(ratings, agreement.Rating{Annotator: int32(a), Unit: int32(u), Value: int32(value)})
		}
	}
	scheme, err := agreement.NewCategories(agreement.Ordinal, []string{"1", "2", "3", "4", "5"}, true)
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, annotators)
	for a := range names {
		names[a] = fmt.Sprintf("A%04d", a+1)
	}
	made, err := agreement.NewTable(scheme, names, units, ratings)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// TestOfManyAnnotatorsTheHighestAndTheLowestAreTold compares them, and Light's kappa,
// with every pair by itself.
func TestOfManyAnnotatorsTheHighestAndTheLowestAreTold(t *testing.T) {
	made := crowd(t, 40, 900)
	most, least, sum, n, sharing := math.Inf(-1), math.Inf(1), 0.0, 0.0, 0
	for i := range 40 {
		for j := i + 1; j < 40; j++ {
			r := agreement.Cohen(made, i, j, agreement.LevelQuadratic)
			if r.Value == nil {
				continue
			}
			sum, n = sum+*r.Value, n+1
			if r.N >= 10 {
				most, least = max(most, *r.Value), min(least, *r.Value)
				sharing++
			}
		}
	}
	var told []agreement.Result
	for _, r := range agreement.Summary(made, agreement.Plan{}) {
		switch {
		case r.Statistic == agreement.LightKappa && r.Level == agreement.LevelQuadratic && math.Abs(*r.Value-sum/n) > 1e-9:
			t.Errorf("Light's kappa is %v, want %v", *r.Value, sum/n)
		case r.Statistic == agreement.CohenKappa && r.Level == agreement.LevelQuadratic:
			told = append(told, r)
		}
	}
	if len(told) != 2 || math.Abs(*told[0].Value-most) > 1e-9 || math.Abs(*told[1].Value-least) > 1e-9 || told[0].CI95 == nil ||
		told[0].Pair == nil {
		t.Fatalf("told is %+v, want %v and %v", told, most, least)
	}
	if !told[0].Reason.Has(agreement.HighestPair) || !told[1].Reason.Has(agreement.LowestPair) {
		t.Errorf("it is not said that these are the highest and the lowest of %d: %s", sharing, told[0].Reason)
	}
	all := 0
	for _, r := range agreement.Summary(made, agreement.Plan{AllPairs: true}) {
		if r.Statistic == agreement.CohenKappa && r.Level == agreement.LevelQuadratic {
			all++
		}
	}
	if all != 780 { // every two of 40 share some of 900 units
		t.Errorf("with all pairs there are %d", all)
	}
}

// TestAlphaWithoutEachOfManyIsThatOfTheOthers compares the shortcut with tables of the
// others, at every level.
func TestAlphaWithoutEachOfManyIsThatOfTheOthers(t *testing.T) {
	made := crowd(t, 35, 120)
	compared := 0
	for _, r := range agreement.Summary(made, agreement.Plan{AllPairs: true}) {
		if r.Statistic != agreement.KrippendorffAlphaWithout {
			continue
		}
		compared++
		for a, name := range made.Annotators() {
			if name != *r.Annotator {
				continue
			}
			if want := agreement.Alpha(made.Without(a), r.Level); math.Abs(*r.Value-*want.Value) > 1e-12 || r.N != want.N {
				t.Fatalf("%s alpha without %s is %v from %d, want %v from %d", r.Level, name, *r.Value, r.N, *want.Value, want.N)
			}
		}
	}
	if compared != 35*4 {
		t.Errorf("%d were compared", compared)
	}
}

// TestACrowdCostsLittle has 2,000 annotators and 10,000 units of five labels; the bound
// of time is for a machine that does other things too.
func TestACrowdCostsLittle(t *testing.T) {
	made := crowd(t, 2000, 10_000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begin := time.Now()
	results := agreement.Summary(made, agreement.Plan{})
	took := time.Since(begin)
	runtime.ReadMemStats(&after)
	text, err := json.Marshal(results)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%v, %d MB allocated in all, %d kB of JSON", took, (after.TotalAlloc-before.TotalAlloc)>>20, len(text)>>10)
	if took > 20*time.Second || len(text) > 1<<20 {
		t.Errorf("it takes %v and makes %d bytes of JSON", took, len(text))
	}
}
