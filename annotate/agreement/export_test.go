package agreement

// Cohen returns Cohen's kappa of two annotators, named by their positions, on
// the units that both labelled, with the margins of those units only. Cohen
// 1960, Educational and Psychological Measurement 20:37-46; weighted: Cohen
// 1968, Psychological Bulletin 70:213-220.
func Cohen(t *Table, first, second int, level Level) Result {
	return t.ofPair(Coefficient{CohenKappa, level}, first, second)
}

// Scott returns Scott's pi of two annotators: Cohen's kappa with the margins
// of both taken together. Scott 1955, Public Opinion Quarterly 19:321-325.
func Scott(t *Table, first, second int) Result {
	return t.ofPair(Coefficient{ScottPi, LevelNominal}, first, second)
}

// Fleiss returns Fleiss' kappa, in which nobody's own habits count: Fleiss
// 1971, for missing labels as Gwet has it.
func Fleiss(t *Table, level Level) Result {
	return t.profile(level).coefficient(Coefficient{FleissKappa, level})
}
