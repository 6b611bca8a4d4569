package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"path/filepath"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// intake is one file on its way into a gathering.
type intake struct {
	*gathering
	number  int
	file    *annotate.MergeFile
	options annotate.MergeOptions
}

// name is how sentences call the file.
func (i *intake) name() string { return filepath.Base(i.file.Path) }

// refuse makes the error that stops the merge because of this file.
func (i *intake) refuse(code, key string, params ...any) error {
	return annotate.Fail(code, key, append(params, "File", i.name())...)
}

// take collects what is new in f, in the order in which rows refer to others.
func (i *intake) take(f *foreign) (err error) {
	if err := i.exec("ATTACH ? AS f", sourceName(f.copy, map[string]string{"mode": "ro", "immutable": "1"})); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, i.exec("DETACH f")) }()
	if err := i.takeCodebooks(); err != nil {
		return err
	}
	if err := i.takeArticles(); err != nil {
		return err
	}
	return i.takeLog()
}

// mostVersions is more versions of a codebook than any project has.
const mostVersions = 10_000

func (i *intake) takeCodebooks() error {
	var books []*codebook.Codebook
	err := i.each("SELECT hash, id, version, source FROM f.codebook ORDER BY id, version", func(rows *sql.Rows) error {
		var hash, id, version string
		var source []byte
		if err := rows.Scan(&hash, &id, &version, &source); err != nil {
			return err
		}
		sum := sha256.Sum256(source)
		book, err := codebook.Parse(source)
		if err != nil || hex.EncodeToString(sum[:]) != hash || book.ID != id || book.Version != version || len(books) == mostVersions {
			return i.refuse(annotate.CodeDamaged, "merge.codebook-content", "ID", id, "Version", version)
		}
		books = append(books, book)
		return nil
	})
	if err != nil {
		return err
	}
	for _, book := range books {
		if err := i.takeCodebook(book); err != nil {
			return err
		}
	}
	return nil
}

// takeCodebook gathers one version that is new. A version that the project holds
// with other content is refused, and one it never held needs to be accepted.
func (i *intake) takeCodebook(book *codebook.Codebook) error {
	for _, where := range []string{"ours", "main"} {
		var hash string
		err := i.conn.QueryRowContext(i.ctx, "SELECT hash FROM "+where+".codebook WHERE id = ? AND version = ?", book.ID, book.Version).
			Scan(&hash)
		switch {
		case err == nil && hash == book.Hash:
			i.file.Same.Codebooks++
			return nil
		case err == nil:
			return i.refuse(
				annotate.CodeInvalid,
				"merge.codebook-differs",
				"ID",
				book.ID,
				"Version",
				book.Version,
				"Other",
				i.holder(where),
			)
		case !errors.Is(err, sql.ErrNoRows):
			return err
		}
	}
	if !i.options.AcceptCodebook {
		return i.refuse(annotate.CodeCodebook, "merge.codebook-unknown", "ID", book.ID, "Version", book.Version)
	}
	i.file.New.Codebooks++
	i.file.Codebooks = append(i.file.Codebooks, book.ID+" "+book.Version)
	return i.exec("INSERT INTO main.codebook VALUES (?, ?, ?, ?, ?)", book.Hash, book.ID, book.Version, book.Source, i.number)
}

func (i *intake) refuseArticle(reason sentence.Text) error {
	return i.refuse(annotate.CodeInvalid, "merge.article-wrong", "Reason", reason)
}

// holder names whose rows stand in a schema of the gathering.
func (i *intake) holder(schema string) any {
	if schema == "ours" {
		return filepath.Base(i.project)
	}
	return sentence.Of("merge.another-file")
}

const (
	// sqlChangedText finds a paragraph that stands differently in {other}.
	sqlChangedText = `SELECT p.position, p.article FROM f.paragraph AS p CROSS JOIN {other}.paragraph AS o ON o.id = p.id
WHERE p.text <> o.text OR p.article <> o.article OR p.position <> o.position OR p.text_hash <> o.text_hash LIMIT 1`

	sqlChangedArticle = `SELECT 0, a.id FROM f.article AS a CROSS JOIN {other}.article AS o ON o.id = a.id
WHERE a.copy_name <> o.copy_name OR a.paragraphs <> o.paragraphs
   OR (SELECT count(*) FROM f.paragraph AS p WHERE p.article = a.id) <> o.paragraphs LIMIT 1`

	sqlOtherGuesses = `SELECT count(*) FROM f.paragraph AS p CROSS JOIN {other}.paragraph AS o ON o.id = p.id WHERE p.guess <> o.guess`

	sqlNewArticles = `INSERT INTO main.article (id, copy_name, paragraphs, file)
SELECT id, copy_name, paragraphs, ?1 FROM f.article AS l
WHERE NOT EXISTS (SELECT 1 FROM ours.article AS o WHERE o.id = l.id)
  AND NOT EXISTS (SELECT 1 FROM main.article AS o WHERE o.id = l.id) AND ` + notDeclined + `
ORDER BY arrival`

	sqlListArticles = `INSERT INTO main.listed_article
SELECT id, ?1, ?2, ?3 FROM f.article AS l
WHERE NOT EXISTS (SELECT 1 FROM ours.article AS o WHERE o.id = l.id) AND ` + notDeclined

	sqlTextsOutside = `INSERT OR IGNORE INTO main.listed_paragraph
SELECT p.id, p.article, p.position FROM f.article AS l CROSS JOIN f.paragraph AS p ON p.article = l.id
WHERE NOT EXISTS (SELECT 1 FROM ours.article AS o WHERE o.id = l.id)
  AND NOT EXISTS (SELECT 1 FROM main.article AS o WHERE o.id = l.id)`

	sqlNewParagraphs = `INSERT INTO main.paragraph (id, article, position, text, text_hash, guess, joined, missing, file)
SELECT p.id, p.article, p.position, p.text, p.text_hash, p.guess, p.joined, p.missing, ?1
FROM main.article AS a CROSS JOIN f.paragraph AS p ON p.article = a.id WHERE a.file = ?1`
)

func (i *intake) takeArticles() error {
	for _, other := range []string{"ours", "main"} {
		for _, query := range []string{sqlChangedArticle, sqlChangedText} {
			if err := i.refuseChangedText(strings.Replace(query, "{other}", other, 1), other); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(i.warnOfGuesses(), i.takeWithheld()); err != nil {
		return err
	}
	return i.takeNewArticles()
}

// takeNewArticles lists the articles that are new, and takes them in if a person
// said yes to them.
func (i *intake) takeNewArticles() error {
	total, err := i.gathering.number("SELECT count(*) FROM f.article")
	if err != nil {
		return err
	}
	yes, answered := i.options.Answer(i.file.Path, annotate.ClaimArticle)
	listed, err := i.change(sqlListArticles, i.number, yes, answered && !yes)
	if err != nil {
		return err
	}
	if yes {
		if i.file.New.Articles, err = i.change(sqlNewArticles, i.number); err != nil {
			return err
		}
		if err := errors.Join(i.exec(sqlNewParagraphs, i.number), i.checkNewTexts()); err != nil {
			return err
		}
		listed = 0
	}
	i.file.Same.Articles = total - i.file.New.Articles - listed
	return i.exec(sqlTextsOutside)
}

func (i *intake) refuseChangedText(query, other string) error {
	var position int
	var article string
	err := i.conn.QueryRowContext(i.ctx, query).Scan(&position, &article)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	case position == 0:
		return i.refuse(annotate.CodeInvalid, "merge.other-paragraphs", "Article", sentence.Short(article), "Other", i.holder(other))
	default:
		return i.refuse(
			annotate.CodeInvalid,
			"merge.other-text",
			"Paragraph",
			position,
			"Article",
			sentence.Short(article),
			"Other",
			i.holder(other),
		)
	}
}

// warnOfGuesses tells of layout guesses by another version of the program;
// those of the project stay.
func (i *intake) warnOfGuesses() error {
	sum := 0
	for _, other := range []string{"ours", "main"} {
		n, err := i.gathering.number(strings.Replace(sqlOtherGuesses, "{other}", other, 1))
		if err != nil {
			return err
		}
		sum += n
	}
	if sum > 0 {
		i.warn("merge.guesses", "Paragraphs", sum, "File", i.name())
	}
	return nil
}

// checkNewTexts works the ids of the new articles out anew from their texts.
func (i *intake) checkNewTexts() error {
	a := &annotate.Article{}
	var count int
	finish := func() error {
		if a.ID == "" {
			return nil
		}
		if len(a.Paragraphs) != count {
			return i.refuse(annotate.CodeInvalid, "merge.article-id", "Article", sentence.Short(a.ID))
		}
		var wrong *annotate.Error
		if errors.As(annotate.CheckArticle(a), &wrong) {
			return i.refuseArticle(wrong.Message)
		}
		return nil
	}
	err := i.each(
		`SELECT a.id, a.copy_name, a.paragraphs, coalesce(p.id, ''), coalesce(p.position, 0), coalesce(p.text, ''), coalesce(p.text_hash, ''),
  coalesce(p.guess, ''), coalesce(p.joined, 0), coalesce(p.missing, '')
FROM main.article AS a LEFT JOIN main.paragraph AS p ON p.article = a.id WHERE a.file = ? ORDER BY a.arrival, p.position`,
		func(rows *sql.Rows) error {
			var next annotate.Article
			var para annotate.Paragraph
			var n int
			var hash string
			if err := rows.Scan(&next.ID, &next.CopyName, &n, &para.ID, &para.Position, &para.Text, &hash,
				&para.Guess, &para.Joined, &para.Missing); err != nil {
				return err
			}
			if next.ID != a.ID {
				if err := finish(); err != nil {
					return err
				}
				a, count = &next, n
			}
			if hash != annotate.TextHash(para.Text) && (para.Missing == "" || !annotate.IsTextHash(hash)) {
				return i.refuse(
					annotate.CodeInvalid,
					"merge.paragraph-hash",
					"Paragraph",
					para.Position,
					"Article",
					sentence.Short(next.ID),
				)
			}
			a.Paragraphs = append(a.Paragraphs, para)
			return nil
		},
		i.number,
	)
	if err != nil {
		return err
	}
	return finish()
}
