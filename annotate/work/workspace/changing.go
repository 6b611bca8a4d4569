package workspace

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Adopt puts a version of the codebook in force, with everything answered so
// far on disk under the one before.
func (w *Workspace) Adopt(book *codebook.Codebook, done func(error)) {
	if err := w.session.Flush(); err != nil {
		done(err)
		return
	}
	project, me, device, now := w.project, w.session.Annotator(), w.options.Shelf.Device(), w.options.Now
	was := w.session.Book().Hash
	var err error
	w.options.Work(func() {
		var highest int64
		if highest, err = project.HighestStamp(context.Background()); err == nil {
			pen := annotate.NewPen(device, me, was, highest)
			pen.Now = now
			err = project.Adopt(context.Background(), book, pen)
		}
	}, func() {
		if w.project != project {
			return
		}
		if err == nil {
			err = w.refreshRules()
		}
		w.options.Trace("adopted %s", book.Version)
		done(err)
	})
}

// refreshRules shows everything by the version in force.
func (w *Workspace) refreshRules() error {
	if err := w.session.Flush(); err != nil { // what was answered meanwhile
		return err
	}
	was := w.session.Book().Hash
	if _, err := w.session.Refresh(context.Background()); err != nil {
		return err
	}
	c := w.changeSince(was)
	c.Quiet = true
	w.window.Refreshed(c)
	return nil
}

// Pen writes beside the session what the person in it does, after all that the
// project holds.
func (w *Workspace) Pen() (*annotate.Pen, error) {
	highest, err := w.project.HighestStamp(context.Background())
	if err != nil {
		return nil, err
	}
	pen := annotate.NewPen(w.options.Shelf.Device(), w.session.Annotator(), w.session.Book().Hash, highest)
	pen.Now = w.options.Now
	return pen, nil
}

// Correct writes corrected fields of an article, a target or the project as one
// action.
func (w *Workspace) Correct(kind annotate.Kind, subject string, fields map[string]string) error {
	if len(fields) == 0 {
		return nil
	}
	return w.session.Correct(context.Background(), kind, subject, fields)
}
