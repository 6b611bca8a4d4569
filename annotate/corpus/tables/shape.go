package tables

import (
	"cmp"
	"slices"
	"strings"

	"plumbline/annotate/corpus"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// DefaultQuestion is what labels answer where no column names it.
const DefaultQuestion = "label"

// layout is what a person said of the columns; what they left open is found out.
func (g *grid) layout(given *corpus.Layout) (*corpus.Layout, error) {
	if given == nil {
		given = &corpus.Layout{}
	}
	s := &shaping{grid: g, columns: g.columns(), layout: *given}
	s.layout.Ratings, s.layout.Names, s.layout.Aside = slices.Clone(given.Ratings), g.names, nil
	if err := s.take(); err != nil {
		return nil, err
	}
	if !given.Given {
		s.text()
		s.unit()
		s.note()
	}
	if named := s.namedAlone(); !given.Given && (named != "" || len(s.layout.Ratings) == 0) {
		s.ratings(named)
	}
	if len(s.layout.Ratings) == 0 {
		return nil, document.Fail("column", "corpus.no-labels", "File", g.file, "Columns", sentence.Joined(", ", g.names))
	}
	if given.Missing == nil {
		s.missing()
	}
	s.asides()
	return &s.layout, nil
}

// shaping finds out what columns hold, role by role.
type shaping struct {
	grid    *grid
	columns []*column
	layout  corpus.Layout
}

// take marks the columns that a person gave a role, by the names of the table.
func (s *shaping) take() error {
	names := []*string{&s.layout.Unit, &s.layout.Text, &s.layout.Note}
	for i := range s.layout.Ratings {
		r := &s.layout.Ratings[i]
		names = append(names, &r.Column, &r.Named)
	}
	for _, name := range names {
		if *name == "" {
			continue
		}
		at := s.grid.at(*name)
		if at < 0 {
			return document.Fail("column", "ingest.no-such-column", "File", s.grid.file,
				"Column", sentence.Quoted(*name), "Columns", sentence.Joined(", ", s.grid.names))
		}
		*name, s.columns[at].used = s.grid.names[at], true
	}
	return nil
}

// namedAlone is the column of annotators that a person named without saying which
// columns hold the labels; the rating that said it is taken away.
func (s *shaping) namedAlone() string {
	if r := s.layout.Ratings; len(r) == 1 && r[0].Column == "" {
		s.layout.Ratings = nil
		return r[0].Named
	}
	return ""
}

func (s *shaping) text() {
	if s.layout.Text != "" {
		return
	}
	var best *column
	for _, c := range s.columns {
		if c.used || c.filled == 0 {
			continue
		}
		if textNames[plain(c.name)] && !c.labels() {
			best = c
			break
		}
		if c.prosaic() && !noteNames[plain(c.name)] && (best == nil || c.average() > best.average()) {
			best = c
		}
	}
	if best == nil { // a table of a few rows
		best = s.first(textNames)
	}
	if best != nil && !isNumber(anyOf(best.values)) {
		best.used, s.layout.Text = true, best.name
	}
}

func anyOf(values map[string]int) string {
	for v := range values {
		return v
	}
	return ""
}

// first is the first free column with one of the names.
func (s *shaping) first(names words) *column {
	for _, c := range s.columns {
		if !c.used && names[plain(c.name)] {
			return c
		}
	}
	return nil
}

// unit takes the column whose name is that of a unit, those of paragraphs before all
// and those of rows last.
func (s *shaping) unit() {
	if s.layout.Unit != "" {
		return
	}
	best := s.first(named("paragraph_id"))
	for _, c := range s.columns {
		general := len(plain(c.name)) <= len("id")
		if best == nil && !c.used && unitNames[plain(c.name)] && !general {
			best = c
		}
	}
	if best = cmp.Or(best, s.first(unitNames)); best != nil {
		best.used, s.layout.Unit = true, best.name
	}
}

func (s *shaping) note() {
	if c := s.first(noteNames); c != nil && s.layout.Note == "" && !c.labels() {
		c.used, s.layout.Note = true, c.name
	}
}

// ratings finds the columns of labels: of slots with who filled them, of rows with who
// rated, of annotators, or of one annotator.
func (s *shaping) ratings(named string) {
	if named == "" && s.pairs() {
		return
	}
	if named == "" {
		if c := s.first(annotatorNames); c != nil {
			c.used, named = true, c.name
		}
	}
	switch {
	case named != "":
	case s.numbered(), s.crossed(), s.people():
		return
	default:
		named = s.whoRepeats()
	}
	for _, c := range s.labelColumns(named) {
		c.used = true
		s.layout.Ratings = append(s.layout.Ratings, corpus.Rating{Column: c.name, Question: c.name, Named: named})
	}
}

// labelColumns are the free columns with labels. What is the same for all ratings of
// a unit, or for all of a person, is said of these; unless nothing else is there.
func (s *shaping) labelColumns(who string) []*column {
	var found, beside []*column
	var asides []corpus.Aside
	for _, c := range s.free() {
		if why := s.beside(c, who); why != "" && !labelNames[plain(c.name)] {
			beside, asides = append(beside, c), append(asides, corpus.Aside{Column: c.name, Why: why})
			continue
		}
		found = append(found, c)
	}
	if len(found) == 0 {
		return beside
	}
	for _, c := range beside {
		c.used = true
	}
	s.layout.Aside = append(s.layout.Aside, asides...)
	return found
}

// How many units or people must agree with themselves before a column is said of them.
const (
	steadyUnits  = 5
	steadyPeople = 2
)

func (s *shaping) beside(c *column, who string) corpus.Beside {
	if who == "" {
		return ""
	}
	by, text, unit := s.grid.at(who), s.grid.at(s.layout.Text), s.grid.at(s.layout.Unit)
	switch {
	case s.grid.steady(c, func(row []string) string { return cmp.Or(cell(row, text), cell(row, unit)) }, steadyUnits):
		return corpus.BesideUnit
	case s.grid.steady(c, func(row []string) string { return cell(row, by) }, steadyPeople):
		return corpus.BesidePerson
	}
	return ""
}

// free are the columns of labels that have no role, and no name of something else.
func (s *shaping) free() []*column {
	var found []*column
	for _, c := range s.columns {
		name := plain(c.name)
		if !c.used && c.labels() && !asideNames[name] && !unitNames[name] && !textNames[name] && !noteNames[name] {
			found = append(found, c)
		}
	}
	return found
}

// whoRepeats is a column that is no label: it never says the same twice of a text that
// is rated several times. "" if there is none, or none is needed.
func (s *shaping) whoRepeats() string {
	text, unit := s.grid.at(s.layout.Text), s.grid.at(s.layout.Unit)
	units := map[string]bool{}
	for _, row := range s.grid.rows {
		units[cmp.Or(cell(row, text), cell(row, unit))] = true
	}
	if len(s.grid.rows) < 2*len(units) {
		return ""
	}
	for _, c := range s.columns {
		if !c.used && len(c.values) > 1 && c.filled == len(s.grid.rows) && c.filled >= 3*len(c.values) && s.once(c, text, unit) {
			c.used = true
			return c.name
		}
	}
	return ""
}

// once reports that no unit has a cell of the column twice.
func (s *shaping) once(c *column, text, unit int) bool {
	seen := map[[2]string]bool{}
	for _, row := range s.grid.rows {
		at := [2]string{cmp.Or(cell(row, text), cell(row, unit)), cell(row, c.at)}
		if seen[at] {
			return false
		}
		seen[at] = true
	}
	return true
}

// missing notes which cells of labels stand for none.
func (s *shaping) missing() {
	marks := map[string]bool{}
	for _, r := range s.layout.Ratings {
		for v := range s.columns[s.grid.at(r.Column)].values {
			if missing(v) {
				marks[v] = true
			}
		}
	}
	for m := range marks {
		s.layout.Missing = append(s.layout.Missing, m)
	}
	slices.SortFunc(s.layout.Missing, strings.Compare)
}

// asides names the columns that are left alone.
func (s *shaping) asides() {
	for _, c := range s.columns {
		known := slices.ContainsFunc(s.layout.Aside, func(a corpus.Aside) bool { return a.Column == c.name })
		if !c.used && !known && c.filled > 0 {
			s.layout.Aside = append(s.layout.Aside, corpus.Aside{Column: c.name, Why: aside(c)})
		}
	}
}
