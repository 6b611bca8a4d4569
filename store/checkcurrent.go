package store

import (
	"database/sql"
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

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

func compareSheets(a, b sheetKey) int {
	return compareKeys(
		annotate.Key{Layer: a.layer, Round: a.round, Annotator: a.annotator},
		annotate.Key{Layer: b.layer, Round: b.round, Annotator: b.annotator},
	)
}
