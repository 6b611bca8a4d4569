package seeds_test

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"plumbline/annotate/codebook"
	"plumbline/annotate/hint"
	"plumbline/seeds"
)

// mustParseCodebook reads the codebook that ships inside.
func mustParseCodebook(t *testing.T) *codebook.Codebook {
	t.Helper()
	book, err := codebook.Parse(seeds.Codebook())
	if err != nil {
		t.Fatalf("the codebook that ships inside is refused: %v", err)
	}
	return book
}

func TestTheSampleProjectReadsWithoutError(t *testing.T) {
	sample, err := seeds.ReadSample("sample")
	if err != nil {
		t.Fatalf("the sample project cannot be read: %v", err)
	}
	if len(sample.Targets) != 3 || len(sample.Articles) != 3 {
		t.Errorf("the sample has %d targets and %d articles, want 3 and 3", len(sample.Targets), len(sample.Articles))
	}
	if shown := seeds.SampleProject(); len(shown.Articles) != len(sample.Articles) {
		t.Errorf("SampleProject shows %d articles of %d", len(shown.Articles), len(sample.Articles))
	}
}

func TestChangingTheCodebookBytesDoesNotChangeTheSeed(t *testing.T) {
	seeds.Codebook()[0] = '!'
	if seeds.Codebook()[0] == '!' {
		t.Error("Codebook hands out the bytes it keeps, so a caller can change them")
	}
}

func TestTargetsSayWhatCountsAndWhatDoesNot(t *testing.T) {
	for _, target := range seeds.SampleProject().Targets {
		lines := append([]string{target.Name, target.Counts, target.CountsNot}, target.Aliases...)
		for _, line := range lines {
			if line == "" || strings.Contains(line, "\n") || strings.TrimSpace(line) != line {
				t.Errorf("target %q has an empty, broken or padded line: %q", target.Name, line)
			}
		}
	}
}

func TestEveryArticleSaysInItsMetadataThatItIsFiction(t *testing.T) {
	articles := append(seeds.ScriptArticles(), seeds.SampleProject().Articles...)
	if len(articles) != 5 {
		t.Fatalf("%d articles ship inside, want 5", len(articles))
	}
	for _, a := range articles {
		if !strings.HasPrefix(a.Remark, "Fiction:") {
			t.Errorf("%s: the remark does not say first that it is fiction: %q", a.Slug, a.Remark)
		}
		if !strings.HasPrefix(a.URL, "https://example.org/") {
			t.Errorf("%s: the address %q could belong to somebody", a.Slug, a.URL)
		}
		if _, err := time.Parse(time.DateOnly, a.Published); err != nil {
			t.Errorf("%s: the date of publication is no date: %v", a.Slug, err)
		}
		if a.Outlet == "" || a.Author == "" || a.Title != a.Paragraphs()[0] {
			t.Errorf("%s: outlet or author is missing, or the title is not the headline", a.Slug)
		}
	}
}

func TestTextsAreOneCleanParagraphPerLine(t *testing.T) {
	articles := append(seeds.ScriptArticles(), seeds.SampleProject().Articles...)
	withoutNewline := 0
	for _, a := range articles {
		if !strings.HasSuffix(a.Text, "\n") {
			withoutNewline++
		}
		if strings.ContainsAny(a.Text, "\r\t\u2028\u2029\ufeff") {
			t.Errorf("%s holds a separator other than a line feed", a.Slug)
		}
		for i, paragraph := range a.Paragraphs() {
			if paragraph == "" || strings.TrimSpace(paragraph) != paragraph {
				t.Errorf("%s, paragraph %d is blank or padded: %q", a.Slug, i+1, paragraph)
			}
		}
	}
	if withoutNewline == 0 {
		t.Error("no file ends without a newline, a case the sample is to show")
	}
}

func TestSampleArticlesAreAsLongAsRealOnes(t *testing.T) {
	for _, a := range seeds.SampleProject().Articles {
		if n := len(a.Paragraphs()); n < 18 || n > 32 {
			t.Errorf("%s has %d paragraphs, want 18 to 32", a.Slug, n)
		}
	}
}

func TestScriptArticlesMixScriptsAndNumbers(t *testing.T) {
	scripts := map[string]*unicode.RangeTable{"arabic": unicode.Arabic, "chinese": unicode.Han}
	quotes := map[string]string{"arabic": "«", "chinese": "“"}
	for _, a := range seeds.ScriptArticles() {
		if n := len(a.Paragraphs()); n < 6 || n > 9 {
			t.Errorf("%s has %d paragraphs, want 6 to 9", a.Slug, n)
		}
		for what, table := range map[string]*unicode.RangeTable{
			"its own script": scripts[a.Slug], "Latin words": unicode.Latin, "digits": unicode.Digit,
		} {
			if table == nil || !strings.ContainsFunc(a.Text, func(r rune) bool { return unicode.Is(table, r) }) {
				t.Errorf("%s is to hold %s and does not", a.Slug, what)
			}
		}
		if !strings.Contains(a.Text, quotes[a.Slug]) {
			t.Errorf("%s has no quotation marks of its language", a.Slug)
		}
		if len(a.Key) != 0 {
			t.Errorf("%s has a key, though it serves pictures only", a.Slug)
		}
	}
}

func TestTheHintsThatShipCanBeRead(t *testing.T) {
	list, err := hint.Parse(seeds.Hints())
	if err != nil || list.Words() < 20 {
		t.Errorf("the list has %d words: %v", list.Words(), err)
	}
}
