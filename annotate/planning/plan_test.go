//go:build !race

// With the race detector these take a minute each; make test-fast runs them without.

package planning_test

import (
	"context"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/planning"
)

// simulated reads the alpha of a population and the median width of its intervals from
// 20 articles out of what make coverage printed.
func simulated(t *testing.T, population string) (alpha, width float64) {
	t.Helper()
	page, err := os.ReadFile("../../docs/coverage.md")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(line, "|")
		if len(cells) < 9 || strings.TrimSpace(cells[1]) != population {
			continue
		}
		alpha, err := strconv.ParseFloat(strings.TrimSpace(cells[2]), 64)
		told := regexp.MustCompile(`\(([0-9.]+)\)`).FindStringSubmatch(cells[7])
		if err != nil || told == nil {
			t.Fatalf("the row of %s cannot be read: %s", population, line)
		}
		width, err := strconv.ParseFloat(told[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		return alpha, width
	}
	t.Fatalf("docs/coverage.md has no row of %s", population)
	return 0, 0
}

// above is the share of a normal variable of variance 1 above a cut.
func above(cut float64) float64 { return math.Erfc(cut/math.Sqrt2) / 2 }

func TestThePlannedWidthIsThatOfTheStudiesInCoverage(t *testing.T) {
	five := []float64{1 - above(-1), above(-1) - above(-0.3), above(-0.3) - above(0.3), above(0.3) - above(1), above(1)}
	for _, c := range []struct {
		population string
		level      agreement.Level
		shares     []float64
		overlap    int
		clustering float64
	}{
		{"binary, clustered", agreement.LevelNominal, []float64{1 - above(0.4), above(0.4)}, 4, planning.UsualClustering},
		{"binary, 2 annotators", agreement.LevelNominal, []float64{1 - above(0.4), above(0.4)}, 2, planning.UsualClustering},
		{"ordinal, 5 steps", agreement.LevelOrdinal, five, 4, planning.UsualClustering},
		{"rare, 12 %", agreement.LevelNominal, []float64{1 - above(1.175), above(1.175)}, 4, 0.55},
	} {
		alpha, width := simulated(t, c.population)
		d := planning.Design{Level: c.level, Shares: c.shares, Sizes: []int{20}, Asked: 1, Alpha: alpha, Clustering: c.clustering}
		plan, err := d.With(context.Background(), 20, c.overlap)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: planned %.3f, simulated %.2f", c.population, plan.Width, width)
		if math.Abs(plan.Width-width) > 0.2*width {
			t.Errorf("%s: of 20 articles the interval is planned %.3f wide, and %.2f in docs/coverage.md", c.population, plan.Width, width)
		}
	}
}

func TestAPlanHasTheWidthThatIsWantedAndLessWouldNot(t *testing.T) {
	d := planning.Design{
		Level:      agreement.LevelNominal,
		Shares:     []float64{0.7, 0.3},
		Sizes:      []int{10, 20},
		Asked:      1,
		Alpha:      0.6,
		Clustering: planning.UsualClustering,
	}
	plan, err := d.Needed(context.Background(), 0.2, 3)
	if err != nil {
		t.Fatal(err)
	}
	if !plan.Enough || plan.Width > 0.2 || plan.Labelled != 3*plan.Paragraphs || plan.Paragraphs != 15*plan.Articles {
		t.Fatalf("the plan is %+v", plan)
	}
	fewer, err := d.With(context.Background(), plan.Articles*3/4, 3)
	if err != nil {
		t.Fatal(err)
	}
	if fewer.Width <= 0.2 {
		t.Errorf("%d articles are planned, and %d would do: %.3f", plan.Articles, fewer.Articles, fewer.Width)
	}
}

func TestWhatNoStudyReachesIsSaid(t *testing.T) {
	d := planning.Design{
		Level:      agreement.LevelNominal,
		Shares:     []float64{0.999, 0.001},
		Sizes:      []int{1},
		Asked:      1,
		Alpha:      0.4,
		Clustering: planning.UsualClustering,
	}
	plan, err := d.Needed(context.Background(), 0.02, 2)
	if err != nil {
		t.Fatal(err)
	}
	if plan.Enough || plan.Articles != planning.MostArticles {
		t.Errorf("the plan is %+v", plan)
	}
}
