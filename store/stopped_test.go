package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"plumbline/annotate"
)

// A read that is stopped half-way gives its connection back a moment later; the
// project must still be one file after it is closed.
func TestAProjectIsOneFileAfterAReadWasStopped(t *testing.T) {
	ctx := context.Background()
	book, err := parseBook()
	if err != nil {
		t.Fatal(err)
	}
	for round := range 20 {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("stopped-%d.plumb", round))
		pen := annotate.NewPen("device", "A1", book.Hash, 0)
		p, err := Create(ctx, path, book, pen)
		if err != nil {
			t.Fatal(err)
		}
		texts, guesses := make([]string, 3000), make([]string, 3000)
		for i := range texts {
			texts[i], guesses[i] = fmt.Sprintf("Paragraph %d.", i), "body"
		}
		if _, err := p.AddArticles(ctx, []*annotate.Article{annotate.NewArticle(texts, guesses, nil, "")}, nil); err != nil {
			t.Fatal(err)
		}
		stopped, stop := context.WithCancel(ctx)
		defer stop()
		var reading sync.WaitGroup
		var seen atomic.Int64
		for range 4 {
			reading.Go(func() {
				for stopped.Err() == nil {
					_ = p.EachParagraph(stopped, func(*annotate.Article, annotate.Paragraph) error {
						if seen.Add(1) == int64(1000+37*round) {
							go stop()
						}
						return nil
					})
				}
			})
		}
		reading.Wait()
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		for _, ending := range []string{"-wal", "-shm"} {
			if _, err := os.Stat(path + ending); err == nil {
				t.Fatalf("round %d: %s is still there after the project was closed", round, filepath.Base(path+ending))
			}
		}
	}
}
