package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

// busyWithNotes is a closed project with many answers of A1, and their ids.
func busyWithNotes(t *testing.T, answers int) (s *sample, ids []string) {
	t.Helper()
	s = newSample(t)
	for i := range 20 {
		if _, err := s.AddArticles(context.Background(), []*annotate.Article{newArticle(fmt.Sprint("further ", i), 12)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	paragraphs := s.allParagraphs(t)
	for i := range answers {
		ids = append(ids, s.answer(t, paragraphs[i%len(paragraphs)], "note", "", fmt.Sprint("note ", i)).ID)
	}
	closeProject(t, s.Project)
	return s, ids
}

func (s *sample) allParagraphs(t *testing.T) (all []annotate.Paragraph) {
	t.Helper()
	err := s.EachParagraph(context.Background(), func(_ *annotate.Article, p annotate.Paragraph) error {
		all = append(all, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// salvaged salvages a file and returns the report and how many of the ids the new
// project holds, which is sound.
func salvaged(t *testing.T, path string, ids []string, backups ...annotate.Backup) (*annotate.Salvaged, int) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "salvaged.plumb")
	report, err := Salvage(context.Background(), path, to, backups)
	if err != nil {
		t.Fatalf("nothing is salvaged: %v", err)
	}
	return report, heldIn(t, to, ids)
}

// exec changes a file past the store.
func execIn(t *testing.T, path string, statements ...string) {
	t.Helper()
	db := openPool(path, 1, map[string]string{"mode": "rw"})
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestWhatIsDerivedIsWorkedOutAnew(t *testing.T) {
	s, ids := busyWithNotes(t, 40)
	execIn(t, s.Path(), "DELETE FROM counter", "UPDATE scope SET state = NULL", "DELETE FROM head", "DELETE FROM latest")
	report, held := salvaged(t, s.Path(), ids)
	if held != len(ids) || len(report.Lost) > 0 {
		t.Errorf("held are %d of %d answers, lost is %v", held, len(ids), report.Lost)
	}
}

func TestOfADamagedLogEveryRowThatCanBeReadIsSalvaged(t *testing.T) {
	const files, answers = 20, 300
	s, ids := busyWithNotes(t, answers)
	whole, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(20310304, 10))
	all, refused := 0, 0
	var counts annotatetest.Reckoning
	for n := range files {
		content := append([]byte(nil), whole...)
		for range 1 + n%3 { // pages, never the first, which says that it is a database
			at := 4096 * (1 + dice.IntN(len(content)/4096-1))
			for i := range 4096 {
				content[at+i] = byte(dice.IntN(256))
			}
		}
		path := filepath.Join(t.TempDir(), "damaged.plumb")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(t.TempDir(), "salvaged.plumb")
		report, err := Salvage(context.Background(), path, to, nil)
		if err != nil {
			counts.Add(answers, answers)
			refused++ // the page that says which tables there are, or the codebook
			wantNoFile(t, to)
			continue
		}
		held := heldIn(t, to, ids)
		all += held
		counts.Add(answers, answers-held)
		if held < len(ids) && len(report.Lost) == 0 {
			t.Errorf("file %d: %d of %d answers are held, and nothing is said to be lost", n, held, len(ids))
		}
	}
	counts.Say(t, "pages are overwritten with noise and the file is salvaged without a backup")
	t.Logf("salvaged %d, answers held in them %.1f %%", files-refused, 100*float64(all)/float64(answers*(files-refused)))
	if refused > files/4 {
		t.Errorf("of %d damaged files %d could not be salvaged at all", files, refused)
	}
	if all < answers*(files-refused)*7/10 {
		t.Errorf("only %d of %d answers were salvaged", all, answers*(files-refused))
	}
}

func wantNoFile(t *testing.T, path string) {
	t.Helper()
	if got := filesIn(t, filepath.Dir(path)); len(got) > 0 {
		t.Errorf("a salvage that failed left %q", got)
	}
}

// heldIn counts which entries a sound project holds.
func heldIn(t *testing.T, path string, ids []string) (held int) {
	t.Helper()
	p, err := Open(context.Background(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer closeProject(t, p)
	problems, err := p.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range problems {
		if !problem.Note && problem.Code != ProblemReference { // to what is lost
			t.Errorf("Check finds: %s %s", problem.Code, problem.Message)
		}
	}
	for _, id := range ids {
		if _, err := p.Entry(context.Background(), id); err == nil {
			held++
		}
	}
	return held
}

func TestATextThatCannotBeReadComesFromABackup(t *testing.T) {
	s, ids := busyWithNotes(t, 40)
	backup := filepath.Join(t.TempDir(), "backup.plumb")
	copyFile(t, s.Path(), backup, 0o600)
	execIn(t, s.Path(), "DROP TRIGGER paragraph_is_never_changed", "UPDATE paragraph SET text = 'planted' WHERE position = 1")
	report, held := salvaged(t, s.Path(), ids)
	if held == len(ids) || len(report.Lost) == 0 {
		t.Errorf("without a backup %d of %d answers are held, lost is %v", held, len(ids), report.Lost)
	}
	report, held = salvaged(t, s.Path(), ids, annotate.Backup{Path: backup})
	if held != len(ids) || len(report.Lost) > 0 || report.Base != backup {
		t.Errorf("with a backup %d of %d answers are held, lost is %v", held, len(ids), report.Lost)
	}
}

func TestSalvagingLeavesTheDamagedFileAndReplacesNone(t *testing.T) {
	s, _ := busyWithNotes(t, 4)
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	_, err = Salvage(context.Background(), s.Path(), s.Path(), nil)
	wantCode(t, err, annotate.CodeExists)
	if after, err := os.ReadFile(s.Path()); err != nil || string(after) != string(before) {
		t.Errorf("the damaged file was changed (%v)", err)
	}
	aloneBeside(t, s.Path())
}
