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
	return len(find(t, folder, declaration))
}

// Named lists the first group of what matches in them.
func Named(t testing.TB, folder string, declaration *regexp.Regexp) []string {
	t.Helper()
	var names []string
	for _, match := range find(t, folder, declaration) {
		names = append(names, string(match[1]))
	}
	return names
}

func find(t testing.TB, folder string, what *regexp.Regexp) (matches [][][]byte) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		matches = append(matches, what.FindAllSubmatch(source, -1)...)
	}
	return matches
}
