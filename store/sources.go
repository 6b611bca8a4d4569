package store

import (
	"context"
	"database/sql"
	"strings"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
)

// Functions of our own: whether a text names an outlet or an author, and whether a byline
// tells one.
const (
	sqlNamesSource = `names_source`
	sqlTellsSource = `tells_source`
)

// knowSources teaches a connection the functions.
func knowSources(conn *sqlite3.SQLiteConn) error {
	err := conn.RegisterFunc(sqlNamesSource, func(text, outlet, author string) bool {
		return annotate.Source{Outlet: outlet, Author: author}.NamedIn(text)
	}, true)
	if err != nil {
		return err
	}
	return conn.RegisterFunc(sqlTellsSource, func(byline, outlet, author string) bool {
		return annotate.Source{Outlet: outlet, Author: author}.ToldIn(byline)
	}, true)
}

// sqlHidden holds of a paragraph {p} of the database {db} that annotators are not shown: a
// cross-link where the project hides those, and, where it hides outlets, a byline: what the
// layout guesses or a final answer says to be furniture, if it tells the outlet or an author of
// its article; also what a pack is without for that reason.
const sqlHidden = `({p}.guess = 'crosslink' AND {hide_crosslinks} OR {outlet_blind} AND ({p}.missing IS 'withheld' OR
    ({p}.guess = 'furniture' OR EXISTS (SELECT 1 FROM {db}.current AS label WHERE label.subject = {p}.id AND label.layer = 'final'
      AND label.round = 1 AND label.annotator = '' AND label.kind = 'answer' AND label.field = 'unit_type' AND label.target = ''
      AND label.option = '' AND label.value = 'furniture'))
    AND ` + sqlTellsSource + sqlOfSource + `))`

// sqlNames holds of a paragraph that names the outlet or an author of its article.
const sqlNames = sqlNamesSource + sqlOfSource

// sqlOfSource is what both functions are given: a text, and the outlet and author of its article.
const sqlOfSource = `(coalesce({p}.text, ''), ` + sqlAbout + `'outlet'), ''), ` + sqlAbout + `'author'), ''))`

const sqlAbout = `coalesce((SELECT about.value FROM {db}.current AS about WHERE about.subject = {p}.article AND about.layer = ''
      AND about.round = 0 AND about.annotator = '' AND about.kind = 'article' AND about.target = '' AND about.option = ''
      AND about.field = `

// hiddenIn is sqlHidden of a paragraph in a database.
func hiddenIn(db, paragraph string) string { return inDatabase(sqlHidden, db, paragraph) }

func inDatabase(condition, db, paragraph string) string {
	return strings.NewReplacer(
		"{outlet_blind}", settingIn(db, annotate.ProjectOutletBlind), "{hide_crosslinks}", settingIn(db, annotate.ProjectHideCrosslinks),
		"{p}", paragraph, "{db}", db,
	).Replace(condition)
}

// settingIn holds where the project of a database has a setting.
func settingIn(db, field string) string {
	return strings.NewReplacer("main.", db+".", "{setting}", field).Replace(sqlSetting)
}

// sqlNamings finds the paragraphs that are shown to annotators who are not to know the
// outlet, and name it.
var sqlNamings = `SELECT p.id, p.article, p.position, p.text, p.guess, p.joined, '' FROM main.article AS a
CROSS JOIN main.paragraph AS p ON p.article = a.id
WHERE ` + settingIn("main", annotate.ProjectOutletBlind) + ` AND p.text IS NOT NULL AND ` + inDatabase(sqlNames, "main", "p") + `
  AND NOT ` + hiddenIn("main", "p")

// Namings finds where articles name their own outlet or author in text that annotators are
// shown although the project hides outlets: no text is ever altered. Annotators are told of none.
func (c Corpus) Namings(ctx context.Context) (annotate.Naming, error) {
	var n annotate.Naming
	if !c.file.viewer.now().Lead {
		return n, nil
	}
	articles := make(map[string]bool)
	all, err := Answers(c).flagged(ctx, func(tx *sql.Tx, f flags) error {
		return eachRow(ctx, tx, sqlNamings, func(rows *sql.Rows) error {
			p, err := scanParagraph(rows)
			f[p.ID] = &annotate.Flagged{Paragraph: p}
			return err
		})
	})
	for _, f := range all {
		articles[f.Paragraph.Article] = true
	}
	n.Articles, n.Paragraphs = len(articles), all
	return n, err
}

// sqlNotShown lists the paragraphs that annotators are not shown, with everyone's progress
// in the first round, if they have any.
var sqlNotShown = `SELECT p.article, p.id, coalesce(g.annotator, ''), coalesce(g.state, ''), coalesce(g.unsure, 0)
FROM main.paragraph AS p
LEFT JOIN main.progress AS g ON g.paragraph = p.id AND g.layer = 'annotation' AND g.round = 1
WHERE (` + settingIn("main", annotate.ProjectOutletBlind) + ` OR ` + settingIn("main", annotate.ProjectHideCrosslinks) + `)
  AND ` + hiddenIn("main", "p") + ` ORDER BY p.id`

// readNotShown reads how many paragraphs of each article annotators are not shown, and what
// they did of those before.
func readNotShown(ctx context.Context, tx *sql.Tx) (map[string]int, map[annotate.Assignment]annotate.Tally, error) {
	paragraphs, done, last := make(map[string]int), make(map[annotate.Assignment]annotate.Tally), ""
	err := eachRow(ctx, tx, sqlNotShown, func(rows *sql.Rows) error {
		var of annotate.Assignment
		var id string
		var p progress
		err := rows.Scan(&of.Article, &id, &of.Annotator, &p.state, &p.unsure)
		if id != last {
			last, paragraphs[of.Article] = id, paragraphs[of.Article]+1
		}
		done[of] = done[of].Plus(p.tally())
		return err
	})
	return paragraphs, done, err
}

// sqlRecognised are the answers about outlets: those of earlier programs first, which an
// answer that was given since takes the place of.
const sqlRecognised = `SELECT c.subject, c.round, c.annotator, c.value
FROM article AS a CROSS JOIN current AS c ON c.subject = a.id AND c.layer = 'annotation'
WHERE c.kind IN ('answer', 'article_answer') AND c.field = 'outlet_recognised' AND c.value IS NOT NULL
ORDER BY c.kind DESC`

// Recognised returns how far annotators recognised outlets, in every round.
func (a Answers) Recognised(ctx context.Context) (map[annotate.Key]string, error) {
	all := make(map[annotate.Key]string)
	err := a.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		return eachRow(ctx, tx, sqlRecognised, func(rows *sql.Rows) error {
			key := annotate.OutletKey("", "")
			var value string
			err := rows.Scan(&key.Subject, &key.Round, &key.Annotator, &value)
			all[key] = value
			return err
		})
	})
	return all, err
}
