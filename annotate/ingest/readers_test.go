package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheFirstLinesOfEachReaderSayWhatItReadsItsLimitsAndSources looks at every file
// that declares a reader: the words before its package clause, or those of another file
// of its folder.
func TestTheFirstLinesOfEachReaderSayWhatItReadsItsLimitsAndSources(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	inFolders, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := 0
	for _, path := range append(files, inFolders...) {
		code, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n := strings.Count(string(code), "= &document.Reader{")
		if n == 0 || strings.HasSuffix(path, "_test.go") {
			continue
		}
		declared += n
		first, _, _ := strings.Cut(string(code), "\npackage ")
		first = strings.Join(strings.Fields(strings.ReplaceAll(first, "//", "")), " ")
		for _, want := range []string{"read", "Limits: ", "Sources: "} {
			if !strings.Contains(first, want) {
				t.Errorf("the first lines of %s have no %q", path, want)
			}
		}
	}
	if declared != len(readers) {
		t.Errorf("%d readers are declared and %d are asked", declared, len(readers))
	}
}
