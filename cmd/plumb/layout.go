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
	l, who, labels := &corpus.Layout{}, "", 0
	for _, pair := range pairs {
		role, theirs, found := strings.Cut(pair, "=")
		role, theirs = strings.ToLower(strings.TrimSpace(role)), strings.TrimSpace(theirs)
		if !found || theirs == "" {
			return nil, misused("--columns takes pairs such as text=sentence, not %s.", pair)
		}
		switch role {
		case "unit", "paragraph_id":
			l.Unit = theirs
		case "text":
			l.Text = theirs
		case "note":
			l.Note = theirs
		case "missing":
			l.Missing = append(l.Missing, theirs)
		case "annotator":
			who = theirs
		case "label":
			labels++
			l.Ratings = append(l.Ratings, corpus.Rating{Column: theirs, Question: theirs, Named: who})
		case "rater":
			labels++
			l.Ratings = append(l.Ratings, corpus.Rating{Column: theirs, Question: "label", Who: theirs})
		default:
			return nil, misused("--columns: %s is none of unit, text, note, annotator, label, rater, missing.", role)
		}
	}
	if labels == 0 && who != "" {
		l.Ratings = []corpus.Rating{{Named: who}} // which columns hold the labels is found out
	}
	nameQuestions(l.Ratings)
	return l, nil
}

// nameQuestions calls the labels of several annotators alike: label_1 and label_2 are
// answers to label.
func nameQuestions(ratings []corpus.Rating) {
	if len(ratings) == 0 || !slices.ContainsFunc(ratings, func(r corpus.Rating) bool { return r.Named != ratings[0].Named }) {
		return
	}
	for i := range ratings {
		base := strings.TrimRight(ratings[i].Question, "0123456789")
		if base = strings.TrimRight(base, " _-.:#"); base != "" {
			ratings[i].Question = base
		}
	}
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
