package annotate_test

import (
	"testing"
	"time"

	"plumbline/annotate"
)

func TestADayTellsHowLongTheRestMayTakeOnceItIsLongEnough(t *testing.T) {
	morning := time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	at := func(minutes ...int) (all []annotate.Finish) {
		for _, m := range minutes {
			all = append(all, annotate.Finish{At: morning.Add(time.Duration(m) * time.Minute), Whole: m == 4})
		}
		return all
	}
	for name, c := range map[string]struct {
		times []annotate.Finish
		left  int
		want  annotate.Day
	}{
		"nothing yet":          {nil, 10, annotate.Day{}},
		"too short a day":      {at(0, 2, 4, 6), 10, annotate.Day{Units: annotate.UnitCount{All: 4, Wholes: 1}}},
		"two minutes each":     {at(0, 2, 4, 6, 8), 10, annotate.Day{Units: annotate.UnitCount{All: 5, Wholes: 1}, Left: 20 * time.Minute, Known: true}},
		"a pause is no work":   {at(0, 2, 4, 6, 8, 188, 190), 12, annotate.Day{Units: annotate.UnitCount{All: 7, Wholes: 1}, Left: 20 * time.Minute, Known: true}},
		"nothing is left":      {at(0, 2, 4, 6, 8), 0, annotate.Day{Units: annotate.UnitCount{All: 5, Wholes: 1}, Known: true}},
		"all at once by a key": {at(0, 0, 0, 0, 0), 10, annotate.Day{Units: annotate.UnitCount{All: 5}}},
	} {
		if got := annotate.DayOf(c.times, c.left); got != c.want {
			t.Errorf("%s: the day is %+v, want %+v", name, got, c.want)
		}
	}
}
