package agreement

// ByCategory returns specific agreement and Fleiss' kappa of each category.
func ByCategory(t *Table) (specific, kappas []Result) {
	p := t.profile(LevelNominal)
	return p.specific(), p.fleissCategories()
}

// specific returns for each category the share of its labels that another
// label of the unit confirms: Cicchetti & Feinstein 1990, Journal of Clinical
// Epidemiology 43:551-558.
func (p *profile) specific() []Result {
	same, met, _ := p.byCategory()
	results := make([]Result, p.w.q)
	for v := range results {
		r := p.undefinedCategory(SpecificAgreement, v, met[v] == 0)
		if r == nil {
			valued := valued(SpecificAgreement, LevelNominal, p.paired, same[v]/met[v])
			r = &valued
		}
		r.Category = &p.t.scheme.labels[v]
		results[v] = *r
	}
	return results
}

// fleissCategories returns Fleiss' kappa of each category against all others:
// Fleiss 1971; with missing labels, his formula on the mean over units.
func (p *profile) fleissCategories() []Result {
	_, met, apart := p.byCategory()
	results := make([]Result, p.w.q)
	for v := range results {
		r := p.undefinedCategory(FleissKappaCategory, v, met[v] == 0)
		if r == nil && p.used < 2 {
			none := undefined(FleissKappaCategory, LevelNominal, p.paired, p.t.oneCategory(p.paired, p.t.scheme.labels[v]))
			r = &none
		}
		if r == nil {
			share := p.shares[v]
			valued := valued(FleissKappaCategory, LevelNominal, p.paired,
				1-apart[v]/(float64(p.paired)*share*(1-share)))
			r = &valued
		}
		r.Category = &p.t.scheme.labels[v]
		results[v] = *r
	}
	return results
}

// undefinedCategory returns why nothing can be said about a category, or nil.
func (p *profile) undefinedCategory(statistic Statistic, category int, unused bool) *Result {
	var r Result
	reason, ok := p.t.paired(p.paired)
	switch {
	case !ok:
		r = undefined(statistic, LevelNominal, 0, reason)
	case unused:
		r = undefined(statistic, LevelNominal, p.paired, because(NeverPaired, "Label", p.t.scheme.labels[category]))
	default:
		return nil
	}
	return &r
}

// byCategory sums over the paired units, for each category: ordered pairs of
// labels that are both of it, pairs whose first is, and the share of pairs
// with one of it and one of another.
func (p *profile) byCategory() (same, met, apart []float64) {
	same, met, apart = make([]float64, p.w.q), make([]float64, p.w.q), make([]float64, p.w.q)
	for i := range p.patterns {
		values, times := p.patterns[i].values, float64(p.patterns[i].units)
		r := float64(len(values))
		if len(values) < 2 {
			continue
		}
		for from := 0; from < len(values); { // they are sorted
			to := from + 1
			for to < len(values) && values[to] == values[from] {
				to++
			}
			v, n := values[from], float64(to-from)
			same[v] += times * n * (n - 1)
			met[v] += times * n * (r - 1)
			apart[v] += times * n * (r - n) / (r * (r - 1))
			from = to
		}
	}
	return same, met, apart
}
