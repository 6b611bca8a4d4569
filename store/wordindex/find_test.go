package wordindex

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"plumbline/annotate/search"
)

// named are the texts that the index names for some words.
func (x *Index) named(t *testing.T, words string) (texts []string) {
	t.Helper()
	q, err := x.Query(t.Context(), search.For(words))
	if err != nil {
		t.Fatal(err)
	}
	spots, err := x.Spots(t.Context(), q, -1, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range spots {
		texts = append(texts, s.Article)
	}
	return texts
}

func TestTextsAreNamedInWhichWordsFollowOneAnotherAndNotThoseThatHaveThemApart(t *testing.T) {
	x := mustOpen(t, filepath.Join(t.TempDir(), Name))
	mustAdd(
		t, x, "A quiet harbour wall.", "The wall of a quiet harbour.", "Inharbour walled off.", "Harbours and walls.",
		"港口会議開", "会議は港口で", "في مكتبة الأمير أحمد", "أحمد في مكتبة",
	)
	for words, want := range map[string][]string{
		"harbour wall":  {"A quiet harbour wall.", "Inharbour walled off."},
		"quiet harbour": {"A quiet harbour wall.", "The wall of a quiet harbour."},
		"wall of a qu":  {"The wall of a quiet harbour."},
		"wall harbour":  nil,
		"nowhere wall":  nil,
		"口会議":           {"港口会議開"},
		"会議港":           nil,
		"مكتبة الأمير":  {"في مكتبة الأمير أحمد"},
		"الأمير مكتبة":  nil,
	} {
		if got := x.named(t, words); !slices.Equal(got, want) {
			t.Errorf("for %q it names %q, want %q", words, got, want)
		}
	}
}

func TestWordsThatGoOnInVeryManyWaysAreToldApartFromThoseThatStandApart(t *testing.T) {
	const ways = 1500
	x := mustOpen(t, filepath.Join(t.TempDir(), Name))
	var want []string
	for i := range ways {
		want = append(want, fmt.Sprintf("Harbour walls%d", i))
	}
	want = append(want, "Inharbour walled off.")
	mustAdd(t, x, append(want, "Walls5 of a harbour.")...)
	q, err := x.Query(t.Context(), search.For("harbour wall"))
	if err != nil {
		t.Fatal(err)
	}
	spots, err := x.Spots(t.Context(), q, -1, 2*ways)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range spots {
		got = append(got, s.Article)
	}
	if !slices.Equal(got, want) {
		t.Errorf("it names %d texts, from %q to %q, want %d", len(got), got[0], got[len(got)-1], len(want))
	}
}

func TestAnIndexOfManyTextsIsMadeOfOnePieceAndNamesThemAll(t *testing.T) {
	x := mustOpen(t, filepath.Join(t.TempDir(), Name))
	texts := make([]string, 2*atOnce+7)
	for i := range texts {
		texts[i] = fmt.Sprintf("Harbour gate %d", i)
	}
	mustAdd(t, x, texts...)
	var pieces int
	if err := x.db.QueryRowContext(t.Context(), "SELECT count(DISTINCT segid) FROM texts_idx").Scan(&pieces); err != nil || pieces != 1 {
		t.Errorf("it is of %d pieces (%v)", pieces, err)
	}
	for _, i := range []int{0, atOnce, len(texts) - 1} {
		if got := x.named(t, "gate "+fmt.Sprint(i)); !slices.Contains(got, texts[i]) {
			t.Errorf("text %d is not named: %q", i, got)
		}
	}
}
