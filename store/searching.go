package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/finding"
	"plumbline/store/wordindex"
)

const (
	sqlArrivals = `SELECT a.id, a.arrival FROM json_each(?) AS j CROSS JOIN article AS a ON a.id = j.value`

	sqlParagraphsAt = `SELECT p.id, p.article, p.position, coalesce(p.text, ''), p.guess, p.joined, coalesce(p.missing, '')
FROM json_each(?) AS j CROSS JOIN paragraph AS p ON p.article = j.value ->> 0 AND p.position = j.value ->> 1 ORDER BY j.key`

	// textsAtFirst is how many spots the index is asked for in the first go; in each that
	// follows it is asked for twice as many, up to textsAtOnce.
	textsAtFirst = 250
	textsAtOnce  = 4000
	// mostAsked is how many the index is asked for where articles are chosen: words that
	// stand in more are sooner found by reading the chosen articles.
	mostAsked = 3000
)

// searching is one search on its way.
type searching struct {
	ctx         context.Context
	tx          *sql.Tx
	query       *finding.Query
	articles    *chosenArticles
	answers     *soughtAnswers
	list, count int
	collected   *annotate.Collected // where the articles are listed instead of paragraphs, or nil
	found       annotate.Findings
}

func (f *file) newSearching(ctx context.Context, tx *sql.Tx, q *finding.Query) (*searching, error) {
	s := &searching{ctx: ctx, tx: tx, query: q, articles: newChosenArticles(ctx, tx, q)}
	if !q.OfAnswers() {
		return s, nil
	}
	versions, err := f.versions(ctx, tx)
	if err != nil {
		return nil, err
	}
	s.answers, err = newSoughtAnswers(ctx, tx, versions)
	return s, err
}

// run searches in the quickest way that there is.
func (s *searching) run(f *file) error {
	if index := f.usableWords(s.ctx, s.tx); index != nil && len(s.query.Words) > 0 {
		vague, err := s.ask(index)
		if err == nil && !vague {
			return nil
		}
		s.restart()
		if err != nil && s.ctx.Err() == nil {
			f.distrustWords(err) // it costs time and no more
		}
	}
	if s.query.OfAnswers() || len(s.query.Articles) > 0 {
		return s.readArticles()
	}
	return s.readAll()
}

// restart forgets what was found.
func (s *searching) restart() {
	s.found = annotate.Findings{}
	if s.collected != nil {
		*s.collected = annotate.Collected{}
	}
}

// take takes up a paragraph of an article that is chosen, or the article as a whole, if it
// is meant, and reports whether to go on.
func (s *searching) take(p *annotate.Paragraph) (more bool, err error) {
	if !s.query.HasText(p) {
		return true, nil
	}
	if s.answers != nil {
		targets, err := s.articles.targets(p.Article)
		if err != nil {
			return false, err
		}
		if meant, err := s.answers.mean(s.query, p, targets); err != nil || !meant {
			return true, err
		}
	}
	if s.found.Total == s.count {
		s.found.More = true
		return false, nil
	}
	if s.collected != nil {
		s.collected.Add(p)
	}
	if p.Whole() {
		s.found.Wholes++
	}
	if s.found.Total++; s.found.Total > s.list {
		return true, nil
	}
	meta, err := s.articles.known(p.Article)
	s.found.First = append(s.found.First, annotate.Found{Paragraph: *p, Title: meta.Title})
	return true, err
}

// readAll searches every paragraph.
func (s *searching) readAll() error {
	at, err := openParagraphs(s.ctx, s.tx, sqlParagraphsByArrival)
	if err != nil {
		return err
	}
	defer at.rows.Close()
	for {
		more, err := at.next(s.ctx)
		if err == nil && more && !at.article.Meta.Withdrawn {
			more, err = s.take(&at.now)
		}
		if err != nil || !more {
			return err
		}
	}
}

// readArticles searches the articles that are chosen and, where answers are looked for,
// have any.
func (s *searching) readArticles() error {
	ids, err := s.articles.list()
	if err != nil {
		return err
	}
	answered, err := s.answered()
	if err != nil {
		return err
	}
	for _, id := range ids {
		if !answered(id) {
			continue
		}
		if more, err := s.readArticle(id); err != nil || !more {
			return err
		}
	}
	return nil
}

// answered tells which articles may be meant as far as it takes answers to be.
func (s *searching) answered() (func(article string) bool, error) {
	if s.answers == nil {
		return func(string) bool { return true }, nil
	}
	return s.answers.articles()
}

func (s *searching) readArticle(id string) (more bool, err error) {
	paragraphs, err := paragraphsOf(s.ctx, s.tx, id)
	if err != nil {
		return false, err
	}
	if s.answers != nil {
		if book := s.answers.versions.InForce; book.AsksOfItsOwn() { // else there is no more than who recognised the outlet
			paragraphs = (&annotate.Article{ID: id, Paragraphs: paragraphs}).Units(book)
		}
		if err := s.answers.read(id, paragraphs); err != nil {
			return false, err
		}
	}
	for i := range paragraphs {
		if more, err := s.take(&paragraphs[i]); err != nil || !more {
			return false, err
		}
	}
	return true, nil
}

// ask searches the paragraphs that the index names, as the one who looks may see them.
// Where the index cannot tell, or not as soon as reading can, it is vague and nothing was searched.
func (s *searching) ask(index *wordindex.Index) (vague bool, err error) {
	query, err := index.Query(s.ctx, s.query.Words...)
	if err != nil || query.IsVague() {
		return true, err
	}
	answered, err := s.answered()
	if err != nil {
		return false, err
	}
	seen := make(map[wordindex.Spot]bool)
	after := int64(-1)
	for asked, most := 0, textsAtFirst; !s.chooses() || asked < mostAsked; asked, most = asked+most, min(2*most, textsAtOnce) {
		spots, err := index.Spots(s.ctx, query, after, most)
		if err != nil || len(spots) == 0 {
			return false, err
		}
		after = spots[len(spots)-1].Number
		spots = slices.DeleteFunc(spots, func(spot wordindex.Spot) bool { return !answered(spot.Article) })
		if more, err := s.lookAt(spots, seen); err != nil || !more {
			return false, err
		}
	}
	return true, nil
}

// chooses reports whether it takes what is known of an article to tell if it is meant: one
// that was withdrawn is not in the index.
func (s *searching) chooses() bool { return len(s.query.Articles) > 0 }

// lookAt takes up what stands in spots, unless it was there before.
func (s *searching) lookAt(spots []wordindex.Spot, seen map[wordindex.Spot]bool) (more bool, err error) {
	articles := articlesOf(spots)
	if err := inImportOrder(s.ctx, s.tx, articles, spots); err != nil {
		return false, err
	}
	if s.chooses() {
		if err := s.articles.readSome(articles); err != nil {
			return false, err
		}
	}
	spots, err = s.unseen(spots, seen)
	if err != nil {
		return false, err
	}
	paragraphs, err := s.paragraphsAt(spots)
	for i := range paragraphs {
		if more, err := s.take(&paragraphs[i]); err != nil || !more {
			return false, err
		}
	}
	return true, err
}

// unseen are the spots of articles that are chosen, without those that were there before.
func (s *searching) unseen(spots []wordindex.Spot, seen map[wordindex.Spot]bool) ([]wordindex.Spot, error) {
	left := spots[:0]
	for _, spot := range spots {
		spot.Number = 0 // an article that was indexed again has several
		if seen[spot] {
			continue
		}
		seen[spot] = true
		if s.chooses() {
			if chosen, err := s.articles.has(spot.Article); err != nil {
				return nil, err
			} else if !chosen {
				continue
			}
		}
		left = append(left, spot)
	}
	return left, nil
}

// paragraphsAt reads what stands in spots: nothing where the project is another copy, or
// the text is not for the one who looks.
func (s *searching) paragraphsAt(spots []wordindex.Spot) (paragraphs []annotate.Paragraph, err error) {
	at := make([][2]any, len(spots))
	for i, spot := range spots {
		at[i] = [2]any{spot.Article, spot.Position}
	}
	list, err := json.Marshal(at)
	if err != nil {
		return nil, err
	}
	err = eachRow(s.ctx, s.tx, sqlParagraphsAt, func(rows *sql.Rows) error {
		var p annotate.Paragraph
		err := rows.Scan(&p.ID, &p.Article, &p.Position, &p.Text, &p.Guess, &p.Joined, &p.Missing)
		paragraphs = append(paragraphs, p)
		return err
	}, string(list))
	return paragraphs, err
}

// inImportOrder sorts spots as this project has them.
func inImportOrder(ctx context.Context, q querier, articles []string, spots []wordindex.Spot) error {
	arrival, err := arrivalsOf(ctx, q, articles)
	slices.SortFunc(spots, func(a, b wordindex.Spot) int {
		return cmp.Or(cmp.Compare(arrival[a.Article], arrival[b.Article]), cmp.Compare(a.Position, b.Position))
	})
	return err
}

// arrivalsOf are the numbers of articles in the order of import.
func arrivalsOf(ctx context.Context, q querier, articles []string) (map[string]int64, error) {
	list, err := json.Marshal(articles)
	if err != nil {
		return nil, err
	}
	arrival := make(map[string]int64, len(articles))
	err = eachRow(ctx, q, sqlArrivals, func(rows *sql.Rows) error {
		var id string
		var at int64
		err := rows.Scan(&id, &at)
		arrival[id] = at
		return err
	}, string(list))
	return arrival, err
}

// articlesOf are the articles of spots, which stand together.
func articlesOf(spots []wordindex.Spot) (articles []string) {
	for _, p := range spots {
		if n := len(articles); n == 0 || articles[n-1] != p.Article {
			articles = append(articles, p.Article)
		}
	}
	return articles
}
