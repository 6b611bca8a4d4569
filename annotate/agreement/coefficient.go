package agreement

// Coefficient is a statistic at a level, such as Krippendorff's alpha with
// ordinal distances.
type Coefficient struct {
	Statistic Statistic
	Level     Level
}

// Compute returns a coefficient of the whole table. Cohen's kappa and Scott's
// pi are those of the first two annotators.
func Compute(t *Table, coefficient Coefficient) Result {
	level := coefficient.Level
	if own := ofItsOwn(coefficient.Statistic); own != nil {
		return own.compute(t, level)
	}
	switch coefficient.Statistic {
	case KrippendorffAlpha:
		return Alpha(t, level)
	case CongerKappa:
		return Conger(t, level)
	case LightKappa:
		return Light(t, level)
	case CohenKappa, ScottPi:
		if len(t.annotators) < 2 {
			reason, _ := t.paired(0)
			return undefined(coefficient.Statistic, level, 0, reason)
		}
		return t.ofPair(coefficient, 0, 1)
	default:
		return t.profile(level).coefficient(coefficient)
	}
}
