package store

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"plumbline/annotate"
)

// projectBytes returns the content of a small closed project.
func projectBytes(t testing.TB) []byte {
	t.Helper()
	s := newSample(t)
	s.answer(t, s.articles[0].Paragraphs[0], "sourcing", "", "official")
	s.submit(t, s.articles[0].Paragraphs[0])
	closeProject(t, s.Project)
	content, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func shell(t testing.TB, arguments ...string) string {
	t.Helper()
	out, err := exec.Command("sqlite3", arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("the sqlite3 shell (package sqlite3) fails: %v: %s", err, out)
	}
	return strings.TrimSpace(string(out))
}

func TestAFileThatIsNoProjectIsRefusedInOneSentenceAndLeftAsItWas(t *testing.T) {
	t.Parallel()
	project := projectBytes(t)
	foreign := filepath.Join(t.TempDir(), "foreign.db")
	shell(t, foreign, "PRAGMA journal_mode=WAL; CREATE TABLE note (words TEXT); INSERT INTO note VALUES ('theirs')")
	theirs, err := os.ReadFile(foreign)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		code    string
	}{
		"of zero bytes":               {nil, annotate.CodeDamaged},
		"of text":                     {[]byte(strings.Repeat("The council met on Tuesday.\n", 400)), annotate.CodeNotOurs},
		"of one line":                 {[]byte("hello"), annotate.CodeNotOurs},
		"of another program":          {theirs, annotate.CodeNotOurs},
		"cut to half":                 {project[:len(project)/2], annotate.CodeDamaged},
		"cut after the first page":    {project[:4096], annotate.CodeDamaged},
		"cut within the first page":   {project[:2000], annotate.CodeDamaged},
		"cut within the header":       {project[:60], annotate.CodeDamaged},
		"with noise after its header": {append(slices.Clone(project[:100]), bytes.Repeat([]byte{0xA5}, len(project)-100)...), annotate.CodeDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file.plumb")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Open(context.Background(), path, Options{Exclusive: true})
			wantCode(t, err, c.code)
			if got, _ := os.ReadFile(path); !bytes.Equal(got, c.content) {
				t.Error("the file was changed")
			}
			if got := filesIn(t, filepath.Dir(path)); len(got) != 1 {
				t.Errorf("beside the file stands %q", got)
			}
		})
	}
}

func TestWhatIsNoFileIsRefusedInOneSentence(t *testing.T) {
	ctx := context.Background()
	folder := t.TempDir()
	_, err := Open(ctx, folder, Options{})
	wantCode(t, err, annotate.CodeNotOurs)
	_, err = Open(ctx, filepath.Join(folder, "missing.plumb"), Options{})
	wantCode(t, err, annotate.CodeNotFound)
	_, err = Open(ctx, filepath.Join(folder, "no folder", "missing.plumb"), Options{})
	wantCode(t, err, annotate.CodeNotFound)
	_, err = Create(ctx, filepath.Join(folder, "no folder", "new.plumb"), mustParse(t, bookSource), newPen("d", "A1"))
	wantCode(t, err, annotate.CodeFailed)
	_, err = Create(ctx, folder, mustParse(t, bookSource), newPen("d", "A1"))
	wantCode(t, err, annotate.CodeExists)
	if got := filesIn(t, folder); len(got) != 0 {
		t.Errorf("refusals left %q behind", got)
	}
}

// nextSchema is the schema of a later program.
func nextSchema(t testing.TB) schema {
	t.Helper()
	now := ours()
	later := now.latest + 1
	files := fstest.MapFS{fmt.Sprintf("%04d_later.sql", later): {
		Data: fmt.Appendf(nil, "-- +goose Up\nCREATE TABLE later (words TEXT) STRICT;\nPRAGMA user_version = %d;\n", later),
	}}
	names, err := fs.Glob(now.files, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(now.files, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return schema{latest: later, files: files, layouts: new(sync.Map)}
}

func TestAnOlderFileIsCopiedThenMigratedAndANewerRefused(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	e := s.answer(t, s.articles[0].Paragraphs[0], "sourcing", "", "official")
	closeProject(t, s.Project)
	next := nextSchema(t)
	_, err := next.open(ctx, s.Path(), Options{ReadOnly: true})
	wantCode(t, err, annotate.CodeReadOnly)
	p, err := next.open(ctx, s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Entry(ctx, e.ID); err != nil {
		t.Errorf("after the migration: %v", err)
	}
	var version int64
	if err := p.file.reader.whole.QueryRow("SELECT max(version_id) FROM goose_db_version").
		Scan(&version); err != nil ||
		version != next.latest {
		t.Errorf("the migrations stand at %d (%v), want %d", version, err, next.latest)
	}
	closeProject(t, p)
	copied := fmt.Sprintf("sample.format-%d.plumb", ours().latest)
	if got, want := filesIn(t, filepath.Dir(s.Path())), []string{copied, "sample.plumb"}; !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
	assertHolds(t, filepath.Join(filepath.Dir(s.Path()), copied), []string{e.ID})
	_, err = Open(ctx, s.Path(), Options{})
	wantCode(t, err, annotate.CodeNewer)
}

func TestAMigrationThatFailsLeavesTheFileAsItWas(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	next := nextSchema(t)
	next.files.(fstest.MapFS)[fmt.Sprintf("%04d_later.sql", next.latest)].Data = []byte(
		"-- +goose Up\nCREATE TABLE later (words TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);\n",
	)
	_, err := next.open(ctx, s.Path(), Options{})
	wantCode(t, err, annotate.CodeFailed)
	assertHolds(t, s.Path(), nil)
}

func TestTheFileSaysWhoseItIsAndOfWhichVersion(t *testing.T) {
	s := newSample(t)
	id, version, err := readIdentity(context.Background(), s.file.reader.whole)
	if err != nil || id != applicationID || version != ours().latest {
		t.Errorf("the file is of %x, version %d (%v), want %x, version %d", id, version, err, applicationID, ours().latest)
	}
	var migrated int64
	if err := s.file.reader.whole.QueryRow("SELECT max(version_id) FROM goose_db_version").
		Scan(&migrated); err != nil ||
		migrated != version {
		t.Errorf("the migrations stand at %d (%v), user_version at %d", migrated, err, version)
	}
}

func TestEveryNameOfAFileWorks(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	base := t.TempDir()
	for _, name := range []string{
		"plain", "two words", "100%", "%41%zz", "what?mode=memory", "a#b", "a&b=c", "quote'd", `double"d`,
		"Газета", "صحيفة", "报纸", "📰", "file:x", "-dash", "semi;colon", "+plus+", "~tilde", ".hidden", "é",
	} {
		path := filepath.Join(base, name+".plumb")
		book, pen := mustParse(t, bookSource), newPen("d", "A1")
		p, err := Create(ctx, path, book, pen)
		if err != nil {
			t.Errorf("Create %q: %v", name, err)
			continue
		}
		if err := p.Append(ctx, joinedEntry(pen, "A1")); err != nil {
			t.Errorf("Append to %q: %v", name, err)
		}
		if err := p.SaveCopy(ctx, filepath.Join(base, "copy of "+name+".plumb")); err != nil {
			t.Errorf("SaveCopy of %q: %v", name, err)
		}
		closeProject(t, p)
		if _, err := os.Stat(path); err != nil {
			t.Errorf("the project is not at %q: %v", name, err)
		}
	}
	if got := filesIn(t, base); len(got) != 40 {
		t.Errorf("20 projects and their copies left %d files: %q", len(got), got)
	}
}

func TestAnotherProgramThatHoldsTheFileGivesASentenceAndLosesNothing(t *testing.T) {
	ctx := context.Background()
	old := busyTimeout
	busyTimeout = "200"
	t.Cleanup(func() { busyTimeout = old })
	s := newSample(t)
	c := start(t, "hold", nil, s.Path())
	c.line(t)
	e := s.pen.Write(
		annotate.NewSheet(s.articles[0].Paragraphs[0], annotate.LayerAnnotation, 1, "A1").Key("sourcing", ""),
		"none",
		"",
		annotate.OriginAnnotator,
	)
	wantCode(t, s.Append(ctx, e), annotate.CodeBusy)
	if _, err := s.Articles(ctx); err != nil {
		t.Errorf("reading while another program writes: %v", err)
	}
	if err := c.stdin.Close(); err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Wait(); err != nil {
		t.Fatalf("the second program failed: %v", err)
	}
	if err := s.Append(ctx, e); err != nil {
		t.Fatalf("after the other program ended: %v", err)
	}
	if _, err := s.Entry(ctx, e.ID); err != nil {
		t.Error(err)
	}
	assertSound(t, s.Project)
}

func TestTheShellReadsTheAnswers(t *testing.T) {
	s := newSample(t)
	para := s.articles[1].Paragraphs[2]
	s.answer(t, para, "sourcing", "", "official")
	s.answer(t, para, "sourcing", "", "official|expert")
	s.answer(t, para, "stance", s.target, "high")
	s.answer(t, para, "unit_type", "", "body")
	s.answer(t, s.articles[1].Paragraphs[0], "note", "", "taken back")
	s.answer(t, s.articles[1].Paragraphs[0], "note", "", "")
	s.submit(t, para)
	closeProject(t, s.Project)
	got := shell(
		t,
		"-separator",
		",",
		s.Path(),
		"SELECT position, annotator, layer, round, field, target, value, revision FROM answers ORDER BY field",
	)
	if want := "3,A1,annotation,1,sourcing,,official|expert,2\n3,A1,annotation,1,stance,Council,high,1\n3,A1,annotation,1,unit_type,,body,1"; got != want {
		t.Errorf("the shell prints\n%s\nwant\n%s", got, want)
	}
	if got, want := shell(
		t,
		"-separator",
		",",
		s.Path(),
		"SELECT title, outlet, paragraphs FROM articles ORDER BY arrival",
	), "Title 1,Outlet,3\nTitle 2,Outlet,4"; got != want {
		t.Errorf("the shell prints\n%s\nwant\n%s", got, want)
	}
	if got := shell(t, s.Path(), "SELECT state FROM states WHERE position = 3"); got != "submitted" {
		t.Errorf("the state of the paragraph is %q, want submitted", got)
	}
	if got := shell(t, s.Path(), "PRAGMA integrity_check"); got != "ok" {
		t.Errorf("integrity_check of the shell says %q", got)
	}
	for _, change := range []string{"UPDATE log SET value = 'x'", "DELETE FROM log", "UPDATE paragraph SET text = 'x'", "DELETE FROM paragraph"} {
		if out, err := exec.Command("sqlite3", s.Path(), change).CombinedOutput(); err == nil || !strings.Contains(string(out), "never") {
			t.Errorf("%s gives %q, want a refusal", change, out)
		}
	}
	var at string
	if at = shell(
		t,
		s.Path(),
		"SELECT min(decided_at) FROM answers",
	); len(at) != len("2026-03-01T09:00:00.000Z") ||
		!strings.HasPrefix(at, "2026-03-01T09:") {
		t.Errorf("decided_at stands as %q", at)
	}
}

func TestWhatIsNoProjectIsNotEvenCopied(t *testing.T) {
	folder := t.TempDir()
	theirs := filepath.Join(folder, "theirs.db")
	shell(t, theirs, "CREATE TABLE note (words TEXT)")
	for name, content := range map[string]string{"zeros": strings.Repeat("\x00", 1<<20), "words": "hello", "more words": strings.Repeat("hello ", 99)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"zeros", "words", "more words", "theirs.db"} {
		f, err := ours().readForeign(context.Background(), filepath.Join(folder, name), filepath.Join(folder, "no such folder"), 0)
		wantCode(t, err, annotate.CodeNotOurs)
		if f != nil {
			t.Errorf("%s was copied", name)
		}
	}
}
