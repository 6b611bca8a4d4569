// Package spantable reads a table of spans: who marked from where to where in which
// text, and as what.
package spantable

import (
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/sentence"
	"plumbline/annotate/tabular"
)

// Columns are those of a table of spans. A row whose start, end and label are all
// empty says that the annotator read the text and marked nothing.
func Columns() []tabular.Column {
	return []tabular.Column{{Name: "annotator"}, {Name: "unit"}, {Name: "start"}, {Name: "end"}, {Name: "label"}}
}

// Form says how a table is read.
type Form struct {
	Columns []tabular.Column // as Columns, under the names that the table gives them
	// Begin and Length are of every text. Without a length a text begins at 0 and is as
	// long as its last span reaches.
	Begin, Length int
}

// MostOffset is the greatest offset that a table may hold.
const MostOffset = 1 << 40

// Read reads a table and checks all of it. Annotators, texts and categories are in the
// order of their names; who has no row of a text did not read it. An error of content is
// a *tabular.Problem.
func Read(r io.Reader, form Form) (*unitizing.Unitizations, error) {
	columns := form.Columns
	if len(columns) == 0 {
		columns = Columns()
	}
	lines, err := tabular.Open(r, columns...)
	if err != nil {
		return nil, err
	}
	all := collected{annotators: numbers{}, categories: numbers{}, texts: map[string]map[string][]marked{}}
	for {
		row, err := lines.Next()
		if errors.Is(err, io.EOF) {
			return all.unitizations(form)
		}
		if err != nil {
			return nil, err
		}
		if err := all.take(row, form); err != nil {
			return nil, err
		}
	}
}

// marked is a span of a row.
type marked struct {
	begin, end int
	category   string
}

type numbers map[string]int

// collected is what was read: the spans of each annotator in each text.
type collected struct {
	annotators, categories numbers
	texts                  map[string]map[string][]marked
	spans                  int
}

func (c *collected) take(row tabular.Row, form Form) error {
	annotator, text, label := strings.Clone(row.Cells[0]), strings.Clone(row.Cells[1]), strings.Clone(row.Cells[4])
	if annotator == "" || text == "" {
		return problem(row.Line, "table.annotator-or-unit-empty")
	}
	c.annotators[annotator] = 0
	if c.texts[text] == nil {
		c.texts[text] = map[string][]marked{}
	}
	of := c.texts[text]
	if of[annotator] == nil {
		of[annotator] = []marked{}
	}
	if row.Cells[2] == "" && row.Cells[3] == "" && label == "" {
		return nil
	}
	begin, err := offset(row.Cells[2])
	if err != nil {
		return problem(row.Line, "spans.offset", "Offset", sentence.Quoted(row.Cells[2]))
	}
	end, err := offset(row.Cells[3])
	if err != nil {
		return problem(row.Line, "spans.offset", "Offset", sentence.Quoted(row.Cells[3]))
	}
	switch last := form.Begin + form.Length; {
	case label == "":
		return problem(row.Line, "spans.label-empty")
	case end <= begin:
		return problem(row.Line, "spans.empty", "Begin", begin, "End", end)
	case form.Length > 0 && (begin < form.Begin || end > last):
		return problem(row.Line, "spans.outside", "Begin", begin, "End", end, "First", form.Begin, "Last", last)
	}
	c.categories[label] = 0
	c.spans++
	of[annotator] = append(of[annotator], marked{begin, end, label})
	return nil
}

func offset(cell string) (int, error) {
	n, err := strconv.Atoi(cell)
	if err != nil || n < 0 || n > MostOffset {
		return 0, strconv.ErrRange
	}
	return n, nil
}

func problem(line int, key string, params ...any) *tabular.Problem {
	return &tabular.Problem{Line: line, Message: sentence.Of(key, params...)}
}

func (c *collected) unitizations(form Form) (*unitizing.Unitizations, error) {
	annotators, categories := c.annotators.sorted(), c.categories.sorted()
	var texts []unitizing.Text
	for _, name := range slices.Sorted(maps.Keys(c.texts)) {
		text := unitizing.Text{Name: name, Begin: form.Begin, Length: form.Length, Marked: make([][]unitizing.Span, len(annotators))}
		for annotator, spans := range c.texts[name] {
			own := make([]unitizing.Span, 0, len(spans))
			for _, s := range spans {
				own = append(own, unitizing.Span{Begin: s.begin, End: s.end, Category: c.categories[s.category]})
				if form.Length == 0 {
					text.Length = max(text.Length, s.end)
				}
			}
			text.Marked[c.annotators[annotator]] = own
		}
		texts = append(texts, text)
	}
	return unitizing.New(annotators, categories, texts)
}

// sorted are the names in order, each numbered by its place.
func (n numbers) sorted() []string {
	names := slices.Sorted(maps.Keys(n))
	for i, name := range names {
		n[name] = i
	}
	return names
}
