package review

import "time"

// Periods are the stretches of time that a filter offers, in days that end
// today.
var Periods = []int{7, 30, 90}

// Since is the beginning of the day with which so many days end today.
func Since(today time.Time, days int) time.Time {
	y, m, d := today.Date()
	return time.Date(y, m, d-days+1, 0, 0, 0, 0, today.Location())
}
