package tables

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/corpus"
	"plumbline/annotate/ingest/delimited"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/workbook"
	"plumbline/annotate/sentence"
)

// grid is the cells of a table under their names.
type grid struct {
	file   string
	names  []string
	rows   [][]string
	unfit  []int // lines whose cells do not fit the first one's
	doubts []sentence.Sentence
}

// IsWorkbook tells a workbook by its name.
func IsWorkbook(name string) bool {
	return slices.Contains([]string{".xlsx", ".xlsm"}, strings.ToLower(path.Ext(name)))
}

func gridOf(ctx context.Context, f *corpus.File) (*grid, error) {
	g := &grid{file: f.Name}
	read := g.text
	if IsWorkbook(f.Name) {
		read = g.workbook
	}
	if err := read(ctx, f); err != nil {
		return nil, err
	}
	if len(g.rows) > 0 {
		g.header()
	}
	return g, nil
}

// text reads the rows of delimited text.
func (g *grid) text(ctx context.Context, f *corpus.File) error {
	text, err := f.Text()
	if err != nil {
		return err
	}
	table := delimited.Open(text, f.Ending())
	rows := table.Rows()
	width := 0
	for n := 0; ; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		row, err := rows.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			g.doubtQuotes(table)
			return nil
		case errors.As(err, &broken):
			return f.Broken(broken.Line + table.Lines)
		case err != nil:
			return err
		case len(row) > document.MaxFields:
			return document.Fail("too_many", "ingest.too-many-columns", "File", f.Name, "Columns", len(row), "Most", document.MaxFields)
		case blank(row):
			continue
		}
		if width == 0 {
			width = len(row)
		}
		if len(row) < width || !blank(row[width:]) {
			line, _ := rows.FieldPos(0)
			g.unfit = append(g.unfit, line+table.Lines)
			continue
		}
		g.rows = append(g.rows, row[:width])
	}
}

// mostDoubts is how many lines are named.
const mostDoubts = 20

// doubtQuotes names lines whose quotes do not fit, and were read as they stand.
func (g *grid) doubtQuotes(table *delimited.Text) {
	rows := table.Strict()
	rows.ReuseRecord = true
	for len(g.doubts) < mostDoubts {
		_, err := rows.Read()
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			g.doubts = append(g.doubts, sentence.Of("ingest.odd-quotes", "File", g.file, "Line", broken.Line+table.Lines))
		} else if err != nil {
			return
		}
	}
}

// workbook reads the rows of the first sheet; what other sheets hold is a doubt.
func (g *grid) workbook(ctx context.Context, f *corpus.File) error {
	sheets, err := workbook.Sheets(ctx, document.NewInput(f.Name, f.Data, "", nil))
	if err != nil || len(sheets) == 0 {
		return err
	}
	width := 0
	for _, row := range sheets[0].Rows {
		width = max(width, len(row))
	}
	for _, row := range sheets[0].Rows {
		if !blank(row) {
			g.rows = append(g.rows, append(slices.Clip(row), make([]string, width-len(row))...))
		}
	}
	for _, other := range sheets[1:] {
		g.doubts = append(g.doubts, sentence.Of("corpus.other-sheet", "File", f.Name, "Sheet", sentence.Quoted(other.Name)))
	}
	return nil
}

// header takes the names of the columns from the first row, or numbers them if that
// is no row of names. A name that is there again gets a number.
func (g *grid) header() {
	first := g.rows[0]
	named := !slices.ContainsFunc(first, func(cell string) bool {
		return isNumber(cell) || utf8.RuneCountInString(cell) > longestName
	})
	if named {
		g.rows = g.rows[1:]
	}
	taken := map[string]bool{}
	for i, name := range first {
		name = strings.TrimSpace(name)
		if !named || name == "" {
			name = strconv.Itoa(i + 1)
		}
		for n, base := 2, name; taken[plain(name)]; n++ {
			name = base + " (" + strconv.Itoa(n) + ")"
		}
		taken[plain(name)] = true
		g.names = append(g.names, name)
	}
}

const longestName = 60 // characters of a column's name

func isNumber(cell string) bool {
	_, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(cell), ",", "."), 64)
	return err == nil
}

// at is the index of the column with a name, or -1.
func (g *grid) at(name string) int {
	if name == "" {
		return -1
	}
	for i := range g.names {
		if g.names[i] == name {
			return i
		}
	}
	return slices.IndexFunc(g.names, func(other string) bool { return plain(other) != "" && plain(other) == plain(name) })
}

// cell is what a row holds in a column, without white space at its edges.
func cell(row []string, at int) string {
	if at < 0 {
		return ""
	}
	return strings.TrimSpace(row[at])
}

func blank(row []string) bool {
	return !slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}
