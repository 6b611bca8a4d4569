package main

import (
	"sync/atomic"

	"plumbline/annotate/agreement"
)

// designs are those of docs/coverage.md.
func designs() []design {
	return []design{
		{name: "4 label all", people: 4, articles: 4, each: 4, judged: true},
		{name: "4 label all", people: 4, articles: 5, each: 4, judged: true},
		{name: "4 label all", people: 4, articles: 8, each: 4, judged: true},
		{name: "4 label all", people: 4, articles: 15, each: 4, judged: true, strong: true},
		{name: "3 label all", people: 3, articles: 5, each: 3},
		{name: "3 label all", people: 3, articles: 8, each: 3, judged: true},
		{name: "triples of 5", people: 5, articles: 20, each: 3, judged: true},
		{name: "pairs of 4", people: 4, articles: 12, each: 2},
		{name: "pairs of 4", people: 4, articles: 24, each: 2, judged: true},
		{name: "pairs of 4", people: 4, articles: 36, each: 2, judged: true, strong: true},
		{name: "pairs of 6", people: 6, articles: 36, each: 2, judged: true},
		{name: "pairs of 6", people: 6, articles: 60, each: 2, judged: true, strong: true},
		{name: "ring of 4", people: 4, articles: 36, each: 2, ring: true},
		{name: "2 label all", people: 2, articles: 30, each: 2},
	}
}

// told is how often something was said of a team.
type told struct {
	studies, judged     int
	any                 int // anybody, by either rule
	different, leaning  int // the first annotator
	byDifferent, byLean int // anybody, by each rule
}

// judge draws teams of a design and counts who is named.
func (d *design) judge(first fault, studies int) told {
	var t struct{ judged, any, different, leaning, byDifferent, byLean atomic.Int64 }
	each(studies, func(n int) {
		seed := uint64(d.people*1000+d.articles)<<24 + uint64(first)<<20 + uint64(n)
		found := agreement.ReadDifferently(d.team(seed, first), 1)
		if found.Why == agreement.Judged {
			t.judged.Add(1)
		}
		some, one, lean, leans := len(found.Different) > 0, false, false, false
		for _, x := range found.Different {
			one = one || x.Annotator == 0
		}
		for _, x := range found.Leaning {
			leans = leans || x.Named
			lean = lean || x.Named && x.Annotator == 0
		}
		count(&t.any, some || leans)
		count(&t.byDifferent, some)
		count(&t.byLean, leans)
		count(&t.different, one)
		count(&t.leaning, one || lean)
	})
	return told{
		studies: studies, judged: int(t.judged.Load()), any: int(t.any.Load()), different: int(t.different.Load()),
		leaning: int(t.leaning.Load()), byDifferent: int(t.byDifferent.Load()), byLean: int(t.byLean.Load()),
	}
}

func count(n *atomic.Int64, is bool) {
	if is {
		n.Add(1)
	}
}
