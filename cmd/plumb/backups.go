package main

import (
	"fmt"

	"plumbline/annotate/sentence"
	"plumbline/store"
	"plumbline/store/installation"
)

type backupsCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	All     bool   `help:"List everything that this computer keeps of the project: backups, answers that could not be saved, notes, logs set aside."`
	Room    *int64 `placeholder:"MB" help:"Let the backups of each project take at most so many megabytes on this computer; 0 is 1024."`
	Now     bool   `help:"Save one now, in the folder of this installation, if anything changed since the newest."`
}

// Help returns when backups are made, for "plumb backups --help".
func (c *backupsCommand) Help() string {
	return `A backup is a whole copy of a project. The window makes one when a project is
opened and something changed, every hour while it is in use, and before another
version of the codebook comes into force; these lie in a folder of this
installation, where older ones give way to newer ones. A merge saves one beside
the project, and so does "Back up now" in the window; those are never deleted, but
they count into the room that the backups of a project may take (--room).

To go back to one: plumb restore BACKUP FILE`
}

// Run lists the backups, newest first.
func (c *backupsCommand) Run(s *session) error {
	if c.Room != nil {
		if err := c.setRoom(s); err != nil {
			return err
		}
	}
	return s.read(c.Project, func(p *store.Project) error {
		if c.Now {
			made, err := p.KeepBackup(s, s.now())
			if err != nil {
				return err
			}
			if !made {
				s.say("The newest backup holds everything already.")
			}
		}
		if c.All {
			return c.traces(s, p)
		}
		all, err := p.Backups(s)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			s.say("There is no backup of %s yet.", c.Project)
			return nil
		}
		w := newWords(s.out)
		w.row("made", "bytes", "where", "file")
		for _, b := range all {
			where := "beside the project"
			if b.Kept {
				where = "in the installation"
			}
			w.row(b.Made.Format("2006-01-02 15:04:05"), fmt.Sprint(b.Size), where, b.Path)
		}
		return w.end()
	})
}

// setRoom sets how much room backups may take on this computer.
func (c *backupsCommand) setRoom(s *session) error {
	if *c.Room < 0 || *c.Room > installation.MostRoom {
		return misused("--room is a number of megabytes from 0 to %d, not %d.", installation.MostRoom, *c.Room)
	}
	s.home().MostBackups = *c.Room
	if err := s.home().Save(); err != nil {
		return err
	}
	s.say("The backups of a project may take %d MB on this computer.", s.home().BackupRoom())
	return nil
}

// traces lists everything that is kept of the project.
func (c *backupsCommand) traces(s *session, p *store.Project) error {
	all, err := p.Traces(s)
	if err != nil {
		return err
	}
	w := newWords(s.out)
	for _, trace := range all {
		w.row(trace.Kind, trace.Path)
	}
	return w.end()
}

type restoreCommand struct {
	Backup string `arg:"" name:"BACKUP" help:"The backup, as plumb backups lists them, or any copy of a project."`
	File   string `arg:"" name:"FILE" help:"The project to write. A file that exists is never overwritten."`
}

// Run checks a backup through and writes it to a new file.
func (c *restoreCommand) Run(s *session) error {
	if err := store.Restore(s, c.Backup, c.File); err != nil {
		return err
	}
	s.say(
		"Restored %s, which passes its check.\nTo take in what was answered since: plumb merge %s FILE",
		c.File,
		sentence.Argument(c.File),
	)
	return nil
}
