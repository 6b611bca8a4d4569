package codebook

import (
	"os"
	"path/filepath"
	"testing"
)

// defaultSource is the codebook that ships with the program.
func defaultSource(t testing.TB) []byte {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "seeds", "codebook.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func defaultBook(t testing.TB) *Codebook {
	t.Helper()
	book, err := Parse(defaultSource(t))
	if err != nil {
		t.Fatalf("the default codebook is refused: %v", err)
	}
	return book
}

func TestTheDefaultCodebookIsRead(t *testing.T) {
	if book := defaultBook(t); len(book.Fields) != 12 {
		t.Fatalf("the default codebook has %d fields, want 12", len(book.Fields))
	}
}
