package agreement

// categoryTally sums what specific agreement and Fleiss' kappa of one category
// need.
type categoryTally struct {
	statistic Statistic
	category  int32
}

// The places of the sums.
const (
	categorySame   = iota // ordered pairs of labels that are both of the category
	categoryMet           // ordered pairs whose first is
	categoryApart         // the share of pairs with one of it and one of another
	categoryOther         // labels of others on paired units
	categoryPaired        // units
	categoryUnits
	categoryShare // over units, the share of labels that are of the category
	categoryWidth
)

func (c *categoryTally) named() bool { return false }

func (c *categoryTally) sums() sharedSums { return categorySums + sharedSums(c.category) }

func (c *categoryTally) width() int { return categoryWidth }

func (c *categoryTally) add(unit *pattern, into *parts) {
	r, n := float64(len(unit.values)), 0.0
	for _, v := range unit.values {
		if v == c.category {
			n++
		}
	}
	into.put(categoryUnits, 1)
	into.put(categoryShare, n/r)
	if r < 2 {
		return
	}
	into.put(categoryPaired, 1)
	into.put(categorySame, n*(n-1))
	into.put(categoryMet, n*(r-1))
	into.put(categoryApart, n*(r-n)/(r*(r-1)))
	into.put(categoryOther, r-n)
}

func (c *categoryTally) value(sums, _ []float64) (float64, bool) {
	if sums[categoryMet] == 0 {
		return 0, false
	}
	if c.statistic == SpecificAgreement {
		return sums[categorySame] / sums[categoryMet], true
	}
	share := sums[categoryShare] / sums[categoryUnits]
	if sums[categoryOther] == 0 || 1-share < 1e-12 {
		return 0, false
	}
	return 1 - sums[categoryApart]/(sums[categoryPaired]*share*(1-share)), true
}

// lightTally sums what Cohen's kappa of each pair needs, for Light's mean.
type lightTally struct {
	annotators int
	cross      *crossTally
}

// lightParts is the number of sums of which Light's kappa has an interval up to a
// sixteenth, and lightWork the number of them over all units or articles.
const (
	lightParts = 1 << 22
	lightWork  = 1 << 27
)

func (l *lightTally) named() bool { return true }

func (l *lightTally) width() int { return l.annotators * (l.annotators - 1) / 2 * l.cross.width() }

func (l *lightTally) add(unit *pattern, into *parts) {
	for i, a := range unit.who {
		for j := i + 1; j < len(unit.who); j++ {
			at := int(a)*(2*l.annotators-int(a)-1)/2 - int(a) - 1 + int(unit.who[j])
			from := len(into.at)
			l.cross.add(&pattern{values: []int32{unit.values[i], unit.values[j]}}, into)
			for p := range into.at[from:] {
				into.at[from+p] += int32(at * l.cross.width())
			}
		}
	}
}

func (l *lightTally) value(sums, scratch []float64) (float64, bool) {
	sum, n, w := 0.0, 0, l.cross.width()
	for from := 0; from < len(sums); from += w {
		if pair := sums[from : from+w]; pair[0] > 0 {
			if kappa, ok := l.cross.value(pair, scratch); ok {
				sum += kappa
				n++
			}
		}
	}
	if n == 0 {
		return 0, false
	}
	return sum / float64(n), true
}
