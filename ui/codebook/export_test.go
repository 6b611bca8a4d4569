package codebook

// Said returns every text on the screen, for tests.
func Said(c *Codebook) []string {
	var said []string
	for _, p := range c.board.Panes() {
		said = append(said, p.List().Said()...)
	}
	return said
}

// At returns the spot where the keys are.
func At(c *Codebook) string {
	s, _ := c.board.At().At()
	return s.ID
}
