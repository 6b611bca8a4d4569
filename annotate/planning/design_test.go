package planning_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/planning"
)

func TestADesignThatCannotBeIsRefused(t *testing.T) {
	good := planning.Design{Level: agreement.LevelNominal, Shares: []float64{0.5, 0.5}, Sizes: []int{20}, Asked: 1, Alpha: 0.7}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*planning.Design){
		"one label":           func(d *planning.Design) { d.Shares = []float64{1} },
		"shares below one":    func(d *planning.Design) { d.Shares = []float64{0.5, 0.3} },
		"a share of nothing":  func(d *planning.Design) { d.Shares = []float64{1, 0} },
		"no share":            func(d *planning.Design) { d.Shares = []float64{math.NaN(), 1} },
		"no articles":         func(d *planning.Design) { d.Sizes = nil },
		"empty articles":      func(d *planning.Design) { d.Sizes = []int{0} },
		"endless articles":    func(d *planning.Design) { d.Sizes = []int{1 << 30} },
		"perfect agreement":   func(d *planning.Design) { d.Alpha = 1 },
		"no agreement":        func(d *planning.Design) { d.Alpha = math.NaN() },
		"a question for none": func(d *planning.Design) { d.Asked = 0 },
		"all between":         func(d *planning.Design) { d.Clustering = 1 },
	} {
		d := good
		spoil(&d)
		if d.Check() == nil {
			t.Errorf("a design with %s is taken", name)
		}
		if _, err := d.Needed(context.Background(), 0.2, 2); err == nil {
			t.Errorf("of a design with %s a plan is made", name)
		}
	}
	for name, plan := range map[string]func() (planning.Plan, error){
		"one annotator":    func() (planning.Plan, error) { return good.Needed(context.Background(), 0.2, 1) },
		"a width of none":  func() (planning.Plan, error) { return good.Needed(context.Background(), 0, 2) },
		"too few articles": func() (planning.Plan, error) { return good.With(context.Background(), 1, 2) },
	} {
		if _, err := plan(); err == nil {
			t.Errorf("a plan with %s is made", name)
		}
	}
}

func TestAPlanIsGivenUpWhenItIsToEnd(t *testing.T) {
	d := planning.Design{Level: agreement.LevelNominal, Shares: []float64{0.5, 0.5}, Sizes: []int{20}, Asked: 1, Alpha: 0.7}
	ctx, end := context.WithCancel(context.Background())
	end()
	if _, err := d.Needed(ctx, 0.01, 4); !errors.Is(err, context.Canceled) {
		t.Errorf("a plan that is to end goes on: %v", err)
	}
}

func TestAnotherShareOfTheRarestLabelLeavesTheOthersTheirProportions(t *testing.T) {
	d := planning.Design{Shares: []float64{0.6, 0.1, 0.3}}
	with := d.WithRarest(0.4)
	for i, want := range []float64{0.4, 0.4, 0.2} {
		if math.Abs(with.Shares[i]-want) > 1e-9 {
			t.Errorf("label %d has the share %g, want %g", i, with.Shares[i], want)
		}
	}
	if d.Shares[1] != 0.1 {
		t.Error("the design itself was changed")
	}
}
