package agreement_test

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"plumbline/annotate/agreement"
)

// TestTheDocumentHasEverySentenceAsItIsPrinted compares docs/agreement.md with
// the code, both ways: a place for a name or a number may hold any.
func TestTheDocumentHasEverySentenceAsItIsPrinted(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "agreement.md"))
	if err != nil {
		t.Fatal(err)
	}
	documented := map[agreement.Code]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z0-9_]+)` \\| (.+) \\|$").FindAllStringSubmatch(string(text), -1) {
		code := agreement.Code(row[1])
		if documented[code] != "" {
			t.Errorf("the document has %s twice", code)
		}
		documented[code] = row[2]
	}
	for code, sentence := range sentences(t) {
		if want := printed(sentence); !want.MatchString(documented[code]) {
			t.Errorf("of %s the document says %q, printed is %q", code, documented[code], sentence)
		}
		delete(documented, code)
	}
	for code := range documented {
		t.Errorf("the document knows %s, which is never printed", code)
	}
}

// printed is what a sentence looks like once names and numbers stand in it.
func printed(sentence string) *regexp.Regexp {
	values := map[string]string{"Alpha": `-?\d\.\d\d`}
	for _, number := range []string{"Units", "Articles", "Holding", "All", "Undefined", "Draws", "Left", "Pairs", "Labels", "Spans"} {
		values[number] = `\d+`
	}
	pattern := "^"
	for {
		before, rest, found := strings.Cut(sentence, "{{.")
		pattern += regexp.QuoteMeta(before)
		if !found {
			return regexp.MustCompile(pattern + "$")
		}
		name, after, _ := strings.Cut(rest, "}}")
		pattern += cmp.Or(values[name], `[^ ]+`)
		sentence = after
	}
}

// sentences are those of the catalogue that explain a result, by their codes.
func sentences(t *testing.T) map[agreement.Code]string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "sentence", "en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var catalogue map[string]any
	if err := json.Unmarshal(src, &catalogue); err != nil {
		t.Fatal(err)
	}
	all := map[agreement.Code]string{}
	for key, pattern := range catalogue {
		code, explains := strings.CutPrefix(key, "reason.")
		if explains && !strings.Contains(code, ".") {
			all[agreement.Code(code)] = pattern.(string)
		}
	}
	return all
}
