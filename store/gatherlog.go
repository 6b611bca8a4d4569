package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"plumbline/annotate"
)

const (
	// sqlOtherEntry finds an entry that stands in {other} with another content.
	sqlOtherEntry = `SELECT f.id FROM f.log AS f CROSS JOIN {other}.log AS o ON o.id = f.id
WHERE f.kind <> o.kind OR f.subject <> o.subject OR f.layer <> o.layer OR f.round <> o.round OR f.annotator <> o.annotator
   OR f.field <> o.field OR f.target <> o.target OR f.value IS NOT o.value OR f.replaces IS NOT o.replaces
   OR f.stamp <> o.stamp OR f.decided_at <> o.decided_at OR f.elapsed_ms <> o.elapsed_ms OR f.codebook IS NOT o.codebook
   OR f.origin <> o.origin OR f.action <> o.action OR f.device <> o.device OR f.author <> o.author OR f.undoes IS NOT o.undoes
LIMIT 1`

	sqlNewEntries = `INSERT INTO main.log (` + logColumns + `, file)
SELECT ` + logColumns + `, ?1 FROM f.log AS f
WHERE NOT EXISTS (SELECT 1 FROM ours.log AS o WHERE o.id = f.id)
  AND NOT EXISTS (SELECT 1 FROM main.log AS o WHERE o.id = f.id)`
)

// takeLog collects the entries that are new.
func (i *intake) takeLog() error {
	for _, other := range []string{"ours", "main"} {
		var id string
		err := i.conn.QueryRowContext(i.ctx, strings.Replace(sqlOtherEntry, "{other}", other, 1)).Scan(&id)
		if err == nil {
			return i.refuse(annotate.CodeInvalid, " has the entry %s with other content than %s; entries never change, so another program has changed it.", id, i.holder(other))
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	total, err := i.gathering.number("SELECT count(*) FROM f.log")
	if err != nil {
		return err
	}
	if i.file.New.Entries, err = i.change(sqlNewEntries, i.number); err != nil {
		return err
	}
	i.file.Same.Entries = total - i.file.New.Entries
	return nil
}

func (i *intake) warn(format string, args ...any) {
	i.file.Warnings = append(i.file.Warnings, fmt.Sprintf(format, args...))
}
