package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"plumbline/annotate"
	"plumbline/annotate/search"
)

// Search finds the paragraphs that have some words, whatever the case, the accents and
// the quotes. It lists the first of them, in the order of import, and goes on to count
// until it has found so many; one that counts as many as it lists is the quickest. No
// character has a special meaning. An empty text finds nothing.
func (c Corpus) Search(ctx context.Context, text string, list, count int) (annotate.Findings, error) {
	s := searching{ctx: ctx, words: search.For(text), list: list, count: max(list, count)}
	if s.words.None() || s.count <= 0 {
		return s.found, nil
	}
	err := c.file.read(ctx, "doing.searching", func(tx *sql.Tx) error {
		if index := c.file.usableWords(ctx, tx); index != nil {
			vague, err := s.ask(tx, index)
			if err == nil && !vague {
				return nil
			}
			s.found = annotate.Findings{}
			if err != nil && ctx.Err() == nil {
				c.file.distrustWords() // it costs time and no more
			}
		}
		return s.readAll(tx)
	})
	return s.found, err
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
