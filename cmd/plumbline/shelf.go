package main

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/workspace"
	"plumbline/seeds"
	"plumbline/store"
	"plumbline/store/installation"
	"plumbline/ui"
)

var _ ui.Shelf = (*shelf)(nil)

// shelf opens and makes project files for the window.
type shelf struct{ home *installation.Installation }

func (s *shelf) Device() string { return s.home.DeviceID() }

func (s *shelf) DataDir() string { return s.home.DataDir() }

func (s *shelf) Documents() string { return s.home.Documents() }

func (s *shelf) DefaultCodebook() []byte { return seeds.Codebook() }

// Open opens a project for this window alone; if another window has it, it
// opens read-only. So does a backup.
func (s *shelf) Open(ctx context.Context, path string) (*workspace.Project, error) {
	p, err := store.Open(ctx, path, store.Options{
		Device: s.Device(), Exclusive: true, ReadOnly: annotate.IsBackup(path), Kept: s.home.ProjectsDir(), Backups: s.home.BackupsDir(),
		MostBackups: s.home.BackupRoom() << 20, Rescues: s.home.Rescues(),
	})
	if err != nil {
		return nil, err
	}
	return &workspace.Project{
		File: p, Log: p.Log, Corpus: p.Corpus, Answers: p.Answers, Rules: p.Rules, Team: p.Team, Exchange: p.Exchange,
	}, nil
}

// Create makes a project with its targets and opens it.
func (s *shelf) Create(ctx context.Context, path string, book *codebook.Codebook, targets []annotate.Target) (*workspace.Project, error) {
	pen := annotate.NewPen(s.Device(), "", book.Hash, 0)
	if err := createWith(ctx, path, book, pen, targets); err != nil {
		return nil, err
	}
	return s.Open(ctx, path)
}

// CleanCopy writes a project without what another program did to the file.
func (s *shelf) CleanCopy(ctx context.Context, path, to string) error {
	_, err := store.CleanCopy(ctx, path, to)
	return err
}

// createWith makes a project with targets and closes it again.
func createWith(ctx context.Context, path string, book *codebook.Codebook, pen *annotate.Pen, targets []annotate.Target) (err error) {
	entries, err := annotate.AddTargets(pen, nil, targets)
	if err != nil {
		return err
	}
	p, err := store.Create(ctx, path, book, pen)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := p.Close(); err == nil {
			err = cerr
		}
	}()
	return p.Append(ctx, entries...)
}
