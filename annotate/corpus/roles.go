package corpus

import (
	"slices"
	"strings"
)

// Role is what a column of a table holds.
type Role string

// The roles.
const (
	RoleAside     Role = ""          // nothing that comes in
	RoleUnit      Role = "unit"      // names what is rated
	RoleText      Role = "text"      // its text
	RoleNote      Role = "note"      // what its annotator remarks
	RoleAnnotator Role = "annotator" // who gave the labels after it, or all of them
	RoleLabel     Role = "label"     // labels
	RoleRater     Role = "rater"     // labels of the annotator that it is called like
)

// Roles are all there are.
func Roles() []Role {
	return []Role{RoleText, RoleUnit, RoleAnnotator, RoleLabel, RoleRater, RoleNote, RoleAside}
}

// Column is a column of a table, and what it holds.
type Column struct {
	Name string
	Role Role
	Why  Beside // it is left alone
}

// Columns are those of the table, in its order.
func (l *Layout) Columns() []Column {
	list := make([]Column, len(l.Names))
	for i, name := range l.Names {
		list[i] = Column{Name: name, Role: l.role(name)}
		for _, a := range l.Aside {
			if a.Column == name {
				list[i].Why = a.Why
			}
		}
	}
	return list
}

func (l *Layout) role(name string) Role {
	switch name {
	case l.Unit:
		return RoleUnit
	case l.Text:
		return RoleText
	case l.Note:
		return RoleNote
	}
	for _, r := range l.Ratings {
		switch {
		case r.Named == name:
			return RoleAnnotator
		case r.Column == name && r.Who != "":
			return RoleRater
		case r.Column == name:
			return RoleLabel
		}
	}
	return RoleAside
}

// LayoutOf lays a table out by the roles of columns: labels are those of the annotator
// before them, or of the only one. Where annotators are named and no labels, these are
// to be found out.
func LayoutOf(columns []Column) *Layout {
	l, who := &Layout{}, ""
	annotators := 0
	for _, c := range columns {
		if c.Role == RoleAnnotator {
			annotators++
			if annotators == 1 {
				who = c.Name
			}
		}
	}
	first := who
	for _, c := range columns {
		switch c.Role {
		case RoleUnit:
			l.Unit = c.Name
		case RoleText:
			l.Text = c.Name
		case RoleNote:
			l.Note = c.Name
		case RoleAnnotator:
			who = c.Name
		case RoleLabel:
			l.Ratings = append(l.Ratings, Rating{Column: c.Name, Question: c.Name, Named: who})
		case RoleRater:
			l.Ratings = append(l.Ratings, Rating{Column: c.Name, Question: "label", Who: c.Name})
		}
	}
	if len(l.Ratings) == 0 && first != "" {
		l.Ratings = []Rating{{Named: first}}
	}
	l.nameQuestions()
	return l
}

// nameQuestions calls the labels of several annotators alike: label_1 and label_2 are
// answers to label.
func (l *Layout) nameQuestions() {
	if len(l.Ratings) == 0 || !slices.ContainsFunc(l.Ratings, func(r Rating) bool { return r.Named != l.Ratings[0].Named }) {
		return
	}
	for i := range l.Ratings {
		base := strings.TrimRight(strings.TrimRight(l.Ratings[i].Question, "0123456789"), " _-.:#")
		if base != "" && l.Ratings[i].Who == "" {
			l.Ratings[i].Question = base
		}
	}
}
