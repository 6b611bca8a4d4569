package unitizing

// coincidences are how long the categories of annotators meet: gap stands for no
// category, in the last row and column.
type coincidences struct {
	met    [][]float64 // over ordered pairs of a text's annotators, divided by how many others there are
	length []float64   // of each category, the gap among them
	// alike is what the chance that a span meets itself takes away: its squared length,
	// of gaps their length.
	alike []float64
}

// coincidencesOf are those of the texts that at least two annotators read. The spans
// of one annotator may not overlap.
func (u *Unitizations) coincidencesOf() coincidences {
	gap := len(u.Categories)
	c := coincidences{met: make([][]float64, gap+1), length: make([]float64, gap+1), alike: make([]float64, gap+1)}
	for i := range c.met {
		c.met[i] = make([]float64, gap+1)
	}
	for _, text := range u.Texts {
		var read [][]Span
		for _, spans := range text.Marked {
			if spans != nil {
				read = append(read, filled(spans, text, gap))
			}
		}
		if len(read) >= 2 {
			c.add(read, gap)
		}
	}
	return c
}

func (c *coincidences) add(read [][]Span, gap int) {
	for i, own := range read {
		for _, s := range own {
			l := float64(s.length())
			c.length[s.Category] += l
			if s.Category != gap {
				l *= l
			}
			c.alike[s.Category] += l
		}
		for j, other := range read {
			if i != j {
				c.meet(own, other, float64(len(read)-1))
			}
		}
	}
}

// meet walks two segmentations of a text side by side.
func (c *coincidences) meet(own, other []Span, others float64) {
	for i, j := 0, 0; i < len(own) && j < len(other); {
		a, b := own[i], other[j]
		if both := min(a.End, b.End) - max(a.Begin, b.Begin); both > 0 {
			c.met[a.Category][b.Category] += float64(both) / others
		}
		if a.End <= b.End {
			i++
		}
		if b.End <= a.End {
			j++
		}
	}
}

// filled is a segmentation of the whole text: the spans and what lies between them.
func filled(spans []Span, text Text, gap int) []Span {
	all := make([]Span, 0, 2*len(spans)+1)
	from := text.Begin
	for _, s := range spans {
		if s.Begin > from {
			all = append(all, Span{from, s.Begin, gap})
		}
		all = append(all, s)
		from = s.End
	}
	if from < text.end() {
		all = append(all, Span{from, text.end(), gap})
	}
	return all
}
