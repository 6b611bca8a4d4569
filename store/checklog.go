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

const sqlProgressOf = `SELECT state, unsure, look FROM scope
WHERE subject = ? AND layer = ? AND round = ? AND annotator = ? AND state IS NOT NULL`

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
