package codebookscreen

// Said returns every text on the screen, for tests.
func Said(c *Screen) []string {
	var said []string
	for _, p := range c.board.Panes() {
		said = append(said, p.Drawing().Said()...)
	}
	return said
}

// At returns the spot where the keys are.
func At(c *Screen) string {
	s, _ := c.board.At().At()
	return s.ID
}
