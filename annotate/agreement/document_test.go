package agreement_test

import (
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
	for code, sentence := range agreement.Sentences() {
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
	pattern := regexp.QuoteMeta(sentence)
	for place, value := range map[string]string{"%s": `[^ ]+`, "%d": `\d+`, `%\.2f`: `-?\d\.\d\d`, "%%": "%"} {
		pattern = strings.ReplaceAll(pattern, place, value)
	}
	return regexp.MustCompile("^" + pattern + "$")
}
