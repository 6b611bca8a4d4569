package store

import (
	"cmp"
	"database/sql"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

const (
	sqlNewPeople = `SELECT min(n.file), n.subject FROM main.event AS n
WHERE n.kind = 'person' AND NOT EXISTS (SELECT 1 FROM ours.log AS o WHERE o.subject = n.subject AND o.kind = 'person')
GROUP BY n.subject ORDER BY n.subject`

	// sqlWork counts first by paragraph and then by article, because an article
	// is looked up more slowly than entries are counted.
	sqlWork = `SELECT s.file, coalesce(o.article, m.article, s.subject) AS about, s.annotator, count(DISTINCT s.subject),
  max(o.id IS NULL AND m.id IS NULL), sum(s.answers)
FROM (SELECT e.file, s.subject, s.annotator, sum(a.kind = 'answer') AS answers
  FROM main.scope AS s CROSS JOIN main.entry AS e ON e.scope = s.number CROSS JOIN main.slot AS a ON a.number = e.slot
  WHERE a.kind IN ('answer', 'submission') GROUP BY s.number, e.file) AS s
LEFT JOIN ours.paragraph AS o ON o.id = s.subject
LEFT JOIN main.paragraph AS m ON m.id = s.subject
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`

	// sqlQuestionsAndVotes counts what annotators ask, and what they vote after a discussion.
	sqlQuestionsAndVotes = `SELECT e.file, s.annotator, sum(a.kind = 'question'), sum(a.kind = 'vote')
FROM main.entry AS e CROSS JOIN main.slot AS a ON a.number = e.slot CROSS JOIN main.scope AS s ON s.number = e.scope
WHERE a.kind IN ('question', 'vote') GROUP BY 1, 2`

	sqlAhead = `SELECT file, author, count(*) FROM main.log WHERE stamp > ? GROUP BY file, author ORDER BY file, author`

	// sqlTitle is the newest of the titles the article has here or in the files.
	sqlTitle = `SELECT coalesce(value, '') FROM (
  SELECT value, rank, id FROM ours.log WHERE subject = ?1 AND kind = 'article' AND field = 'title'
  UNION ALL
  SELECT value, rank, id FROM main.log WHERE subject = ?1 AND layer = '' AND round = 0 AND annotator = ''
    AND kind = 'article' AND field = 'title') AS l
` + newestFirst + ` LIMIT 1`

	sqlTargetName = `SELECT coalesce(value, '') FROM (
  SELECT value, rank, id FROM ours.log WHERE subject = ?1 AND kind = 'target' AND field = 'name'
  UNION ALL
  SELECT value, rank, id FROM main.log WHERE subject = ?1 AND layer = '' AND round = 0 AND annotator = ''
    AND kind = 'target' AND field = 'name') AS l
` + newestFirst + ` LIMIT 1`

	sqlPositionOf = `SELECT article, position FROM ours.paragraph WHERE id = ?1
UNION ALL SELECT article, position FROM main.paragraph WHERE id = ?1
UNION ALL SELECT id, 0 FROM ours.article WHERE id = ?1
UNION ALL SELECT id, 0 FROM main.article WHERE id = ?1 LIMIT 1`
)

// describe tells of everything that is new, file by file, and of the conflicts.
// Of others an annotator learns neither what they said nor how much.
func (g *gathering) describe(r *annotate.MergeReport) error {
	titles := make(map[string]string)
	book, err := g.bookInForce()
	if err != nil {
		return err
	}
	for _, part := range []func() error{
		func() error {
			return g.each(sqlNewPeople, func(rows *sql.Rows) error {
				var file int
				var id string
				err := rows.Scan(&file, &id)
				r.Files[file].People = append(r.Files[file].People, id)
				return err
			})
		},
		func() error {
			return g.each(sqlWork, func(rows *sql.Rows) error {
				var file int
				var w annotate.MergeWork
				err := rows.Scan(&file, &w.Article, &w.Annotator, &w.Units.All, &w.Units.Wholes, &w.Answers)
				if g.mayTell(w.Annotator) {
					r.Files[file].Work = append(r.Files[file].Work, w)
				}
				return err
			})
		},
		func() error {
			return g.each(sqlQuestionsAndVotes, func(rows *sql.Rows) error {
				var file, asked, voted int
				var annotator string
				err := rows.Scan(&file, &annotator, &asked, &voted)
				if g.mayTell(annotator) {
					r.Files[file].Asked += asked
					r.Files[file].Voted += voted
				}
				return err
			})
		},
		func() error {
			return g.each(sqlAhead, func(rows *sql.Rows) error {
				var file, n int
				var author string
				err := rows.Scan(&file, &author, &n)
				i := intake{file: &r.Files[file]}
				i.warn("merge.from-future", "Entries", n, "Author", authorOf(author), "File", i.name())
				return err
			}, aDayAhead())
		},
		func() error { return g.list(r, titles, book) },
		func() error { return g.conflicts(r) },
	} {
		if err := part(); err != nil {
			return err
		}
	}
	for f := range r.Files {
		for w := range r.Files[f].Work {
			work := &r.Files[f].Work[w]
			title, err := g.title(titles, work.Article)
			if err != nil {
				return err
			}
			work.Title = title
		}
	}
	return g.locateConflicts(r, titles, book)
}

// mayTell reports whether the viewer may read what somebody said.
func (g *gathering) mayTell(annotator string) bool {
	return g.viewer.Lead || annotator == g.viewer.Annotator
}

func (g *gathering) title(titles map[string]string, article string) (string, error) {
	if title, known := titles[article]; known || article == "" {
		return title, nil
	}
	title, err := g.word(sqlTitle, article)
	titles[article] = title
	return title, err
}

// word is the one word that a query finds, or "".
func (g *gathering) word(query string, about ...any) (word string, err error) {
	err = g.each(query, func(rows *sql.Rows) error { return rows.Scan(&word) }, about...)
	return word, err
}

const (
	// sqlForked finds keys of which two new entries replaced the same one, and
	// keys that the project knows already; only these can be in conflict.
	sqlForked = `SELECT s.subject, s.layer, s.round, s.annotator, a.kind, a.field, a.target, a.option
FROM (SELECT c.scope, c.slot FROM main.crowded AS c
    WHERE (SELECT count(*) > count(DISTINCT coalesce(r.replaces, '')) FROM main.entry AS r WHERE r.scope = c.scope AND r.slot = c.slot)
  UNION SELECT e.scope, e.slot FROM main.scope AS n
    CROSS JOIN ours.scope AS r ON r.subject = n.subject AND r.layer = n.layer AND r.round = n.round AND r.annotator = n.annotator
    CROSS JOIN main.entry AS e ON e.scope = n.number
    CROSS JOIN main.slot AS a ON a.number = e.slot
    CROSS JOIN ours.slot AS o ON o.kind = a.kind AND o.field = a.field AND o.target = a.target AND o.option = a.option
    CROSS JOIN ours.latest AS k ON k.scope = r.number AND k.slot = o.number) AS c
CROSS JOIN main.scope AS s ON s.number = c.scope
CROSS JOIN main.slot AS a ON a.number = c.slot`

	sqlOfKey = `SELECT {entry}, l.file FROM (SELECT ` + logColumns + `, -1 AS file FROM ours.log
  WHERE subject = ?1 AND layer = ?2 AND round = ?3 AND annotator = ?4 AND kind = ?5 AND field = ?6 AND target = ?7 AND option = ?8
UNION ALL
SELECT ` + logColumns + `, file FROM main.log
  WHERE subject = ?1 AND layer = ?2 AND round = ?3 AND annotator = ?4 AND kind = ?5 AND field = ?6 AND target = ?7 AND option = ?8) AS l`
)

// conflicts finds those in which one of the new entries has a part.
func (g *gathering) conflicts(r *annotate.MergeReport) error {
	var keys []annotate.Key
	err := g.each(sqlForked, func(rows *sql.Rows) error {
		var k annotate.Key
		err := rows.Scan(&k.Subject, &k.Layer, &k.Round, &k.Annotator, &k.Kind, &k.Field, &k.Target, &k.Option)
		keys = append(keys, k)
		return err
	})
	if err != nil {
		return err
	}
	ofKey, err := g.conn.PrepareContext(g.ctx, strings.Replace(sqlOfKey, "{entry}", entryColumns, 1))
	if err != nil {
		return err
	}
	defer ofKey.Close()
	for _, k := range keys {
		if err := g.conflictOf(r, ofKey, k); err != nil {
			return err
		}
	}
	return nil
}

func (g *gathering) conflictOf(r *annotate.MergeReport, ofKey *sql.Stmt, k annotate.Key) error {
	rows, err := ofKey.QueryContext(g.ctx, k.Subject, string(k.Layer), k.Round, k.Annotator, string(k.Kind), k.Field, k.Target, k.Option)
	if err != nil {
		return err
	}
	defer rows.Close()
	var all []annotate.Entry
	from := make(map[string]int)
	for rows.Next() {
		var file int
		e, err := scanEntry(rows, &file)
		if err != nil {
			return err
		}
		all = append(all, e)
		from[e.ID] = file
	}
	for _, c := range annotate.Conflicts(all) {
		involved := []int{from[c.Current.ID], from[c.Other.ID]}
		slices.Sort(involved)
		last := involved[1]
		if last < 0 || !g.mayTell(k.Annotator) {
			continue // the project had it before, or it is none of the viewer's business
		}
		for _, file := range slices.Compact(involved) {
			if file >= 0 {
				r.Files[file].Conflicts++
			}
		}
		r.Conflicts = append(r.Conflicts, annotate.MergeConflict{File: r.Files[last].Path, Conflict: c})
	}
	return rows.Err()
}

// locateConflicts fills in article and position of the conflicts and sorts them.
func (g *gathering) locateConflicts(r *annotate.MergeReport, titles map[string]string, book *codebook.Codebook) error {
	for i := range r.Conflicts {
		c := &r.Conflicts[i]
		k := c.Current.Key
		c.Question, c.Now = inForm(book, k, c.Current.Value)
		_, c.Not = inForm(book, k, c.Other.Value)
		err := g.each(sqlPositionOf, func(rows *sql.Rows) error { return rows.Scan(&c.Article, &c.Position) }, k.Subject)
		if err != nil {
			return err
		}
		if k.Kind == annotate.KindArticle || k.Kind == annotate.KindAssignment {
			c.Article = k.Subject
		}
		if c.Title, err = g.title(titles, c.Article); err != nil {
			return err
		}
		target := k.Target
		if k.Kind == annotate.KindTarget {
			target = k.Subject
		}
		if target != "" {
			if c.Target, err = g.word(sqlTargetName, target); err != nil {
				return err
			}
		}
	}
	slices.SortStableFunc(r.Conflicts, func(a, b annotate.MergeConflict) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Position, b.Position),
			cmp.Compare(a.Current.Key.Subject, b.Current.Key.Subject), compareKeys(a.Current.Key, b.Current.Key))
	})
	return nil
}

// authorOf is who wrote an entry, as sentences call them.
func authorOf(author string) any {
	if author == "" {
		return sentence.Of("merge.command-line")
	}
	return author
}
