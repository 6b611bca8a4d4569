package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
	"plumbline/annotate/wholefile"
)

// Salvage makes a new project at path of what can be read of a damaged one, row by
// row: everything derived is worked out anew. It builds upon the newest sound one of
// the backups, if there is one, so that an article with a text that cannot be read
// is not lost. The damaged file is copied, never opened where it lies, and stays as it
// is; a file at path is never replaced.
func Salvage(ctx context.Context, damaged, path string, backups []annotate.Backup) (report *annotate.Salvaged, err error) {
	if path, err = destination(path); err != nil {
		return nil, err
	}
	if err := errors.Join(checkFile(damaged), checkHeader(damaged)); err != nil {
		return nil, err
	}
	folder, remove, err := wholefile.TemporaryFolder()
	if err != nil {
		return nil, err
	}
	defer remove()
	copied := filepath.Join(folder, "damaged.plumb")
	if err := copyForeign(ctx, damaged, copied); err != nil {
		return nil, err
	}
	s := &salvaging{ctx: ctx, name: filepath.Base(damaged), report: &annotate.Salvaged{}}
	s.db = openPrepared(copied, 1, map[string]string{"mode": "rw", "_txlock": "deferred"}, distrust)
	defer s.db.Close()
	err = build(path, "doing.salvaging", func(unfinished string) error { return s.into(unfinished, backups) })
	return s.report, err
}

// salvaging is one run of Salvage.
type salvaging struct {
	ctx    context.Context
	name   string
	db     *sql.DB // of a copy of the damaged file
	report *annotate.Salvaged
}

func (s *salvaging) lose(what, id string, why error) {
	s.report.Lost = append(s.report.Lost, annotate.Lost{What: what, ID: id, Why: why})
}

// into fills a new project and checks it.
func (s *salvaging) into(path string, backups []annotate.Backup) error {
	p, err := s.base(path, backups)
	if err != nil {
		return err
	}
	err = p.file.takeHand(s.ctx)
	if err == nil {
		err = p.file.write(s.ctx, "doing.salvaging", func(w *writing) error {
			return errors.Join(s.codebooks(w), s.articles(w), s.entries(w))
		})
	}
	if err := errors.Join(err, p.Close()); err != nil {
		return err
	}
	// An entry keeps its link to one that is lost: that may come back with a merge.
	faults, err := faultsIn(s.ctx, path, ProblemReference)
	if err == nil && faults > 0 {
		err = damaged(nil, s.name)
	}
	return err
}

// base is the project that is built upon: a copy of the newest sound backup, or an
// empty one.
func (s *salvaging) base(path string, backups []annotate.Backup) (*Project, error) {
	p := newProject(path)
	for _, b := range backups {
		if faults, err := faultsIn(s.ctx, b.Path); err != nil || faults > 0 {
			continue
		}
		from := openUnwritten(b.Path)
		_, err := from.ExecContext(s.ctx, "VACUUM INTO ?", path)
		if err = errors.Join(err, from.Close()); err != nil {
			return nil, err
		}
		s.report.Base = b.Path
		break
	}
	p.file.writer = openWriter(path, "rw")
	p.file.reader.whole = p.file.openReaders()
	return p, ours().migrate(s.ctx, p.file.writer)
}

// rows visits every row of a query that can be read. What ends it early is returned
// only if it is not the damage.
func (s *salvaging) rows(visit func(*sql.Rows) error, query string, args ...any) error {
	rows, err := s.db.QueryContext(s.ctx, query, args...)
	if err == nil {
		defer rows.Close()
		for rows.Next() {
			if visit(rows) != nil {
				continue // the row is not what it should be
			}
		}
		err = rows.Err()
	}
	var failed sqlite3.Error
	if s.ctx.Err() != nil || err != nil && !errors.As(err, &failed) {
		return errors.Join(s.ctx.Err(), err)
	}
	return nil
}

// ids collects the ids of a table along every way that leads through it: what is
// damaged ends one of them in the middle, and the others go around it.
func (s *salvaging) ids(table string, ways ...string) ([]string, error) {
	found := make(map[string]bool)
	note := func(rows *sql.Rows) error {
		var id sql.NullString
		err := rows.Scan(&id)
		if err == nil && id.String != "" {
			found[id.String] = true
		}
		return err
	}
	for _, way := range ways {
		for _, direction := range []string{"ASC", "DESC"} {
			if err := s.rows(note, strings.ReplaceAll(way, "{direction}", direction)); err != nil {
				return nil, err
			}
		}
	}
	ids := make([]string, 0, len(found))
	for id := range found {
		ids = append(ids, id)
	}
	slices.Sort(ids) // the oldest first, as they are made
	return ids, nil
}

func (s *salvaging) codebooks(w *writing) error {
	hashes, err := s.ids(
		"codebook",
		"SELECT hash FROM codebook ORDER BY hash {direction}",
		"SELECT hash FROM codebook ORDER BY id {direction}, version {direction}",
		"SELECT DISTINCT value FROM log WHERE kind = 'project' AND field = 'codebook' ORDER BY id {direction}",
	)
	if err != nil {
		return err
	}
	for _, hash := range hashes {
		var source []byte
		read := s.db.QueryRowContext(s.ctx, "SELECT source FROM codebook WHERE hash = ?", hash).Scan(&source)
		book, err := codebook.Parse(source)
		if read == nil && err == nil && book.Hash == hash {
			err = w.addCodebook(book)
		} else if known, _ := w.file.codebook(w.ctx, w.tx, hash); known != nil {
			continue // the backup has it
		}
		if err := errors.Join(read, err); err != nil || book.Hash != hash {
			s.lose(annotate.LostCodebook, hash, err)
		}
	}
	return nil
}

func (s *salvaging) articles(w *writing) error {
	ids, err := s.ids(
		"article",
		"SELECT id FROM article ORDER BY arrival {direction}",
		"SELECT id FROM article ORDER BY id {direction}",
		"SELECT DISTINCT article FROM paragraph ORDER BY article {direction}, position {direction}",
		"SELECT subject FROM current WHERE kind = 'article' ORDER BY subject {direction}",
	)
	if err != nil {
		return err
	}
	for _, id := range s.byArrival(ids) {
		a, hashes, err := s.article(id)
		if err == nil && w.needArticle(id) != nil {
			err = w.takeArticle(a, hashes)
		}
		if err != nil && w.needArticle(id) != nil {
			s.lose(annotate.LostArticle, id, err)
			continue
		}
		s.report.Articles++
	}
	return s.ctx.Err()
}

// byArrival orders articles as they came into the damaged file, as far as it tells.
func (s *salvaging) byArrival(ids []string) []string {
	arrival := make(map[string]int64)
	for _, id := range ids {
		var n int64 = 1 << 62
		_ = s.db.QueryRowContext(s.ctx, "SELECT arrival FROM article WHERE id = ?", id).Scan(&n) // else it comes last
		arrival[id] = n
	}
	slices.SortStableFunc(ids, func(a, b string) int { return int(min(max(arrival[a]-arrival[b], -1), 1)) })
	return ids
}

// article reads an article paragraph by paragraph, with the hashes of its texts, some
// of which may be missing in a file of this format.
func (s *salvaging) article(id string) (a *annotate.Article, hashes []string, err error) {
	a = &annotate.Article{ID: id}
	count := 0
	err = s.db.QueryRowContext(s.ctx, "SELECT copy_name, paragraphs FROM article WHERE id = ?", id).Scan(&a.CopyName, &count)
	if err != nil {
		return nil, nil, err
	}
	query := "SELECT coalesce(text, ''), text_hash, guess, joined, coalesce(missing, '') FROM paragraph WHERE id = ?"
	if !s.isNarrow() {
		query = "SELECT text, text_hash, guess, joined, '' FROM paragraph WHERE id = ?"
	}
	for position := 1; position <= count; position++ {
		p := annotate.Paragraph{ID: annotate.ParagraphID(id, position), Article: id, Position: position}
		var hash string
		err := s.db.QueryRowContext(s.ctx, query, p.ID).Scan(&p.Text, &hash, &p.Guess, &p.Joined, &p.Missing)
		if err != nil {
			return nil, nil, err
		}
		a.Paragraphs, hashes = append(a.Paragraphs, p), append(hashes, hash)
	}
	return a, hashes, nil
}

// isNarrow reports whether the file is of this format, and not of an earlier one.
func (s *salvaging) isNarrow() bool {
	return s.db.QueryRowContext(s.ctx, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'entry'").Scan(new(int)) == nil
}

const sqlTakeParagraph = `INSERT INTO paragraph (id, article, position, text, text_hash, guess, joined, missing)
VALUES (?, ?, ?, nullif(?, ''), ?, ?, ?, nullif(?, ''))`

// takeArticle writes an article as it was in another file of the project, without the
// texts that were missing there.
func (w *writing) takeArticle(a *annotate.Article, hashes []string) error {
	if err := annotate.CheckArticle(a); err != nil {
		return err
	}
	for i := range a.Paragraphs {
		p := &a.Paragraphs[i]
		if hashes[i] != annotate.TextHash(p.Text) && (p.Missing == "" || !annotate.IsTextHash(hashes[i])) {
			return annotate.Fail(annotate.CodeDamaged, "check.paragraph-text", "Paragraph", p.Position, "Article", sentence.Short(a.ID))
		}
	}
	if _, err := w.tx.ExecContext(w.ctx, sqlInsertArticle, a.ID, a.CopyName, len(a.Paragraphs)); err != nil {
		return err
	}
	for i := range a.Paragraphs {
		p := &a.Paragraphs[i]
		if _, err := w.tx.ExecContext(w.ctx, sqlTakeParagraph,
			p.ID, a.ID, p.Position, p.Text, hashes[i], p.Guess, p.Joined, p.Missing); err != nil {
			return err
		}
	}
	w.known.here[a.ID] = true
	return nil
}

func (s *salvaging) entries(w *writing) error {
	if s.isNarrow() {
		return s.narrowEntries(w)
	}
	ids, err := s.ids(
		"log",
		"SELECT id FROM log ORDER BY id {direction}",
		"SELECT id FROM log ORDER BY subject {direction}, stamp {direction}",
		"SELECT id FROM log ORDER BY author {direction}, device {direction}, stamp {direction}, id {direction}",
		"SELECT entry FROM current ORDER BY subject {direction}",
		"SELECT replaces FROM log ORDER BY id {direction}",
		"SELECT undoes FROM log ORDER BY id {direction}",
	)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		e, err := s.entry(id)
		if err == nil {
			err = w.appendOne(&e)
		}
		s.took(w, id, err)
	}
	s.countLost(len(ids))
	return nil
}

// entry reads one entry of a file of an earlier format.
func (s *salvaging) entry(id string) (e annotate.Entry, err error) {
	columns := strings.NewReplacer(
		"l.option",
		"''",
		"coalesce(l.also, '')",
		"''",
		"l.early",
		"1",
		"l.decided",
		"CAST(strftime('%s', l.decided_at) AS INTEGER) * 1000 + CAST(substr(l.decided_at, 21, 3) AS INTEGER)",
	).Replace(entryColumns)
	err = s.rows(func(rows *sql.Rows) (err error) {
		e, err = scanEntry(rows)
		return err
	}, "SELECT "+columns+" FROM log AS l WHERE l.id = ?", id)
	if err == nil && (e.ID != id || e.DecidedAt.IsZero()) {
		err = damaged(nil, s.name)
	}
	return e, err
}

// countLost notes how many entries there were that nothing leads to any more. Of
// every key is counted how many entries it had.
func (s *salvaging) countLost(found int) {
	var all int
	if s.db.QueryRowContext(s.ctx, "SELECT coalesce(sum(revision), 0) FROM current").Scan(&all) != nil {
		return
	}
	for range max(all-found, 0) {
		s.lose(annotate.LostUnknown, "", nil)
	}
}
