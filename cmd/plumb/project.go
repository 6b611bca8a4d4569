package main

import (
	"time"

	"plumbline/annotate"
	"plumbline/annotate/wholefile"
	"plumbline/store"
	"plumbline/store/installation"
)

// read opens a project for looking, lets do look, and closes it. Of what was thawed, it lets
// do look at that.
func (s *session) read(path string, do func(*store.Project) error) error {
	if s.thawed != nil {
		return do(s.thawed.Project)
	}
	return s.with(path, store.Options{ReadOnly: true}, do)
}

// change opens a project for writing, lets do write, and closes it.
func (s *session) change(path string, do func(*store.Project) error) error {
	return s.with(path, store.Options{}, func(p *store.Project) error {
		if len(p.Added()) > 0 || p.Full() {
			return p.Refusal()
		}
		if p.ReadOnly() {
			return annotate.Fail(annotate.CodeReadOnly, "file.not-writable", "File", path)
		}
		return do(p)
	})
}

func (s *session) with(path string, o store.Options, do func(*store.Project) error) error {
	o.Kept, o.Backups, o.MostBackups = s.home().ProjectsDir(), s.home().BackupsDir(), s.home().BackupRoom()<<20
	o.Rescues = s.home().Rescues()
	p, err := store.Open(s, path, o)
	if err != nil {
		return err
	}
	if aside := p.SetAside(); aside != "" {
		s.say("Note: %s-wal belonged to another file and lies now as %s.", path, aside)
	}
	err = do(p)
	if closing := p.Close(); err == nil && closing != nil {
		return afterwards{closing}
	}
	return err
}

// pen writes entries after all that the project holds. author is "" where the
// command line, and no annotator, says something.
func (s *session) pen(p *store.Project, author string) (*annotate.Pen, error) {
	book, err := p.Codebook(s)
	if err != nil {
		return nil, err
	}
	highest, err := p.HighestStamp(s)
	if err != nil {
		return nil, err
	}
	return annotate.NewPen(s.home().DeviceID(), author, book.Hash, highest), nil
}

// now is the time on this computer.
func (s *session) now() time.Time { return time.Now() }

// home is the installation on this computer.
func (s *session) home() *installation.Installation {
	if s.here == nil {
		s.here = installation.Load()
		wholefile.NoteUnfinished(s.here.UnfinishedDir())
	}
	return s.here
}
