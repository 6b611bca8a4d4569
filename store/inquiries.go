package store

import (
	"context"
	"database/sql"
	"strings"

	"plumbline/annotate"
)

// sqlOfKind reads the entries of a kind that stand, with where their paragraph is.
const sqlOfKind = `SELECT {entry}, coalesce(p.article, a.id, ''), coalesce(p.position, ` + sqlAfterLast + `, 0), coalesce(t.value, '')
FROM event AS k
CROSS JOIN current_entry AS l ON l.subject = k.subject AND l.layer = k.layer AND l.round = k.round AND l.annotator = k.annotator
  AND l.kind = k.kind AND l.field = k.field AND l.target = k.target AND l.option = k.option
LEFT JOIN paragraph AS p ON p.id = l.subject
LEFT JOIN article AS a ON a.id = l.subject
LEFT JOIN event AS t ON t.subject = coalesce(p.article, a.id) AND t.kind = 'article' AND t.field = 'title'
WHERE k.kind = ? AND k.value IS NOT NULL ORDER BY ` + inLogOrder

// sqlOwner reads for whom the pack that the file is was made.
const sqlOwner = `SELECT e.annotator FROM main.packed AS k
CROSS JOIN main.event AS e ON e.subject = k.pack AND e.kind = 'pack' AND e.value IS NOT NULL LIMIT 1`

// Inquiries lists what annotators ask the lead, oldest first, each with the answer that it
// got since; as far as the one who looks may see it.
func (t Team) Inquiries(ctx context.Context) (all []annotate.Inquiry, err error) {
	err = t.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		rulings, err := readRulings(ctx, tx)
		if err != nil {
			return err
		}
		return eachOfKind(ctx, tx, annotate.KindQuestion, func(e *annotate.Entry, at annotate.Paragraph, title string) {
			q := annotate.Inquiry{
				Paragraph: at, Title: title, Field: e.Key.Field, Target: e.Key.Target, Annotator: e.Key.Annotator,
				Words: e.Value, At: e.DecidedAt, Stamp: e.Stamp,
			}
			q.Answer = rulings.Answers(&q)
			all = append(all, q)
		})
	})
	return all, err
}

// Rulings lists what leads laid down, oldest first, as far as the one who looks may see it.
func (t Team) Rulings(ctx context.Context) (all annotate.Rulings, err error) {
	err = t.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) (err error) {
		all, err = readRulings(ctx, tx)
		return err
	})
	return all, err
}

// Packed is the stamp of the newest pack that was made for each person, as far as packs were.
func (t Team) Packed(ctx context.Context) (newest map[string]int64, err error) {
	newest = make(map[string]int64)
	err = t.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		return eachOfKind(ctx, tx, annotate.KindPack, func(e *annotate.Entry, _ annotate.Paragraph, _ string) {
			newest[e.Key.Annotator] = max(newest[e.Key.Annotator], e.Stamp)
		})
	})
	return newest, err
}

// Owner is the person for whom the file was made as a pack, "" if it is none.
func (t Team) Owner(ctx context.Context) (owner string, err error) {
	err = eachRow(ctx, &t.file.reader, sqlOwner, func(rows *sql.Rows) error { return rows.Scan(&owner) })
	return owner, explain(err, "doing.reading-who-annotates", t.file.path)
}

// Discussions says on which day each paragraph was put before the team in a meeting last, as
// far as any was; to leads alone.
func (t Team) Discussions(ctx context.Context) (days map[string]string, err error) {
	days = make(map[string]string)
	err = t.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		return eachOfKind(ctx, tx, annotate.KindDiscussion, func(e *annotate.Entry, _ annotate.Paragraph, _ string) {
			if e.Key.Field == "" {
				days[e.Key.Subject] = e.Value
			}
		})
	})
	return days, err
}

// Calls lists the questions that are, or were, to be answered again after a discussion,
// oldest first; to an annotator those in paragraphs that they submitted.
func (t Team) Calls(ctx context.Context) (all []annotate.Call, err error) {
	err = t.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		return eachOfKind(ctx, tx, annotate.KindDiscussion, func(e *annotate.Entry, at annotate.Paragraph, title string) {
			if e.Key.Field != "" {
				slot := annotate.Slot{Field: e.Key.Field, Target: e.Key.Target}
				all = append(all, annotate.Call{Paragraph: at, Title: title, Slot: slot, Open: e.Value == annotate.CallOpen})
			}
		})
	})
	return all, err
}

func readRulings(ctx context.Context, q querier) (all annotate.Rulings, err error) {
	err = eachOfKind(ctx, q, annotate.KindRuling, func(e *annotate.Entry, at annotate.Paragraph, title string) {
		if r, ok := annotate.ReadRuling(e); ok {
			r.Paragraph, r.Title = at, title
			all = append(all, r)
		}
	})
	return all, err
}

// eachOfKind visits the entries of a kind that stand, oldest first.
func eachOfKind(
	ctx context.Context,
	q querier,
	kind annotate.Kind,
	visit func(e *annotate.Entry, at annotate.Paragraph, title string),
) error {
	return eachRow(ctx, q, strings.Replace(sqlOfKind, "{entry}", entryColumns, 1), func(rows *sql.Rows) error {
		var at annotate.Paragraph
		var title string
		e, err := scanEntry(rows, &at.Article, &at.Position, &title)
		if err == nil {
			at.ID = e.Key.Subject
			visit(&e, at, title)
		}
		return err
	}, string(kind))
}
