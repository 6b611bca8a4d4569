package adjudicating

import "plumbline/annotate"

// Rulings are what leads laid down for everyone about a question, oldest first.
func (s *Session) Rulings(field string) annotate.Rulings { return s.rulings.On(field) }

// Touched are the letters of those whose answer to a question a ruling wants to be looked at
// again; none while the answers are covered.
func (s *Session) Touched(slot annotate.Slot) (letters []string) {
	if s.is == nil || s.covered {
		return nil
	}
	for _, column := range s.is.Columns {
		if column.Touched(s.rulings, slot) {
			letters = append(letters, column.Letter)
		}
	}
	return letters
}
