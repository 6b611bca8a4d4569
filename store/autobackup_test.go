package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
)

// aMorning is when backups are made in tests.
var aMorning = time.Date(2031, 3, 4, 9, 0, 0, 0, time.Local)

// newKeeping is a sample whose installation keeps backups, at most so many bytes.
func newKeeping(t *testing.T, most int64) (s *sample, folder string) {
	t.Helper()
	s = newSample(t)
	closeProject(t, s.Project)
	backups := t.TempDir()
	p, err := Open(context.Background(), s.Path(), Options{Backups: backups, MostBackups: most})
	if err != nil {
		t.Fatal(err)
	}
	s.Project = p
	return s, filepath.Join(backups, p.ID())
}

func keepBackup(t *testing.T, p *Project, now time.Time) bool {
	t.Helper()
	made, err := p.KeepBackup(context.Background(), now)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestABackupIsKeptWheneverThereIsSomethingNewAndHoldsIt(t *testing.T) {
	s, folder := newKeeping(t, 0)
	if !keepBackup(t, s.Project, aMorning) {
		t.Error("of a project that was never backed up no backup is made")
	}
	if keepBackup(t, s.Project, aMorning.Add(time.Hour)) {
		t.Error("a second backup is made of what did not change")
	}
	e := s.answer(t, s.articles[0].Paragraphs[0], "note", "", "new")
	if !keepBackup(t, s.Project, aMorning.Add(2*time.Hour)) {
		t.Error("after an answer no backup is made")
	}
	all, err := s.Backups(context.Background())
	if err != nil || len(all) != 2 || !all[0].Kept || !all[0].Made.Equal(aMorning.Add(2*time.Hour)) {
		t.Fatalf("listed are %v (%v), want two, the newest first", all, err)
	}
	if info, err := os.Stat(all[0].Path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read the backup: %v (%v)", info.Mode(), err)
	}
	closeProject(t, s.Project)
	assertHolds(t, all[0].Path, []string{e.ID})
	if got := filesIn(t, folder); len(got) != 2 {
		t.Errorf("the folder holds %q", got)
	}
	aloneBeside(t, s.Path())
}

// aloneBeside checks that nothing was written beside the project.
func aloneBeside(t *testing.T, path string) {
	t.Helper()
	if got := filesIn(t, filepath.Dir(path)); len(got) != 1 {
		t.Errorf("beside the project lie %q", got)
	}
}

func TestOldBackupsGiveWayWhereRoomIsShortTheNewestNever(t *testing.T) {
	s, _ := newKeeping(t, 1)
	for i := range 4 {
		s.answer(t, s.articles[0].Paragraphs[0], "note", "", "new")
		keepBackup(t, s.Project, aMorning.Add(time.Duration(i)*time.Hour))
	}
	all, err := s.Backups(context.Background())
	if err != nil || len(all) != 1 || !all[0].Made.Equal(aMorning.Add(3*time.Hour)) {
		t.Errorf("kept are %v (%v), want the newest alone", all, err)
	}
}

func TestBackupsBesideTheProjectCountIntoTheRoomAndStay(t *testing.T) {
	s, _ := newKeeping(t, 0)
	keepBackup(t, s.Project, aMorning)
	kept, err := s.Backups(context.Background())
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept are %v (%v)", kept, err)
	}
	s.file.mostBackups = 3*kept[0].Size + kept[0].Size/2 // three of that size, and not four
	for i := range 3 {
		if _, err := s.BackUp(context.Background(), aMorning.Add(time.Duration(i)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	s.answer(t, s.articles[0].Paragraphs[0], "note", "", "new")
	keepBackup(t, s.Project, aMorning.Add(time.Hour))
	var made []bool
	all, err := s.Backups(context.Background())
	for _, b := range all {
		made = append(made, b.Kept)
	}
	if err != nil || !slices.Equal(made, []bool{true, false, false, false}) {
		t.Errorf("there are %v (%v), want the newest in the installation and three beside the project", all, err)
	}
}

func TestABackupIsMadeBeforeAnotherVersionComesIntoForce(t *testing.T) {
	s, _ := newKeeping(t, 0)
	if err := s.Adopt(context.Background(), mustParse(t, laterSource), s.pen); err != nil {
		t.Fatal(err)
	}
	all, err := s.Backups(context.Background())
	if err != nil || len(all) != 1 {
		t.Fatalf("listed are %v (%v), want one", all, err)
	}
	before, err := Open(context.Background(), all[0].Path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer closeProject(t, before)
	if book, err := before.Codebook(context.Background()); err != nil || book.Version != "1.0.0" {
		t.Errorf("the backup is under version %v (%v), want the one before", book, err)
	}
}

func TestTheNewestBackupIsCheckedThroughOnceADay(t *testing.T) {
	s, folder := newKeeping(t, 0)
	keepBackup(t, s.Project, aMorning)
	prove := func(now time.Time) error { return s.ProveBackup(context.Background(), now) }
	if err := prove(aMorning); err != nil {
		t.Fatalf("a sound backup is not believed: %v", err)
	}
	all, err := s.Backups(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	damage(t, all[0].Path)
	if err := prove(aMorning.Add(23 * time.Hour)); err != nil {
		t.Errorf("within the day it is checked again: %v", err)
	}
	wantCode(t, prove(aMorning.Add(25*time.Hour)), annotate.CodeDamaged)
	if _, err := os.Stat(folder); err != nil {
		t.Error(err)
	}
	wantCode(t, Restore(context.Background(), all[0].Path, filepath.Join(t.TempDir(), "restored.plumb")), annotate.CodeDamaged)
}

// damage makes what is current in a file differ from its log.
func damage(t *testing.T, path string) {
	t.Helper()
	db := openPool(path, 1, map[string]string{"mode": "rw"})
	defer db.Close()
	if _, err := db.Exec(
		"UPDATE latest SET value = 'planted' WHERE slot IN (SELECT number FROM slot WHERE kind = 'article' AND field = 'title')",
	); err != nil {
		t.Fatal(err)
	}
}

func TestARestoredBackupIsANewFileAndReplacesNone(t *testing.T) {
	s, _ := newKeeping(t, 0)
	e := s.answer(t, s.articles[0].Paragraphs[0], "note", "", "kept")
	keepBackup(t, s.Project, aMorning)
	all, err := s.Backups(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	restored := filepath.Join(t.TempDir(), "restored.plumb")
	if err := Restore(context.Background(), all[0].Path, restored); err != nil {
		t.Fatal(err)
	}
	assertHolds(t, restored, []string{e.ID})
	wantCode(t, Restore(context.Background(), all[0].Path, restored), annotate.CodeExists)
	wantCode(t, Restore(context.Background(), all[0].Path, s.Path()), annotate.CodeExists)
}

func TestClosingEndsABackupThatIsBeingMade(t *testing.T) {
	s, folder := newKeeping(t, 0)
	for i := range 200 {
		if _, err := s.AddArticles(context.Background(), []*annotate.Article{newArticle(time.Duration(i).String(), 60)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, _ = s.KeepBackup(context.Background(), aMorning) // it may be stopped
	}()
	closeProject(t, s.Project)
	<-ended
	aloneBeside(t, s.Path())
	files, err := os.ReadDir(folder)
	if err == nil && len(files) > 1 || len(files) == 1 && quickCheck(context.Background(), filepath.Join(folder, files[0].Name())) != nil {
		t.Errorf("a half backup is left: %v", files)
	}
}
