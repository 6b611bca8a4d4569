package annotate

import "plumbline/annotate/sentence"

// CheckQuotes says what is wrong with evidence beside the paragraph that it is about: its
// words have to stand there, letter by letter. Of a text that is not here nothing is known,
// and what was carried to a corrected text says where the words stood in the older one.
func CheckQuotes(e *Entry, text string) error {
	if e.Key.Kind != KindEvidence || e.Value == "" || e.Value == NoWords || text == "" || e.Origin == OriginCarried {
		return nil
	}
	passages, _ := SplitPassages(e.Value) // what is no list of them is told by CheckEntry
	runes := []rune(text)
	for _, p := range passages {
		if !p.standsIn(runes) {
			return Fail(CodeInvalid, "entry.wrong", "Entry", shown(e.ID), "Reason", sentence.Of(
				"entry.not-in-the-text", "Words", sentence.Quoted(firstOf(p.Words, 60)), "Begin", p.Begin, "End", p.End))
		}
	}
	return nil
}

// standsIn reports whether the words of a passage stand at its place in a text.
func (p Passage) standsIn(text []rune) bool {
	return p.End <= len(text) && string(text[p.Begin:p.End]) == p.Words
}
