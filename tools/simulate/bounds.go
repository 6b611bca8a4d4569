package main

import "math"

// atMost is the lower end of the 95 % interval of a share (Wilson 1927, J Am Stat
// Assoc 22:209-212): a rate that is simulated as so many of so many may be no higher.
func atMost(part, all int) float64 {
	const z = 1.959964
	n, p := float64(all), share(part, all)
	middle, half := p+z*z/(2*n), z*math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, (middle-half)/(1+z*z/n))
}
