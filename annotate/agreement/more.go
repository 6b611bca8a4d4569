package agreement

import "math"

// More is how much more has to be labelled by two annotators.
type More struct {
	Units, Articles int
}

// ToHalve returns how much more halves an interval, if what comes is like what is
// there. Its width falls with the square root of the number of articles and with
// Student's t of those on which it stands, the ones that hold anything but the
// commonest label; so of few articles fewer than three times as many again are
// needed. Single units count where there are no articles. Without a value or
// anything to stand on it is nothing.
func ToHalve(r Result) More {
	if r.Value == nil || r.Holding < 1 || r.N < 1 {
		return More{}
	}
	holding := float64(r.Holding)
	width := func(times float64) float64 { return student(times*holding) / math.Sqrt(times) }
	low, high, half := 1.0, 4.0, width(1)/2 // four times as much halves the root, and t never rises
	for range 20 {
		if middle := (low + high) / 2; width(middle) > half {
			low = middle
		} else {
			high = middle
		}
	}
	again := func(n int) int { return int(math.Ceil((high-1)*float64(n) - 1e-2)) }
	return More{Units: again(r.N), Articles: again(r.Articles)}
}
