package wordindex

import (
	"cmp"
	"slices"
)

// pairBits is how many pairs the index tells apart, as a power of two. It knows pairs by
// a short hash, so that a million texts have few of each and all of them little room; the
// texts of others that hash alike are looked at in vain.
const pairBits = 20

const (
	pairSign   = '_' // no term of a text has it
	pairDigits = "0123456789abcdefghijklmnopqrstuv"
)

// pair is what a text is known by in which a term follows another.
func pair(before, term string) string {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	hash := uint64(offset)
	for i := range len(before) {
		hash = (hash ^ uint64(before[i])) * prime
	}
	hash = (hash ^ ' ') * prime
	for i := range len(term) {
		hash = (hash ^ uint64(term[i])) * prime
	}
	hash >>= 64 - pairBits
	name := [1 + pairBits/5]byte{pairSign}
	for i := range pairBits / 5 {
		name[1+i] = pairDigits[hash&31]
		hash >>= 5
	}
	return string(name[:])
}

// following are terms of which a text has one in which one of some words follows one of
// others: the pairs of the most common of them, as many as are looked for, and the rest
// by themselves, which few texts have.
func following(befores, words []word) (terms []string) {
	if len(befores) == 0 || len(words) == 0 {
		return nil // any words are meant
	}
	firsts, seconds := mostCommon(befores, words)
	for _, before := range befores[:firsts] {
		for _, w := range words[:seconds] {
			terms = append(terms, pair(before.text, w.text))
		}
	}
	terms = append(append(terms, written(befores[firsts:])...), written(words[seconds:])...)
	slices.Sort(terms)
	return slices.Compact(terms)
}

// mostCommon sorts two lists of words, the most common ones first, and says how many of
// each make no more than mostPairs pairs. A word is as common as its number is low: the
// next is the one that for each pair that it adds spares the most texts.
func mostCommon(befores, words []word) (firsts, seconds int) {
	for _, list := range [][]word{befores, words} {
		slices.SortFunc(list, func(a, b word) int { return cmp.Compare(a.number, b.number) })
	}
	firsts, seconds = 1, 1
	for firsts < len(befores) || seconds < len(words) {
		first := seconds == len(words) ||
			firsts < len(befores) && befores[firsts].number*int64(seconds) <= words[seconds].number*int64(firsts)
		switch {
		case first && (firsts+1)*seconds <= mostPairs:
			firsts++
		case !first && firsts*(seconds+1) <= mostPairs:
			seconds++
		default:
			return firsts, seconds
		}
	}
	return firsts, seconds
}

// backwards is a term from its last character to its first.
func backwards(term string) string {
	runes := []rune(term)
	slices.Reverse(runes)
	return string(runes)
}
