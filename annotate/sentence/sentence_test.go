package sentence_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"plumbline/annotate/sentence"
)

func TestASentenceIsSaidInEnglish(t *testing.T) {
	for want, said := range map[string]sentence.Text{
		"There is no file a.txt; it may have been moved or its name misspelt.":     sentence.Of("file.not-found", "File", "a.txt"),
		"There is no file {{.File}}; it may have been moved or its name misspelt.": sentence.Of("file.not-found", "File", "{{.File}}"),
		"the line has 1 column, the first line has 3":                              sentence.Of("tabular.cells-of-line", "Count", 1, "First", 3),
		"the line has 2 columns, the first line has 3":                             sentence.Of("tabular.cells-of-line", "Count", 2, "First", 3),
		"line 4: the question \"a\\nb\" has no options": sentence.Of("problem.in-line", "Line", 4, "Problem", sentence.Of("codebook.no-options",
			"Field", sentence.Of("codebook.the-field", "Key", sentence.Quoted("a\nb")))),
		"a or b or c": sentence.Joined(sentence.Of("condition.or"), []string{"a", "b", "c"}),
		"":            sentence.Sentence{},
	} {
		if got := said.String(); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}

func TestASentenceInsideAnotherIsSaidInTheSameLanguage(t *testing.T) {
	loud := func(key, english string, count *int, params map[string]any) string {
		return strings.ToUpper(sentence.English(key, english, count, params))
	}
	inner := sentence.Fail("scheme.no-number", "Number", sentence.Decimal(1.5))
	for _, wrapped := range []any{inner, inner.Sentence, error(inner), sentence.Each(", ", []*sentence.Failure{inner})} {
		if got := sentence.Of("table.no-scale", "Cause", wrapped).
			In(loud); got != "THE NUMBERS MAKE NO SCALE: 1.50 IS NO NUMBER TO COMPUTE WITH." {
			t.Errorf("of a %T it says %q", wrapped, got)
		}
	}
}

func TestAnErrorWithoutASentenceStandsAsItIs(t *testing.T) {
	if got := sentence.Of("failure.cause", "Cause", errors.New("errno 28")).String(); got != "errno 28" {
		t.Errorf("it says %q", got)
	}
}

func TestASentenceIsOneStringInJSON(t *testing.T) {
	out, err := json.Marshal(map[string]any{"reason": sentence.Of("file.is-a-folder", "File", "x")})
	if err != nil || string(out) != `{"reason":"x is a folder; name a file in it."}` {
		t.Errorf("it is %s (%v)", out, err)
	}
}

func TestValuesFromElsewhereAreShownSafely(t *testing.T) {
	got := fmt.Sprint(
		sentence.Quoted("a\x1b[2J"),
		" ",
		sentence.Character('\u202e'),
		" ",
		sentence.Hex(7),
		" ",
		sentence.Short("0123456789abcdef"),
		" ",
		sentence.Start("ä", 1),
		" ",
		sentence.Beginning("äö", 2),
		" ",
		sentence.Beginning("ä öü", 2),
	)
	if want := `"a\x1b[2J" '\u202e' 07 0123456789ab ä äö ä…`; got != want {
		t.Errorf("it shows %s, want %s", got, want)
	}
}

func TestAShareThatIsThereNeverReadsNoneAndOneThatIsNotAllNeverReadsAll(t *testing.T) {
	for share, want := range map[float64]string{
		0: "0 %", 0.0001: "<1 %", 0.005: "1 %", 0.5: "50 %", 0.994: "99 %", 0.9999: ">99 %", 1: "100 %",
	} {
		if got := sentence.Share(share).String(); got != want {
			t.Errorf("%v is written %q, want %q", share, got, want)
		}
	}
}
