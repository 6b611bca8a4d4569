package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/corpus"
)

// column is what the cells of a column look like.
type column struct {
	name   string
	at     int
	filled int
	runes  int // of all cells
	most   int // of one cell
	values map[string]int
	used   bool // it has a role
}

const (
	longestLabel = 60 // characters
	fewValues    = 12 // that any column of labels may have
	mostValues   = 50
	prose        = 30 // characters that a cell of text has, on the average
)

func (g *grid) columns() []*column {
	list := make([]*column, len(g.names))
	for i, name := range g.names {
		c := &column{name: name, at: i, values: map[string]int{}}
		for _, row := range g.rows {
			text := cell(row, i)
			if text == "" {
				continue
			}
			n := utf8.RuneCountInString(text)
			c.filled++
			c.runes += n
			c.most = max(c.most, n)
			c.values[text]++
		}
		list[i] = c
	}
	return list
}

// average is how long a cell is.
func (c *column) average() int { return c.runes / max(c.filled, 1) }

// labels reports cells as labels are: short, and few different ones.
func (c *column) labels() bool {
	return c.filled > 0 && c.most <= longestLabel && len(c.values) <= max(fewValues, min(mostValues, c.filled/5))
}

// prosaic reports cells of several words.
func (c *column) prosaic() bool {
	spaced := 0
	for text, times := range c.values {
		if strings.Contains(text, " ") {
			spaced += times
		}
	}
	return c.average() >= prose && spaced*2 > c.filled
}

// alike reports columns with mostly the same labels.
func alike(a, b *column) bool {
	both := 0
	for v := range a.values {
		if !missing(v) && b.values[v] > 0 {
			both++
		}
	}
	return 2*both >= min(marks(a), marks(b)) && both > 0
}

// marks is how many different labels a column has.
func marks(c *column) int {
	n := 0
	for v := range c.values {
		if !missing(v) {
			n++
		}
	}
	return n
}

// missingMarks are what programs write for a cell without a value, in lower case.
var missingMarks = []string{"na", "n/a", "nan", "#n/a", "#nv", "null", "<na>"}

func missing(text string) bool { return slices.Contains(missingMarks, strings.ToLower(text)) }

// steady reports that a column has the same cell in all rows of one key wherever the
// key has several, in at least a few, and not the same in all.
func (g *grid) steady(c *column, key func(row []string) string, least int) bool {
	first, again := map[string]string{}, map[string]bool{}
	for _, row := range g.rows {
		k, value := key(row), cell(row, c.at)
		if k == "" || value == "" {
			continue
		}
		stands, there := first[k]
		switch {
		case !there:
			first[k] = value
		case stands != value:
			return false
		default:
			again[k] = true
		}
	}
	return len(again) >= least && len(c.values) > 1
}

// aside says why a column that has no role is left alone.
func aside(c *column) corpus.Beside {
	if c.filled > 0 && !c.labels() {
		return corpus.BesideValues
	}
	return corpus.BesideName
}
