package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"plumbline/annotate"
)

// People returns everyone who joined, by id, with their role and how far they
// are with what they were given in the first round of annotation. An annotator
// is told of no one else.
func (t Team) People(ctx context.Context) ([]annotate.PersonSummary, error) {
	var all []annotate.PersonSummary
	err := t.file.read(ctx, "doing.reading-who-annotates", func(tx *sql.Tx) error {
		r, err := t.file.readRoster(ctx, tx, t.Viewer().Lead)
		if err != nil {
			return err
		}
		for _, id := range r.people {
			all = append(all, r.summary(id))
		}
		return nil
	})
	if v := t.Viewer(); !v.Lead {
		all = slices.DeleteFunc(all, func(s annotate.PersonSummary) bool { return s.ID != v.Annotator })
	}
	return all, err
}

// Progress returns how far everyone is with every article that they were given
// or have begun, in the first round of annotation, in the order of import and
// then by id. An annotator is told of no one else.
func (t Team) Progress(ctx context.Context) ([]annotate.ArticleProgress, error) {
	var all []annotate.ArticleProgress
	err := t.file.read(ctx, "doing.reading-the-progress", func(tx *sql.Tx) error {
		r, err := t.file.readRoster(ctx, tx, t.Viewer().Lead)
		if err != nil {
			return err
		}
		for _, a := range r.articles {
			for _, id := range r.people {
				done, begun := r.done[annotate.Assignment{Article: a.Article, Annotator: id}]
				at := annotate.ArticleProgress{Article: a.Article, Annotator: id, Assigned: r.gives(a.Article, id), Tally: done}
				at.Paragraphs, at.Wholes = r.units(a, id)
				if at.Assigned || begun && at.Begun > 0 {
					all = append(all, at)
				}
			}
		}
		return nil
	})
	if v := t.Viewer(); !v.Lead {
		all = slices.DeleteFunc(all, func(a annotate.ArticleProgress) bool { return a.Annotator != v.Annotator })
	}
	return all, err
}

// roster is who there is, what they were given, and what they did of it.
type roster struct {
	people   []string
	roles    map[string]string
	excluded map[string]string          // why, of those who are left out
	articles []annotate.ArticleProgress // those that are annotated, with their length only
	everyone bool                       // nothing was given to anyone, so all have everything
	given    map[annotate.Assignment]bool
	done     map[annotate.Assignment]annotate.Tally
	notShown map[string]int // paragraphs by article that only leads are shown
	notAsked int            // articles as a whole that only annotators are asked about, of each
}

func (f *file) readRoster(ctx context.Context, tx *sql.Tx, lead bool) (*roster, error) {
	r := &roster{given: make(map[annotate.Assignment]bool), done: make(map[annotate.Assignment]annotate.Tally)}
	versions, err := f.versions(ctx, tx)
	if err != nil {
		return nil, err
	}
	if r.people, err = readAnnotators(ctx, tx); err != nil {
		return nil, err
	}
	if r.roles, err = readRoles(ctx, tx); err != nil {
		return nil, err
	}
	if r.excluded, err = readExclusions(ctx, tx); err != nil {
		return nil, err
	}
	assignments, err := readAssignments(ctx, tx, 1)
	if err != nil {
		return nil, err
	}
	all, err := readGiven(ctx, tx, "", annotate.LayerAnnotation, 1)
	if err != nil {
		return nil, err
	}
	r.everyone = all == nil
	for _, a := range assignments {
		r.given[a] = true
	}
	if err := r.readArticles(ctx, tx); err != nil {
		return nil, err
	}
	for i := range r.articles {
		r.articles[i].AddWhole(asksWhole(versions))
	}
	if !versions.InForce.AsksOfItsOwn() {
		r.notAsked = asksWhole(versions)
	}
	if err := r.readDone(ctx, tx); err != nil {
		return nil, err
	}
	if lead { // others' connections are without it
		if err := r.leaveOut(ctx, tx); err != nil {
			return nil, err
		}
	}
	return r, r.readWholesDone(ctx, tx)
}

// leaveOut takes what annotators are not shown out of what they did.
func (r *roster) leaveOut(ctx context.Context, tx *sql.Tx) error {
	notShown, done, err := readNotShown(ctx, tx)
	if err != nil || len(notShown) == 0 {
		return err
	}
	r.notShown = notShown
	for of, hidden := range done {
		if all, begun := r.done[of]; begun && !annotate.MayLead(r.roles, of.Annotator) {
			all.Begun, all.Submitted, all.Unsure = all.Begun-hidden.Begun, all.Submitted-hidden.Submitted, all.Unsure-hidden.Unsure
			r.done[of] = all
		}
	}
	return nil
}

// units is how much of an article somebody is asked about, the article as a whole included,
// and how much of that it is.
func (r *roster) units(a annotate.ArticleProgress, annotator string) (all, wholes int) {
	if annotate.MayLead(r.roles, annotator) {
		return a.Paragraphs - r.notAsked, a.Wholes - r.notAsked
	}
	return a.Paragraphs - r.notShown[a.Article], a.Wholes
}

const sqlExclusions = `SELECT subject, value FROM event WHERE kind = 'exclusion' AND value IS NOT NULL`

// sqlAsked lists the articles that are annotated: not those that were
// withdrawn, nor those for practice.
const sqlAsked = `SELECT a.id, a.paragraphs FROM article AS a
WHERE a.id NOT IN (SELECT subject FROM event WHERE kind = 'article' AND field IN ('withdrawn', 'practice') AND value = 'true')
ORDER BY a.arrival`

func (r *roster) readArticles(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, sqlAsked)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a annotate.ArticleProgress
		if err := rows.Scan(&a.Article, &a.Paragraphs); err != nil {
			return err
		}
		r.articles = append(r.articles, a)
	}
	return rows.Err()
}

func (r *roster) readDone(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT article, annotator, begun, submitted, unsure FROM counter
WHERE layer = 'annotation' AND round = 1`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a annotate.Assignment
		var t annotate.Tally
		if err := rows.Scan(&a.Article, &a.Annotator, &t.Begun, &t.Submitted, &t.Unsure); err != nil {
			return err
		}
		r.done[a] = t
	}
	return rows.Err()
}

// readWholesDone reads of which articles as a whole what is asked is submitted.
func (r *roster) readWholesDone(ctx context.Context, tx *sql.Tx) error {
	find, err := newWholesDone(ctx, tx, annotate.LayerAnnotation, annotate.FirstRound)
	if err != nil {
		return err
	}
	defer find.close()
	for _, a := range r.articles {
		for _, id := range r.people {
			of := annotate.Assignment{Article: a.Article, Annotator: id}
			t, begun := r.done[of]
			if !begun {
				continue
			}
			all := t
			all.Paragraphs, all.Wholes = r.units(a, id)
			if err := find.fill(&all, a.Article, id); err != nil {
				return err
			}
			t.WholesDone = all.WholesDone
			r.done[of] = t
		}
	}
	return nil
}

func readExclusions(ctx context.Context, tx *sql.Tx) (map[string]string, error) {
	excluded := make(map[string]string)
	return excluded, eachRow(ctx, tx, sqlExclusions, func(rows *sql.Rows) error {
		var id, reason string
		err := rows.Scan(&id, &reason)
		excluded[id] = reason
		return err
	})
}

func (r *roster) gives(article, annotator string) bool {
	return r.everyone || r.given[annotate.Assignment{Article: article, Annotator: annotator}]
}

func (r *roster) summary(id string) annotate.PersonSummary {
	s := annotate.PersonSummary{ID: id, Role: r.roles[id], Lead: annotate.MayLead(r.roles, id), Excluded: r.excluded[id]}
	for _, a := range r.articles {
		if !r.gives(a.Article, id) {
			continue
		}
		s.Articles++
		s.Given = !r.everyone
		t := r.done[annotate.Assignment{Article: a.Article, Annotator: id}]
		t.Paragraphs, t.Wholes = r.units(a, id)
		s.Tally = s.Plus(t)
	}
	return s
}

// sortFlagged sorts paragraphs by article and position.
func sortFlagged(list []annotate.Flagged) {
	slices.SortFunc(list, func(a, b annotate.Flagged) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.Paragraph.Article, b.Paragraph.Article),
			cmp.Compare(a.Paragraph.Position, b.Paragraph.Position))
	})
}
