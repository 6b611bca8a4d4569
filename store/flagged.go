package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

const (
	sqlUnsure = `SELECT g.paragraph, c.target, c.value
FROM progress AS g
CROSS JOIN current AS c ON c.subject = g.paragraph AND c.layer = g.layer AND c.round = g.round AND c.annotator = g.annotator
  AND c.kind = 'answer' AND c.field = 'unsure' AND c.value IS NOT NULL
WHERE g.layer = 'annotation' AND g.round = 1 AND g.annotator = ? AND g.unsure = 1`

	// sqlRivals finds the paragraphs in which a question has several heads.
	sqlRivals = `SELECT DISTINCT subject FROM rival
WHERE annotator = ?1 AND layer = ?2 AND round = 1 AND kind IN ('answer', 'submission', 'outcome')`

	sqlOwnHistory = `SELECT {entry} FROM log AS l WHERE l.subject = ? AND l.annotator = ? AND l.layer = ?
  AND l.round = 1 AND l.kind IN ('answer', 'submission', 'outcome') ORDER BY ` + inLogOrder
)

// Unsure lists the paragraphs in which a person marked something as unsure, by
// title and place.
func (a Answers) Unsure(ctx context.Context, annotator string) ([]annotate.Flagged, error) {
	return a.flagged(ctx, func(tx *sql.Tx, f flags) error {
		return eachRow(ctx, tx, sqlUnsure, func(rows *sql.Rows) error {
			var unit, target, labels string
			if err := rows.Scan(&unit, &target, &labels); err != nil {
				return err
			}
			para, err := findUnit(ctx, tx, unit)
			for _, l := range codebook.SplitSet(labels) {
				if l == annotate.UnsureParagraph {
					l = ""
				}
				f.add(para, annotate.Doubt{Slot: annotate.Slot{Field: l, Target: target}})
			}
			return err
		}, annotator)
	})
}

// Conflicted lists the paragraphs in which a person answered a question twice
// without knowing of the other answer, on two computers say, and has not
// decided since; by title and place.
func (a Answers) Conflicted(ctx context.Context, annotator string) ([]annotate.Flagged, error) {
	return a.flagged(ctx, func(tx *sql.Tx, f flags) error {
		conflicts, err := conflictsIn(ctx, tx, annotate.LayerAnnotation, annotator)
		for _, c := range conflicts {
			if err := f.conflict(ctx, tx, c); err != nil {
				return err
			}
		}
		return err
	})
}

// InConflict lists what was answered or decided twice in a layer without
// knowledge of each other, in the name of an annotator or in nobody's ("").
func (a Answers) InConflict(ctx context.Context, layer annotate.Layer, annotator string) (keys []annotate.Key, err error) {
	err = a.file.read(ctx, "doing.looking-for-what-was-answered-twice", func(tx *sql.Tx) error {
		conflicts, err := conflictsIn(ctx, tx, layer, annotator)
		for _, c := range conflicts {
			keys = append(keys, c.Current.Key)
		}
		return err
	})
	return keys, err
}

// conflictsIn finds the conflicts among an annotator's answers in a layer.
func conflictsIn(ctx context.Context, tx *sql.Tx, layer annotate.Layer, annotator string) ([]annotate.Conflict, error) {
	var subjects []string
	err := eachRow(ctx, tx, sqlRivals, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		subjects = append(subjects, id)
		return err
	}, annotator, string(layer))
	if err != nil {
		return nil, err
	}
	var found []annotate.Conflict
	for _, id := range subjects {
		about, err := entries(ctx, tx, sqlOwnHistory, id, annotator, string(layer))
		if err != nil {
			return nil, err
		}
		found = append(found, annotate.Conflicts(about)...)
	}
	return found, nil
}

// flags are the flagged paragraphs by id.
type flags map[string]*annotate.Flagged

func (f flags) add(para annotate.Paragraph, question annotate.Doubt) {
	if f[para.ID] == nil {
		f[para.ID] = &annotate.Flagged{Paragraph: para}
	}
	f[para.ID].Questions = append(f[para.ID].Questions, question)
}

func (f flags) conflict(ctx context.Context, tx *sql.Tx, c annotate.Conflict) error {
	para, err := findUnit(ctx, tx, c.Current.Key.Subject)
	if err == nil {
		f.add(para, annotate.Doubt{
			Slot:  annotate.Slot{Field: c.Current.Key.Field, Target: c.Current.Key.Target},
			Value: c.Current.Value, Other: c.Other.Value, Given: whence(&c.Current), OtherGiven: whence(&c.Other),
		})
	}
	return err
}

func whence(e *annotate.Entry) annotate.Whence {
	return annotate.Whence{At: e.DecidedAt, Device: e.Device}
}

// flagged collects paragraphs and puts them in order. An article that was
// withdrawn needs no other look.
func (a Answers) flagged(ctx context.Context, collect func(*sql.Tx, flags) error) ([]annotate.Flagged, error) {
	var all []annotate.Flagged
	err := a.file.read(ctx, "doing.looking-for-paragraphs-to-look-at-again", func(tx *sql.Tx) error {
		f := make(flags)
		if err := collect(tx, f); err != nil {
			return err
		}
		for _, flag := range f {
			a := annotate.Article{ID: flag.Paragraph.Article}
			if err := readMeta(ctx, tx, &a); err != nil {
				return err
			}
			if flag.Title = a.Meta.Title; !a.Meta.Withdrawn {
				all = append(all, *flag)
			}
		}
		return nil
	})
	sortFlagged(all)
	return all, err
}
