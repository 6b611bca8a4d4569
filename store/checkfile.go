package store

import (
	"database/sql"
	"path/filepath"
)

// parts names what another program added to the file.
func (c *checking) parts() error {
	for _, p := range c.of.added {
		c.problem(ProblemPart, p.name, "check.added-part", "Part", p, "File", filepath.Base(c.of.path))
	}
	return nil
}

// file lets SQLite check the file: all of it, or our tables one by one if others
// were added, which are not to be touched.
func (c *checking) file() error {
	pragmas := []string{"PRAGMA integrity_check(20)"}
	if len(c.of.added) > 0 {
		l, err := c.of.schema.layout(c.ctx, c.of.schema.latest)
		if err != nil {
			return err
		}
		pragmas = nil
		for _, p := range l {
			if p.kind == "table" {
				pragmas = append(pragmas, "PRAGMA integrity_check("+quoteName(p.name)+")")
			}
		}
	}
	for _, pragma := range pragmas {
		if err := c.each(pragma, c.integrity); err != nil {
			return err
		}
	}
	return nil
}

func (c *checking) integrity(rows *sql.Rows) error {
	var says string
	if err := rows.Scan(&says); err != nil {
		return err
	}
	if says != "ok" {
		c.problem(ProblemFile, "", "check.sqlite", "Report", says)
	}
	return nil
}

func (c *checking) foreignKeys() error {
	return c.each("PRAGMA foreign_key_check", func(rows *sql.Rows) error {
		var table, parent string
		var row sql.NullInt64
		var key int
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		c.problem(ProblemReference, table, "check.row-without-row", "Table", table, "Parent", parent)
		return nil
	})
}

// leftovers finds what is derived from nothing: after the log was walked, any
// row more than it accounts for.
func (c *checking) leftovers() error {
	for _, table := range []struct {
		name, code string
		want       int
	}{{"current", ProblemCurrent, c.current}, {"rival", ProblemCurrent, c.rivals}, {"progress", ProblemProgress, c.sheets}} {
		var n int
		if err := c.tx.QueryRowContext(c.ctx, "SELECT count(*) FROM "+table.name).Scan(&n); err != nil {
			return err
		}
		if n != table.want {
			c.problem(table.code, table.name, "check.table-rows", "Table", table.name, "Rows", n, "Log", table.want)
		}
	}
	return nil
}
