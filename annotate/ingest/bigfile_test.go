//go:build !race

package ingest

import (
	"strings"
	"testing"
)

// TestAFileOfFiftyMegabytesIsReadFromDisk runs without -race, with which a busy machine can
// take longer than a file may take to be read.
func TestAFileOfFiftyMegabytesIsReadFromDisk(t *testing.T) {
	line := "A short paragraph about the ferry.\n"
	r, err := ReadFile(t.Context(), writeFile(t, "big.txt", strings.Repeat(line, 50<<20/len(line))), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := 50 << 20 / len(line); len(r.Articles[0].Paragraphs) != want {
		t.Errorf("got %d paragraphs, want %d", len(r.Articles[0].Paragraphs), want)
	}
}
