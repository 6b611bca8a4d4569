package store

import (
	"slices"
	"testing"

	"plumbline/annotate"
)

func TestOfEveryKindOfEntryItIsSaidWhoSeesIt(t *testing.T) {
	said := make([]annotate.Kind, len(entryKinds))
	for i, k := range entryKinds {
		said[i] = k.kind
	}
	known := annotate.Kinds()
	slices.Sort(said)
	slices.Sort(known)
	if !slices.Equal(said, known) {
		t.Errorf("who sees what and what goes into packs is said of %q, and there are %q", said, known)
	}
}
