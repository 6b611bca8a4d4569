package main

import (
	"fmt"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
	"plumbline/annotate/team"
	"plumbline/store"
)

type todoCommand struct {
	Project string   `arg:"" name:"PROJECT" help:"The project."`
	For     string   `required:"" placeholder:"ID" help:"Whose paragraphs."`
	Only    []string `sep:"none" placeholder:"COLUMN=VALUE" help:"Only articles of which this is known: event, stratum, batch, outlet, or a column of the project. Repeat for more; values of one column are alternatives."`
	JSON    bool     `name:"json" help:"One JSON object a line: why (conflict, unsure, again, ruling, or of a lead outcome_stale, outlet_named, editions), paragraph_id, article_id, title, position, questions; of editions article_id, title, others."`
}

// Run lists the paragraphs that a person should look at again.
func (c *todoCommand) Run(s *session) error {
	return s.read(c.Project, func(p *store.Project) error {
		lists, err := todoOf(s, p, c.For)
		if err != nil {
			return err
		}
		if err := c.narrow(s, p, lists); err != nil {
			return err
		}
		doubled, err := doubledTexts(s, p, c.For)
		if err != nil {
			return err
		}
		if c.JSON {
			for _, l := range lists {
				if err := todoLines(s, l.why, l.paragraphs); err != nil {
					return err
				}
			}
			return editionLines(s, doubled)
		}
		targets, err := p.Targets(s)
		if err != nil {
			return err
		}
		book, err := p.Codebook(s)
		if err != nil {
			return err
		}
		w, nothing := newWords(s.out), true
		for _, l := range lists {
			todoWords(w, l.title, l.paragraphs, book, targets)
			nothing = nothing && len(l.paragraphs) == 0
		}
		editionWords(w, doubled)
		if nothing && len(doubled) == 0 {
			s.say("%s has nothing to look at again.", c.For)
			return nil
		}
		return w.end()
	})
}

// narrow leaves of the lists what is of the articles that are meant.
func (c *todoCommand) narrow(s *session, p *store.Project, lists []todoList) error {
	articles, err := s.only(p, c.Only)
	if err != nil || articles == nil {
		return err
	}
	for i := range lists {
		lists[i].paragraphs = slices.DeleteFunc(lists[i].paragraphs, func(f annotate.Flagged) bool {
			return !slices.Contains(articles, f.Paragraph.Article)
		})
	}
	return nil
}

// todoList are paragraphs to be looked at for one reason.
type todoList struct {
	why, title string
	paragraphs []annotate.Flagged
}

// todoOf collects what a person should look at again: their own answers and, of a lead,
// the final ones.
func todoOf(s *session, p *store.Project, who string) ([]todoList, error) {
	people, err := p.People(s)
	if err != nil {
		return nil, err
	}
	person, err := team.FindPerson(people, who)
	if err != nil {
		return nil, err
	}
	conflicted, err := p.Conflicted(s, who)
	if err != nil {
		return nil, err
	}
	unsure, err := p.Unsure(s, who)
	if err != nil {
		return nil, err
	}
	again, err := askedAgain(s, p, who)
	if err != nil {
		return nil, err
	}
	touched, err := annotate.Touched(s, p)
	if err != nil {
		return nil, err
	}
	lists := []todoList{
		{"conflict", "Answered differently in two places, and not decided since:", conflicted},
		{"unsure", "Marked unsure:", unsure},
		{"again", "Answered when the question meant something else:", again},
		{"ruling", "Answered before a ruling that wants another look:", touched[who]},
	}
	if !person.Lead {
		return lists, nil
	}
	stale, err := adjudicate.Stale(s, p)
	if err != nil {
		return nil, err
	}
	named, err := p.Namings(s)
	return append(
		lists,
		todoList{
			"outcome_stale",
			"To be decided again, because annotators answer otherwise since or the question means something else:",
			stale,
		},
		todoList{"outlet_named", named.Words().String(), named.Paragraphs},
	), err
}

// askedAgain are the paragraphs in which somebody answered a question that means
// something else now.
func askedAgain(s *session, p *store.Project, who string) ([]annotate.Flagged, error) {
	looks, err := adoption.Looks(s, p)
	if err != nil {
		return nil, err
	}
	var found []annotate.Flagged
	for _, l := range looks {
		if l.Annotator != who || l.Layer != annotate.LayerAnnotation {
			continue
		}
		if n := len(found); n == 0 || found[n-1].Paragraph.ID != l.Paragraph {
			found = append(found, annotate.Flagged{
				Paragraph: annotate.Paragraph{ID: l.Paragraph, Article: l.Article, Position: l.Position}, Title: l.Title,
			})
		}
		last := &found[len(found)-1]
		slot := annotate.Slot{Field: l.Field, Target: l.Target}
		last.Questions = append(last.Questions, annotate.Doubt{Slot: slot, Value: l.Was, Other: l.Was})
	}
	return found, nil
}

func todoWords(w *words, title string, list []annotate.Flagged, book *codebook.Codebook, targets []annotate.Target) {
	if len(list) == 0 {
		return
	}
	w.line("%s", title)
	for _, f := range list {
		var about []string
		for _, d := range f.Questions {
			about = append(about, doubtWords(d, book, targets))
		}
		w.row("  "+f.Paragraph.ID[:12], f.Title, whereIn(&f.Paragraph), strings.Join(about, "; "))
	}
}

// doubtWords returns what is in doubt, and in a conflict both answers.
func doubtWords(d annotate.Doubt, book *codebook.Codebook, targets []annotate.Target) string {
	said := d.Field
	if f := book.Field(d.Field); f != nil {
		said = f.Label
	} else if said == "" {
		said = "the paragraph"
	}
	if d.Target != "" {
		said += " of " + targetName(d.Target, targets)
	}
	if d.Value != d.Other {
		said += fmt.Sprintf(": %s stands, elsewhere %s", orNothing(d.Value), orNothing(d.Other))
	}
	return said
}

func orNothing(value string) string {
	if value == "" {
		return "nothing"
	}
	return value
}

func todoLines(s *session, why string, list []annotate.Flagged) error {
	type question struct {
		Field    *string `json:"field"`
		TargetID *string `json:"target_id"`
		Value    *string `json:"value"`
		Other    *string `json:"other"`
	}
	for _, f := range list {
		var questions []question
		for _, d := range f.Questions {
			questions = append(questions, question{orNull(d.Field), orNull(d.Target), orNull(d.Value), orNull(d.Other)})
		}
		err := writeObject(s.out, struct {
			Why       string     `json:"why"`
			Paragraph string     `json:"paragraph_id"`
			Article   string     `json:"article_id"`
			Title     *string    `json:"title"`
			Position  int        `json:"position"`
			Questions []question `json:"questions"`
		}{why, f.Paragraph.ID, f.Paragraph.Article, orNull(f.Title), f.Paragraph.Position, questions})
		if err != nil {
			return err
		}
	}
	return nil
}
