package main

import (
	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

// lostNames are what can be lost of a project, for the eye.
var lostNames = map[string]string{
	annotate.LostEntry:    "entry",
	annotate.LostArticle:  "article",
	annotate.LostCodebook: "codebook",
	annotate.LostUnknown:  "entry without an id",
}

// repair writes what can be read of a project to a new one, and tells what cannot. The
// exit code is 1 if something is lost.
func (c *checkCommand) repair(s *session) error {
	backups, err := store.BackupsOf(s, c.Project, s.home().BackupsDir())
	if err != nil {
		return err
	}
	report, err := store.Salvage(s, c.Project, c.Repair, backups)
	if err != nil {
		return err
	}
	if report.Base != "" {
		s.say("Built upon the backup %s.", report.Base)
	}
	s.say("Salvaged %s and %s into %s; %s stays as it is.",
		amount(report.Articles, "article"), entriesWords(report.Entries, ""), c.Repair, c.Project)
	w := newWords(s.out)
	for _, l := range report.Lost {
		reason := ""
		if l.Why != nil {
			reason = errorText(l.Why)
		}
		w.row(lostNames[l.What], l.ID, reason)
	}
	if err := w.end(); err != nil || len(report.Lost) == 0 {
		return err
	}
	s.say("Not salvaged: %s. What packs, copies and backups hold of it comes back by: plumb merge %s FILE",
		amount(len(report.Lost), "row"), sentence.Argument(c.Repair))
	return errProblems
}
