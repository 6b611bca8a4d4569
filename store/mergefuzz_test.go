package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"plumbline/annotate"
)

// FuzzMerge changes bytes of a valid file and merges it: it may be refused, with
// a sentence, and then the project is as it was; or it is taken, and then the
// project is sound.
func FuzzMerge(f *testing.F) {
	ctx := context.Background()
	s := newSample(f)
	closeProject(f, s.Project)
	anna := s.given(f, "d-anna", "A1")
	further := newArticle("further", 2)
	if _, err := anna.AddArticles(
		ctx,
		[]*annotate.Article{further},
		metaEntries(anna.pen, further, annotate.Meta{Title: "Further"}),
	); err != nil {
		f.Fatal(err)
	}
	anna.say(f, s.articles[0].Paragraphs[0], "sourcing", "", "official")
	anna.say(f, s.articles[0].Paragraphs[0], "sourcing", "", "expert")
	sent, err := os.ReadFile(anna.file(f))
	if err != nil {
		f.Fatal(err)
	}
	project, err := os.ReadFile(s.Path())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(0), []byte(nil))
	f.Add(uint32(60), []byte{0, 0, 0, 9})
	for page := range len(sent) / 4096 {
		f.Add(uint32(page*4096+3), []byte{0x0F, 0x00})
		f.Add(uint32(page*4096+4000), []byte("zzzzzzzzzzzz"))
	}
	f.Fuzz(func(t *testing.T, at uint32, bytes []byte) {
		content := slices.Clone(sent)
		copy(content[int(at)%len(content):], bytes)
		folder := t.TempDir()
		file, ours := filepath.Join(folder, "sent.plumb"), filepath.Join(folder, "project.plumb")
		for path, what := range map[string][]byte{file: content, ours: project} {
			if err := os.WriteFile(path, what, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		p, err := Open(ctx, ours, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer closeProject(t, p)
		before := contentOf(t, p)
		_, err = p.Merge(ctx, []string{file}, annotate.MergeOptions{AcceptCodebook: true, Answers: []annotate.MergeAnswer{{Yes: true}}})
		wantSentence(t, err)
		if err != nil {
			if !slices.Equal(before, contentOf(t, p)) {
				t.Errorf("a refused merge changed the project: %v", err)
			}
			return
		}
		assertSound(t, p)
		if got, _ := os.ReadFile(file); !slices.Equal(got, content) {
			t.Error("the file that was merged was changed")
		}
	})
}
