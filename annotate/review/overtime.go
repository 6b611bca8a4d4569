package review

import (
	"cmp"
	"slices"
	"time"

	"plumbline/annotate/agreement"
)

// WindowSize is the number of paragraphs of two annotators in one window of
// time.
const WindowSize = 100

// Window is the agreement on paragraphs that the second annotator submitted
// after each other.
type Window struct {
	From, Until time.Time // the second submissions of the first and last paragraph
	Alpha       agreement.Result
	Full        bool // the window holds WindowSize paragraphs
}

// Direction says whether agreement changed.
type Direction string

// The directions. Steady says only that no change is certain.
const (
	Rising  Direction = "rising"
	Falling Direction = "falling"
	Steady  Direction = ""
)

// OverTime is how agreement went on.
type OverTime struct {
	Windows []Window
	// Change is the difference of the last full window and the first, with its
	// interval; both are nil unless there are two.
	Change    *float64
	CI95      *[2]float64
	Direction Direction // only if it is more than chance brings on any of all questions
}

// OverTime splits the paragraphs of two annotators into windows.
func (r *Row) OverTime(d Draws) OverTime {
	units := r.bySecond()
	var o OverTime
	var parts []map[int]bool
	for from := 0; from < len(units); from += WindowSize {
		part := units[from:min(from+WindowSize, len(units))]
		in := make(map[int]bool, len(part))
		for _, u := range part {
			in[u] = true
		}
		t := r.Table.Where(func(u int) bool { return in[u] })
		o.Windows = append(o.Windows, Window{
			From:  time.UnixMilli(r.whole.second[part[0]]).UTC(),
			Until: time.UnixMilli(r.whole.second[part[len(part)-1]]).UTC(),
			Full:  len(part) == WindowSize,
			Alpha: r.window(t, d),
		})
		parts = append(parts, in)
	}
	full := len(units) / WindowSize
	if full >= 2 {
		o.change(r, parts[0], parts[full-1], full-1, d)
	}
	return o
}

// bySecond lists the units of two annotators by the second submission.
func (r *Row) bySecond() []int {
	var units []int
	for u := range r.Table.Units() {
		if _, values := r.Table.Unit(u); len(values) > 1 {
			units = append(units, u)
		}
	}
	w := r.whole
	slices.SortFunc(units, func(x, y int) int {
		return cmp.Or(cmp.Compare(w.second[x], w.second[y]), w.answers.compareParagraphs(w.units[x], w.units[y]))
	})
	return units
}

func (r *Row) alpha() agreement.Coefficient {
	return agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: r.Level}
}

func (r *Row) window(t *agreement.Table, d Draws) agreement.Result {
	return r.bounded(agreement.Alpha(t, r.Level), t, d)
}

// change compares two windows. An article may have paragraphs in both.
func (o *OverTime) change(r *Row, first, last map[int]bool, at int, d Draws) {
	a, b := o.Windows[0].Alpha, o.Windows[at].Alpha
	if a.Value == nil || b.Value == nil {
		return
	}
	period := func(unit int) int {
		switch {
		case first[unit]:
			return agreement.Before
		case last[unit]:
			return agreement.After
		}
		return 0
	}
	shift, ok := r.shift(period, *b.Value-*a.Value, d)
	if !ok {
		return
	}
	o.Change, o.CI95, o.Direction = &shift.Value, &shift.CI95, directionOf(shift)
}

// shift compares two periods, of which the difference is known.
func (r *Row) shift(period func(unit int) int, value float64, d Draws) (agreement.Shift, bool) {
	if d.Times > 0 {
		return drawnShift(agreement.Change(r.Table, period, r.alpha(), d.plan(&r.Ratings)), value)
	}
	return agreement.ShiftOf(r.Table, period, r.alpha(), d.plan(&r.Ratings), r.looks)
}

func directionOf(s agreement.Shift) Direction {
	switch {
	case s.Certain && s.Value > 0:
		return Rising
	case s.Certain:
		return Falling
	}
	return Steady
}

// Turn is how agreement went on after a moment.
type Turn struct {
	Before, After agreement.Result // of paragraphs that the second annotator submitted until then, and later
	Direction     Direction        // only if it is more than chance brings on any of all questions
}

// Since compares the paragraphs that the second annotator submitted after a moment with
// those before; ok is false where either cannot be measured.
func (r *Row) Since(moment time.Time, d Draws) (s Turn, ok bool) {
	units, at := r.bySecond(), moment.UnixMilli()
	later := make(map[int]bool, len(units))
	for _, u := range units {
		later[u] = r.whole.second[u] >= at
	}
	period := func(unit int) int {
		switch after, both := later[unit]; {
		case !both:
			return 0
		case after:
			return agreement.After
		}
		return agreement.Before
	}
	part := func(of int) agreement.Result {
		return r.window(r.Table.Where(func(u int) bool { return period(u) == of }), d)
	}
	s.Before, s.After = part(agreement.Before), part(agreement.After)
	if s.Before.Value == nil || s.After.Value == nil {
		return s, false
	}
	shift, ok := r.shift(period, *s.After.Value-*s.Before.Value, d)
	s.Direction = directionOf(shift)
	return s, ok
}

// drawnShift is a change of which a bootstrap drew the interval.
func drawnShift(drawn agreement.Drawn, value float64) (agreement.Shift, bool) {
	interval := drawn.Interval()
	if interval == nil {
		return agreement.Shift{}, false
	}
	return agreement.Shift{Value: value, CI95: *interval, Certain: interval[0] > 0 || interval[1] < 0}, true
}
