package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// PlanMerge says what merging the files at paths would bring, and writes
// nothing. A file that cannot be merged is a refusal in the report; the error
// is of the project itself or of the place for temporary files.
func (x Exchange) PlanMerge(ctx context.Context, paths []string, o annotate.MergeOptions) (*annotate.MergeReport, error) {
	g, err := x.gather(ctx, keepMuch)
	if err != nil {
		return nil, err
	}
	defer g.close()
	report, err := g.plan(ours(), paths, o)
	return report, g.explain(err, "doing.merging", x.file.path)
}

// Merge takes everything that the files at paths hold and the project does
// not, all of it in one transaction or nothing. Before, it saves a backup
// beside the project (BackUp); if there is nothing new it writes nothing.
// If a file cannot be merged, the error is the first refusal and the report
// holds all of them; nothing was changed then.
//
// The files are read as PlanMerge reads them: copied with their -wal to a
// temporary folder, never opened where they lie, every hash and link checked.
// Afterwards the project is the union of the logs, so neither the order of
// files nor repetition makes a difference.
func (x Exchange) Merge(ctx context.Context, paths []string, o annotate.MergeOptions) (*annotate.MergeReport, error) {
	if x.file.readOnly {
		return nil, refuseWrite(x.file)
	}
	g, err := x.gather(ctx, keepMuch)
	if err != nil {
		return nil, err
	}
	defer g.close()
	report, err := g.plan(ours(), paths, o)
	if err != nil {
		return nil, g.explain(err, "doing.merging", x.file.path)
	}
	if report.Refused() {
		first := report.Refusals[0]
		return report, &annotate.Error{Code: first.Code, Message: first.Reason}
	}
	if !report.Changes() {
		return report, nil
	}
	if err := g.finish(); err != nil {
		return nil, explain(err, "doing.merging", x.file.path)
	}
	if report.Backup, err = x.BackUp(ctx, time.Now()); err != nil {
		return nil, err
	}
	destroyed, err := x.unite(ctx, g.path, keepMuch)
	if err != nil {
		// The project is as it was, so a copy of it is of no use.
		return nil, errors.Join(err, os.Remove(report.Backup))
	}
	report.Merged = true
	if destroyed {
		report.Backup, err = x.sweep(ctx)
	}
	return report, errors.Join(err, x.eraseRescues(ctx))
}

// plan reads and checks the files and describes what is new in them.
func (g *gathering) plan(s schema, paths []string, o annotate.MergeOptions) (*annotate.MergeReport, error) {
	r := &annotate.MergeReport{Project: g.project, Files: make([]annotate.MergeFile, len(paths))}
	ahead, stop := g.readAhead(s, paths)
	defer stop()
	for n, path := range paths {
		r.Files[n].Path = path
		if err := g.read(<-ahead, &r.Files[n], n, o); err != nil {
			if err := g.stopped(err); err != nil {
				return nil, err
			}
			r.Refusals = append(r.Refusals, refusalOf(err, path))
		}
	}
	if where, shared := sharedFolder(g.project); shared {
		r.Warnings = append(r.Warnings, sentence.Of("merge.shared-folder", "File", filepath.Base(g.project), "Where", where))
	}
	if r.Refused() {
		return r, nil
	}
	if err := g.letIn(r); err != nil {
		return nil, err
	}
	if err := g.endEntries(); err != nil {
		return nil, err
	}
	return r, g.checkAndDescribe(r)
}

// checkAndDescribe checks what was gathered and describes it, at the same time on
// two connections. What is refused is not described.
func (g *gathering) checkAndDescribe(r *annotate.MergeReport) error {
	beside, err := g.beside()
	if err != nil {
		return err
	}
	defer beside.close()
	described := *r
	described.Files = slices.Clone(r.Files)
	done := make(chan error, 1)
	go func() { done <- beside.describe(&described) }()
	refusal, err := g.check(r.Files)
	failed := <-done
	switch {
	case err != nil:
		return err
	case refusal != nil: // and may be what cannot be described
		r.Refusals = append(r.Refusals, *refusal)
		return nil
	}
	*r = described
	return failed
}

// stopped returns err if it is not the fault of the file: the work was stopped,
// or there is no room to do it.
func (g *gathering) stopped(err error) error {
	var said *annotate.Error
	if errors.As(err, &said) && (said.Code == annotate.CodeFull || said.Code == annotate.CodeStopped) {
		return err
	}
	return g.ctx.Err()
}

func refusalOf(err error, path string) annotate.MergeRefusal {
	var said *annotate.Error
	if !errors.As(explain(err, "doing.reading", path), &said) {
		return annotate.MergeRefusal{Path: path, Code: annotate.CodeFailed, Reason: sentence.Of("failure.cause", "Cause", err)}
	}
	return annotate.MergeRefusal{Path: path, Code: said.Code, Reason: said.Message}
}

// arrived is a file that was copied and found fit to be read, or why not.
type arrived struct {
	*foreign
	err error
}

// readAhead copies and checks a file while the one before it is taken in. stop
// ends it and waits until nothing is written any more.
func (g *gathering) readAhead(s schema, paths []string) (ahead <-chan arrived, stop func()) {
	ctx, cancel := context.WithCancel(g.ctx)
	files := make(chan arrived)
	go func() {
		defer close(files)
		for n, path := range paths {
			err := g.refuseItself(path)
			var f *foreign
			if err == nil {
				f, err = s.readForeign(ctx, path, g.folder, n)
			}
			select {
			case files <- arrived{f, err}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return files, func() {
		cancel()
		for range files { // until it is closed
		}
	}
}

// read takes one file in.
func (g *gathering) read(f arrived, file *annotate.MergeFile, number int, o annotate.MergeOptions) error {
	if err := errors.Join(f.err, g.ctx.Err()); err != nil {
		return err
	}
	defer f.remove()
	i := &intake{gathering: g, number: number, file: file, options: o}
	if hurried(file.Path) {
		i.warn("merge.log-file-missing", "File", i.name(), "Log", i.name())
	}
	return g.explain(i.take(f.foreign), "doing.reading", file.Path)
}

// refuseItself refuses to merge a project with itself, under whatever name.
func (g *gathering) refuseItself(path string) error {
	project, err := os.Stat(g.project)
	if err != nil {
		return explain(err, "doing.reading", g.project)
	}
	if other, err := os.Stat(path); err == nil && os.SameFile(project, other) {
		return annotate.Fail(annotate.CodeInvalid, "merge.project-itself", "File", filepath.Base(path))
	}
	return nil
}

// hurried reports whether what lies beside a project shows that its program
// did not end in order, while its -wal is missing.
func hurried(path string) bool {
	_, wal := os.Stat(path + "-wal")
	_, shm := os.Stat(path + "-shm")
	return errors.Is(wal, os.ErrNotExist) && shm == nil
}

// unite writes what was gathered in the file at path, in one transaction.
// destroyed is whether something that was here lost its content to an erasure.
func (x Exchange) unite(ctx context.Context, path string, much keeping) (destroyed bool, err error) {
	x.file.turn.Lock()
	defer x.file.turn.Unlock()
	err = x.file.whileHere("doing.merging", func() error {
		return x.attached(ctx, path, much, func() error {
			return x.file.transact(ctx, func(w *writing) error {
				err := w.unite(path, much)
				destroyed = w.destroyed
				return err
			})
		})
	})
	var failed sqlite3.Error
	if errors.As(err, &failed) && failed.Code == sqlite3.ErrConstraint {
		return false, annotate.Wrap(err, annotate.CodeBusy, "merge.project-changed", "File", filepath.Base(x.file.path))
	}
	return destroyed, explain(err, "doing.merging", x.file.path)
}

// attached gives the writer's connection a gathered file, and as much of a cache for as
// long.
func (x Exchange) attached(ctx context.Context, path string, much keeping, do func() error) (err error) {
	always := context.WithoutCancel(ctx)
	exec := func(query string, args ...any) {
		if _, failed := x.file.hand.ExecContext(always, query, args...); err == nil {
			err = failed
		}
	}
	exec("ATTACH ? AS gathered", sourceName(path, map[string]string{"mode": "ro", "immutable": "1"}))
	if err != nil {
		return err
	}
	exec("PRAGMA gathered." + much.mapping)
	exec("PRAGMA cache_size = " + much.cache)
	exec("PRAGMA foreign_keys = off") // every reference was looked up already
	if err == nil {
		err = do()
	}
	exec("PRAGMA foreign_keys = on")
	exec("PRAGMA cache_size = -16000")
	exec("DETACH gathered")
	return err
}

const (
	sqlUniteCodebooks = `INSERT INTO main.codebook (hash, id, version, source) SELECT hash, id, version, source FROM gathered.codebook`

	sqlUniteArticles = `INSERT INTO main.article (id, copy_name, paragraphs)
SELECT id, copy_name, paragraphs FROM gathered.article ORDER BY arrival`

	sqlUniteParagraphs = `INSERT INTO main.paragraph (id, article, position, text, text_hash, guess, joined, missing)
SELECT id, article, position, text, text_hash, guess, joined, missing FROM gathered.paragraph`

	sqlUniteDeclined = `INSERT OR IGNORE INTO main.declined SELECT id FROM gathered.declined`
	sqlUniteAbsent   = `INSERT OR IGNORE INTO main.absent SELECT id FROM gathered.absent`

	// What came in as somebody's own work after all is declined no more.
	sqlNotDeclined = `DELETE FROM main.declined AS d WHERE EXISTS (SELECT 1 FROM gathered.entry AS l WHERE l.id = d.id)
  OR EXISTS (SELECT 1 FROM gathered.article AS a WHERE a.id = d.id)`
	sqlNotAbsent = `DELETE FROM main.absent AS d WHERE EXISTS (SELECT 1 FROM gathered.entry AS l WHERE l.id = d.id)`

	sqlUnitedEvents = `SELECT
  EXISTS (SELECT 1 FROM gathered.event WHERE subject = 'project' AND kind = 'project' AND field IN ('codebook', 'outlet_blind')),
  EXISTS (SELECT 1 FROM gathered.event WHERE kind = 'person' AND field = 'role')`
)

// unite brings in the rows that were gathered in the file at path, and what
// follows from them. How far the sheets are is worked out meanwhile, unless
// that depends on which version of the codebook comes into force.
func (w *writing) unite(path string, much keeping) (err error) {
	if err := w.tx.QueryRowContext(w.ctx, sqlUnitedEvents).Scan(&w.force, &w.people); err != nil {
		return err
	}
	w.project = true
	var ahead *aheadFold
	defer func() {
		if err != nil {
			_ = ahead.wait(false) // what it says is not needed
		}
	}()
	foretell := func() error {
		versions, err := w.file.versions(w.ctx, w.tx)
		w.known.versions = versions
		if err == nil {
			ahead = w.file.foldAhead(w.stop, path, much, versions)
		}
		return err
	}
	if err := w.execEach(sqlUniteCodebooks); err != nil {
		return err
	}
	if !w.force {
		if err := foretell(); err != nil {
			return err
		}
	}
	if err := w.execEach(sqlUniteDeclined, sqlUniteAbsent, sqlUniteArticles, sqlUniteParagraphs, sqlFill); err != nil {
		return err
	}
	if err := errors.Join(w.uniteLog(), w.execEach(sqlNotDeclined, sqlNotAbsent)); err != nil {
		return err
	}
	if w.force {
		if err := foretell(); err != nil {
			return err
		}
	}
	if err := ahead.wait(true); err != nil {
		return err
	}
	if err := errors.Join(w.foldUnited(ahead.foretold), w.execEach(sqlNumbersKnown)); err != nil {
		return err
	}
	// After that, because what was foretold knows of no erasure and of no image, and of
	// no sheet that was here.
	return errors.Join(w.touchAll(sqlSheetsFilled), w.eraseUnited(), w.carryUnited())
}

func (w *writing) execEach(queries ...string) error {
	for _, query := range queries {
		if _, err := w.tx.ExecContext(w.stop, query); err != nil {
			return err
		}
	}
	return nil
}
