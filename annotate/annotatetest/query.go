package annotatetest

import (
	"plumbline/annotate/finding"
	"plumbline/annotate/search"
)

// Query looks for a text as it stands, whatever is in it.
func Query(text string) finding.Query {
	w := search.For(text)
	if w.None() {
		return finding.Query{}
	}
	return finding.Query{Line: text, Words: []search.Words{w}}
}
