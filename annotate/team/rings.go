package team

import "slices"

// Rings says what the pairs form who have articles together.
type Rings string

// The forms. Without an odd ring, such as A with B, B with C and C with A, a strict
// annotator cannot be told from a difficult article.
const (
	NoPairs   Rings = ""     // articles go to one person each, or some to three and more
	OddRing   Rings = "odd"  // everybody can be told from the articles
	EvenRings Rings = "even" // nobody can
)

// pairs counts the articles that two people have together and nobody else has.
type pairs map[[2]string]int

func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// meet counts an article, if two have it.
func (p pairs) meet(who map[string]bool) {
	if len(who) != 2 {
		return
	}
	var names []string
	for name := range who {
		names = append(names, name)
	}
	p[pairOf(names[0], names[1])]++
}

// sides goes from one person along the pairs and puts people on two sides in turn.
// Odd tells that somebody came to be on both.
func (p pairs) sides(from string) (side map[string]bool, odd bool) {
	next := make(map[string][]string)
	for pair := range p {
		next[pair[0]], next[pair[1]] = append(next[pair[0]], pair[1]), append(next[pair[1]], pair[0])
	}
	side = map[string]bool{from: true}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for _, other := range next[queue[0]] {
			at, known := side[other]
			if !known {
				side[other] = !side[queue[0]]
				queue = append(queue, other)
			}
			odd = odd || known && at == side[queue[0]]
		}
	}
	return side, odd
}

// closesOdd reports whether a pair would be the first to close an odd ring.
func (p pairs) closesOdd(a, b string) bool {
	side, odd := p.sides(a)
	at, known := side[b]
	return !odd && known && at == side[a]
}

// ringsOf tells what all pairs form. Each part that hangs together needs an odd
// ring.
func ringsOf(has map[string]map[string]bool) Rings {
	p := make(pairs)
	for _, who := range has {
		if len(who) > 2 {
			return NoPairs
		}
		p.meet(who)
	}
	if len(p) == 0 {
		return NoPairs
	}
	var seen []string
	for pair := range p {
		if slices.Contains(seen, pair[0]) {
			continue
		}
		side, odd := p.sides(pair[0])
		if !odd {
			return EvenRings
		}
		for name := range side {
			seen = append(seen, name)
		}
	}
	return OddRing
}
