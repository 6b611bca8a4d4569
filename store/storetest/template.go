package storetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/store"
)

// templates are new projects by the hash of their codebook: one is made once
// and copied for each test, since laying out the tables takes longer than most
// tests.
var templates = struct {
	sync.Mutex
	files map[string][]byte
}{files: make(map[string][]byte)}

func template(t testing.TB, book *codebook.Codebook) []byte {
	t.Helper()
	templates.Lock()
	defer templates.Unlock()
	if file, made := templates.files[book.Hash]; made {
		return file
	}
	pen := annotate.NewPen("elsewhere", "lead", book.Hash, 0)
	pen.Now = func() time.Time { return Founded }
	path := filepath.Join(folder(t), "template.plumb")
	p, err := store.Create(context.Background(), path, book, pen)
	if err != nil {
		t.Fatalf("a project cannot be made: %v", err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	templates.files[book.Hash] = file
	return file
}
