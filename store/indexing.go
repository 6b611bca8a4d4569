package store

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"sync"

	"plumbline/annotate"
	"plumbline/store/wordindex"
)

const (
	// sqlLastArrival is the number of the article that came last.
	sqlLastArrival    = `SELECT coalesce(max(arrival), 0) FROM main.article`
	sqlWithheldCount  = `SELECT count(*) FROM main.paragraph WHERE missing = 'withheld'`
	sqlWithdrawnCount = `SELECT count(*) FROM main.event WHERE kind = 'article' AND field = 'withdrawn' AND value = 'true'`

	sqlTextCounts = `SELECT id, paragraphs - coalesce((SELECT n FROM missing AS m WHERE m.article = a.id), 0),
  EXISTS (SELECT 1 FROM event AS w WHERE w.kind = 'article' AND w.subject = a.id AND w.field = 'withdrawn' AND w.value = 'true')
FROM article AS a ORDER BY arrival`
	withMissing = `WITH missing AS MATERIALIZED (SELECT article, count(*) AS n FROM paragraph WHERE missing IS NOT NULL GROUP BY article)
`
	sqlTextsIn = `SELECT position, text FROM paragraph WHERE article = ? AND text IS NOT NULL ORDER BY position`
)

// indexing is the index of a project's words that this computer keeps, and how much of
// the project is in it.
type indexing struct {
	building sync.Mutex // held while it is brought up to date, and while it goes

	mu    sync.Mutex
	index *wordindex.Index // nil: none is open
	ready bool             // everything that was there when it was brought up to date is in it
	upto  extent           // what was there then
	fault error            // why it could not be asked
	stop  func()           // ends bringing it up to date
}

// wordsPath is where the index of the project's words lies, "" if nothing is kept.
func (f *file) wordsPath() string {
	if f.kept == "" || f.id == "" {
		return ""
	}
	return filepath.Join(f.kept, annotate.ProjectFolder(f.id), wordindex.Name)
}

// IndexWords brings the index of the project's words up to date, so that a search reads
// only paragraphs that may have what is looked for. The index is a cache among what this
// computer keeps of the project: no project, pack or backup holds it. A program that
// keeps nothing has none, and reads every paragraph.
func (c Corpus) IndexWords(ctx context.Context) error {
	f := c.file
	path := f.wordsPath()
	if path == "" {
		return nil
	}
	f.indexing.building.Lock()
	defer f.indexing.building.Unlock()
	if f.usableWords(ctx, f.reader.whole) != nil {
		return nil
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer context.AfterFunc(f.life, stop)()
	f.indexing.mu.Lock()
	f.indexing.stop = stop
	f.indexing.mu.Unlock()
	err := f.indexWords(ctx, path)
	if errors.Is(err, wordindex.ErrBegunAnew) { // another program has emptied it
		err = f.indexWords(ctx, path)
	}
	switch {
	case ctx.Err() != nil:
		err = ctx.Err()
	case err != nil:
		err = errors.Join(err, f.removeWords(ctx)) // the next one begins anew
	}
	return explain(err, "doing.indexing-words", path)
}

// dropWords destroys the index of the project's words, if there is one.
func (f *file) dropWords(ctx context.Context) error {
	f.indexing.mu.Lock()
	if f.indexing.stop != nil {
		f.indexing.stop()
	}
	f.indexing.mu.Unlock()
	f.indexing.building.Lock()
	defer f.indexing.building.Unlock()
	err := f.removeWords(ctx)
	if errors.Is(err, wordindex.ErrInUse) {
		err = annotate.Wrap(err, annotate.CodeBusy, "erasure.words-in-use", "File", filepath.Base(f.path))
	}
	return err
}

func (f *file) indexWords(ctx context.Context, path string) error {
	if err := f.dropDistrusted(ctx); err != nil {
		return err
	}
	index, err := f.openWords(ctx, path)
	if err != nil {
		return err
	}
	upto, err := readExtent(ctx, f.reader.whole, true)
	if err != nil {
		return err
	}
	lacking, stale, err := f.lacking(ctx, index)
	if err != nil {
		return err
	}
	if stale { // it knows words that nobody may find any more
		if err := f.removeWords(ctx); err != nil {
			return err
		}
		return f.indexWords(ctx, path)
	}
	if err := errors.Join(index.Serve(ctx, f.path), index.Add(ctx, f.textsOf(ctx, lacking))); err != nil {
		f.distrustWords(err)
		return err
	}
	f.indexing.mu.Lock()
	defer f.indexing.mu.Unlock()
	f.indexing.ready, f.indexing.upto = true, upto
	return nil
}

// openWords opens the index unless it is open.
func (f *file) openWords(ctx context.Context, path string) (*wordindex.Index, error) {
	f.indexing.mu.Lock()
	defer f.indexing.mu.Unlock()
	if f.indexing.index != nil {
		return f.indexing.index, nil
	}
	index, err := wordindex.Open(ctx, path)
	f.indexing.index = index
	return index, err
}

// removeWords destroys the index; this program is adding nothing to it.
func (f *file) removeWords(ctx context.Context) error {
	err := f.closeWords()
	if path := f.wordsPath(); path != "" {
		err = errors.Join(err, wordindex.Remove(ctx, path))
		_ = os.Remove(filepath.Dir(path)) // unless something else of the project is there
	}
	return err
}

// distrustWords is for an index that failed when it was asked: it begins anew before it
// is asked again.
func (f *file) distrustWords(fault error) {
	f.indexing.mu.Lock()
	defer f.indexing.mu.Unlock()
	f.indexing.ready, f.indexing.fault = false, fault
}

// dropDistrusted lets go of an index that failed. One that another program has emptied
// is that program's to fill.
func (f *file) dropDistrusted(ctx context.Context) error {
	f.indexing.mu.Lock()
	fault := f.indexing.fault
	f.indexing.mu.Unlock()
	switch {
	case fault == nil:
		return nil
	case errors.Is(fault, wordindex.ErrBegunAnew):
		return f.closeWords()
	}
	return f.removeWords(ctx)
}

func (f *file) closeWords() error {
	f.indexing.mu.Lock()
	defer f.indexing.mu.Unlock()
	index := f.indexing.index
	f.indexing.index, f.indexing.ready, f.indexing.fault = nil, false, nil
	if index == nil {
		return nil
	}
	return index.Close()
}

// extent tells apart what a project holds at different times, as far as an index of its
// words is concerned.
type extent struct {
	newest    int64 // the article that came last
	withdrawn int   // articles
	withheld  int   // texts, which may come later
}

// readExtent looks how far the project reaches. Texts that are withheld are counted
// only if there may be any.
func readExtent(ctx context.Context, q querier, withheld bool) (e extent, err error) {
	err = errors.Join(
		q.QueryRowContext(ctx, sqlLastArrival).Scan(&e.newest),
		q.QueryRowContext(ctx, sqlWithdrawnCount).Scan(&e.withdrawn),
	)
	if err == nil && withheld {
		err = q.QueryRowContext(ctx, sqlWithheldCount).Scan(&e.withheld)
	}
	return e, err
}

// lacking are the articles with texts that are not in the index, and stale is whether
// the index has an article that was withdrawn.
func (f *file) lacking(ctx context.Context, index *wordindex.Index) (articles []string, stale bool, err error) {
	held, err := index.Articles(ctx)
	if err != nil {
		return nil, false, err
	}
	rows, err := f.reader.whole.QueryContext(ctx, withMissing+sqlTextCounts)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var texts int
		var withdrawn bool
		if err := rows.Scan(&id, &texts, &withdrawn); err != nil {
			return nil, false, err
		}
		_, there := held[id]
		stale = stale || withdrawn && there
		if held[id] < texts && !withdrawn {
			articles = append(articles, id)
		}
	}
	return articles, stale, rows.Err()
}

// textsOf reads the texts of articles, whoever looks: what comes of a search is read
// again as the one who searches may see it.
func (f *file) textsOf(ctx context.Context, articles []string) iter.Seq2[wordindex.Article, error] {
	return func(yield func(wordindex.Article, error) bool) {
		for _, id := range articles {
			a, err := f.textsIn(ctx, id)
			if !yield(a, err) || err != nil {
				return
			}
		}
	}
}

func (f *file) textsIn(ctx context.Context, id string) (wordindex.Article, error) {
	a := wordindex.Article{ID: id}
	rows, err := f.reader.whole.QueryContext(ctx, sqlTextsIn, id)
	if err != nil {
		return a, err
	}
	defer rows.Close()
	for rows.Next() {
		var t wordindex.Text
		if err := rows.Scan(&t.Position, &t.Text); err != nil {
			return a, err
		}
		a.Texts = append(a.Texts, t)
	}
	return a, rows.Err()
}

// usableWords is the index if all that the project holds now is in it, else nil.
func (f *file) usableWords(ctx context.Context, q querier) *wordindex.Index {
	f.indexing.mu.Lock()
	index, ready, upto := f.indexing.index, f.indexing.ready, f.indexing.upto
	f.indexing.mu.Unlock()
	if index == nil || !ready {
		return nil
	}
	if now, err := readExtent(ctx, q, upto.withheld > 0); err != nil || now != upto {
		return nil
	}
	return index
}

// DropLostIndexes removes the indexes of words in the folder that an installation keeps
// of projects, whose projects are no longer there.
func DropLostIndexes(ctx context.Context, kept string) error {
	folders, err := os.ReadDir(kept)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	all := err
	for _, folder := range folders {
		path := filepath.Join(kept, folder.Name(), wordindex.Name)
		if _, err := os.Stat(path); err != nil {
			continue
		}
		lost, err := isLost(ctx, path)
		if lost {
			err = errors.Join(err, wordindex.Remove(ctx, path))
			_ = os.Remove(filepath.Dir(path)) // unless something else of the project is there
		}
		all = errors.Join(all, err)
	}
	return all
}

// isLost reports whether no project is left that an index is of.
func isLost(ctx context.Context, path string) (bool, error) {
	index, err := wordindex.Open(ctx, path)
	if err != nil {
		return true, nil //nolint:nilerr // what cannot be read is of no use
	}
	projects, err := index.Projects(ctx)
	if err = errors.Join(err, index.Close()); err != nil {
		return true, nil //nolint:nilerr // the same
	}
	for _, project := range projects {
		if _, err := os.Stat(project); !errors.Is(err, os.ErrNotExist) {
			return false, nil
		}
	}
	return true, nil
}
