package alike

import (
	"cmp"
	"slices"
)

// Index knows many texts by their marks, each under a key.
type Index[K comparable] struct {
	marks   map[K]Mark
	order   map[K]int // in which they were added
	plain   map[uint64][]K
	holders map[uint64][]K // texts by each of the few shingles
}

// Near is a text that is like another one.
type Near[K comparable] struct {
	Key   K
	Share float64 // of the shorter text that stands in the other, about
	Same  bool    // they differ in how they are written alone
}

const (
	leastShare  = 0.4 // of what is worth a closer look
	mostHolders = 24  // remembered of one shingle: a line under every text of a paper says nothing
	mostNear    = 3
)

// NewIndex returns one that knows nothing.
func NewIndex[K comparable]() *Index[K] {
	return &Index[K]{marks: make(map[K]Mark), order: make(map[K]int), plain: make(map[uint64][]K), holders: make(map[uint64][]K)}
}

// Add remembers a text.
func (x *Index[K]) Add(key K, m Mark) {
	x.marks[key], x.order[key] = m, len(x.order)
	x.plain[m.Plain] = append(x.plain[m.Plain], key)
	for _, s := range m.few {
		if len(x.holders[s]) < mostHolders {
			x.holders[s] = append(x.holders[s], key)
		}
	}
}

// Remove forgets a text.
func (x *Index[K]) Remove(key K) {
	m, known := x.marks[key]
	if !known {
		return
	}
	delete(x.marks, key)
	is := func(k K) bool { return k == key }
	x.plain[m.Plain] = slices.DeleteFunc(x.plain[m.Plain], is)
	for _, s := range m.few {
		if x.holders[s] = slices.DeleteFunc(x.holders[s], is); len(x.holders[s]) == 0 {
			delete(x.holders, s)
		}
	}
}

// Like lists the texts that are like one, the likest first, of two the one that was
// added first. Those under the same
// key and those that are passed over are not.
func (x *Index[K]) Like(m Mark, passOver func(K) bool) []Near[K] {
	hits := make(map[K]int)
	for _, k := range x.plain[m.Plain] {
		hits[k]++
	}
	for _, s := range m.few {
		for _, k := range x.holders[s] {
			hits[k]++
		}
	}
	var near []Near[K]
	for k := range hits {
		if passOver(k) {
			continue
		}
		o := x.marks[k]
		n := Near[K]{Key: k, Share: m.share(o), Same: m.Plain == o.Plain}
		if n.Same {
			n.Share = 1
		}
		if n.Share >= leastShare {
			near = append(near, n)
		}
	}
	slices.SortFunc(near, func(a, b Near[K]) int {
		if a.Same != b.Same {
			if a.Same {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(x.order[a.Key], x.order[b.Key]))
	})
	return near[:min(len(near), mostNear)]
}
