package store

import (
	"context"
	"encoding/json"

	"plumbline/annotate"
)

const (
	sqlStanding = `SELECT {entry} FROM current AS c JOIN log AS l ON l.id = c.entry
WHERE c.subject = ? AND c.layer = ? AND c.round = ? AND c.annotator = ? AND c.kind = ? AND c.field = ? AND c.target = ?`

	sqlEqualParagraphs = `SELECT p.id, p.article, p.position, p.text, p.guess, p.joined
FROM json_each(?) AS h JOIN paragraph AS p ON p.text_hash = h.value
ORDER BY p.article, p.position LIMIT 20000`
)

// Current returns the entry that stands for a key, or nil if there never was
// one.
func (l Log) Current(ctx context.Context, k annotate.Key) (*annotate.Entry, error) {
	found, err := entries(ctx, &l.file.reader, sqlStanding, k.Subject, k.Layer, k.Round, k.Annotator, k.Kind, k.Field, k.Target)
	if err != nil {
		return nil, explain(err, "doing.reading-what-stands", l.file.path)
	}
	if len(found) == 0 {
		return nil, nil
	}
	return &found[0], nil
}

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
