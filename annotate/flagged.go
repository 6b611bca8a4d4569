package annotate

// Flagged is a paragraph that its annotator should look at again, and the
// questions it is about: marked unsure, or answered twice. A question without
// a field is the submission.
type Flagged struct {
	Paragraph Paragraph
	Title     string // of its article
	Questions []Slot
}
