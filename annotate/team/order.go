// Package team plans who annotates what, and in which order.
package team

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
)

// Order sorts article ids as one annotator meets them: by a hash of the seed,
// the annotator and the id, so that it need not be stored, differs between
// annotators, and stays when articles come or go. Without a seed the order is
// left as it is.
func Order[T any](seed, annotator string, articles []T, id func(T) string) {
	if seed == "" {
		return
	}
	place := make(map[string]string, len(articles))
	for _, a := range articles {
		place[id(a)] = draw(seed, "order", annotator, id(a))
	}
	slices.SortStableFunc(articles, func(a, b T) int { return cmp.Compare(place[id(a)], place[id(b)]) })
}

// draw is a number as good as random that depends on nothing but its words.
func draw(words ...string) string {
	h := sha256.New()
	for _, w := range words {
		_, _ = h.Write([]byte(strconv.Itoa(len(w)) + ":" + w)) // a hash never fails
	}
	return string(h.Sum(nil))
}
