package agreement

import "slices"

// Alpha returns Krippendorff's alpha: 1 less the observed over the expected
// distance of two labels of a unit (Krippendorff 2011; Hayes & Krippendorff
// 2007, Communication Methods and Measures 1:77-89). Units with fewer than two
// labels are left out.
func Alpha(t *Table, level Level) Result {
	return t.alpha(t.coincidences(), level)
}

func (t *Table) alpha(c *coincidences, level Level) Result {
	if level == LevelRatio && !t.scheme.nonNegative() {
		return undefined(KrippendorffAlpha, level, c.units, because(NoRatio))
	}
	if !slices.Contains(t.scheme.Levels(), level) {
		return undefined(KrippendorffAlpha, level, c.units, because(NoSuchLevel, "Type", t.scheme.scale, "Level", level))
	}
	if reason, ok := t.unpaired(c); !ok {
		return undefined(KrippendorffAlpha, level, c.units, reason)
	}
	value, ok := c.alpha(t.scheme.metric(level, c.margins))
	if !ok {
		_, one := c.usedValues()
		return undefined(KrippendorffAlpha, level, c.units, t.oneCategory(c.units, t.scheme.labels[one]))
	}
	return valued(KrippendorffAlpha, level, c.units, value)
}

// alpha is the value, which there is only where distances can be expected.
func (c *coincidences) alpha(metric distances) (value float64, ok bool) {
	observed := 0.0
	for _, m := range c.cells {
		observed += 2 * m.count * metric.between(m.a, m.b)
	}
	expected := metric.expected(c.margins)
	if expected <= 0 {
		return 0, false
	}
	return 1 - (c.total()-1)*observed/expected, true
}

// unpaired says why a table has no chance-corrected value.
func (t *Table) unpaired(c *coincidences) (Reason, bool) {
	if reason, ok := t.paired(c.units); !ok {
		return reason, false
	}
	if used, one := c.usedValues(); used < 2 {
		return t.oneCategory(c.units, t.scheme.labels[one]), false
	}
	return Reason{}, true
}

// paired says why a table has no unit with two labels.
func (t *Table) paired(units int) (Reason, bool) {
	switch {
	case units > 0:
		return Reason{}, true
	case t.Ratings() == 0:
		return because(NoLabels), false
	}
	var active []string
	for a, given := range t.RatingsOf() {
		if given > 0 {
			active = append(active, t.annotators[a])
		}
	}
	switch len(active) {
	case 1:
		return because(OneAnnotator), false
	case 2:
		return because(NoSharedUnits, "One", active[0], "Other", active[1]), false
	default:
		return because(NoOverlap), false
	}
}

// oneCategoryOfAll says so of a kappa whose chance agreement also counts the labels of
// units that only one annotator labelled.
func (t *Table) oneCategoryOfAll(p *profile, chance float64) Reason {
	label := t.scheme.labels[p.one]
	if chance > 1-1e-9 {
		return t.oneCategory(p.paired, label)
	}
	return because(PairedOneOfAll, "Label", label, "Chance", int(100*chance+0.5))
}

// oneCategory says that all labels of the units that can be paired are equal,
// and whether labels elsewhere differ.
func (t *Table) oneCategory(units int, label string) Reason {
	if units == 1 {
		return because(OneSharedAgreed, "Label", label)
	}
	for _, v := range t.values {
		if t.scheme.labels[v] != label {
			return because(PairedOne, "Label", label)
		}
	}
	return because(OneCategory, "Label", label)
}
