package main

import (
	"slices"
	"strings"

	"plumbline/annotate/corpus"
)

// takeLayout tells the reader of a table what its columns hold: what --columns says,
// else what the map says.
func (c *labelsCommand) takeLayout(source *corpus.Source) error {
	var err error
	if c.mapIsThere() {
		m, err := c.readMap()
		if err != nil {
			return err
		}
		if m.Table != nil && c.Columns != "" {
			return misused("%s says what the columns hold; change it there, or leave --columns out.", c.Map)
		}
		source.Layout = m.Table
	}
	if c.Columns != "" {
		source.Layout, err = layoutOf(c.Columns)
	}
	return err
}

// layoutOf reads roles of columns, such as "text=sentence,annotator=coder,label=bias":
// labels are those of the annotator before them.
func layoutOf(flag string) (*corpus.Layout, error) {
	pairs, err := parseList("--columns", flag)
	if err != nil {
		return nil, err
	}
	var columns []corpus.Column
	var missing []string
	for _, pair := range pairs {
		named, theirs, found := strings.Cut(pair, "=")
		role, theirs := corpus.Role(strings.ToLower(strings.TrimSpace(named))), strings.TrimSpace(theirs)
		switch {
		case !found || theirs == "":
			return nil, misused("--columns takes pairs such as text=sentence, not %s.", pair)
		case role == "missing":
			missing = append(missing, theirs)
		case role == "paragraph_id":
			columns = append(columns, corpus.Column{Name: theirs, Role: corpus.RoleUnit})
		case role != corpus.RoleAside && slices.Contains(corpus.Roles(), role):
			columns = append(columns, corpus.Column{Name: theirs, Role: role})
		default:
			return nil, misused("--columns: %s is none of unit, text, note, annotator, label, rater, missing.", role)
		}
	}
	l := corpus.LayoutOf(columns)
	l.Missing = missing
	return l, nil
}

// tellLayout says what the columns of a table were taken for.
func (s *session) tellLayout(l *corpus.Layout) {
	if l == nil {
		return
	}
	s.say("%s", shapeWords[l.Shape()])
	for _, role := range [][2]string{{"Units are named by", l.Unit}, {"Texts stand in", l.Text}, {"Notes stand in", l.Note}} {
		if role[1] != "" {
			s.say("%s %s.", role[0], role[1])
		}
	}
	for _, r := range l.Ratings {
		by := ""
		switch {
		case r.Named != "":
			by = ", by who is named in " + r.Named
		case r.Who != "":
			by = ", by " + r.Who
		}
		s.say("%s holds labels: %s%s.", r.Column, r.Question, by)
	}
	if l.Seats {
		s.say("The columns are numbered and name nobody: their numbers are taken as slots, which different people may have filled.")
	}
	for _, a := range l.Aside {
		s.say("%s is left alone: %s.", a.Column, asideWords[a.Why])
	}
}

var shapeWords = map[corpus.Shape]string{
	corpus.ShapeLong:  "A row is a rating, and a column names the annotator.",
	corpus.ShapeWide:  "A row is a unit, with columns for each annotator.",
	corpus.ShapeAlone: "A row is a unit, as one annotator rated it.",
}

var asideWords = map[corpus.Beside]string{
	corpus.BesideUnit:   "it is the same for all who rated a unit",
	corpus.BesidePerson: "it is the same for all that a person rated",
	corpus.BesideName:   "its name is not that of labels",
	corpus.BesideValues: "its cells are too many or too long for labels",
}
