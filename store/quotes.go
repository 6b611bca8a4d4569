package store

import (
	"database/sql"
	"errors"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// sqlQuotes reads the evidence that was gathered, with the text it is about: ours, one that
// comes with it, or one that fills what was withheld here.
const sqlQuotes = `SELECT {entry}, l.file, coalesce(
  (SELECT text FROM ours.paragraph WHERE id = l.subject), (SELECT text FROM main.paragraph WHERE id = l.subject),
  (SELECT text FROM main.filled WHERE id = l.subject), '')
FROM main.log AS l WHERE l.kind = 'evidence' AND l.value IS NOT NULL`

// misquote finds gathered evidence whose words do not stand in the text, and is the refusal.
func (g *gathering) misquote(files []annotate.MergeFile) (refusal *annotate.MergeRefusal, err error) {
	err = g.each(strings.Replace(sqlQuotes, "{entry}", entryColumns, 1), func(rows *sql.Rows) error {
		var file int
		var text string
		e, err := scanEntry(rows, &file, &text)
		if err != nil || refusal != nil {
			return err
		}
		refusal = wrongIn(files, file, annotate.CheckQuotes(&e, text))
		return nil
	})
	return refusal, err
}

// wrongIn is the refusal of a file for an entry of it that is wrong; nil for none.
func wrongIn(files []annotate.MergeFile, file int, fault error) *annotate.MergeRefusal {
	var wrong *annotate.Error
	if !errors.As(fault, &wrong) {
		return nil
	}
	i := intake{file: &files[file]}
	return &annotate.MergeRefusal{
		Path: files[file].Path, Code: annotate.CodeDamaged,
		Reason: sentence.Of("merge.entry-wrong", "File", i.name(), "Reason", wrong.Message),
	}
}

// quotes compares the evidence about one paragraph with its words.
func (c *checking) quotes(about []annotate.Entry) error {
	text, read := "", false
	for i := range about {
		e := &about[i]
		if e.Key.Kind != annotate.KindEvidence || e.Value == "" {
			continue
		}
		if !read {
			read = true
			err := c.tx.QueryRowContext(c.ctx, `SELECT coalesce(text, '') FROM paragraph WHERE id = ?`, e.Key.Subject).Scan(&text)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err // of a paragraph that is not here something else is said
			}
		}
		var wrong *annotate.Error
		if errors.As(annotate.CheckQuotes(e, text), &wrong) {
			c.problem(ProblemEntry, e.ID, "check.entry-wrong", "Reason", wrong.Message)
		}
	}
	return nil
}
