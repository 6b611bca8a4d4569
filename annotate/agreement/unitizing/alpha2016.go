package unitizing

import (
	"plumbline/annotate/agreement"
)

// AlphaU2016 is the family of alphas for unitizing of 2016: of spans, gaps and
// categories together; of what is marked at all; of the categories where two marked;
// and of each category where it meets any. Each annotator's spans must not overlap.
//
// Source: Krippendorff, Mathet, Bouvry and Widlöcher (2016), On the reliability of
// unitizing textual continua: further developments, Quality & Quantity 50, 2347-2364;
// the same as Krippendorff (2019), Content Analysis, 4th ed., section 12.6. A text that
// not all read counts with those who did, as a unit of alpha does.
func (u *Unitizations) AlphaU2016() []Result {
	overall := result(AlphaU2016, agreement.LevelNominal, u.Spans())
	for _, text := range u.Texts {
		if name, overlap := overlapping(text.Marked, u.Annotators); overlap {
			return []Result{overall.undefined(because(AnySpansOverlap, "Annotator", name, "Text", text.Name))}
		}
	}
	c := u.coincidencesOf()
	total := sum(c.length)
	if total == 0 {
		return []Result{overall.undefined(because(NoSharedTexts))}
	}
	gap := len(u.Categories)
	expect := expectation(c.length, c.alike)
	all := overall.ratio(apart(c.met), apart(expect))

	marked := result(AlphaU2016Marked, agreement.LevelNominal, u.Spans())
	var met, expected float64
	for k := range u.Categories {
		met, expected = met+c.met[gap][k]+c.met[k][gap], expected+expect[gap][k]+expect[k][gap]
	}
	return append([]Result{all, marked.ratio(met, expected)}, u.coding(c)...)
}

// coding is the part of the family that looks only where both marked.
func (u *Unitizations) coding(c coincidences) []Result {
	n := len(u.Categories)
	lengths, met := make([]float64, n), make([][]float64, n)
	for k := range n {
		met[k] = c.met[k][:n]
		lengths[k] = sum(met[k])
	}
	expect := expectation(lengths, u.pairable())
	coding := result(AlphaU2016Coding, agreement.LevelNominal, u.Spans()).ratio(apart(met), apart(expect))
	results := []Result{coding}
	for k, category := range u.Categories {
		r := result(AlphaU2016Category, agreement.LevelNominal, u.spansOfCategory(k)).of(category)
		other, expected := lengths[k]-met[k][k], 0.0
		for j := range n {
			if j != k {
				expected += expect[j][k]
			}
		}
		if margin := expected + expect[k][k]; lengths[k] > 0 && margin > 0 {
			other, expected = other/lengths[k], expected/margin
		}
		results = append(results, r.ratio(other, expected))
	}
	return results
}

// pairable sums the squared lengths of spans as far as anybody else marked there.
func (u *Unitizations) pairable() []float64 {
	alike := make([]float64, len(u.Categories))
	for _, text := range u.Texts {
		for a, own := range text.Marked {
			var others []Span
			for b, spans := range text.Marked {
				if a != b {
					others = append(others, spans...)
				}
			}
			covered := union(others)
			from := 0
			for _, s := range own {
				for from < len(covered) && covered[from].End <= s.Begin {
					from++
				}
				both := 0
				for _, o := range covered[from:] {
					if o.Begin >= s.End {
						break
					}
					both += min(s.End, o.End) - max(s.Begin, o.Begin)
				}
				alike[s.Category] += square(both)
			}
		}
	}
	return alike
}

// expectation is how long categories of such lengths meet by chance, in all as long
// as they are; nothing of nothing.
func expectation(lengths, alike []float64) [][]float64 {
	total := sum(lengths)
	apart := 0.0
	if total > 0 {
		apart = total - sum(alike)/total
	}
	expect := make([][]float64, len(lengths))
	for i := range expect {
		expect[i] = make([]float64, len(lengths))
		for j := range expect[i] {
			product := lengths[i] * lengths[j]
			if i == j {
				product -= alike[i]
			}
			if apart > 0 {
				expect[i][j] = product / apart
			}
		}
	}
	return expect
}

// apart sums what does not lie on the diagonal.
func apart(matrix [][]float64) (total float64) {
	for i, row := range matrix {
		for j, value := range row {
			if i != j {
				total += value
			}
		}
	}
	return total
}

func sum(values []float64) (total float64) {
	for _, v := range values {
		total += v
	}
	return total
}
