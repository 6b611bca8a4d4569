package codebook

// Cheapest lists the options of a field after which fewest other questions are asked, in
// the order of the codebook; none where every option leads to as many.
func (c *Codebook) Cheapest(f *Field) []string {
	led := make([]int, len(f.Options))
	for i := range c.Fields {
		if &c.Fields[i] == f {
			continue
		}
		fieldsOf(c.Fields[i].ShowIf, func(on FieldIs) {
			if on.Field != f.Key {
				return
			}
			for o := range f.Options {
				if f.isOneOf(f.Options[o].Value, on.Values) != on.Not {
					led[o]++
				}
			}
		})
	}
	var cheapest []string
	fewest, most := len(c.Fields), 0
	for _, n := range led {
		fewest, most = min(fewest, n), max(most, n)
	}
	for o, n := range led {
		if n == fewest && n < most {
			cheapest = append(cheapest, f.Options[o].Value)
		}
	}
	return cheapest
}
