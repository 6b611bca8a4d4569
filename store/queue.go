package store

import (
	"context"
	"database/sql"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

const (
	// sqlTallies reads the counters in their order. To look up those of each article would
	// cost more, the more so while few are begun.
	sqlTallies = `SELECT article, begun, submitted, unsure, look FROM counter WHERE layer = ? AND round = ? AND annotator = ?`

	// sqlPracticeQueue begins at the keys, since most articles have none. An
	// annotator counts those that they may practise.
	sqlPracticeQueue = `SELECT a.id, a.paragraphs, coalesce(n.begun, 0), coalesce(n.submitted, 0), coalesce(n.unsure, 0), coalesce(n.look, 0)
FROM counter AS k
CROSS JOIN article AS a ON a.id = k.article
LEFT JOIN counter AS n ON n.layer = ?1 AND n.round = ?2 AND n.annotator = ?3 AND n.article = a.id
WHERE k.layer = 'practice' AND k.round = 1 AND k.annotator = '' AND k.begun > 0
ORDER BY a.arrival`
)

// Queue returns the articles that an annotator is given to work on, in the
// order that the project's seed gives them, or that of import, with the
// counters of each; no paragraph is looked at. An article that was withdrawn is
// in no queue. Practice is of those that have a key; they are in no other queue
// if they are for practice alone.
func (a Answers) Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	var queue []annotate.Summary
	err := a.file.read(ctx, "doing.reading-the-queue", func(tx *sql.Tx) error {
		var err error
		queue, err = a.file.readQueue(ctx, tx, annotator, layer, round)
		return err
	})
	return queue, err
}

func (f *file) readQueue(ctx context.Context, tx *sql.Tx, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	if layer == annotate.LayerPractice {
		return f.readPracticeQueue(ctx, tx, annotator, round)
	}
	given, err := readGiven(ctx, tx, annotator, layer, annotate.FirstRound) // later rounds ask it again
	if err != nil {
		return nil, err
	}
	seed, err := readSetting(ctx, tx, annotate.ProjectSeed)
	if err != nil {
		return nil, err
	}
	all, err := catalogue(ctx, tx)
	if err != nil {
		return nil, err
	}
	queue := slices.DeleteFunc(all, func(s annotate.Summary) bool { return !s.Meta.AskedIn(layer) || !given.has(s.ArticleID) })
	versions, err := f.versions(ctx, tx)
	if err != nil {
		return nil, err
	}
	roles, err := readRoles(ctx, tx)
	if err != nil {
		return nil, err
	}
	for i := range queue {
		queue[i].AddWhole(asksWholeOf(versions, roles, annotator))
	}
	if err := fillTallies(ctx, tx, queue, annotator, layer, round); err != nil {
		return nil, err
	}
	team.Order(seed, annotator, queue, func(s annotate.Summary) string { return s.ArticleID })
	return queue, nil
}

func (f *file) readPracticeQueue(ctx context.Context, tx *sql.Tx, annotator string, round int) ([]annotate.Summary, error) {
	var all []annotate.Summary
	versions, err := f.versions(ctx, tx)
	if err != nil {
		return nil, err
	}
	whole := 0
	if versions.InForce.AsksOfItsOwn() {
		whole = 1
	}
	err = eachRow(ctx, tx, sqlPracticeQueue, func(rows *sql.Rows) error {
		s := annotate.Summary{Round: round}
		err := rows.Scan(&s.ArticleID, &s.Paragraphs, &s.Begun, &s.Submitted, &s.Unsure, &s.Look)
		s.AddWhole(whole)
		all = append(all, s)
		return err
	}, string(annotate.LayerPractice), round, annotator)
	if err != nil {
		return nil, err
	}
	if err := fillWholesDone(ctx, tx, all, annotator, annotate.LayerPractice, round); err != nil {
		return nil, err
	}
	queue := all[:0]
	for _, s := range all {
		a := annotate.Article{ID: s.ArticleID}
		if err := readMeta(ctx, tx, &a); err != nil {
			return nil, err
		}
		if s.Meta = a.Meta; s.Meta.AskedIn(annotate.LayerPractice) {
			queue = append(queue, s)
		}
	}
	return queue, nil
}

// fillTallies reads how far an annotator is with the articles of a queue.
func fillTallies(ctx context.Context, tx *sql.Tx, queue []annotate.Summary, annotator string, layer annotate.Layer, round int) error {
	of := make(map[string]*annotate.Tally, len(queue))
	for i := range queue {
		queue[i].Round = round
		of[queue[i].ArticleID] = &queue[i].Tally
	}
	err := eachRow(ctx, tx, sqlTallies, func(rows *sql.Rows) error {
		var article string
		var t annotate.Tally
		err := rows.Scan(&article, &t.Begun, &t.Submitted, &t.Unsure, &t.Look)
		if to := of[article]; to != nil {
			*to = to.Plus(t)
		}
		return err
	}, string(layer), round, annotator)
	if err != nil {
		return err
	}
	return fillWholesDone(ctx, tx, queue, annotator, layer, round)
}

func fillWholesDone(ctx context.Context, tx *sql.Tx, queue []annotate.Summary, annotator string, layer annotate.Layer, round int) error {
	find, err := newWholesDone(ctx, tx, layer, round)
	if err != nil {
		return err
	}
	defer find.close()
	for i := range queue {
		if err := find.fill(&queue[i].Tally, queue[i].ArticleID, annotator); err != nil {
			return err
		}
	}
	return nil
}

// Tally counts the paragraphs of an annotator's queue.
func (a Answers) Tally(ctx context.Context, annotator string, layer annotate.Layer, round int) (annotate.Tally, error) {
	var all annotate.Tally
	queue, err := a.Queue(ctx, annotator, layer, round)
	for _, s := range queue {
		all = all.Plus(s.Tally)
	}
	return all, err
}

// ToLookAt returns the ids of the articles in which an answer was given when
// its question meant something else.
func (a Answers) ToLookAt(ctx context.Context) ([]string, error) {
	var articles []string
	err := a.file.read(ctx, "doing.looking-for-answers-to-other-questions", func(tx *sql.Tx) (err error) {
		articles, err = column(ctx, tx, "SELECT DISTINCT article FROM counter WHERE look > 0 AND layer <> 'model' ORDER BY article")
		return err
	})
	return articles, err
}
