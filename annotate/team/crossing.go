package team

import (
	"slices"

	"plumbline/annotate"
)

// Crossing says of the events that several outlets cover whether annotators lie across
// their outlets: whoever has an article of an event has one of each outlet. Otherwise a
// difference between outlets may be one between annotators.
type Crossing struct {
	Events int             // that several outlets cover, and of which something is given out
	Not    []string        // of them, those where annotators do not, sorted
	Given  map[string]bool // by event, of all
}

// CrossingOf looks at articles and to whom they are given.
func CrossingOf(articles []Article, given []annotate.Assignment) Crossing {
	of := make(map[string]Article)
	outlets := make(map[string]map[string]bool) // by event
	for _, a := range articles {
		if a.Event == "" {
			continue
		}
		of[a.ID] = a
		put(outlets, a.Event, a.Outlet)
	}
	has := make(map[[2]string]map[string]bool) // outlets by event and annotator
	c := Crossing{Given: make(map[string]bool)}
	for _, g := range given {
		if a, is := of[g.Article]; is {
			put(has, [2]string{a.Event, g.Annotator}, a.Outlet)
			c.Given[a.Event] = true
		}
	}
	for event := range c.Given {
		if len(outlets[event]) > 1 {
			c.Events++
		}
	}
	for key, seen := range has {
		if len(seen) < len(outlets[key[0]]) && !slices.Contains(c.Not, key[0]) {
			c.Not = append(c.Not, key[0])
		}
	}
	slices.Sort(c.Not)
	return c
}

func put[K comparable](in map[K]map[string]bool, key K, value string) {
	if value == "" {
		return
	}
	if in[key] == nil {
		in[key] = make(map[string]bool)
	}
	in[key][value] = true
}

// blocks brings articles on one event together: they are given to the same people.
func blocks(articles []Article) (all [][]Article) {
	at := make(map[string]int)
	for _, a := range articles {
		i, is := at[a.Event]
		if a.Event == "" || !is {
			i = len(all)
			all = append(all, nil)
			at[a.Event] = i
		}
		all[i] = append(all[i], a)
	}
	return all
}

// length is how many paragraphs a block has, and id what the seed decides by.
func length(block []Article) (n int) {
	for _, a := range block {
		n += a.Paragraphs
	}
	return n
}

func blockID(block []Article) string {
	id := block[0].ID
	for _, a := range block {
		id = min(id, a.ID)
	}
	return id
}
