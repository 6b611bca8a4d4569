package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"plumbline/annotate"
)

var (
	// sqlPast reads an article as an annotator left it in the first round, with whether
	// each paragraph must not be asked again: it was once, others' answers or a passage
	// were shown, or the lead was asked about it. What was pointed out in the text is
	// pointed out again.
	sqlPast = pastOf("paragraph AS p", "p.article = ?1 AND NOT {hidden} ORDER BY p.position")

	// sqlPastWhole does so of the article as a whole.
	sqlPastWhole = pastOf("(SELECT id, '' AS guess, NULL AS missing FROM article) AS p", "p.id = ?1")

	// sqlAsking lists what somebody is asked again, and whether the first answers are to
	// be looked at by now.
	sqlAsking = `SELECT e.subject, coalesce(p.article, e.subject), coalesce(g.look, 0)
FROM event AS e
LEFT JOIN paragraph AS p ON p.id = e.subject
LEFT JOIN progress AS g ON g.paragraph = e.subject AND g.layer = 'annotation' AND g.round = 1 AND g.annotator = e.annotator
WHERE e.kind = 'repeat' AND e.annotator = ? AND e.value = 'true'
ORDER BY 2, coalesce(p.position, ` + afterAll + `)`
)

func pastOf(units, which string) string {
	return `SELECT p.id, p.guess, coalesce(p.missing, ''), coalesce((SELECT max(c.rank) FROM current_entry AS c
    WHERE c.subject = p.id AND c.layer = 'annotation' AND c.round = 1 AND c.annotator = ?2 AND c.kind IN ('submission', 'article_answer')
      AND g.state = 'submitted'), 0),
  coalesce(g.look, 0) OR EXISTS (SELECT 1 FROM current AS c WHERE c.subject = p.id AND (
    c.annotator = ?2 AND (c.kind IN ('repeat', 'reveal', 'question', 'feedback')
      OR c.kind = 'exposure' AND c.field NOT IN (` + quoted(annotate.Treatments()) + `))
    OR c.annotator IN ('', ?2) AND c.kind = 'ruling'))
FROM ` + units + `
LEFT JOIN progress AS g ON g.paragraph = p.id AND g.layer = 'annotation' AND g.round = 1 AND g.annotator = ?2
WHERE ` + which
}

// AskAgain decides, in silence, what an annotator is asked again from now on, as the
// project says (annotate.Repeats), and returns how many paragraphs that are. From then
// on their connections show the second round in the place of the first. It is called
// before a session of theirs opens, never while one is open: nothing is to change under
// their eyes. What they are asked again is over once its first answers are to be looked
// at, because the question means something else: then these are asked anew anyway.
func (t Team) AskAgain(ctx context.Context, pen *annotate.Pen, annotator string) (int, error) {
	entries, asked, err := t.drawRepeats(ctx, pen, annotator)
	if err == nil && len(entries) > 0 {
		err = Log(t).Append(ctx, entries...)
	}
	return asked, explain(err, "doing.reading-the-queue", t.file.path)
}

func (t Team) drawRepeats(ctx context.Context, pen *annotate.Pen, annotator string) (entries []annotate.Entry, asked int, err error) {
	tx, err := t.file.reader.whole.BeginTx(ctx, nil) // whoever looks at the project
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	pen.Begin()
	write := func(paragraph, value string) error {
		key := annotate.RepeatKey(paragraph, annotator)
		now, err := readKey(ctx, tx, key)
		if err == nil {
			entries = append(entries, pen.WriteOver(now, key, value, annotate.OriginAnnotator))
		}
		return err
	}
	asking, err := readAsking(ctx, tx, annotator)
	if err != nil {
		return nil, 0, err
	}
	for _, a := range asking {
		if a.over {
			if err := write(a.paragraph, ""); err != nil {
				return nil, 0, err
			}
		}
	}
	due, err := t.file.readDue(ctx, tx, annotator, pen.Now())
	for _, paragraph := range due {
		if err == nil {
			err = write(paragraph, annotate.Yes)
		}
	}
	return entries, len(due), err
}

// readDue finds what an annotator is to be asked again by now.
func (f *file) readDue(ctx context.Context, tx *sql.Tx, annotator string, now time.Time) ([]string, error) {
	repeats, err := readRepeats(ctx, tx)
	if err != nil || repeats.Share == 0 {
		return nil, err
	}
	queue, err := f.readQueue(ctx, tx, annotator, annotate.LayerAnnotation, annotate.FirstRound)
	if err != nil {
		return nil, err
	}
	versions, err := f.versions(ctx, tx)
	if err != nil {
		return nil, err
	}
	roles, err := readRoles(ctx, tx)
	if err != nil {
		return nil, err
	}
	queries := []string{sqlPast, sqlPastWhole}[:1+asksWholeOf(versions, roles, annotator)]
	var due []string
	for _, row := range queue {
		if row.Submitted == 0 {
			continue
		}
		article, err := readPast(ctx, tx, queries, row.ArticleID, annotator)
		if err != nil {
			return nil, err
		}
		if !versions.InForce.AsksOfItsOwn() { // who never told of the outlet is asked again all the same
			article = slices.DeleteFunc(article, func(p annotate.Past) bool { return p.Whole && p.Submitted == 0 })
		}
		due = append(due, repeats.Due(annotator, article, now)...)
	}
	return due, nil
}

// readPast reads an article as an annotator left it, without what they are not shown.
func readPast(ctx context.Context, tx *sql.Tx, queries []string, article, annotator string) (past []annotate.Past, err error) {
	for _, query := range queries {
		err = eachRow(ctx, tx, strings.Replace(query, "{hidden}", hiddenIn("main", "p"), 1), func(rows *sql.Rows) error {
			var p annotate.Past
			var guess, missing string
			err := rows.Scan(&p.Paragraph, &guess, &missing, &p.Submitted, &p.Spoilt)
			p.Running = (&annotate.Paragraph{Guess: guess}).Running()
			p.Whole = p.Paragraph == article
			if missing == "" {
				past = append(past, p)
			}
			return err
		}, article, annotator)
		if err != nil {
			return nil, err
		}
	}
	return past, nil
}

// readRepeats reads what the project says about asking again.
func readRepeats(ctx context.Context, q querier) (annotate.Repeats, error) {
	var said [3]string
	for i, field := range []string{annotate.ProjectRepeatShare, annotate.ProjectRepeatDays, annotate.ProjectSeed} {
		var err error
		if said[i], err = readSetting(ctx, q, field); err != nil {
			return annotate.Repeats{}, err
		}
	}
	return annotate.ParseRepeats(said[0], said[1], said[2]), nil
}

// asking is a paragraph that somebody is asked again.
type asking struct {
	paragraph, article string
	over               bool
}

func readAsking(ctx context.Context, q querier, annotator string) (all []asking, err error) {
	err = eachRow(ctx, q, sqlAsking, func(rows *sql.Rows) error {
		var a asking
		err := rows.Scan(&a.paragraph, &a.article, &a.over)
		all = append(all, a)
		return err
	}, annotator)
	return all, err
}

// Repeats returns the articles that a lead is asked again, with the paragraphs that are
// asked and the counters of the round; the articles stand in the order of the queue. A
// lead sees the first round, so they are asked openly; to an annotator it tells nothing,
// because what they are asked again stands in the place of what they were asked first.
func (a Answers) Repeats(ctx context.Context, annotator string) ([]annotate.Summary, error) {
	var queue []annotate.Summary
	err := a.file.read(ctx, "doing.reading-the-queue", func(tx *sql.Tx) error {
		asked, err := readAsking(ctx, tx, annotator)
		if err != nil || len(asked) == 0 {
			return err
		}
		all, err := a.file.readQueue(ctx, tx, annotator, annotate.LayerAnnotation, annotate.RepeatRound)
		if err != nil {
			return err
		}
		for _, row := range all {
			for _, a := range asked {
				if a.article == row.ArticleID {
					row.Asked = append(row.Asked, a.paragraph)
				}
			}
			if len(row.Asked) > 0 {
				row.Paragraphs = len(row.Asked)
				queue = append(queue, row)
			}
		}
		return nil
	})
	return queue, err
}

const sqlRepeated = `SELECT e.annotator, coalesce(p.article, e.subject), e.subject, coalesce(p.position, 0),
  coalesce((SELECT max(c.rank) FROM current_entry AS c WHERE c.subject = e.subject AND c.layer = 'annotation' AND c.round = 1
    AND c.annotator = e.annotator AND c.kind = 'submission' AND c.value IS NOT NULL), ''),
  coalesce((SELECT max(c.rank) FROM current_entry AS c WHERE c.subject = e.subject AND c.layer = 'annotation' AND c.round = 2
    AND c.annotator = e.annotator AND c.kind = 'submission' AND c.value IS NOT NULL), '')
FROM event AS e LEFT JOIN paragraph AS p ON p.id = e.subject
WHERE e.kind = 'repeat' AND e.value = 'true'`

// Repeated lists what everyone is asked again, by annotator, title and place. To
// annotators it tells nothing.
func (a Answers) Repeated(ctx context.Context) ([]annotate.Repeated, error) {
	var all []annotate.Repeated
	err := a.file.read(ctx, "doing.reading-the-queue", func(tx *sql.Tx) error {
		articles, err := catalogue(ctx, tx)
		if err != nil {
			return err
		}
		titles := make(map[string]string, len(articles))
		for _, a := range articles {
			titles[a.ArticleID] = a.Meta.Title
		}
		return eachRow(ctx, tx, sqlRepeated, func(rows *sql.Rows) error {
			var r annotate.Repeated
			err := rows.Scan(&r.Annotator, &r.Article, &r.Paragraph, &r.Position, (*moment)(&r.First), (*moment)(&r.Again))
			r.Title = titles[r.Article]
			all = append(all, r)
			return err
		})
	})
	slices.SortFunc(all, annotate.Repeated.Compare)
	return all, err
}

// sqlAskedSince finds when a person was last asked a paragraph again, as the log orders
// it; sqlRoundOf in which round the key of an entry is.
const (
	sqlAskedSince = `SELECT c.rank FROM current_entry AS c WHERE c.subject = ? AND c.layer = '' AND c.round = 0 AND c.annotator = ?
  AND c.kind = 'repeat' AND c.field = '' AND c.target = '' AND c.option = '' AND c.value = 'true'`
	sqlRoundOf = `SELECT s.round FROM entry AS e JOIN scope AS s ON s.number = e.scope WHERE e.id = ?`
)

// inTheirRound says of what an annotator writes about their first round in which round
// it is: of what they are asked again they see the second in the place of the first, so
// that is what they answer. What was written before they were asked again, or goes on
// from an entry of the first round, stays in the first.
func (w *writing) inTheirRound(given []annotate.Entry) ([]annotate.Entry, error) {
	viewer := w.file.viewer.now()
	if viewer.Lead {
		return given, nil
	}
	if r, err := w.lookForRare(); err != nil || !r.repeated {
		return given, err
	}
	entries := slices.Clone(given)
	moved := make(map[string]bool)
	for i := range entries {
		e := &entries[i]
		k := e.Key
		if k.Layer != annotate.LayerAnnotation || k.Round != annotate.FirstRound || k.Annotator != viewer.Annotator ||
			!inRounds(k) {
			continue
		}
		again, err := w.isAgain(e, moved)
		if err != nil {
			return nil, err
		}
		if again {
			e.Key.Round = annotate.RepeatRound
			moved[e.ID] = true
		}
	}
	return entries, nil
}

// inRounds reports whether what is asked again is asked under such a key in the second
// round.
func inRounds(k annotate.Key) bool {
	of := k.Kind.Of(k.Field)
	return of == annotate.OfUnit || of == annotate.OfParagraph
}

func (w *writing) isAgain(e *annotate.Entry, moved map[string]bool) (bool, error) {
	var since int64
	if found, err := w.number(sqlAskedSince, &since, e.Key.Subject, e.Key.Annotator); err != nil || !found || e.Rank() < since {
		return false, err
	}
	for _, id := range []string{e.Replaces, e.Undoes} {
		if id == "" || moved[id] {
			continue
		}
		round := int64(annotate.RepeatRound)
		if _, err := w.number(sqlRoundOf, &round, id); err != nil || round != annotate.RepeatRound {
			return false, err
		}
	}
	return true, nil
}

// number reads one number, if there is one.
func (w *writing) number(query string, to *int64, args ...any) (found bool, err error) {
	err = eachRow(w.ctx, w.tx, query, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(to)
	}, args...)
	return found, err
}
