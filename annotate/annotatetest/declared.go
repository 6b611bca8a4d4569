package annotatetest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Declared counts what matches in the Go files of a folder that are no tests:
// what is declared there, so that a test can tell that a list names all of it.
func Declared(t testing.TB, folder string, declaration *regexp.Regexp) int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n += len(declaration.FindAll(source, -1))
	}
	return n
}
