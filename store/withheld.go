package store

import (
	"database/sql"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// A paragraph may be here without its text (annotate.Withheld). A file that has
// the text fills it; of one that was erased nothing fills it any more.
const (
	// sqlWithheld finds the texts of f that {other} is without.
	sqlWithheld = `SELECT p.id, p.position, p.article, p.text, o.text_hash
FROM {other}.paragraph AS o CROSS JOIN f.paragraph AS p ON p.id = o.id
WHERE o.missing = 'withheld' AND p.text IS NOT NULL AND p.id NOT IN (SELECT id FROM main.filled)`

	sqlFill = `UPDATE main.paragraph AS p SET text = t.text, missing = NULL
FROM gathered.filled AS t WHERE p.id = t.id AND p.missing = 'withheld'`
)

// takeWithheld collects the texts that the project, or another of the files, is
// without.
func (i *intake) takeWithheld() error {
	found := make(map[string]string)
	for _, other := range []string{"ours", "main"} {
		err := i.each(strings.Replace(sqlWithheld, "{other}", other, 1), func(rows *sql.Rows) error {
			var id, article, text, hash string
			var position int
			if err := rows.Scan(&id, &position, &article, &text, &hash); err != nil {
				return err
			}
			if annotate.TextHash(text) != hash {
				return i.refuse(annotate.CodeInvalid, "merge.paragraph-hash", "Paragraph", position, "Article", sentence.Short(article))
			}
			if reason := annotate.TextFault(position, text); reason != nil {
				return i.refuseArticle(sentence.Of("article.wrong", "Article", sentence.Short(article), "Reason", reason))
			}
			found[id] = text
			return nil
		})
		if err != nil {
			return err
		}
	}
	for id, text := range found {
		if err := i.exec("INSERT INTO main.filled (id, text) VALUES (?, ?)", id, text); err != nil {
			return err
		}
	}
	i.file.New.Texts = len(found)
	return nil
}
