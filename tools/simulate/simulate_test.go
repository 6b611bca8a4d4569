//go:build !race

// With the race detector this takes minutes and finds no race that the tests of the
// packages do not; make test-unraced runs it without.

package main

import (
	"math"
	"testing"
)

// between fails unless a rate lies in its band, which is wide enough for chance and
// narrow enough for what must not change.
func between(t *testing.T, what string, rate, low, high float64) {
	t.Helper()
	if rate < low || rate > high || math.IsNaN(rate) {
		t.Errorf("%s is %.3f, which is to lie between %.3f and %.3f", what, rate, low, high)
	}
}

// TestIntervalsOfAlphaCover draws studies of two populations: labels of which both are
// common, and a rare one, from few articles.
func TestIntervalsOfAlphaCover(t *testing.T) {
	all := populations()
	for _, test := range []struct {
		population, articles int
		low, high            float64
	}{{0, 8, 0.93, 0.99}, {7, 10, 0.88, 0.97}} {
		p := &all[test.population]
		found := p.cover([]measure{alphaMeasure()}, []int{test.articles}, 600, byArticles)[0]
		between(t, "the coverage of "+p.name, found.cells[0].coverage(), test.low, test.high)
		if none := found.cells[0].none(); none > 0.02 {
			t.Errorf("of %s %.1f %% have no interval", p.name, 100*none)
		}
	}
}

// TestEqualsAreSeldomNamed and those who read differently are: of four who label all,
// and in pairs.
func TestEqualsAreSeldomNamedAndOthersAre(t *testing.T) {
	team := design{people: 4, articles: 8, each: 4}
	equal := team.judge(noFault, 250)
	between(t, "the rate of false alarms", share(equal.any, equal.studies), 0, 0.085)
	between(t, "the power against one label too often", share(team.judge(oneLabelTooOften, 60).leaning, 60), 0.6, 1)
	pairs := design{people: 4, articles: 36, each: 2}
	equal = pairs.judge(noFault, 120)
	between(t, "the rate of false alarms in pairs", share(equal.any, equal.studies), 0, 0.1)
	between(t, "the power against random answers in pairs", share(pairs.judge(mostlyRandom, 40).different, 40), 0.9, 1)
	ring := design{people: 4, articles: 36, each: 2, ring: true}
	if found := ring.judge(mostlyRandom, 10); found.judged != 0 || found.byDifferent != 0 {
		t.Errorf("in a ring of four somebody is told from difficult articles: %+v", found)
	}
}

func TestRenamingIsFoundAndNotImagined(t *testing.T) {
	swapped := renamers()[4]
	between(t, "how often two labels swapped by one of five are found", swapped.found(100), 0.85, 1)
	between(t, "how often noise is renamed", innocent(30, 0.5, 60), 0, 0.05)
}

func TestASteadyProjectIsSeldomToldOfAChange(t *testing.T) {
	between(t, "how often a steady project is told of a change", steady(5, 100), 0, 0.1)
}
