package workspace

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/release"
)

// elsewhere does something with the project that takes a while, and reports back
// where the workspace is used.
func (w *Workspace) elsewhere(work func(context.Context, *Project) error, done func(error)) {
	project := w.project
	var err error
	w.options.Work(func() { err = work(context.Background(), project) }, func() { done(err) })
}

// Export writes answers to a file and tells how many rows they take. It ends with the
// context.
func (w *Workspace) Export(ctx context.Context, e dataset.Export, path string, done func(rows int, err error)) {
	var rows int
	w.elsewhere(func(_ context.Context, p *Project) (err error) {
		rows, err = e.WriteFile(ctx, path, p)
		return err
	}, func(err error) { done(rows, err) })
}

// ExportFrozen writes to a file what answers were when they were frozen, and tells how many
// rows they take and what was destroyed of them since. It ends with the context.
func (w *Workspace) ExportFrozen(
	ctx context.Context, e dataset.Export, of annotate.Freeze, path string, done func(rows int, since annotate.Destroyed, err error),
) {
	var rows int
	var since annotate.Destroyed
	w.elsewhere(func(_ context.Context, p *Project) (err error) {
		since, err = p.ReadFrozen(ctx, of, func(frozen release.Source) (err error) {
			rows, err = e.WriteFile(ctx, path, frozen)
			return err
		})
		return err
	}, func(err error) { done(rows, since, err) })
}

// ExportAttributes writes what is privately known of people to a file.
func (w *Workspace) ExportAttributes(path string, done func(error)) {
	w.elsewhere(func(ctx context.Context, p *Project) error {
		all, err := p.Attributes(ctx)
		if err != nil {
			return err
		}
		return dataset.WriteAttributes(path, all)
	}, done)
}

// SaveCopy writes a copy of the project.
func (w *Workspace) SaveCopy(path string, done func(error)) {
	w.elsewhere(func(ctx context.Context, p *Project) error { return p.SaveCopy(ctx, path) }, done)
}

// BackUp saves a backup and tells its path.
func (w *Workspace) BackUp(done func(path string, err error)) {
	var path string
	w.elsewhere(func(ctx context.Context, p *Project) (err error) {
		path, err = p.BackUp(ctx, w.options.Now())
		return err
	}, func(err error) { done(path, err) })
}

// NewPen returns what makes a pen for the person at the keyboard where something is
// done elsewhere.
func (w *Workspace) NewPen() func(ctx context.Context) (*annotate.Pen, error) {
	device, me, project := w.options.Shelf.Device(), w.session.Annotator(), w.project
	return func(ctx context.Context) (*annotate.Pen, error) {
		book, err := project.Codebook(ctx)
		if err != nil {
			return nil, err
		}
		highest, err := project.HighestStamp(ctx)
		if err != nil {
			return nil, err
		}
		return annotate.NewPen(device, me, book.Hash, highest), nil
	}
}
