package agreement

// The periods of Change.
const (
	Before = 1
	After  = 2
)

// Change draws how much a coefficient rose from one period to another. Period
// tells for each unit whether it belongs to Before or After; other units are
// left out. Both periods come from the same draw, because an article may have
// units in both. Only where the interval of the change excludes 0 did the
// coefficient rise or fall.
func Change(t *Table, period func(unit int) int, coefficient Coefficient, plan Plan) Drawn {
	before := t.Where(func(unit int) bool { return period(unit) == Before })
	after := t.Where(func(unit int) bool { return period(unit) == After })
	first, second := before.tally(coefficient), after.tally(coefficient)
	if first == nil || second == nil {
		return Drawn{}
	}
	by := &changeTally{first, second}
	if plan.Articles != nil {
		both := t.Where(func(unit int) bool { return period(unit) == Before || period(unit) == After })
		return articleFrame(both, plan.Articles, by, period).bootstrap(by, plan)
	}
	patterns := before.patterns(by.named())
	for _, unit := range after.patterns(by.named()) {
		unit.period = After
		patterns = append(patterns, unit)
	}
	return unitFrame(patterns, by).bootstrap(by, plan)
}

// changeTally holds the sums of both periods side by side.
type changeTally struct {
	before, after tally
}

func (c *changeTally) named() bool { return c.before.named() }

func (c *changeTally) width() int { return c.before.width() + c.after.width() }

func (c *changeTally) add(unit *pattern, into *parts) {
	if unit.period != After {
		c.before.add(unit, into)
		return
	}
	from := len(into.at)
	c.after.add(unit, into)
	for i := range into.at[from:] {
		into.at[from+i] += int32(c.before.width())
	}
}

func (c *changeTally) value(sums, scratch []float64) (float64, bool) {
	w := c.before.width()
	was, ok := c.before.value(sums[:w], scratch[:w])
	is, also := c.after.value(sums[w:], scratch[w:])
	return is - was, ok && also
}
