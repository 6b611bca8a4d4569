package store

import (
	"database/sql"
	"errors"

	"plumbline/annotate"
)

const (
	// sqlMissing are the people, targets, articles and paragraphs that only files
	// have, because what brings them stays out.
	sqlMissing = `INSERT INTO main.missing
SELECT n.subject, n.kind FROM main.named AS n
WHERE NOT EXISTS (SELECT 1 FROM ours.current AS o WHERE o.subject = n.subject AND o.kind = n.kind)
  AND NOT EXISTS (SELECT 1 FROM main.log AS m WHERE m.subject = n.subject AND m.kind = n.kind)
UNION SELECT article, 'article' FROM main.listed_paragraph WHERE article NOT IN (SELECT id FROM main.article)
UNION SELECT id, 'paragraph' FROM main.listed_paragraph WHERE article NOT IN (SELECT id FROM main.article)`

	// waits holds of an entry l about something that is missing.
	waits = `l.annotator IN (SELECT id FROM main.missing WHERE what = 'person')
  OR l.target IN (SELECT id FROM main.missing WHERE what = 'target')
  OR l.subject IN (SELECT id FROM main.missing WHERE what IN ('article', 'paragraph'))`

	sqlWaiting        = `SELECT file, count(*) FROM main.log AS l WHERE ` + waits + ` GROUP BY file`
	sqlWaitingOutside = `INSERT OR IGNORE INTO main.outside SELECT id FROM main.log AS l WHERE ` + waits
	sqlNoWaiting      = `DELETE FROM main.entry WHERE id IN (SELECT l.id FROM main.log AS l WHERE ` + waits + `)`

	// sqlHere takes from what is listed without a yes what another file brings as
	// its sender's own work.
	sqlHere = `DELETE FROM main.listed AS l WHERE NOT yes AND EXISTS (SELECT 1 FROM main.entry AS m WHERE m.id = l.id)`

	sqlHereArticles = `DELETE FROM main.listed_article AS l WHERE NOT yes AND EXISTS (SELECT 1 FROM main.article AS m WHERE m.id = l.id)`

	sqlDecline = `INSERT OR IGNORE INTO main.declined
SELECT id FROM main.listed WHERE no UNION SELECT id FROM main.listed_article WHERE no`

	sqlAbsent = `INSERT OR IGNORE INTO main.absent
SELECT link FROM (SELECT replaces AS link FROM main.entry UNION SELECT undoes FROM main.entry)
WHERE link IN (SELECT id FROM main.outside) AND NOT EXISTS (SELECT 1 FROM main.entry AS m WHERE m.id = link)
  AND NOT EXISTS (SELECT 1 FROM ours.entry AS m WHERE m.id = link)
UNION SELECT o.id FROM main.entry AS l JOIN main.outside AS o ON instr(' ' || l.also || ' ', ' ' || o.id || ' ') > 0
WHERE l.also IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.entry AS m WHERE m.id = o.id)
  AND NOT EXISTS (SELECT 1 FROM ours.entry AS m WHERE m.id = o.id)`
)

// letIn ends the choosing of what comes in: what is about something that stays
// out waits for it, and what stays out is remembered where a person said no to it
// or something that comes in names it.
func (g *gathering) letIn(r *annotate.MergeReport) error {
	missing, err := g.change(sqlMissing)
	if err != nil {
		return err
	}
	if missing > 0 {
		if err := g.keepWaiting(r); err != nil {
			return err
		}
	}
	outside, err := g.number("SELECT EXISTS (SELECT 1 FROM main.outside)")
	if err != nil || outside == 0 && missing == 0 {
		return errors.Join(err, g.exec(sqlDecline))
	}
	return errors.Join(g.exec(sqlHere), g.exec(sqlHereArticles), g.exec(sqlDecline), g.exec(sqlAbsent))
}

// keepWaiting takes out again what is about something missing.
func (g *gathering) keepWaiting(r *annotate.MergeReport) error {
	err := g.each(sqlWaiting, func(rows *sql.Rows) error {
		var file, n int
		err := rows.Scan(&file, &n)
		r.Files[file].Waiting = n
		r.Files[file].New.Entries -= n
		return err
	})
	return errors.Join(err, g.exec(sqlWaitingOutside), g.exec(sqlNoWaiting))
}
