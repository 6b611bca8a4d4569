package agreement

// More is how much more has to be labelled by two annotators.
type More struct {
	Units, Articles int
}

// ToHalve returns how much more halves an interval. Its width falls with the
// square root of the number of units, so it takes four times as many, three
// times as many again; with whole articles, in whole articles, which are what
// counts when articles are drawn. Without articles, Articles is 0.
func ToHalve(units, articles int) More {
	return More{Units: 3 * max(0, units), Articles: 3 * max(0, articles)}
}
