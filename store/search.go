package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"plumbline/annotate"
)

// Search returns paragraphs that contain text, at most limit, in the order of
// import. Case and the way accents are composed make no difference, and no
// character has a special meaning. An empty text finds nothing.
func (c Corpus) Search(ctx context.Context, text string, limit int) ([]annotate.Found, error) {
	wanted := annotate.FoldText(text)
	if wanted == "" || limit <= 0 {
		return nil, nil
	}
	var found []annotate.Found
	err := c.file.read(ctx, "doing.searching", func(tx *sql.Tx) error {
		at, err := openParagraphs(ctx, tx, sqlParagraphsByArrival)
		if err != nil {
			return err
		}
		defer at.rows.Close()
		for len(found) < limit {
			more, err := at.next(ctx)
			if err != nil || !more {
				return err
			}
			if containsFolded(at.now.Text, wanted) {
				found = append(found, annotate.Found{Paragraph: at.now, Title: at.article.Meta.Title})
			}
		}
		return nil
	})
	return found, err
}

// containsFolded reports whether text, folded, contains wanted, which is
// folded already. Text of ASCII alone, which most is, needs no allocation but
// the one that lowers it.
func containsFolded(text, wanted string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return strings.Contains(annotate.FoldText(text), wanted)
		}
	}
	return strings.Contains(strings.ToLower(text), wanted)
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
