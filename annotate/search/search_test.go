package search_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"plumbline/annotate/search"
)

func TestWordsAreFoundHoweverTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ words, text string }{
		{"don't", "They don’t say."},
		{"don’t", "They don't say."},
		{`"so"`, "It is “so” and no other way."},
		{"cafe", "The café's owner"},
		{"café", "THE CAFE"},
		{"cafe\u0301 owner", "a café owner"},
		{"strasse", "die Straße"},
		{"Straße", "DIE STRASSE"},
		{"lodz", "in Łódź today"},
		{"finance", "the ﬁnance ministry"},
		{"ﬁnance", "the Finance ministry"},
		{"angstrom", "Ångström"},
		{"cooperate", "they coöperate"},
		{"istanbul", "İstanbul'da"},
		{"isik", "IŞIK ve ışık"},
		{"ışık", "IŞIK"},
		{"كتابه", "إنّ كِتابَهُ في مكتبة"},
		{"كِتابَهُ", "ان كتابه في مكتبة"},
		{"احمد", "الأمير أحمد"},
		{"كتاب", "كـــتاب"},
		{"שלום", "שָׁלוֹם"},
		{"переговоры", "ПЕРЕГОВОРЫ в столице"},
		{"two words", "two\u00a0 words"},
		{"co-operate", "co‑operate"},
		{"soft", "so\u00adft"},
		{"(bar) -minus", "OR NOT foo* (bar) -minus"},
		{"100%", "by 100% in"},
		{"संसद", "भारत की संसद में"},
		{"が", "これが"},
	} {
		if !search.For(c.words).In(c.text) {
			t.Errorf("%q is not found in %q", c.words, c.text)
		}
	}
}

func TestWhatIsAnotherWordIsNotFound(t *testing.T) {
	for _, c := range []struct{ words, text string }{
		{"cooperate", "they co-operate"},
		{"कि", "का"}, // vowel signs are letters
		{"か", "これが"},
		{"e_n", "even"},
		{"", "anything"},
		{" ", "any thing"},
		{"\u0301", "café"},
	} {
		if search.For(c.words).In(c.text) {
			t.Errorf("%q is found in %q", c.words, c.text)
		}
	}
}

func TestASpanIsWhatWasFoundWithItsMarks(t *testing.T) {
	for _, c := range []struct{ words, text, want string }{
		{"cafe", "The cafe\u0301’s owner", "cafe\u0301"},
		{"nan", "ﬁnance", "nan"},
		{"in", "ﬁnance", "ﬁn"}, // a ligature is not cut
		{"strasse", "die Straße und STRASSE", "Straße|STRASSE"},
		{"كتابه", "إنّ كِتابَهُ في", "كِتابَهُ"},
		{"a", "banana", "a|a|a"},
		{"aa", "aaaa", "aa|aa"},
		{"two words", "two  words", "two  words"},
	} {
		var got []string
		for _, s := range search.For(c.words).Spans(c.text) {
			got = append(got, string([]rune(c.text)[s.Start:s.End]))
		}
		if found := strings.Join(got, "|"); found != c.want {
			t.Errorf("of %q in %q is marked %q, want %q", c.words, c.text, found, c.want)
		}
	}
}

// texts draws texts of letters that are hard to search.
var texts = rapid.StringOfN(rapid.RuneFrom([]rune(
	"aeiIİıſsSßﬁﬂ'’“”\" \t\u00a0-–eé\u0301\u0307ŁØæœÅåñ½²Σσςكِأاـّהָשׁकिसं\u3099かが가각\u00ad\u200f😀",
)), 0, 40, -1)

func TestWhatIsFoundIsWhatIsMarked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, words := texts.Draw(t, "text"), search.For(texts.Draw(t, "words"))
		spans := words.Spans(text)
		if words.In(text) != (len(spans) > 0) {
			t.Fatalf("found: %v, marked: %v", words.In(text), spans)
		}
		end := 0
		for _, s := range spans {
			if s.Start < 0 || s.End <= s.Start || s.End > utf8.RuneCountInString(text) {
				t.Fatalf("%v is no piece of the text", s)
			}
			end = max(end, s.End)
		}
	})
}

func TestAPlainTextIsFoundAsItIsMarked(t *testing.T) {
	plain := rapid.StringOfN(rapid.RuneFrom([]rune("aB \t\n-'")), 0, 20, -1)
	rapid.Check(t, func(t *rapid.T) {
		text, words := plain.Draw(t, "text"), search.For(plain.Draw(t, "words"))
		if words.In(text) != (len(words.Spans(text)) > 0) {
			t.Fatalf("found: %v, marked: %v", words.In(text), words.Spans(text))
		}
	})
}

func TestEveryPieceOfATextIsFoundInIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{
			"café", "Straße", "İş", "كِتاب", "don’t", "ﬁn", "संसद", "“so”", "x", "Łódź", "が", "각",
		}), 1, 8).Draw(t, "words")
		text := strings.Join(words, " ")
		from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(words)).Draw(t, "to")
		piece := strings.Join(words[from:to], " ")
		if spans := search.For(piece).Spans(text); len(spans) == 0 {
			t.Fatalf("%q is not found in %q", piece, text)
		}
	})
}

func TestAFoldedTextFoldsToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := search.Fold(texts.Draw(t, "text"))
		if twice := search.Fold(once); twice != once {
			t.Fatalf("%q folds to %q", once, twice)
		}
	})
}

func TestAnExcerptShowsWhatWasFound(t *testing.T) {
	long := strings.Repeat("Nothing of it stands here. ", 8) + "Then the café opened."
	got := search.For("cafe").Excerpt(long)
	if !strings.HasPrefix(got, "… ") || strings.Index(got, "café") > 60 {
		t.Errorf("the excerpt is %q", got)
	}
	if short := "The café opened."; search.For("cafe").Excerpt(short) != short {
		t.Error("a short text is cut")
	}
}
