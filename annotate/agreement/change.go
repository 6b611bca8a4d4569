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
	by := &differenceTally{first: first, second: second, split: byPeriod}
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

func byPeriod(unit *pattern) (before, after *pattern) {
	if unit.period == After {
		return nil, unit
	}
	return unit, nil
}
