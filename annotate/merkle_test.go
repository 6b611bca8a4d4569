package annotate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"
)

// rootByLevels is the root as docs/file.md says it: two and two of a level are one above,
// and the last of an odd number goes up as it is.
func rootByLevels(level [][sha256.Size]byte) string {
	if len(level) == 0 {
		return hex.EncodeToString(make([]byte, sha256.Size))
	}
	for len(level) > 1 {
		var above [][sha256.Size]byte
		for pair := range slices.Chunk(level, 2) {
			if len(pair) == 1 {
				above = append(above, pair[0])
				continue
			}
			above = append(above, sha256.Sum256(slices.Concat([]byte{1}, pair[0][:], pair[1][:])))
		}
		level = above
	}
	return hex.EncodeToString(level[0][:])
}

func TestTheRootOfATreeThatGrewLeafByLeafIsThatOfItsLevels(t *testing.T) {
	var grown tree
	var leaves [][sha256.Size]byte
	for n := range 70 {
		if got, want := grown.root(), rootByLevels(leaves); got != want {
			t.Fatalf("the root of %d leaves is %s, not %s", n, got, want)
		}
		leaf := leafOf(fmt.Append(nil, n))
		leaves = append(leaves, leaf)
		grown.add(leaf)
	}
	if len(grown.parts) > 7 {
		t.Errorf("of 70 leaves %d parts are kept", len(grown.parts))
	}
}

func TestAFreezeIsTheSameWhicheverOfItsArticlesComeBetweenItsEntries(t *testing.T) {
	articles, entries := []string{"0a", "5b", "9c"}, []string{"01", "0b", "5a", "5c", "8f"}
	var held Holdings
	for _, id := range articles {
		held.AddArticle(id, nil)
	}
	for _, id := range entries {
		held.AddEntry(&Entry{ID: id}, false)
	}
	var ids [][sha256.Size]byte
	for _, id := range slices.Sorted(slices.Values(slices.Concat(articles, entries))) {
		ids = append(ids, leafOf([]byte(id)))
	}
	f := held.Freeze("spring")
	if f.IDs != rootByLevels(ids) || f.Entries != 5 || f.Articles != 3 {
		t.Errorf("it is %+v", f)
	}
	for _, id := range slices.Concat(articles, entries) {
		if !f.Frozen().Has(id) {
			t.Errorf("%s is not in it", id)
		}
	}
	if f.Frozen().Has("77") {
		t.Error("another is in it")
	}
}
