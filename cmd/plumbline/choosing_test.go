//go:build window

package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"plumbline/seeds"
)

// Files are chosen by keys that come faster than any folder is listed: a path is
// completed, several files are marked, the next choice begins at the last one, and
// nothing that is typed after Escape reaches a name.
func TestFilesAreChosenByKeysAlone(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1024, 700)
	folder := t.TempDir()
	d.project = filepath.Join(folder, "study.plumb")
	d.must(writeSample(context.Background(), d.project, seeds.Answers()))
	articles := filepath.Join(t.TempDir(), "articles")
	d.must(os.Mkdir(articles, 0o700))
	for _, name := range []string{"bridge", "ferry", "quarry", "tram"} {
		d.must(os.WriteFile(filepath.Join(articles, name+".txt"), []byte("Of the "+name+".\n\nIt was opened.\n"), 0o600))
	}
	d.open()

	d.key("ctrl+i")
	d.press(filepath.Dir(articles) + "/art")
	d.key("Tab", "Down", "space", "Down", "Down", "space", "Return")
	d.wantLine("preview 2 files 2 articles 4 paragraphs 0 problems")
	d.key("Escape", "Return")
	d.await("place")

	d.key("ctrl+i")
	d.press("qu")
	d.key("Tab", "Return")
	d.wantLine("preview 1 files 1 articles 2 paragraphs 0 problems")
	d.key("Escape", "Return")
	d.await("place")

	d.key("ctrl+i")
	d.press("tram")
	d.key("Escape", "ctrl+i", "Return") // what was typed is gone with the question
	d.key("Escape")
	d.leave()
}
