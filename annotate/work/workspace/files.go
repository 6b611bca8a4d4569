package workspace

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
)

// elsewhere does something with the project that takes a while, and reports back
// where the workspace is used.
func (w *Workspace) elsewhere(work func(context.Context, *Project) error, done func(error)) {
	project := w.project
	var err error
	w.options.Work(func() { err = work(context.Background(), project) }, func() { done(err) })
}

// Export writes answers to a file and tells how many rows they take.
func (w *Workspace) Export(e dataset.Export, path string, done func(rows int, err error)) {
	var rows int
	w.elsewhere(func(ctx context.Context, p *Project) (err error) {
		rows, err = e.WriteFile(ctx, path, p)
		return err
	}, func(err error) { done(rows, err) })
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

// PlanImport works out what bringing in files would do.
func (w *Workspace) PlanImport(o dataset.Import, paths []string, done func(*dataset.ImportPlan, error)) {
	device, me := w.options.Shelf.Device(), w.session.Annotator()
	var plan *dataset.ImportPlan
	w.elsewhere(func(ctx context.Context, p *Project) (err error) {
		plan, err = planImport(ctx, p, device, me, o, paths)
		return err
	}, func(err error) { done(plan, err) })
}

// planImport plans with a pen of its own, as this runs elsewhere.
func planImport(ctx context.Context, p *Project, device, me string, o dataset.Import, paths []string) (*dataset.ImportPlan, error) {
	book, err := p.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	highest, err := p.HighestStamp(ctx)
	if err != nil {
		return nil, err
	}
	return o.Plan(ctx, p, annotate.NewPen(device, me, book.Hash, highest), paths)
}

// Import brings in files, and tells the ids of the articles that are new once the
// session knows them. After the project was closed it tells nothing.
func (w *Workspace) Import(o dataset.Import, paths []string, done func(added []string, err error)) {
	device, me, project := w.options.Shelf.Device(), w.session.Annotator(), w.project
	var added []string
	w.elsewhere(func(ctx context.Context, p *Project) error {
		plan, err := planImport(ctx, p, device, me, o, paths)
		if err != nil {
			return err
		}
		added, err = p.AddArticles(ctx, plan.Articles, plan.Entries)
		return err
	}, func(err error) {
		if err == nil && w.project != project {
			return
		}
		if err == nil {
			_, err = w.session.Refresh(context.Background())
		}
		done(added, err)
	})
}
