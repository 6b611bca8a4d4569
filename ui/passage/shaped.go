package passage

import (
	"sync"
	"unicode/utf8"

	"plumbline/annotate/typeset"
)

// shapedBudget bounds the characters of the texts that are kept shaped: some
// long articles, at about 150 bytes a character.
const shapedBudget = 60_000

// recent keeps texts shaped that a list scrolls out of sight and back again.
var recent shapedTexts

// shapedKey names a shaped text.
type shapedKey struct {
	catalog *typeset.Catalog
	text    string
	cut     typeset.Cut
}

// shapedTexts holds shaped texts, and their keys from oldest to newest.
type shapedTexts struct {
	sync.Mutex
	texts      map[shapedKey]*typeset.Paragraph
	order      []shapedKey
	characters int
}

// shape returns a text as glyphs, shaped now or lately.
func shape(text string, cut typeset.Cut) *typeset.Paragraph {
	key := shapedKey{Catalog(), text, cut}
	recent.Lock()
	known := recent.texts[key]
	recent.Unlock()
	if known != nil && known.Current() {
		return known
	}
	shaped := key.catalog.Shape(text, cut)
	recent.Lock()
	defer recent.Unlock()
	recent.keep(key, shaped)
	return shaped
}

// keep adds a shaped text and forgets the oldest ones beyond the budget.
func (t *shapedTexts) keep(key shapedKey, shaped *typeset.Paragraph) {
	if t.texts == nil {
		t.texts = map[shapedKey]*typeset.Paragraph{}
	}
	if _, again := t.texts[key]; !again {
		t.order = append(t.order, key)
		t.characters += shaped.Len()
	}
	t.texts[key] = shaped
	for t.characters > shapedBudget && len(t.order) > 1 {
		oldest := t.order[0]
		t.order = t.order[1:]
		delete(t.texts, oldest)
		t.characters -= utf8.RuneCountInString(oldest.text)
	}
}
