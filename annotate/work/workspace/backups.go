package workspace

import (
	"context"
	"time"

	"plumbline/annotate/saving"
)

// When backups are made by themselves: a moment after a project was opened, when
// nobody waits for it any more, and every hour while it is in use. The newest is
// checked through when nobody has answered for a while.
const (
	backupAfterOpening = 3 * time.Second
	backupEvery        = time.Hour
	idleFor            = 5 * time.Minute
	lookEvery          = 10 * time.Minute
)

// backups is the keeping of backups of the open project.
type backups struct {
	project *Project
	last    time.Time // when it was last looked whether one is needed
	told    bool      // of a failure; it is told once
	cancel  func()
}

// keepBackups begins to keep backups of the open project.
func (w *Workspace) keepBackups() {
	w.keepsake = func() {}
	if w.project.ReadOnly() {
		return
	}
	b := &backups{project: w.project}
	b.cancel = w.options.After(backupAfterOpening, func() { w.backUpIfDue(b) })
	w.keepsake = func() { b.cancel() }
}

// backUpIfDue saves a backup if the hour has come, or checks the newest if nobody is
// at work, and looks again later.
func (w *Workspace) backUpIfDue(b *backups) {
	if w.project != b.project {
		return
	}
	now := w.options.Now()
	due, idle := now.Sub(b.last) >= backupEvery, now.Sub(w.saved) >= idleFor
	var err error
	var made bool
	w.options.Work(func() {
		ctx := context.Background()
		if due {
			made, err = b.project.KeepBackup(ctx, now)
		}
		if err == nil && idle && !b.last.IsZero() {
			err = b.project.ProveBackup(ctx, now)
		}
	}, func() {
		if w.project != b.project {
			return
		}
		if due {
			b.last = now
		}
		if made {
			w.options.Trace("backed up by itself")
		}
		if err != nil && !b.told {
			b.told = true
			w.window.Failed(err)
		}
		b.cancel = w.options.After(lookEvery, func() { w.backUpIfDue(b) })
	})
}

// noteSaved passes on how far writing is, and remembers when somebody was at work.
func (w *Workspace) noteSaved(s saving.State) {
	if s.At.After(w.saved) {
		w.saved = s.At
	}
	w.window.Saved(s)
}
