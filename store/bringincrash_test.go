//go:build unix

package store

import (
	"context"
	"fmt"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"plumbline/annotate"
)

func init() {
	parts["import"] = importForEver
	parts["fillimport"] = importIntoNoRoom
}

// arrivalsFor are articles without end, each told when it is on its way.
func arrivalsFor(pen *annotate.Pen, most int) func(yield func(annotate.Arrival, error) bool) {
	return func(yield func(annotate.Arrival, error) bool) {
		for n := 0; n < most; n++ {
			a := annotate.NewArticle(
				[]string{fmt.Sprintf("Report %d. %s", n, strings.Repeat("Told of the quay. ", 200))},
				[]string{annotate.GuessBody},
				nil,
				"",
			)
			meta := annotate.Meta{Title: fmt.Sprintf("Report %d", n)}
			if !yield(annotate.Arrival{Article: a, Entries: metaEntries(pen, a, meta)}, nil) {
				return
			}
			fmt.Println(a.ID)
		}
	}
}

// importForEver brings in articles in one import that never ends.
func importForEver(args []string) error {
	p, pen, err := openWithPen(args[0], Options{})
	if err != nil {
		return err
	}
	_, err = p.BringIn(context.Background(), arrivalsFor(pen, 1<<30))
	return err
}

// importIntoNoRoom brings in more than there is room for, and less when there is
// room again.
func importIntoNoRoom(args []string) error {
	ctx := context.Background()
	signal.Ignore(syscall.SIGXFSZ)
	p, pen, err := openWithPen(args[0], Options{})
	if err != nil {
		return err
	}
	if err := limitFileSize(2_000_000); err != nil {
		return err
	}
	_, refused := p.BringIn(ctx, arrivalsFor(pen, 5000))
	fmt.Println("refused", outcome(refused))
	if err := limitFileSize(1 << 40); err != nil {
		return err
	}
	if all, err := p.Catalogue(ctx); err != nil || len(all) != 0 {
		return fmt.Errorf("after the refusal there are %d articles, %w", len(all), err)
	}
	added, err := p.BringIn(ctx, arrivalsFor(pen, 20))
	fmt.Println("added", len(added))
	if err != nil {
		return err
	}
	return p.Close()
}

// emptyProject is a project without an article.
func emptyProject(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "empty.plumb")
	p, err := Create(t.Context(), path, mustParse(t, bookSource), newPen("d", "A1"))
	if err != nil {
		t.Fatal(err)
	}
	closeProject(t, p)
	return path
}

func TestOfAnImportThatIsKilledNothingComesIn(t *testing.T) {
	path := emptyProject(t)
	for _, after := range []int{1, 400, 3000} {
		c := start(t, "import", nil, path)
		for range after {
			c.line(t)
		}
		if err := c.cmd.Process.Signal(syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		c.rest()
		_ = c.cmd.Wait()
		assertEmpty(t, path)
	}
	if got := filesIn(t, filepath.Dir(path)); !slices.Equal(got, []string{"empty.plumb"}) {
		t.Errorf("the folder holds %q, want the project alone", got)
	}
}

func TestOfAnImportThatFindsNoRoomNothingComesInAndTheNextOneDoes(t *testing.T) {
	path := emptyProject(t)
	c := start(t, "fillimport", nil, path)
	said := c.rest()
	if err := c.cmd.Wait(); err != nil {
		t.Fatalf("the second program failed: %v; it said %q", err, said[max(0, len(said)-3):])
	}
	if !slices.Contains(said, "refused "+annotate.CodeFull) && !slices.Contains(said, "refused "+annotate.CodeFailed) {
		t.Errorf("a disk without room gives %q", said[max(0, len(said)-23):])
	}
	if said[len(said)-1] != "added 20" {
		t.Errorf("with room again it says %q", said[len(said)-1])
	}
	p := reopened(t, path)
	defer closeProject(t, p)
	assertSound(t, p)
	if all, err := p.Catalogue(t.Context()); err != nil || len(all) != 20 {
		t.Errorf("%d articles are here, %v", len(all), err)
	}
}

func reopened(t *testing.T, path string) *Project {
	t.Helper()
	p, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// assertEmpty sees that a project is sound and holds no article and no word about one.
func assertEmpty(t *testing.T, path string) {
	t.Helper()
	p := reopened(t, path)
	defer closeProject(t, p)
	assertSound(t, p)
	all, err := p.Catalogue(t.Context())
	if err != nil || len(all) != 0 {
		t.Errorf("%d articles came in, %v", len(all), err)
	}
	var entries int
	if err := p.file.hand.QueryRowContext(t.Context(), "SELECT count(*) FROM log WHERE kind = 'article'").
		Scan(&entries); err != nil ||
		entries != 0 {
		t.Errorf("%d entries speak of articles, %v", entries, err)
	}
}
