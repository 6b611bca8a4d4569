package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// answered is a closed project with an answer in it.
func answered(t *testing.T) (*sample, annotate.Entry) {
	t.Helper()
	s := newSample(t)
	e := s.answer(t, s.articles[0].Paragraphs[0], "sourcing", "", "official")
	closeProject(t, s.Project)
	return s, e
}

// TestNothingIsReadOfAFileWhosePartsAreNotOurs plants under our names what reads
// or writes something else than it seems. Opening refuses each, soon.
func TestNothingIsReadOfAFileWhosePartsAreNotOurs(t *testing.T) {
	t.Parallel()
	const recursive = " AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, i AS arrival, i AS paragraphs FROM n"
	rewrite := func(name, from, to string) string {
		return "PRAGMA writable_schema = on; UPDATE sqlite_schema SET sql = replace(sql, '" + from + "', '" + to + "') WHERE name = '" + name +
			"'; PRAGMA writable_schema = reset"
	}
	for name, c := range map[string]struct{ sql, code, part string }{
		"a view that never ends":         {"DROP VIEW articles; CREATE VIEW articles" + recursive, annotate.CodeAltered, "view articles"},
		"a view for a table":             {"ALTER TABLE place RENAME TO theirs; CREATE VIEW place AS SELECT * FROM theirs", annotate.CodeDamaged, "table place"},
		"a trigger that guards nothing":  {"DROP TRIGGER paragraph_is_never_changed; CREATE TRIGGER paragraph_is_never_changed BEFORE UPDATE ON paragraph BEGIN SELECT 1; END", annotate.CodeAltered, "trigger paragraph_is_never_changed"},
		"a trigger that is gone":         {"DROP TRIGGER log_is_never_deleted", annotate.CodeAltered, "trigger log_is_never_deleted"},
		"a column that is worked out":    {"ALTER TABLE place ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(device)) VIRTUAL", annotate.CodeDamaged, "table place"},
		"an odd collation":               {rewrite("place", "device    TEXT NOT NULL", "device    TEXT NOT NULL COLLATE NOCASE"), annotate.CodeDamaged, "table place"},
		"a default that calls something": {rewrite("place", "device    TEXT NOT NULL", "device    TEXT NOT NULL DEFAULT (load_extension(''x''))"), annotate.CodeDamaged, "table place"},
		"an index of other columns":      {"DROP INDEX paragraph_by_text; CREATE INDEX paragraph_by_text ON paragraph (guess)", annotate.CodeAltered, "index paragraph_by_text"},
		"a column goose does not have":   {"ALTER TABLE goose_db_version ADD COLUMN more TEXT AS (version_id || 'x')", annotate.CodeDamaged, "table goose_db_version"},
		"no table of goose":              {"DROP TABLE goose_db_version", annotate.CodeDamaged, "table goose_db_version"},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := answered(t)
			other := s.given(t, "d-other", "A2")
			plant(t, s.Path(), c.sql)
			ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
			defer stop()
			for _, o := range []Options{{}, {ReadOnly: true}} {
				p, err := Open(ctx, s.Path(), o)
				wantCode(t, err, c.code)
				if err == nil {
					closeProject(t, p)
				} else if !strings.Contains(err.Error(), c.part) || !strings.Contains(err.Error(), "sample.plumb") {
					t.Errorf("it says %q, want it to name %q", err, c.part)
				}
			}
			_, err := other.Merge(ctx, []string{s.Path()}, annotate.MergeOptions{})
			wantCode(t, err, annotate.CodeDamaged)
			_, err = CleanCopy(ctx, s.Path(), filepath.Join(t.TempDir(), "clean.plumb"))
			if c.code == annotate.CodeAltered && err != nil {
				t.Errorf("no clean copy can be made: %v", err)
			} else if c.code == annotate.CodeDamaged {
				wantCode(t, err, c.code)
			}
		})
	}
}

// swallowing is a trigger that takes away what is written without a word.
const swallowing = "CREATE TRIGGER swallowing BEFORE INSERT ON {entries} BEGIN SELECT RAISE(IGNORE); END"

// plant runs statements by the shell on a project's file; {entries} is the table in
// which entries are kept.
func plant(t *testing.T, path, statements string) {
	t.Helper()
	l, err := ours().layout(t.Context(), ours().latest)
	if err != nil {
		t.Fatal(err)
	}
	entries := "entry"
	if slices.ContainsFunc(l, func(p part) bool { return p.kind == "table" && p.name == "log" }) {
		entries = "log"
	}
	shell(t, path, strings.ReplaceAll(statements, "{entries}", entries))
}

// TestWhatSomebodyAddedMakesAProjectReadOnlyAndACleanCopyIsWithoutIt adds what an
// analyst might, and worse.
func TestWhatSomebodyAddedMakesAProjectReadOnlyAndACleanCopyIsWithoutIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ sql, part string }{
		"a view":                 {"CREATE VIEW mine AS SELECT * FROM answers", "view mine"},
		"a view that never ends": {"CREATE VIEW mine AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", "view mine"},
		"an index":               {"CREATE UNIQUE INDEX mine ON {entries} (id, stamp)", "index mine"},
		"a table":                {"CREATE TABLE mine (id TEXT PRIMARY KEY); INSERT INTO mine VALUES ('x')", "table mine"},
		"a virtual table":        {"CREATE VIRTUAL TABLE mine USING fts5(words)", "table mine"},
		"statistics":             {"ANALYZE", "table sqlite_stat1"},
		"a trigger":              {swallowing, "trigger swallowing"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			s, e := answered(t)
			plant(t, s.Path(), c.sql)
			p, err := Open(ctx, s.Path(), Options{Exclusive: true})
			if err != nil {
				t.Fatalf("it does not open: %v", err)
			}
			defer closeProject(t, p)
			if !p.ReadOnly() || !slices.Contains(p.Added(), c.part) {
				t.Fatalf("read-only is %v, added are %q, want %q", p.ReadOnly(), p.Added(), c.part)
			}
			err = p.Append(ctx, e)
			wantCode(t, err, annotate.CodeAltered)
			if !strings.Contains(err.Error(), c.part) || !strings.Contains(err.Error(), "plumb copy") {
				t.Errorf("it says %q, want the part and the way out", err)
			}
			problems, err := p.Check(ctx)
			if err != nil || !slices.ContainsFunc(problems, func(p Problem) bool { return p.Code == ProblemPart }) {
				t.Errorf("Check finds %+v (%v), want what was added", problems, err)
			}
			if err := p.ViewAs(ctx, "A1"); err != nil {
				t.Error(err)
			}
			clean := filepath.Join(t.TempDir(), "clean.plumb")
			if err := p.SaveCopy(ctx, clean); err != nil {
				t.Fatalf("no clean copy can be saved: %v", err)
			}
			wantCleanCopy(t, p, clean)
		})
	}
}

// wantCleanCopy sees that a copy holds what the project does, can be written, and
// is without problems.
func wantCleanCopy(t *testing.T, p *Project, path string) {
	t.Helper()
	ctx := context.Background()
	c, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatalf("the clean copy does not open: %v", err)
	}
	defer closeProject(t, c)
	if c.ReadOnly() || len(c.Added()) > 0 {
		t.Errorf("the clean copy has %q", c.Added())
	}
	assertSound(t, c)
	if diff := cmp.Diff(contentOf(t, p), contentOf(t, c)); diff != "" {
		t.Errorf("the clean copy differs (-project +copy):\n%s", diff)
	}
}

func TestACleanCopyNeverReplacesAFile(t *testing.T) {
	s, _ := answered(t)
	taken := filepath.Join(t.TempDir(), "taken.plumb")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := CleanCopy(context.Background(), s.Path(), taken)
	wantCode(t, err, annotate.CodeExists)
	if content, _ := os.ReadFile(taken); string(content) != "mine" {
		t.Errorf("the file is now %q", content)
	}
	if left := filesIn(t, filepath.Dir(taken)); len(left) != 1 {
		t.Errorf("it left %q", left)
	}
}

// TestWhatIsPlantedWhileAProjectIsOpenSwallowsNothing plants parts by another
// program between two answers. No answer that is not in the file counts as saved.
func TestWhatIsPlantedWhileAProjectIsOpenSwallowsNothing(t *testing.T) {
	t.Parallel()
	for name, planted := range map[string]string{
		"a trigger":       swallowing,
		"an index":        "CREATE UNIQUE INDEX mine ON {entries} (id, stamp)",
		"one of ours out": "DROP TRIGGER log_is_never_changed",
	} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			s := newSample(t)
			para := s.articles[0].Paragraphs
			s.answer(t, para[0], "sourcing", "", "official")
			plant(t, s.Path(), planted)
			key := annotate.Key{
				Kind:      annotate.KindAnswer,
				Subject:   para[1].ID,
				Layer:     annotate.LayerAnnotation,
				Round:     1,
				Annotator: s.pen.Author,
				Field:     "sourcing",
			}
			late := s.pen.Write(key, "none", "", annotate.OriginAnnotator)
			wantCode(t, s.Append(ctx, late), annotate.CodeAltered)
			if name == "one of ours out" {
				return
			}
			shell(t, s.Path(), map[string]string{"a trigger": "DROP TRIGGER swallowing", "an index": "DROP INDEX mine"}[name])
			if err := s.Append(ctx, late); err != nil {
				t.Fatalf("once it is gone: %v", err)
			}
			if _, err := s.Entry(ctx, late.ID); err != nil {
				t.Errorf("the answer is not there: %v", err)
			}
		})
	}
}

func TestAnEntryThatIsNotInTheLogIsNotSaved(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	e := s.answer(t, s.articles[0].Paragraphs[0], "sourcing", "", "official")
	other := e
	other.Value = "none" // under an id that the log has with another value
	wantCode(t, s.Append(ctx, other), annotate.CodeFailed)
	if err := s.Append(ctx, e); err != nil {
		t.Errorf("the same entry once more: %v", err)
	}
	absent := e
	absent.ID = annotate.NewID()
	err := s.file.write(ctx, "doing.saving", func(w *writing) error { return w.readBack([]annotate.Entry{absent}) })
	wantCode(t, err, annotate.CodeFailed)
}

// TestTheLayoutIsWhatTheMigrationsMake compares what is worked out in memory with
// what stands in a project that goose made, for every version.
func TestTheLayoutIsWhatTheMigrationsMake(t *testing.T) {
	ctx := context.Background()
	for version := int64(1); version <= ours().latest; version++ {
		db := openPool(filepath.Join(t.TempDir(), "made.plumb"), 1, map[string]string{"mode": "rwc"})
		err := ours().migrateTo(ctx, db, version)
		_, a, failed := ours().inspect(ctx, db, "made.plumb")
		if err = errors.Join(err, failed, db.Close()); err != nil {
			t.Fatal(err)
		}
		if len(a.changed) > 0 || len(a.added) > 0 {
			t.Errorf("version %d: changed %v, added %v", version, namesOf(a.changed), namesOf(a.added))
		}
	}
}

func TestAnOpeningThatIsStoppedBlamesNoSchema(t *testing.T) {
	s := schema{files: ours().files, latest: ours().latest, layouts: new(sync.Map)}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if l, err := s.layout(stopped, s.latest); err != nil || len(l) == 0 {
		t.Errorf("what the migrations make is %d parts (%v)", len(l), err)
	}
}

// TestNoConnectionTrustsASchema asks each kind of connection there is.
func TestNoConnectionTrustsASchema(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	versions, err := s.file.versions(ctx, s.file.reader.whole)
	if err != nil {
		t.Fatal(err)
	}
	views, err := viewOf(ctx, "A1", versions)
	if err != nil {
		t.Fatal(err)
	}
	seen := openReaders(s.Path(), sharing, nil, views...)
	defer seen.Close()
	keeper := openKeeper(s.Path())
	defer keeper.Close()
	memory := openMemory()
	defer memory.Close()
	for name, q := range map[string]querier{
		"the writer": s.file.hand, "the readers": s.file.reader.whole, "an annotator's": seen, "the keeper": keeper, "memory": memory,
	} {
		trusted := true
		if err := q.QueryRowContext(ctx, "PRAGMA trusted_schema").Scan(&trusted); err != nil || trusted {
			t.Errorf("%s: trusted_schema is %v (%v)", name, trusted, err)
		}
	}
}

func BenchmarkOpening(b *testing.B) {
	path := filepath.Join(b.TempDir(), "made.plumb")
	db := openPool(path, 1, map[string]string{"mode": "rwc", "_journal_mode": "WAL"})
	if err := errors.Join(ours().migrate(b.Context(), db), db.Close()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p, err := Open(b.Context(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		_ = p.Close()
	}
}
