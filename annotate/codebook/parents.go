package codebook

import "slices"

// Parents lists the fields that directly decide whether a field is asked:
// those in its condition, and those that can end the form.
func (c *Codebook) Parents(f *Field) []*Field {
	var parents []*Field
	add := func(p *Field) {
		if p != nil && p != f && !slices.Contains(parents, p) {
			parents = append(parents, p)
		}
	}
	fieldsOf(f.ShowIf, func(on FieldIs) { add(c.Field(on.Field)) })
	for i := range c.Fields {
		if len(c.Fields[i].EndsFormOn) > 0 && !f.IsAside() {
			add(&c.Fields[i])
		}
	}
	return parents
}

// Ancestors lists the fields that directly or indirectly decide whether a field is asked.
func (c *Codebook) Ancestors(f *Field) []*Field {
	found := c.Parents(f)
	for i := 0; i < len(found); i++ {
		for _, up := range c.Parents(found[i]) {
			if up != f && !slices.Contains(found, up) {
				found = append(found, up)
			}
		}
	}
	return found
}
