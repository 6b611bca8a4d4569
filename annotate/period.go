package annotate

import (
	"strings"
	"time"
)

// Period is a time from one day to another, both within it. A side that is the zero time
// is open.
type Period struct{ From, To time.Time }

// ReadPeriod reads a year, a month or a day as ISO 8601 writes them, or two of them with
// ".." between, of which one may be left out. What follows a day, such as the hour, is
// passed over.
func ReadPeriod(words string) (Period, bool) {
	from, to, two := strings.Cut(words, "..")
	if !two {
		return dated(words)
	}
	first, startsThere := dated(from)
	last, endsThere := dated(to)
	switch {
	case !startsThere && from != "", !endsThere && to != "", from == "" && to == "":
		return Period{}, false
	case startsThere && endsThere && last.To.Before(first.From):
		return Period{}, false
	}
	return Period{first.From, last.To}, true
}

// dated is the time that a date stands for.
func dated(words string) (Period, bool) {
	const day = "2006-01-02"
	if len(words) > len(day) && (words[len(day)] == 'T' || words[len(day)] == ' ') {
		words = words[:len(day)]
	}
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-01", 0, 1, 0}, {day, 0, 0, 1}} {
		if from, err := time.Parse(form.layout, words); err == nil {
			return Period{from, from.AddDate(form.years, form.months, form.days).Add(-1)}, true
		}
	}
	return Period{}, false
}

// Has reports whether all of another period lies within it.
func (p Period) Has(o Period) bool {
	return !o.From.Before(p.From) && (p.To.IsZero() || !o.To.IsZero() && !o.To.After(p.To))
}
