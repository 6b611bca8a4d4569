package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/store"
)

// importFigure measures the import of plain text files, from reading them to
// the commit, against the bare insertion of the very rows that it makes into
// tables with the same indexes, in one transaction.
func importFigure(ctx context.Context, b *bench) ([]figure, error) {
	var figures []figure
	for _, size := range []struct{ articles, times int }{{1000, 5}, {10_000, 2}} {
		m := &importing{ctx: ctx, bench: b}
		if err := m.write(size.articles); err != nil {
			return nil, err
		}
		p, err := interleave(size.times, m.ours, m.bare)
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure{
			what: "import of " + thousands(size.articles) + " plain articles", ours: p.ours,
			against: "bare INSERT of the same rows, same indexes, one transaction", reference: p.reference, reach: 2,
		})
	}
	return figures, nil
}

// importing imports one folder of articles, again and again.
type importing struct {
	ctx   context.Context
	bench *bench
	paths []string
	made  int
	last  string // the project made last
}

// write writes the articles as files.
func (m *importing) write(articles int) error {
	folder := m.bench.path(fmt.Sprint("articles-", articles))
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	for i := range articles {
		paragraphs := []string{fmt.Sprintf("Report %d from the harbour", i+1)}
		for at := range 14 {
			paragraphs = append(paragraphs, text(i, at))
		}
		path := filepath.Join(folder, fmt.Sprintf("%05d.txt", i))
		if err := os.WriteFile(path, []byte(strings.Join(paragraphs, "\n\n")+"\n"), 0o600); err != nil {
			return err
		}
		m.paths = append(m.paths, path)
	}
	return nil
}

func (m *importing) project() string {
	m.made++
	return m.bench.path(fmt.Sprintf("import-%d-%d.plumb", len(m.paths), m.made))
}

func (m *importing) ours() (time.Duration, error) {
	path := m.project()
	if err := makeProject(m.ctx, path, size{}); err != nil {
		return 0, err
	}
	p, err := store.Open(m.ctx, path, store.Options{Device: "bench"})
	if err != nil {
		return 0, err
	}
	defer p.Close()
	book, err := p.Codebook(m.ctx)
	if err != nil {
		return 0, err
	}
	pen := annotate.NewPen("bench", "A1", book.Hash, 1000)
	m.last = path
	return timed(func() error {
		plan, err := dataset.Import{}.Plan(m.ctx, p, pen, m.paths)
		if err != nil {
			return err
		}
		added, err := p.AddArticles(m.ctx, plan.Articles, plan.Entries)
		if err == nil && len(added) != len(m.paths) {
			err = fmt.Errorf("%d of %d articles were imported", len(added), len(m.paths))
		}
		return err
	})
}

// bare copies the rows of the project made last, which are in memory when it
// begins, in the order in which they were made.
func (m *importing) bare() (time.Duration, error) {
	if m.last == "" {
		if _, err := m.ours(); err != nil {
			return 0, err
		}
	}
	tables, schema, err := readTables(m.last)
	if err != nil {
		return 0, err
	}
	db, err := sql.Open("sqlite3", "file:"+m.project()+"?_journal_mode=WAL&_synchronous=FULL")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, statement := range schema {
		if _, err := db.Exec(statement); err != nil {
			return 0, err
		}
	}
	return timed(func() error { return insertAll(db, tables) })
}

// table is the content of a table.
type table struct {
	name string // and the columns that are not worked out
	rows [][]any
}

// imported are the tables that an import fills, and the order of their rows.
var imported = []struct{ name, order string }{
	{"article", "arrival"},
	{"paragraph", "rowid"},
	{"codebook", "hash"},
	{"slot", "number"},
	{"writer", "number"},
	{"provenance", "number"},
	{"scope", "number"},
	{"entry", "stamp"},
	{"latest", "scope"},
}

func readTables(path string) (tables []table, schema []string, err error) {
	db, err := sql.Open("sqlite3", "file:"+path)
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	statements, err := readRows(db, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')
AND name NOT LIKE 'sqlite_%' ORDER BY rowid`)
	if err != nil {
		return nil, nil, err
	}
	for _, row := range statements {
		schema = append(schema, row[0].(string))
	}
	for _, t := range imported {
		columns, err := ownColumns(db, t.name)
		if err != nil {
			return nil, nil, err
		}
		rows, err := readRows(db, "SELECT "+columns+" FROM "+t.name+" ORDER BY "+t.order)
		if err != nil {
			return nil, nil, err
		}
		tables = append(tables, table{t.name + " (" + columns + ")", rows})
	}
	return tables, schema, nil
}

// ownColumns are the columns of a table that hold something.
func ownColumns(db *sql.DB, table string) (columns string, err error) {
	err = db.QueryRow("SELECT group_concat(name, ', ') FROM pragma_table_xinfo(?) WHERE hidden = 0", table).Scan(&columns)
	return columns, err
}

func readRows(db *sql.DB, query string) ([][]any, error) {
	rows, err := db.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var all [][]any
	for rows.Next() {
		row, to := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			to[i] = &row[i]
		}
		if err := rows.Scan(to...); err != nil {
			return nil, err
		}
		all = append(all, row)
	}
	return all, rows.Err()
}

func insertAll(db *sql.DB, tables []table) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // nothing, once committed
	for _, t := range tables {
		if len(t.rows) == 0 {
			continue
		}
		insert, err := tx.Prepare("INSERT INTO " + t.name + " VALUES (?" + strings.Repeat(", ?", len(t.rows[0])-1) + ")")
		if err != nil {
			return err
		}
		for _, row := range t.rows {
			if _, err := insert.Exec(row...); err != nil {
				return err
			}
		}
	}
	return tx.Commit()
}
