package store

import (
	"cmp"
	"database/sql"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// itemsOfClaim is how many entries of a claim are named one by one.
const itemsOfClaim = 5

const (
	sqlListed = `SELECT file, claim, count(*), max(yes), max(no) FROM main.listed GROUP BY file, claim`

	sqlListers = `SELECT DISTINCT file, claim, author FROM main.listed ORDER BY file, claim, author`

	sqlItems = `SELECT file, claim, id, kind, subject, layer, round, annotator, field, target, coalesce(value, ''), coalesce(codebook, ''), author
FROM (SELECT *, row_number() OVER (PARTITION BY file, claim ORDER BY stamp, id) AS n FROM main.listed) WHERE n <= ?
ORDER BY file, claim, n`

	sqlListedArticles = `SELECT file, id, yes, no, row_number() OVER (PARTITION BY file ORDER BY id) FROM main.listed_article ORDER BY file, id`

	sqlListedTitle = `SELECT coalesce(value, '') FROM main.listed WHERE subject = ? AND kind = 'article' AND field = 'title'
ORDER BY stamp DESC, id DESC LIMIT 1`

	sqlListedTarget = `SELECT coalesce(value, '') FROM main.listed WHERE subject = ? AND kind = 'target' AND field = 'name'
ORDER BY stamp DESC, id DESC LIMIT 1`

	sqlListedPosition = `SELECT article, position FROM main.listed_paragraph WHERE id = ?`

	sqlBook = `SELECT id || ' ' || version FROM ours.codebook WHERE hash = ?1 UNION SELECT id || ' ' || version FROM main.codebook WHERE hash = ?1`

	sqlBookInForce = `SELECT b.source FROM ours.current AS c JOIN ours.codebook AS b ON b.hash = c.value
WHERE c.subject = 'project' AND c.kind = 'project' AND c.field = 'codebook'`
)

// listing tells of what is listed, in the words of the codebook in force.
type listing struct {
	*gathering
	report *annotate.MergeReport
	titles map[string]string
	book   *codebook.Codebook // nil where it cannot be read
}

// list fills in what comes in only after a yes. Of others an annotator learns only
// how much there is.
func (g *gathering) list(r *annotate.MergeReport, titles map[string]string, book *codebook.Codebook) error {
	l := &listing{gathering: g, report: r, titles: titles, book: book}
	for _, part := range []func() error{l.claims, l.listers, l.items, l.texts} {
		if err := part(); err != nil {
			return err
		}
	}
	for i := range r.Files {
		f := &r.Files[i]
		order := annotate.Claims()
		slices.SortFunc(f.Listed, func(a, b annotate.MergeListed) int {
			return cmp.Compare(slices.Index(order, a.Claim), slices.Index(order, b.Claim))
		})
		if !g.viewer.Lead {
			f.Hide()
		}
	}
	return nil
}

// bookInForce is the codebook of the project, nil if it cannot be read: then it
// gives no words.
func (g *gathering) bookInForce() (*codebook.Codebook, error) {
	var source []byte
	err := g.each(sqlBookInForce, func(rows *sql.Rows) error { return rows.Scan(&source) })
	if err != nil {
		return nil, err
	}
	book, err := codebook.Parse(source)
	if err != nil {
		return nil, nil
	}
	return book, nil
}

// of is what is listed of a file under a claim.
func (l *listing) of(file int, claim annotate.Claim) *annotate.MergeListed {
	all := &l.report.Files[file].Listed
	for i := range *all {
		if (*all)[i].Claim == claim {
			return &(*all)[i]
		}
	}
	*all = append(*all, annotate.MergeListed{Claim: claim})
	return &(*all)[len(*all)-1]
}

func (l *listing) claims() error {
	return l.each(sqlListed, func(rows *sql.Rows) error {
		var file, n int
		var claim annotate.Claim
		var yes, no bool
		err := rows.Scan(&file, &claim, &n, &yes, &no)
		listed := l.of(file, claim)
		listed.Entries, listed.Yes, listed.Answered = n, yes, yes || no
		return err
	})
}

func (l *listing) listers() error {
	return l.each(sqlListers, func(rows *sql.Rows) error {
		var file int
		var claim annotate.Claim
		var author string
		err := rows.Scan(&file, &claim, &author)
		listed := l.of(file, claim)
		listed.Authors = append(listed.Authors, author)
		return err
	})
}

func (l *listing) items() error {
	type found struct {
		file  int
		claim annotate.Claim
		item  annotate.MergeItem
	}
	var all []found
	err := l.each(sqlItems, func(rows *sql.Rows) error {
		var f found
		e := &f.item.Entry
		k := &e.Key
		err := rows.Scan(&f.file, &f.claim, &e.ID, &k.Kind, &k.Subject, &k.Layer, &k.Round, &k.Annotator, &k.Field, &k.Target,
			&e.Value, &e.Codebook, &e.Author)
		all = append(all, f)
		return err
	}, itemsOfClaim)
	if err != nil {
		return err
	}
	for _, f := range all {
		if err := l.locate(&f.item); err != nil {
			return err
		}
		listed := l.of(f.file, f.claim)
		listed.First = append(listed.First, f.item)
	}
	return nil
}

// locate fills in where an entry belongs and how the form calls what it says.
func (l *listing) locate(item *annotate.MergeItem) (err error) {
	k := item.Entry.Key
	article := ""
	switch k.Kind.Of(k.Field) {
	case annotate.OfArticle:
		article = k.Subject
	case annotate.OfUnit, annotate.OfParagraph:
		for _, query := range []string{sqlPositionOf, sqlListedPosition} {
			if article == "" {
				err = l.each(query, func(rows *sql.Rows) error { return rows.Scan(&article, &item.Position) }, k.Subject)
			}
			if err != nil {
				return err
			}
		}
	case annotate.OfTarget:
		item.Name, err = l.targetName(k.Subject)
	case annotate.OfProject:
		if k.Field == annotate.ProjectCodebook {
			item.Name, err = l.word(sqlBook, item.Entry.Value)
		}
	}
	if err == nil && k.Target != "" {
		item.Name, err = l.targetName(k.Target)
	}
	if err != nil {
		return err
	}
	item.Question, item.Value = inForm(l.book, k, item.Entry.Value)
	item.Title, err = l.titleOf(article)
	return err
}

// targetName is what a target is called here, or by the entry that names it.
func (l *listing) targetName(id string) (string, error) {
	name, err := l.word(sqlTargetName, id)
	if err == nil && name == "" {
		name, err = l.word(sqlListedTarget, id)
	}
	return name, err
}

// titleOf is the title that an article has here, or that the files give it.
func (l *listing) titleOf(article string) (string, error) {
	title, err := l.title(l.titles, article)
	if err == nil && title == "" && article != "" {
		title, err = l.word(sqlListedTitle, article)
		l.titles[article] = title
	}
	return title, err
}

// texts tells of the articles that are new.
func (l *listing) texts() error {
	type found struct {
		file, n int
		id      string
		yes, no bool
	}
	var all []found
	err := l.each(sqlListedArticles, func(rows *sql.Rows) error {
		var f found
		err := rows.Scan(&f.file, &f.id, &f.yes, &f.no, &f.n)
		all = append(all, f)
		return err
	})
	for _, f := range all {
		listed := l.of(f.file, annotate.ClaimArticle)
		listed.Texts++
		listed.Yes, listed.Answered = listed.Yes || f.yes, listed.Answered || f.yes || f.no
		if f.n <= itemsOfClaim {
			title, err := l.titleOf(f.id)
			if err != nil {
				return err
			}
			item := annotate.MergeItem{Entry: annotate.Entry{Key: annotate.Key{Subject: f.id}}, Title: title}
			listed.First = append(listed.First, item)
		}
	}
	return err
}

// inForm is what the form calls a field and a value of it; "" where the codebook
// has no such field.
func inForm(book *codebook.Codebook, k annotate.Key, value string) (question, shown string) {
	if book == nil || !k.Kind.OnSheet() {
		return "", value
	}
	field := annotate.WithOutlet(book).Field(k.Field)
	if field == nil {
		return "", value
	}
	return field.Label, field.InForm(value)
}
