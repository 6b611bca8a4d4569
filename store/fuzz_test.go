package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

// FuzzOpen changes bytes of a valid project and uses it in every way: it may
// be refused, with a sentence, but nothing may panic.
func FuzzOpen(f *testing.F) {
	project := projectBytes(f)
	f.Add(uint32(0), []byte(nil))
	f.Add(uint32(18), []byte{1, 1})
	f.Add(uint32(60), []byte{0, 0, 0, 9})
	f.Add(uint32(68), []byte("Xlmb"))
	for page := range len(project) / 4096 {
		f.Add(uint32(page*4096), []byte{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF})
		f.Add(uint32(page*4096+8), []byte{0x0F, 0x00})
		f.Add(uint32(page*4096+4000), []byte("zzzzzzzzzzzz"))
	}
	f.Fuzz(func(t *testing.T, at uint32, bytes []byte) {
		content := append([]byte(nil), project...)
		copy(content[int(at)%len(content):], bytes)
		path := filepath.Join(t.TempDir(), "fuzzed.plumb")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		p, err := Open(context.Background(), path, Options{})
		if err != nil {
			wantSentence(t, err)
			return
		}
		useEverything(t, p)
		_ = p.Close() // the last checkpoint may meet the damage too
	})
}

func wantSentence(t *testing.T, err error) {
	t.Helper()
	var e *annotate.Error
	if err != nil && (!errors.As(err, &e) || e.Error() == "" || e.Code == "") {
		t.Errorf("the failure is no sentence: %v", err)
	}
}

func useEverything(t *testing.T, p *Project) {
	ctx := context.Background()
	articles, err := p.Articles(ctx)
	wantSentence(t, err)
	for _, a := range articles {
		_, err := p.Article(ctx, a.ID)
		wantSentence(t, err)
		_, err = p.Sheets(ctx, a.ID, annotate.LayerAnnotation, 1, "A1")
		wantSentence(t, err)
	}
	for _, do := range []func() error{
		func() error { _, err := p.Codebook(ctx); return err },
		func() error { _, err := p.HighestStamp(ctx); return err },
		func() error { _, err := p.Targets(ctx); return err },
		func() error { _, err := p.Annotators(ctx); return err },
		func() error { _, err := p.Queue(ctx, "A1", annotate.LayerAnnotation, 1); return err },
		func() error { _, err := p.Tally(ctx, "A1", annotate.LayerAnnotation, 1); return err },
		func() error { _, err := p.Actions(ctx, "A1", "device-1", 10); return err },
		func() error { _, err := p.Find(ctx, annotatetest.Query("council"), 10, 10); return err },
		func() error { return p.EachSheet(ctx, func(*annotate.Article, *annotate.Sheet) error { return nil }) },
		func() error { _, err := p.Check(ctx); return err },
		func() error { return p.SetBookmark(ctx, "A1", "device-1", annotate.Bookmark{}) },
		func() error { return p.SaveCopy(ctx, p.Path()+".copy") },
		func() error {
			e, err := entryFor(ctx, p, newPen("device-1", "A1"), 0, "fuzzed")
			if err != nil {
				return nil // no paragraph is left to write about
			}
			return p.Append(ctx, e)
		},
	} {
		wantSentence(t, do())
	}
}
