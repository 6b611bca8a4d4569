package agreement

// differenceTally holds the sums of two coefficients side by side, so that both
// come from the same draw. Its value is the second less the first.
type differenceTally struct {
	first, second tally
	// split tells which ratings of a unit count for the one and the other; nil
	// is none.
	split func(unit *pattern) (first, second *pattern)
	who   bool // splitting needs to know who gave a label
}

func (d *differenceTally) named() bool { return d.who || d.first.named() }

func (d *differenceTally) width() int { return d.first.width() + d.second.width() }

func (d *differenceTally) add(unit *pattern, into *parts) {
	first, second := d.split(unit)
	if first != nil {
		d.first.add(first, into)
	}
	if second == nil {
		return
	}
	from := len(into.at)
	d.second.add(second, into)
	for i := range into.at[from:] {
		into.at[from+i] += int32(d.first.width())
	}
}

func (d *differenceTally) value(sums, scratch []float64) (float64, bool) {
	w := d.first.width()
	one, ok := d.first.value(sums[:w], scratch[:w])
	other, also := d.second.value(sums[w:], scratch[w:])
	return other - one, ok && also
}
