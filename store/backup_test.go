package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"plumbline/annotate"
)

func TestBackupsAreWholeProjectsNamedAfterTheirTime(t *testing.T) {
	ctx, s := context.Background(), newSample(t)
	first := time.Date(2031, 3, 4, 9, 0, 5, 0, time.Local)
	for _, at := range []time.Time{first, first, first.Add(time.Hour)} {
		path, err := s.BackUp(ctx, at)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Open(ctx, path, Options{ReadOnly: true})
		if err != nil {
			t.Fatalf("the backup %s does not open: %v", path, err)
		}
		assertSound(t, p)
		closeProject(t, p)
	}
	for name, of := range map[string]string{"sample.backup-of-mine.plumb": "", "other.backup-2031-03-04-090005.plumb": "x"} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(s.Path()), name), []byte(of), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found, err := s.Backups(ctx)
	if err != nil || len(found) != 3 {
		t.Fatalf("found %d backups (%v), want 3", len(found), err)
	}
	names := []string{
		"sample.backup-2031-03-04-100005.plumb",
		"sample.backup-2031-03-04-090005-2.plumb",
		"sample.backup-2031-03-04-090005.plumb",
	}
	for i, b := range found {
		if filepath.Base(b.Path) != names[i] || b.Size == 0 {
			t.Errorf("backup %d is %s of %d bytes, want %s", i, filepath.Base(b.Path), b.Size, names[i])
		}
	}
	if !found[0].Made.Equal(first.Add(time.Hour)) {
		t.Errorf("the newest was made at %v", found[0].Made)
	}
}

func TestABackupWhereNothingCanBeWrittenSaysSo(t *testing.T) {
	s := newSample(t)
	closed, cancel := context.WithCancel(context.Background())
	cancel()
	if path, err := s.BackUp(closed, time.Now()); err == nil {
		t.Errorf("a backup that was called off was written to %s", path)
	}
	if found, err := s.Backups(context.Background()); err != nil || len(found) != 0 {
		t.Errorf("it left %v (%v)", found, err)
	}
	s.file.path = filepath.Join(t.TempDir(), "no folder", "gone.plumb")
	_, err := s.Backups(context.Background())
	wantCode(t, err, annotate.CodeFailed)
}
