package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// A unit is what questions are asked about: a paragraph, or an article as a whole. The
// latter has no row of its own: it goes by the id of the article and stands after the
// last paragraph (annotate.WholeOf).
const (
	// sqlUnit finds a unit by its id: ?1.
	sqlUnit = `SELECT article, position, coalesce(text, '') AS text, guess, joined, coalesce(missing, '') FROM paragraph WHERE id = ?1
UNION ALL SELECT a.id, ` + sqlAfterLast + `, '', '', 0, '' FROM article AS a WHERE a.id = ?1`

	// sqlAfterLast is the position of an article a as a whole.
	sqlAfterLast = `1 + (SELECT max(last.position) FROM paragraph AS last WHERE last.article = a.id)`

	sqlHasUnit = `SELECT 1 FROM paragraph WHERE id = ?1 UNION ALL SELECT 1 FROM article WHERE id = ?1`

	// sqlUnitIDs are the units of all articles, sqlUnitIDsOf those of ?1.
	sqlUnitIDs   = `(SELECT id, article FROM paragraph UNION ALL SELECT id, id FROM article)`
	sqlUnitIDsOf = `(SELECT id, position FROM paragraph WHERE article = ?1 UNION ALL SELECT ?1, ` + afterAll + `)`

	// afterAll is greater than every position.
	afterAll = `1 << 60`
)

// shortestOfID is the fewest characters of an id that can stand for it.
const shortestOfID = 4

// ofWhole holds of the entries l about an article that are about it as a whole, and not
// what is known or planned of it.
var ofWhole = `(l.` + sheetKinds + ` OR l.kind = 'reveal' AND l.field = 'answers')`

// articleOf is the article of a unit of the database main.
func articleOf(unit string) string {
	return strings.ReplaceAll(`coalesce((SELECT part.article FROM main.paragraph AS part WHERE part.id = {unit}), {unit})`, "{unit}", unit)
}

// findUnit reads a unit, or is CodeNotFound.
func findUnit(ctx context.Context, q querier, id string) (annotate.Paragraph, error) {
	p := annotate.Paragraph{ID: id}
	err := q.QueryRowContext(ctx, sqlUnit, id).Scan(&p.Article, &p.Position, &p.Text, &p.Guess, &p.Joined, &p.Missing)
	if errors.Is(err, sql.ErrNoRows) {
		err = annotate.Wrap(err, annotate.CodeNotFound, "project.no-paragraph", "ID", sentence.Short(id))
	}
	return p, err
}

// FindUnit finds a paragraph, or an article as a whole, by its id or by the beginning of it
// that lists show, and is CodeNotFound.
func (t Team) FindUnit(ctx context.Context, name string) (id string, err error) {
	err = t.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		var found []string
		if len(name) >= shortestOfID {
			// What begins with it sorts before it with a letter that no id has.
			query := `SELECT id FROM ` + sqlUnitIDs + ` WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2`
			if found, err = column(ctx, tx, query, name); err != nil {
				return err
			}
		}
		switch len(found) {
		case 1:
			id = found[0]
			return nil
		case 0:
			return annotate.Fail(annotate.CodeNotFound, "project.no-paragraph", "ID", sentence.Short(name))
		default:
			return annotate.Fail(annotate.CodeInvalid, "project.several-paragraphs", "ID", sentence.Short(name))
		}
	})
	return id, err
}

// asksWhole is how many units there are beside the paragraphs of each article: the
// article as a whole, where the codebook in force asks about that.
func asksWhole(v *codebook.Versions) int {
	if v.InForce.AsksAboutArticles() {
		return 1
	}
	return 0
}

// asksWholeOf is the same of what somebody is asked: leads are not asked what the program
// itself asks.
func asksWholeOf(v *codebook.Versions, roles map[string]string, annotator string) int {
	if annotate.MayLead(roles, annotator) && !v.InForce.AsksOfItsOwn() {
		return 0
	}
	return asksWhole(v)
}
