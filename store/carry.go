package store

import (
	"database/sql"
	"errors"
	"strings"

	"plumbline/annotate"
)

const (
	// sqlAmendments reads every amendment there ever was, each from one action: what
	// was carried once stays, so that it does not matter when copies meet.
	sqlAmendments = `SELECT DISTINCT o.subject, o.value, p.value
FROM (SELECT s.subject, e.action, e.value FROM slot AS a CROSS JOIN latest AS k ON k.slot = a.number AND k.event = 1
  CROSS JOIN entry AS e ON e.scope = k.scope AND e.slot = k.slot CROSS JOIN scope AS s ON s.number = k.scope
  WHERE a.kind = 'amendment' AND a.field = 'of') AS o
CROSS JOIN log AS p ON p.subject = o.subject AND p.kind = 'amendment' AND p.field = 'paragraphs' AND p.action = o.action
WHERE o.value IS NOT NULL AND p.value IS NOT NULL
ORDER BY o.subject, o.value, p.value`

	sqlEntriesAbout = `SELECT {entry}, l.erased FROM log AS l WHERE l.subject = ? ORDER BY ` + inLogOrder

	// sqlIsHere holds of an entry that is in the log, or that a person kept out.
	sqlIsHere = `SELECT EXISTS (SELECT 1 FROM entry WHERE id = ?1) OR EXISTS (SELECT 1 FROM declined WHERE id = ?1)`

	// What an image names and is not here names nothing, as with the entry itself.
	sqlImageAbsent = `INSERT OR IGNORE INTO absent SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = ?1)
  AND NOT EXISTS (SELECT 1 FROM declined WHERE id = ?1)`
	sqlImageHere = `DELETE FROM absent WHERE id = ?`

	// sqlUnitedSubjects are those about which something came.
	sqlUnitedSubjects = `SELECT DISTINCT subject FROM gathered.scope`

	sqlIsThere = `SELECT EXISTS (SELECT 1 FROM paragraph WHERE id = ?1) OR EXISTS (SELECT 1 FROM article WHERE id = ?1)`
)

// carry writes the images of what was said of texts that were corrected (see
// annotate.Carry), as far as they are not here: the log holds with every entry its
// images, whether the correction came first or the entry.
func (w *writing) carry() error {
	amended, err := w.amended()
	if err != nil || !amended || len(w.news) == 0 {
		return err
	}
	ways, err := w.carries()
	if err != nil {
		return err
	}
	var images []annotate.Entry
	for len(w.news) > 0 { // until nothing that was carried is to be carried on
		news := w.news
		w.news = make(map[string]bool)
		for subject := range news { // in any order: images depend on none
			for _, way := range ways[subject] {
				of, err := w.carryAlong(way)
				if err != nil {
					return err
				}
				images = append(images, of...)
			}
		}
	}
	return w.nameAbsent(images)
}

// carryUnited does so for what was gathered.
func (w *writing) carryUnited() error {
	amended, err := w.amended()
	if err != nil || !amended {
		return err
	}
	return eachRow(w.stop, w.tx, sqlUnitedSubjects, func(rows *sql.Rows) error {
		var subject string
		err := rows.Scan(&subject)
		w.news[subject] = true
		return err
	})
}

// amended reports whether any text was ever corrected.
func (w *writing) amended() (bool, error) {
	r, err := w.lookForRare()
	return r.amended, err
}

// carries are the ways from every subject of a text that was corrected. If
// something was said of the correction, it may be new, and all that was said of
// the older text is looked at.
func (w *writing) carries() (map[string][]annotate.Carry, error) {
	from := make(map[string][]annotate.Carry)
	err := eachRow(w.stop, w.tx, sqlAmendments, func(rows *sql.Rows) error {
		var a annotate.Amendment
		var pairs string
		if err := rows.Scan(&a.Newer, &a.Older, &pairs); err != nil {
			return err
		}
		a.Same = annotate.ReadPairs(pairs)
		isNew := w.news[a.Newer]
		for _, way := range a.Carries() {
			if way.From == way.To {
				continue
			}
			from[way.From] = append(from[way.From], way)
			if isNew {
				w.news[way.From] = true
			}
		}
		return nil
	})
	return from, err
}

// carryAlong writes the images along one way that are not here.
func (w *writing) carryAlong(way annotate.Carry) (written []annotate.Entry, err error) {
	there, err := w.isThere(way.To)
	if err != nil || !there {
		return nil, err
	}
	all, err := w.toCarry(way.From)
	if err != nil {
		return nil, err
	}
	for i := range all {
		image, ok := way.Image(&all[i])
		if !ok {
			continue
		}
		var here bool
		if err := w.row(w.file.statements.isHere, image.ID).Scan(&here); err != nil {
			return nil, err
		}
		if here {
			continue
		}
		if err := w.enterImage(&image); err != nil {
			return nil, err
		}
		written = append(written, image)
	}
	return written, nil
}

// toCarry reads what was said of a subject; what was destroyed is carried as destroyed.
func (w *writing) toCarry(subject string) (all []annotate.Entry, err error) {
	err = eachRow(w.stop, w.tx, strings.Replace(sqlEntriesAbout, "{entry}", entryColumns, 1), func(rows *sql.Rows) error {
		var erased bool
		e, err := scanEntry(rows, &erased)
		e.Erased = erased
		all = append(all, e)
		return err
	}, subject)
	return all, err
}

// enterImage writes an image as it is: of what is held to the format the entry was
// held to it, and early entries may break it.
func (w *writing) enterImage(e *annotate.Entry) error {
	k := e.Key
	if k.Kind.OnSheet() {
		if err := w.touch(sheetOf(k)); err != nil {
			return err
		}
	}
	return errors.Join(w.stop.Err(), w.enter(e))
}

// isThere reports whether the project holds the article or the paragraph.
func (w *writing) isThere(subject string) (there bool, err error) {
	err = w.tx.QueryRowContext(w.ctx, sqlIsThere, subject).Scan(&there)
	return there, err
}

// nameAbsent keeps the ids that images name and that are not here, as merges do.
func (w *writing) nameAbsent(images []annotate.Entry) error {
	for i := range images {
		e := &images[i]
		if _, err := w.tx.ExecContext(w.ctx, sqlImageHere, e.ID); err != nil {
			return err
		}
		for _, link := range append([]string{e.Replaces, e.Undoes}, e.Also...) {
			if link == "" {
				continue
			}
			if _, err := w.tx.ExecContext(w.ctx, sqlImageAbsent, link); err != nil {
				return err
			}
		}
	}
	return nil
}
