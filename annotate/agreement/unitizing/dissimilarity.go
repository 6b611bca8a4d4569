package unitizing

import "math"

// dissimilarity of two spans: the squared distance of their ends as a share of their
// lengths, and 1 if their categories differ. A span and none are 1 apart.
func dissimilarity(a, b stretch) float64 {
	ends := (math.Abs(a.begin-b.begin) + math.Abs(a.end-b.end)) / (a.end - a.begin + b.end - b.begin)
	d := ends * ends
	if a.category != b.category {
		d++
	}
	return d
}
