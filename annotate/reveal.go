package annotate

// RevealKey is the log key of a reveal: something was shown, or known, to a person
// who was not meant to know it yet. The subject is a paragraph for RevealAnswers,
// else an article. A reveal is never taken back: what was seen is seen.
func RevealKey(field, subject, annotator string, round int) Key {
	return Key{Kind: KindReveal, Subject: subject, Layer: LayerAnnotation, Round: round, Annotator: annotator, Field: field}
}
