package search_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate/search"
)

func TestATextIsKnownByItsWordsAndBySignsInPairs(t *testing.T) {
	for text, want := range map[string]string{
		"The CAFÉ, 2 don’t!": "the|cafe|2|don|t",
		"都会開":                "都会|会開|開",
		"東京でNATO会議":          "東京|京で|で|nato|会議|議",
		"भारत की संसद":       "भारत|की|संसद",
		"“ — ”":              "",
	} {
		if got := strings.Join(slices.Collect(search.Terms(text)), "|"); got != want {
			t.Errorf("%q is known by %q, want %q", text, got, want)
		}
	}
}

// fits tells whether a term is as a need says.
func fits(n search.Need, term string) bool {
	switch {
	case n.Before && n.After:
		return strings.Contains(term, n.Term)
	case n.Before:
		return strings.HasSuffix(term, n.Term)
	case n.After:
		return strings.HasPrefix(term, n.Term)
	}
	return term == n.Term
}

// followOneAnother tells whether terms that are as needs say stand side by side.
func followOneAnother(needs []search.Need, terms []string) bool {
	for from := range len(terms) - len(needs) + 1 {
		all := true
		for i, n := range needs {
			all = all && fits(n, terms[from+i])
		}
		if all {
			return true
		}
	}
	return false
}

func TestATextInWhichWordsStandHasAllThatTheyNeedSideBySide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text") + rapid.StringOfN(rapid.RuneFrom([]rune("東京都でのがカー会a b’ไทยກข្ម")), 0, 20, -1).Draw(t, "more")
		runes := []rune(text)
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		to := rapid.IntRange(from, len(runes)).Draw(t, "to")
		words := search.For(string(runes[from:to]))
		if !words.In(text) {
			return
		}
		terms := slices.Collect(search.Terms(text))
		if needs := words.Needs(); !followOneAnother(needs, terms) {
			t.Fatalf("%q stands in %q, which is known by %q and lacks %+v", string(runes[from:to]), text, terms, needs)
		}
	})
}
