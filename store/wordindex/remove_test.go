package wordindex

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plumbline/annotate/search"
)

func mustOpen(t *testing.T, path string) *Index {
	t.Helper()
	x, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return x
}

// articles yields one of each text; before each, it does what is said.
func articles(before func(), texts ...string) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		for _, text := range texts {
			before()
			if !yield(Article{ID: text, Texts: []Text{{1, text}}}, nil) {
				return
			}
		}
	}
}

func mustAdd(t *testing.T, x *Index, texts ...string) {
	t.Helper()
	if err := x.Add(t.Context(), articles(func() {}, texts...)); err != nil {
		t.Fatal(err)
	}
}

// find counts the texts in which a word may stand.
func (x *Index) find(ctx context.Context, word string) (int, error) {
	q, err := x.Query(ctx, search.For(word))
	if err != nil {
		return 0, err
	}
	spots, err := x.Spots(ctx, q, -1, 10)
	return len(spots), err
}

func TestAnIndexThatAnotherProgramHasOpenIsEmptiedInPlace(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), Name)
	others := mustOpen(t, path)
	mustAdd(t, others, "The secretest harbour.", "A quiet ferry.")
	q, err := others.Query(ctx, search.For("ferry"))
	if err != nil {
		t.Fatal(err)
	}
	theirs := path + " under another name"
	if err := os.Link(path, theirs); err != nil {
		t.Fatal(err)
	}
	if err := Remove(ctx, path); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{theirs, path, path + walSuffix} {
		if content, err := os.ReadFile(file); err != nil || strings.Contains(string(content), "secretest") {
			t.Errorf("%s still holds the word (%v)", filepath.Base(file), err)
		}
	}
	again := mustOpen(t, path)
	mustAdd(t, again, "A quiet bridge.")
	if n, err := again.find(ctx, "bridge"); n != 1 || err != nil {
		t.Errorf("%d texts are found in the index that began anew (%v)", n, err)
	}
	for what, try := range map[string]func() error{
		"asked for texts":     func() error { _, err := others.Spots(ctx, q, -1, 10); return err },
		"asked for a word":    func() error { _, err := others.find(ctx, "bridge"); return err },
		"given another text ": func() error { return others.Add(ctx, articles(func() {}, "More.")) },
	} {
		if err := try(); !errors.Is(err, ErrBegunAnew) {
			t.Errorf("%s, the index that was emptied says %v", what, err)
		}
	}
}

func TestWhatIsBeingAddedGoesToo(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), Name)
	others := mustOpen(t, path)
	removed := make(chan error, 1)
	adding := articles(func() { go func() { removed <- Remove(ctx, path) }() }, "The secretest harbour.")
	if err := others.Add(ctx, adding); err != nil {
		t.Fatal(err)
	}
	if err := <-removed; err != nil {
		t.Fatal(err)
	}
	if n, err := others.find(ctx, "secretest"); n != 0 || !errors.Is(err, ErrBegunAnew) {
		t.Errorf("%d texts are found (%v)", n, err)
	}
}

func TestAnIndexThatIsAddedToForLongIsInUse(t *testing.T) {
	defer func(was time.Duration) { patience = was }(patience)
	patience = time.Millisecond
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), Name)
	x := mustOpen(t, path)
	var refused error
	if err := x.Add(ctx, articles(func() { refused = Remove(ctx, path) }, "A quiet ferry.")); err != nil {
		t.Fatal(err)
	}
	if !errors.Is(refused, ErrInUse) {
		t.Errorf("to remove an index in the midst of adding says %v", refused)
	}
	if n, err := x.find(ctx, "ferry"); n != 1 || err != nil {
		t.Errorf("%d texts are found (%v)", n, err)
	}
}

func TestAnIndexThatNobodyHasOpenLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, Name)
	x := mustOpen(t, path)
	mustAdd(t, x, "A quiet ferry.")
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Remove(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(folder); len(left) > 0 || err != nil {
		t.Errorf("there are still %v (%v)", left, err)
	}
}
