package codebookscreen

// Texts returns every text on the screen, for tests.
func Texts(c *Screen) []string {
	var said []string
	for _, p := range c.board.Panes() {
		said = append(said, p.Drawing().Texts()...)
	}
	return said
}

// At returns the spot where the keys are.
func At(c *Screen) string {
	s, _ := c.board.At().At()
	return s.ID
}
