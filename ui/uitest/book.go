// Package uitest holds a project in memory, on which the tests of the screens
// label without a file.
package uitest

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"plumbline/annotate/codebook"
)

// CodebookSource is the default codebook as it ships.
func CodebookSource(t testing.TB) []byte {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	source, err := os.ReadFile(filepath.Join(filepath.Dir(here), "..", "..", "seeds", "codebook.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// Codebook is the default codebook, read.
func Codebook(t testing.TB) *codebook.Codebook {
	t.Helper()
	book, err := codebook.Parse(CodebookSource(t))
	if err != nil {
		t.Fatal(err)
	}
	return book
}
