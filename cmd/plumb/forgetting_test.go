package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/store"
	"plumbline/store/installation"
)

// TestForgettingReachesWhatWaitsToBePutIntoTheProject keeps a note and a passage on this
// computer, as the window does of what it could not save, and has them forgotten before they
// are put back: no file holds them then, nor after they were put back.
func TestForgettingReachesWhatWaitsToBePutIntoTheProject(t *testing.T) {
	for name, c := range map[string]struct {
		forget func(article string) []string
		gone   []string
	}{
		"of a person": {func(string) []string { return []string{"--person", "A2", "--notes"} }, []string{"secret-late-note"}},
		"of a text": {
			func(article string) []string { return []string{"--text", article} },
			[]string{"secret-late-note", "secret-late-passage"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			home, folder := t.TempDir(), t.TempDir()
			t.Setenv("PLUMBLINE_HOME", home)
			project := filepath.Join(folder, "sample.plumb")
			newSample(t, project)
			article, id := firstArticle(t, project)
			waits := heldBack(t, project, article)
			rescues := installation.Load().Rescues()
			if err := rescues.Keep(waits); err != nil {
				t.Fatal(err)
			}
			plumb(t, "person", project, "A2")
			for _, secret := range c.gone {
				if got := holding(t, secret, home, folder); len(got) != 1 {
					t.Fatalf("before, %s stands in %q, want the rescue", secret, got)
				}
			}

			said := plumb(t, append([]string{"forget", project}, c.forget(article.ID)...)...)
			for _, secret := range c.gone {
				if got := holding(t, secret, home, folder); len(got) > 0 {
					t.Errorf("after forgetting, which says %q, %s stands in %q", said, secret, got)
				}
			}
			kept, err := rescues.Kept(id, "A2", "desk")
			if err != nil || len(kept.Entries) != len(waits.Entries) {
				t.Fatalf("kept is %+v (%v), want the entries without their content", kept, err)
			}
			appendTo(t, project, kept.Entries[:len(c.gone)]...)
			appendTo(t, project) // closing it twice plays the log in
			for _, secret := range c.gone {
				if got := holding(t, secret, home, folder); len(got) > 0 {
					t.Errorf("after it was put back, %s stands in %q", secret, got)
				}
			}
			plumb(t, "check", project)
		})
	}
}

// heldBack is what A2 wrote about an article in a project and waits to be put into it.
func heldBack(t *testing.T, project string, article annotate.Article) annotate.Rescue {
	t.Helper()
	id, book := identityOf(t, project)
	pen := annotate.NewPen("desk", "A2", book, 0)
	note := annotate.NewSheet(article.Paragraphs[0], annotate.LayerAnnotation, 1, "A2").Key(annotate.FieldNote, "")
	passage := note
	passage.Kind, passage.Field, passage.Option = annotate.KindEvidence, "sourcing", "official"
	return annotate.Rescue{Project: id, Annotator: "A2", Device: "desk", Entries: []annotate.Entry{
		pen.Write(note, "secret-late-note", "", annotate.OriginAnnotator),
		pen.Write(passage, `[[0,19,"secret-late-passage"]]`, "", annotate.OriginAnnotator),
	}}
}

// firstArticle is the first article of a project, and the project's id.
func firstArticle(t *testing.T, path string) (article annotate.Article, id string) {
	t.Helper()
	p, err := store.Open(t.Context(), path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	all, err := p.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	first, err := p.Article(t.Context(), all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return *first, p.ID()
}

// identityOf is the id of a project and the version of the codebook in force.
func identityOf(t *testing.T, path string) (id, book string) {
	t.Helper()
	p, err := store.Open(t.Context(), path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	inForce, err := p.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return p.ID(), inForce.Hash
}

func appendTo(t *testing.T, path string, entries ...annotate.Entry) {
	t.Helper()
	p, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Append(t.Context(), entries...); err != nil {
		t.Error(err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

// holding lists the files below folders in which bytes stand.
func holding(t *testing.T, sought string, folders ...string) (found []string) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, f fs.DirEntry, err error) error {
			if err != nil || f.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			if bytes.Contains(content, []byte(sought)) {
				found = append(found, strings.TrimPrefix(path, folder))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// TestAForgettingThatWasHeldUpIsNamedByTheCheckAndEnded reads the project while
// something of it is forgotten.
func TestAForgettingThatWasHeldUpIsNamedByTheCheckAndEnded(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", t.TempDir())
	project := filepath.Join(t.TempDir(), "sample.plumb")
	newSample(t, project)
	plumb(t, "person", project, "A2", "--attribute", "language=Corvanian")
	says := func(args ...string) (int, string) {
		var out, words bytes.Buffer
		code := run(args, &out, &words)
		return code, out.String() + words.String()
	}
	whileRead(t, project, func() {
		code, said := says("forget", project, "--person", "A2")
		if code == exitDone || !strings.Contains(said, "another program reads it") {
			t.Errorf("forgetting ends with %d and says %q", code, said)
		}
	})
	if code, said := says("check", project); code != exitDone || !strings.Contains(said, "forget PROJECT --rest") {
		t.Errorf("the check ends with %d and says %q", code, said)
	}
	if code, said := says("forget", project, "--rest"); code != exitDone || !strings.Contains(said, "Removed what was left") {
		t.Errorf("ending it ends with %d and says %q", code, said)
	}
	if code, said := says("check", project); code != exitDone || strings.Contains(said, "--rest") {
		t.Errorf("after it was ended, the check ends with %d and says %q", code, said)
	}
	if code, said := says("forget", project, "--rest"); code != exitDone || !strings.Contains(said, "Nothing is left") {
		t.Errorf("to end it once more ends with %d and says %q", code, said)
	}
}

// whileRead does something while a reader is in the middle of a project.
func whileRead(t *testing.T, path string, do func()) {
	t.Helper()
	p, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	enough := errors.New("enough was read")
	err = p.EachParagraph(t.Context(), func(*annotate.Article, annotate.Paragraph) error {
		do()
		return enough
	})
	if !errors.Is(err, enough) {
		t.Errorf("reading ends with %v", err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}
