package store

import (
	"database/sql"
	"errors"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// log walks over the log subject by subject, so that it holds no more in
// memory than everything about one paragraph.
func (c *checking) log() error {
	ahead := aDayAhead()
	var about []annotate.Entry
	query := "SELECT {entry} FROM log AS l ORDER BY l.subject, " + inLogOrder
	err := c.each(strings.Replace(query, "{entry}", entryColumns, 1), func(rows *sql.Rows) error {
		e, err := scanEntry(rows)
		if err != nil {
			return err
		}
		if e.DecidedAt.IsZero() {
			c.problem(ProblemEntry, e.ID, "check.entry-time", "Entry", e.ID)
		}
		c.format(&e)
		if e.Stamp > ahead {
			c.note(ProblemClock, e.ID, "check.entry-from-future", "Entry", e.ID, "Author", e.Author)
		}
		if len(about) > 0 && about[0].Key.Subject != e.Key.Subject {
			if err := c.subject(about); err != nil {
				return err
			}
			about = about[:0]
		}
		about = append(about, e)
		return nil
	})
	if err != nil || len(about) == 0 {
		return err
	}
	return c.subject(about)
}

// format holds an entry to the rules that new ones are held to. Those of files of
// an earlier format came in before there were such rules.
func (c *checking) format(e *annotate.Entry) {
	var wrong *annotate.Error
	switch {
	case c.versions == nil, e.DecidedAt.IsZero(), !e.Key.Kind.Known(): // said already, or elsewhere
	case !errors.As(annotate.CheckEntry(e, func(hash string) *codebook.Codebook { return c.versions.Held[hash] }), &wrong):
	case e.Early:
		c.note(ProblemEntry, e.ID, "check.entry-wrong", "Reason", wrong.Message)
	default:
		c.problem(ProblemEntry, e.ID, "check.entry-wrong", "Reason", wrong.Message)
	}
}

// subject checks all entries about one subject and what is derived from them.
func (c *checking) subject(about []annotate.Entry) error {
	byID := make(map[string]*annotate.Entry, len(about))
	for i := range about {
		byID[about[i].ID] = &about[i]
	}
	for i := range about {
		c.links(&about[i], byID)
	}
	for _, conflict := range annotate.Conflicts(about) {
		c.note(
			ProblemConflict,
			conflict.Current.Key.Subject,
			"check.decided-twice",
			"What",
			c.named(conflict.Current.Key),
			"Subject",
			c.called(conflict.Current.Key.Subject),
			"Who",
			by(conflict.Other.Author, conflict.Current.Author),
		)
	}
	if err := c.quotes(about); err != nil {
		return err
	}
	folded := annotate.Fold(about)
	if err := c.checkCurrent(about[0].Key.Subject, folded); err != nil {
		return err
	}
	return c.progress(about[0].Key.Subject, folded)
}

// by says who decided twice: two people, or one in two places.
func by(other, current string) sentence.Sentence {
	if other == current {
		return sentence.Of("check.by-one", "Author", current)
	}
	return sentence.Of("check.by-two", "Other", other, "Current", current)
}

// named is the question of a key, as people know it.
func (c *checking) named(k annotate.Key) any {
	if k.Kind == annotate.KindSubmission {
		return sentence.Of("check.submission")
	}
	name := k.Field
	if c.book != nil && k.Kind.OnSheet() && c.book.Field(k.Field) != nil {
		name = c.book.Field(k.Field).Label
	}
	if target := c.value(annotate.KindTarget, k.Target, annotate.TargetName); target != "" {
		name += " · " + target
	}
	return name
}

// called is a subject, as people know it: a paragraph by its article and number, what has a
// title by that, all else by its id.
func (c *checking) called(subject string) any {
	article, position := subject, 0
	row := c.tx.QueryRowContext(c.ctx, "SELECT article, position FROM paragraph WHERE id = ?", subject)
	if err := row.Scan(&article, &position); err != nil {
		article, position = subject, 0
	}
	title := c.value(annotate.KindArticle, article, annotate.MetaTitle)
	switch {
	case title == "":
		return sentence.Short(subject)
	case position == 0:
		return sentence.Quoted(title)
	}
	return sentence.Of("check.paragraph", "Position", position, "Title", sentence.Quoted(title))
}

// value is what is known of a subject, "" for nothing.
func (c *checking) value(kind annotate.Kind, subject, field string) (value string) {
	row := c.tx.QueryRowContext(
		c.ctx,
		"SELECT coalesce(value, '') FROM event WHERE kind = ? AND subject = ? AND field = ?",
		kind,
		subject,
		field,
	)
	if row.Scan(&value) != nil {
		return ""
	}
	return value
}

// links checks that everything an entry names is there.
func (c *checking) links(e *annotate.Entry, byID map[string]*annotate.Entry) {
	k := e.Key
	for link, id := range map[string]string{"check.entry-replaces": e.Replaces, "check.entry-undoes": e.Undoes} {
		if other := byID[id]; id != "" && (other == nil || other.Key != k) && !c.outside[id] {
			c.problem(ProblemReference, e.ID, link, "Entry", e.ID, "Other", id)
		}
	}
	if k.Annotator != "" && !c.people[k.Annotator] && !strings.HasPrefix(k.Annotator, annotate.ModelPrefix) {
		c.problem(ProblemReference, e.ID, "check.entry-annotator", "Entry", e.ID, "Annotator", k.Annotator)
	}
	if k.Kind == annotate.KindAttribute && !c.people[k.Subject] {
		c.problem(ProblemReference, e.ID, "check.entry-private", "Entry", e.ID, "Annotator", k.Subject)
	}
	if k.Target != "" && !c.targets[k.Target] {
		c.problem(ProblemReference, e.ID, "check.entry-target", "Entry", e.ID, "Target", k.Target)
	}
	if !k.Kind.Known() {
		c.problem(ProblemEntry, e.ID, "check.entry-kind", "Entry", e.ID, "Kind", sentence.Quoted(k.Kind))
	}
}

// checkCurrent compares what is recorded as current about a subject with the fold
// of its entries.
func (c *checking) checkCurrent(subject string, folded map[annotate.Key]annotate.Current) error {
	c.current += len(folded)
	matched := 0
	err := c.each(
		`SELECT layer, round, annotator, kind, field, target, option, coalesce(entry, ''), coalesce(stamp, 0), revision, coalesce(value, '')
FROM current WHERE subject = ?`,
		func(rows *sql.Rows) error {
			k := annotate.Key{Subject: subject}
			var entry, value string
			var stamp int64
			var revision int
			if err := rows.Scan(
				&k.Layer,
				&k.Round,
				&k.Annotator,
				&k.Kind,
				&k.Field,
				&k.Target,
				&k.Option,
				&entry,
				&stamp,
				&revision,
				&value,
			); err != nil {
				return err
			}
			want, known := folded[k]
			if known {
				matched++
			}
			if want.Entry.ID != entry || want.Revision != revision || want.Entry.Value != value || want.Entry.Stamp != stamp {
				c.problem(
					ProblemCurrent,
					subject,
					"check.current-entry",
					"What",
					c.named(k),
					"Subject",
					sentence.Short(subject),
					"Entry",
					entry,
					"Revision",
					revision,
					"LogEntry",
					want.Entry.ID,
					"LogRevision",
					want.Revision,
				)
			}
			return nil
		},
		subject,
	)
	if err == nil {
		err = c.checkRivals(subject, folded)
	}
	if matched != len(folded) {
		c.problem(ProblemCurrent, subject, "check.not-current", "Answers", len(folded)-matched, "Subject", sentence.Short(subject))
	}
	return err
}

// checkRivals compares the recorded heads of keys that have several with those
// that the fold finds.
func (c *checking) checkRivals(subject string, folded map[annotate.Key]annotate.Current) error {
	want := make(map[string]bool)
	for _, now := range folded {
		for _, r := range now.Rivals {
			want[r.ID], want[now.Entry.ID] = true, true
		}
	}
	c.rivals += len(want)
	found := 0
	err := c.each("SELECT entry FROM rival WHERE subject = ?", func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		if want[id] {
			found++
		}
		return err
	}, subject)
	if found != len(want) {
		c.problem(ProblemCurrent, subject, "check.rivals", "Subject", sentence.Short(subject), "Heads", len(want)-found)
	}
	return err
}

const sqlProgressOf = `SELECT state, unsure, look FROM scope
WHERE subject = ? AND layer = ? AND round = ? AND annotator = ? AND state IS NOT NULL`

// progress compares the recorded states of a paragraph with those of its
// sheets, and counts them for its article.
func (c *checking) progress(subject string, folded map[annotate.Key]annotate.Current) error {
	sheets, err := c.sheetsOf(subject, folded)
	if err != nil || c.book == nil {
		return err
	}
	for _, key := range sortedKeys(sheets, compareSheets) {
		sheet := sheets[key]
		want := progressOf(sheet, c.book)
		var got progress
		err := c.tx.QueryRowContext(c.ctx, sqlProgressOf, key.args()...).Scan(&got.state, &got.unsure, &got.look)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			c.problem(ProblemProgress, subject, "check.no-state", "Paragraph", sentence.Short(subject), "Annotator", key.annotator)
		case err != nil:
			return err
		case got != want:
			c.problem(
				ProblemProgress,
				subject,
				"check.wrong-state",
				"Paragraph",
				sentence.Short(subject),
				"State",
				sentence.Quoted(got.state),
				"Annotator",
				key.annotator,
				"Log",
				sentence.Quoted(want.state),
			)
		}
		c.count(counterKey{key.layer, key.round, key.annotator, sheet.Paragraph.Article}, want.tally())
	}
	return nil
}

func (c *checking) count(k counterKey, t annotate.Tally) {
	sum := c.counters[k]
	sum.Begun += t.Begun
	sum.Submitted += t.Submitted
	sum.Unsure += t.Unsure
	sum.Look += t.Look
	c.counters[k] = sum
}

// sheetsOf sets the current entries of a paragraph on the sheets they belong to, and
// checks that the subject of every other kind is there.
func (c *checking) sheetsOf(subject string, folded map[annotate.Key]annotate.Current) (map[sheetKey]*annotate.Sheet, error) {
	sheets := make(map[sheetKey]*annotate.Sheet)
	var para *annotate.Paragraph
	for _, k := range sortedKeys(folded, compareKeys) {
		switch of := k.Kind.Of(k.Field); {
		case !k.Kind.OnSheet() && (of == annotate.OfArticle || of == annotate.OfParagraph || of == annotate.OfUnit):
			if k.Kind == annotate.KindRuling && k.Annotator == "" {
				continue // it goes where its precedent is not
			}
			if err := c.holds(k.Subject, of); err != nil {
				return nil, err
			}
		case k.Kind.OnSheet():
			if para == nil {
				found, err := findUnit(c.ctx, c.tx, subject)
				if errors.Is(err, sql.ErrNoRows) {
					c.problem(ProblemReference, subject, "check.no-paragraph", "ID", sentence.Short(subject))
					return nil, nil
				}
				if err != nil {
					return nil, err
				}
				para = &found
			}
			key := sheetKey{subject, k.Layer, k.Round, k.Annotator}
			if sheets[key] == nil {
				sheets[key] = annotate.NewSheet(*para, k.Layer, k.Round, k.Annotator)
				sheets[key].Versions = c.versions
				c.sheets++
			}
			sheets[key].Set(folded[k])
		}
	}
	return sheets, nil
}

// holds checks that the article or paragraph that an entry is about is there.
func (c *checking) holds(subject string, of annotate.Subject) error {
	key, query := "check.no-article", sqlHasArticle
	switch of {
	case annotate.OfParagraph:
		key, query = "check.no-paragraph", sqlHasParagraph
	case annotate.OfUnit:
		key, query = "check.no-paragraph", sqlHasUnit
	}
	err := c.tx.QueryRowContext(c.ctx, query, subject).Scan(new(int))
	if errors.Is(err, sql.ErrNoRows) {
		c.problem(ProblemReference, subject, key, "ID", sentence.Short(subject))
		return nil
	}
	return err
}

func compareSheets(a, b sheetKey) int {
	return compareKeys(
		annotate.Key{Layer: a.layer, Round: a.round, Annotator: a.annotator},
		annotate.Key{Layer: b.layer, Round: b.round, Annotator: b.annotator},
	)
}
