package annotate

import "time"

// Reveal is that something was shown, or known, to a person who was not meant
// to know it yet. It is never taken back: what was seen is seen.
type Reveal struct {
	Subject   string // a paragraph for RevealAnswers, else an article
	Annotator string
	Field     string // a Reveal field
	Round     int
	At        time.Time // the first time
}

// RevealKey is the log key of a reveal.
func RevealKey(field, subject, annotator string, round int) Key {
	return Key{Kind: KindReveal, Subject: subject, Layer: LayerAnnotation, Round: round, Annotator: annotator, Field: field}
}
