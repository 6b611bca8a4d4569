package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// TestMigrationsNeverChange guards what files that exist were made by.
func TestMigrationsNeverChange(t *testing.T) {
	frozen := map[string]string{
		"0001_project.sql":   "6b22041240bc902aaab3d730f530cc4c1f7059d1ddbcd9eb5a7cfba305a7f6e8",
		"0002_events.sql":    "9f4ad9c94616f607a0ba6cef4ff3ad908624b680275f6345fd6fb0fba6ea4899",
		"0003_codebooks.sql": "13d7fe6c0ec6d59b6bbdc5c383fe0f617a58a97f9b2e2fa468b9b1a3d7792b9f",
		"0004_format.sql":    "af624986ac38b4fa22dcca73a0ba89ff540edd4a13071c1bec590f2fe5dd0301",
	}
	if there, err := os.ReadDir("schema"); err != nil || len(there) != len(frozen) {
		t.Errorf("there are %d migrations (%v), and %d are held", len(there), err, len(frozen))
	}
	for name, want := range frozen {
		content, err := os.ReadFile(filepath.Join("schema", name))
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s is not what files were made by; write another migration instead", name)
		}
	}
}

// kept copies the file that was kept from an older format: one project in which
// A1 was asked on two machines and said different things.
func kept(t *testing.T, format int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kept.plumb")
	copyBytes(t, filepath.Join("testdata", fmt.Sprintf("format-%d.plumb", format)), path)
	return path
}

func openKept(t *testing.T, format int) *Project {
	t.Helper()
	p, err := Open(context.Background(), kept(t, format), Options{})
	if err != nil {
		t.Fatalf("a file of format %d does not open: %v", format, err)
	}
	t.Cleanup(func() { closeProject(t, p) })
	return p
}

// wordsOfAll is everything that a project says, as its readers are told.
func wordsOfAll(t *testing.T, p *Project) (all []string) {
	t.Helper()
	ctx := context.Background()
	err := p.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		for slot, now := range s.Answers {
			all = append(all, fmt.Sprint(a.Meta.Title, s.Paragraph, s.Layer, s.Round, s.Annotator, slot, now.Entry, now.Revision))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = p.EachHistory(ctx, func(a *annotate.Article, para annotate.Paragraph, said []annotate.Entry) error {
		all = append(all, fmt.Sprint(a.ID, para.Position, said))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return append(all, derived(t, p)...)
}

func TestFilesOfEveryOlderFormatOpenAndSayTheSame(t *testing.T) {
	ctx := context.Background()
	var want []string
	for format := 1; format <= 3; format++ {
		p := openKept(t, format)
		if _, err := os.Stat(filepath.Join(filepath.Dir(p.Path()), fmt.Sprintf("kept.format-%d.plumb", format))); err != nil {
			t.Errorf("of format %d no copy is kept: %v", format, err)
		}
		got := wordsOfAll(t, p)
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("format %d says another thing than format 1:\n%s", format, diff)
		}
		problems, err := p.Check(ctx)
		if err != nil {
			t.Fatal(err)
		}
		notes := 0
		for _, problem := range problems {
			if !problem.Note {
				t.Errorf("Check of format %d finds %+v", format, problem)
			}
			notes++
		}
		list, err := p.Conflicted(ctx, "A1")
		if err != nil || notes != 1 || len(list) != 1 || list[0].Questions[0].Field != "sourcing" || list[0].Paragraph.Position != 3 {
			t.Errorf("in conflict in format %d are %+v, noted %d (%v)", format, list, notes, err)
		}
	}
	if len(want) < 20 {
		t.Fatalf("the kept files say %d things; the test is empty", len(want))
	}
}

func TestFilesOfEveryFormatMerge(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	all := annotate.MergeOptions{Answers: []annotate.MergeAnswer{{Yes: true}}}
	for format := 1; format <= 3; format++ {
		p := openKept(t, format)
		before := contentOf(t, p)
		for other := 1; other <= 3; other++ {
			if r, err := p.Merge(ctx, []string{kept(t, other)}, all); err != nil || r.Changes() {
				t.Errorf("format %d in a project that was of format %d brings %+v (%v)", other, format, r, err)
			}
		}
		newer := openKept(t, 3)
		para, err := newer.Article(ctx, mustArticles(t, newer)[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := newer.Sheet(ctx, para.Paragraphs[2].ID, annotate.LayerAnnotation, 1, "A1")
		if err != nil {
			t.Fatal(err)
		}
		pen := newPen("d-later", "A1")
		key := sheet.Key("sourcing", "")
		decision := pen.WriteOver(sheet.Current(key), key, "none", annotate.OriginAnnotator)
		if err := newer.Append(ctx, decision); err != nil {
			t.Fatal(err)
		}
		if len(decision.Also) == 0 && len(sheet.Current(key).Rivals) > 0 {
			t.Fatal("the decision does not name all heads")
		}
		if r, err := p.Merge(ctx, []string{closedCopy(t, newer)}, all); err != nil || r.New().Entries != 1 {
			t.Fatalf("a decision in format 4 merged into what was of format %d is %+v (%v)", format, r, err)
		}
		if list, err := p.Conflicted(ctx, "A1"); err != nil || len(list) > 0 {
			t.Errorf("it leaves %+v in conflict (%v)", list, err)
		}
		for other := 1; other <= 3; other++ { // a pack that comes back late
			if _, err := p.Merge(ctx, []string{kept(t, other)}, all); err != nil {
				t.Fatal(err)
			}
		}
		if list, err := p.Conflicted(ctx, "A1"); err != nil || len(list) > 0 {
			t.Errorf("what is merged late opens it again: %+v (%v)", list, err)
		}
		assertSound(t, p)
		if len(contentOf(t, p)) != len(before)+1 {
			t.Errorf("format %d has %d rows, %d with the decision", format, len(before), len(contentOf(t, p)))
		}
	}
}

func mustArticles(t *testing.T, p *Project) []annotate.Article {
	t.Helper()
	all, err := p.Articles(context.Background())
	if err != nil || len(all) == 0 {
		t.Fatalf("there are %d articles (%v)", len(all), err)
	}
	return all
}

func TestAMigrationBeginsOnlyWithRoomForIt(t *testing.T) {
	path := kept(t, 3)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	full := int64(len(before))*roomForMigration - 1
	room = func(string) (int64, bool) { return full, true }
	t.Cleanup(func() { room = freeSpace })
	_, err = Open(context.Background(), path, Options{})
	wantCode(t, err, annotate.CodeFull)
	if got := shell(
		t,
		path,
		"PRAGMA user_version; SELECT count(*) FROM current",
	); got != shell(
		t,
		filepath.Join("testdata", "format-3.plumb"),
		"PRAGMA user_version; SELECT count(*) FROM current",
	) {
		t.Errorf("the file that was refused was changed: it says %q", got)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*format*")); err != nil || len(left) > 0 {
		t.Errorf("it leaves %v (%v)", left, err)
	}
	full++
	p, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatalf("with room it does not open: %v", err)
	}
	closeProject(t, p)
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), "kept.format-3.plumb")); errors.Is(err, os.ErrNotExist) {
		t.Error("no copy is kept")
	}
}
