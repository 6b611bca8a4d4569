package wordindex

import "slices"

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

// pairs are all of one of some terms with one of others, or none if there are too many.
func pairs(befores, terms []string) (all []string) {
	if len(befores)*len(terms) > mostPairs {
		return nil
	}
	for _, before := range befores {
		for _, term := range terms {
			all = append(all, pair(before, term))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// backwards is a term from its last character to its first.
func backwards(term string) string {
	runes := []rune(term)
	slices.Reverse(runes)
	return string(runes)
}
