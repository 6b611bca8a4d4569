package typeset

// sample is text with the letters of English about as often as they occur; its
// mean advance says how wide a column is.
const sample = "The people of the town said on Monday that they had not seen the report, " +
	"which was sent to all members of the council in another year"

// columnWidth returns the mean width of a letter in em.
func (c *Catalog) columnWidth(cut Cut) float32 {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.columns == nil {
		c.columns = map[Cut]float32{}
	}
	if _, ok := c.columns[cut]; !ok {
		p := c.shape([]rune(sample), cut)
		c.columns[cut] = p.advance(0, len(p.cells)) / float32(len(sample))
	}
	return c.columns[cut]
}

// extents returns how far the primary face of a cut reaches above and below
// the baseline, in em.
func (c *Catalog) extents(cut Cut) (ascent, descent float32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	face := c.primary(cut)
	metrics, _ := face.FontHExtents()
	upem := float32(face.Upem())
	return metrics.Ascender / upem, -metrics.Descender / upem
}

// ellipsis returns the shaped mark that stands for text left out.
func (c *Catalog) ellipsis(cut Cut) *Paragraph {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.marks[cut] == nil {
		c.marks[cut] = c.shape([]rune("…"), cut)
	}
	return c.marks[cut]
}
