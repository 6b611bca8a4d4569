package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// TestFilesOfEveryOlderFormatAreSalvaged makes new projects of files that older
// programs wrote: of a sound one everything, of one with a row that cannot be read
// everything else, and that row is named.
func TestFilesOfEveryOlderFormatAreSalvaged(t *testing.T) {
	ctx := context.Background()
	for format := 1; format <= 3; format++ {
		t.Run(fmt.Sprint(format), func(t *testing.T) {
			want := wordsOfAll(t, openKept(t, format))
			to := filepath.Join(t.TempDir(), "whole.plumb")
			report, err := Salvage(ctx, kept(t, format), to, nil)
			if err != nil || len(report.Lost) > 0 {
				t.Fatalf("of a sound file is lost %v (%v)", report.Lost, err)
			}
			p, err := Open(ctx, to, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer closeProject(t, p)
			assertSound(t, p)
			if diff := cmp.Diff(want, wordsOfAll(t, p)); diff != "" {
				t.Errorf("what was salvaged says another thing:\n%s", diff)
			}

			damaged := kept(t, format)
			id := shell(t, damaged, "SELECT max(id) FROM log WHERE kind = 'answer'")
			shell(t, damaged, "DROP TRIGGER log_is_never_changed; UPDATE log SET kind = 'noise', value = char(7) WHERE id = '"+id+"'")
			part := filepath.Join(t.TempDir(), "part.plumb")
			less, err := Salvage(ctx, damaged, part, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(less.Lost) != 1 || less.Lost[0].What != annotate.LostEntry || less.Lost[0].ID != id || less.Entries != report.Entries-1 {
				t.Errorf("with a row of noise %d of %d entries are salvaged, and lost is %+v", less.Entries, report.Entries, less.Lost)
			}
		})
	}
}

// TestWhatIsWithoutItsTextIsSalvaged: a text that was forgotten takes nothing along, and
// one from before keeps the characters that no new one may have.
func TestWhatIsWithoutItsTextIsSalvaged(t *testing.T) {
	s := newSample(t)
	answer := s.answer(t, s.articles[0].Paragraphs[0], "note", "", "about a text that is gone")
	if _, err := s.Erase(t.Context(), s.pen, annotate.ErasureKey(annotate.ErasureText, s.articles[0].ID)); err != nil {
		t.Fatal(err)
	}
	closeProject(t, s.Project)
	smuggle(t, s.Path(), newTexts("The \x1b[31mmill burned."))
	to := filepath.Join(t.TempDir(), "salvaged.plumb")
	report, err := Salvage(t.Context(), s.Path(), to, nil)
	if err != nil || len(report.Lost) > 0 || report.Articles != len(s.articles)+1 {
		t.Errorf("salvaged are %+v (%v), want all articles", report, err)
	}
	assertHolds(t, to, []string{answer.ID})
}
