package annotate_test

import (
	"testing"
	"time"

	"plumbline/annotate"
)

func TestADayTellsHowLongTheRestMayTakeOnceItIsLongEnough(t *testing.T) {
	morning := time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	at := func(minutes ...int) (all []time.Time) {
		for _, m := range minutes {
			all = append(all, morning.Add(time.Duration(m)*time.Minute))
		}
		return all
	}
	for name, c := range map[string]struct {
		times []time.Time
		left  int
		want  annotate.Day
	}{
		"nothing yet":          {nil, 10, annotate.Day{}},
		"too short a day":      {at(0, 2, 4, 6), 10, annotate.Day{Paragraphs: 4}},
		"two minutes each":     {at(0, 2, 4, 6, 8), 10, annotate.Day{Paragraphs: 5, Left: 20 * time.Minute, Known: true}},
		"a pause is no work":   {at(0, 2, 4, 6, 8, 188, 190), 12, annotate.Day{Paragraphs: 7, Left: 20 * time.Minute, Known: true}},
		"nothing is left":      {at(0, 2, 4, 6, 8), 0, annotate.Day{Paragraphs: 5, Known: true}},
		"all at once by a key": {at(0, 0, 0, 0, 0), 10, annotate.Day{Paragraphs: 5}},
	} {
		if got := annotate.DayOf(c.times, c.left); got != c.want {
			t.Errorf("%s: the day is %+v, want %+v", name, got, c.want)
		}
	}
}
