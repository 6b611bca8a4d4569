package findings

import (
	"fmt"
	"time"
)

// By is how time is divided.
type By string

// Weeks are those of ISO 8601; they are taken where all that is dated lies within LongestByWeeks
// and every date has its day, months otherwise.
const (
	ByWeek  By = "week"
	ByMonth By = "month"
)

// LongestByWeeks is how long a stretch is told of by weeks.
const LongestByWeeks = 13 * 7 * 24 * time.Hour

// date says of every unit from when it is: all questions have the same weeks or months.
func (c *counting) date() {
	by := c.divided()
	for _, q := range c.questions {
		q.by = by
		for i := range q.units {
			if u := &q.units[i]; !u.when.From.IsZero() {
				u.time = by.of(u.when.From)
			}
		}
	}
}

func (c *counting) divided() By {
	var first, last time.Time
	for _, q := range c.questions {
		for i := range q.units {
			w := q.units[i].when
			switch {
			case w.From.IsZero():
				continue
			case w.To.IsZero() || w.To.Sub(w.From) > 24*time.Hour:
				return ByMonth
			}
			if first.IsZero() || w.From.Before(first) {
				first = w.From
			}
			if w.From.After(last) {
				last = w.From
			}
		}
	}
	if last.Sub(first) > LongestByWeeks {
		return ByMonth
	}
	return ByWeek
}

// of names the week or the month of a day, so that names sort as time goes.
func (b By) of(day time.Time) string {
	if b == ByMonth {
		return day.Format("2006-01")
	}
	year, week := day.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}
