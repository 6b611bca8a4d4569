package workspace

import (
	"context"
	"errors"

	"plumbline/annotate"
)

// Missing is what is told of a project whose file is not where it was opened.
type Missing struct {
	Where annotate.Whereabouts
	Why   error // in words
	Kept  bool  // what was written in this window is kept on this computer
	Fixed bool  // nothing was written in this window, it only reads
}

// Kept is what is told of a rescue.
type Kept struct {
	Answers    int // that the project does not hold
	Paragraphs int // that they are about
}

// lookForFile tells what became of the project's file, once, and keeps what was
// written.
func (w *Workspace) lookForFile() {
	if w.project == nil {
		return
	}
	where := w.project.Whereabouts()
	if where == w.missing {
		return
	}
	w.missing = where
	log, witnessed := w.project.Log.(*witness)
	if where == annotate.WhereOpened {
		if witnessed {
			log.dropAll()
		}
		w.options.Trace("back")
		w.window.FileBack()
		return
	}
	if witnessed {
		log.keepAll()
	}
	w.options.Trace("missing %s", where)
	missing, _ := w.Missing()
	w.window.FileMissing(missing)
}

// Missing is what is to be told of the file of the open project; ok is false while
// it lies where it was opened.
func (w *Workspace) Missing() (m Missing, ok bool) {
	if w.project == nil || w.missing == annotate.WhereOpened {
		return Missing{}, false
	}
	p := w.project
	return Missing{Where: w.missing, Why: p.Missing(), Kept: p.keeps(), Fixed: p.ReadOnly()}, true
}

// keeps reports whether what waits to be written is kept on this computer.
func (p *Project) keeps() bool {
	log, ok := p.Log.(*witness)
	return ok && log.holds()
}

// PutBack writes the project where its file was, and goes on in it.
func (w *Workspace) PutBack(done func(error)) {
	path := w.project.Path()
	w.elsewhere(func(ctx context.Context, p *Project) error { return p.PutBack(ctx) }, func(err error) {
		if err == nil {
			w.goOnIn(path)
		}
		done(err)
	})
}

// MoveTo saves a copy of the project whose file is missing, and goes on in it.
func (w *Workspace) MoveTo(path string, done func(error)) {
	w.elsewhere(func(ctx context.Context, p *Project) error { return p.SaveCopy(ctx, path) }, func(err error) {
		if err == nil {
			w.goOnIn(path)
		}
		done(err)
	})
}

// OpenThere opens what lies where the project's file was, and takes in what was
// written here.
func (w *Workspace) OpenThere() { w.goOnIn(w.project.Path()) }

// goOnIn opens another file of the project for the same person and takes in what
// was kept.
func (w *Workspace) goOnIn(path string) {
	annotator := w.session.Annotator()
	_, _ = w.flush() // it fails, and so is kept
	if log, ok := w.project.Log.(*witness); ok {
		log.keepAll()
	}
	w.window.Failed(w.closeKept())
	w.takeIn = true
	w.open(path, annotator, func(err error) {
		w.takeIn = false
		w.window.Failed(err)
	})
}

// closeKept closes the project whose unwritten answers are kept, which is no
// failure.
func (w *Workspace) closeKept() error {
	kept := w.project.keeps()
	err := w.CloseNow()
	var known *annotate.Error
	if kept && errors.As(err, &known) && known.Code == annotate.CodeMoved {
		return nil
	}
	return err
}

// offerRescue looks for what was kept of the person's answers in this project, and
// offers what of it the project does not hold.
func (w *Workspace) offerRescue() {
	take := w.takeIn
	w.takeIn = false
	if w.options.Rescues == nil || w.project.ReadOnly() {
		return
	}
	project, me, device := w.project, w.session.Annotator(), w.options.Shelf.Device()
	var lacking []annotate.Entry
	var err error
	w.options.Work(func() { lacking, err = lackingIn(project, w.options.Rescues, me, device) }, func() {
		switch {
		case w.project != project:
		case err != nil:
			w.window.Failed(err)
		case len(lacking) == 0:
		case take, keptOf(lacking).Answers == 0: // to have opened the project is nothing to ask about
			w.takeRescue(lacking)
		default:
			w.window.OfferRescue(keptOf(lacking), func() {
				if w.project == project {
					w.takeRescue(lacking)
				}
			})
		}
	})
}

// lackingIn is what was kept and is not in the project. Of a rescue that is in it
// wholly nothing is left.
func lackingIn(p *Project, rescues Rescues, me, device string) ([]annotate.Entry, error) {
	kept, err := rescues.Kept(p.ID(), me, device)
	if err != nil || kept == nil {
		return nil, err
	}
	var lacking []annotate.Entry
	for _, e := range kept.Entries {
		if _, err := p.Entry(context.Background(), e.ID); err != nil {
			lacking = append(lacking, e)
		}
	}
	if len(lacking) == 0 {
		return nil, rescues.Drop(p.ID(), me, device)
	}
	return lacking, nil
}

func keptOf(entries []annotate.Entry) Kept {
	k := Kept{}
	paragraphs := make(map[string]bool)
	for i := range entries {
		if entries[i].Key.Kind.OnSheet() {
			k.Answers++
			paragraphs[entries[i].Key.Subject] = true
		}
	}
	k.Paragraphs = len(paragraphs)
	return k
}

// takeRescue puts entries into the project, action by action as they were made,
// and forgets what was kept once all of them are in it. What is about an article
// that this file does not hold stays kept.
func (w *Workspace) takeRescue(entries []annotate.Entry) {
	project, me, device := w.project, w.session.Annotator(), w.options.Shelf.Device()
	var left int
	var err error
	w.options.Work(func() {
		for _, action := range annotate.ActionsOf(entries) {
			if failed := project.Append(context.Background(), action...); failed != nil {
				left += len(action)
				err = failed
			}
		}
		if left == 0 {
			err = w.options.Rescues.Drop(project.ID(), me, device)
		}
	}, func() {
		w.options.Trace("rescued %d", len(entries)-left)
		w.window.Failed(err)
		if w.project == project {
			w.Refresh()
		}
	})
}
