package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"plumbline/annotate"
	"plumbline/annotate/search"
)

// Search finds the paragraphs that have some words, whatever the case, the accents and
// the quotes, and lists the first of them in the order of import. No character has a
// special meaning. An empty text finds nothing.
func (c Corpus) Search(ctx context.Context, text string, limit int) (annotate.Findings, error) {
	var found annotate.Findings
	words := search.For(text)
	if words.None() || limit <= 0 {
		return found, nil
	}
	err := c.file.read(ctx, "doing.searching", func(tx *sql.Tx) error {
		at, err := openParagraphs(ctx, tx, sqlParagraphsByArrival)
		if err != nil {
			return err
		}
		defer at.rows.Close()
		for {
			more, err := at.next(ctx)
			if err != nil || !more {
				return err
			}
			if !words.In(at.now.Text) {
				continue
			}
			if found.Total++; found.Total <= limit {
				found.First = append(found.First, annotate.Found{Paragraph: at.now, Title: at.article.Meta.Title})
			}
		}
	})
	return found, err
}

const sqlEqualParagraphs = `SELECT p.id, p.article, p.position, coalesce(p.text, ''), p.guess, p.joined, coalesce(p.missing, '')
FROM json_each(?) AS h JOIN paragraph AS p ON p.text_hash = h.value
ORDER BY p.article, p.position LIMIT 20000`

// EqualParagraphs returns paragraphs whose text has one of the hashes
// (annotate.TextHash), at most 20,000.
func (c Corpus) EqualParagraphs(ctx context.Context, textHashes []string) ([]annotate.Paragraph, error) {
	list, err := json.Marshal(textHashes)
	if err != nil {
		return nil, err
	}
	rows, err := c.file.reader.QueryContext(ctx, sqlEqualParagraphs, string(list))
	if err != nil {
		return nil, explain(err, "doing.looking-for-equal-paragraphs", c.file.path)
	}
	defer rows.Close()
	var equal []annotate.Paragraph
	for rows.Next() {
		q, err := scanParagraph(rows)
		if err != nil {
			return nil, explain(err, "doing.looking-for-equal-paragraphs", c.file.path)
		}
		equal = append(equal, q)
	}
	return equal, explain(rows.Err(), "doing.looking-for-equal-paragraphs", c.file.path)
}
