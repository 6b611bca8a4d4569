package main

import (
	"fmt"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/store"
)

type todoCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	For     string `required:"" placeholder:"ID" help:"Whose paragraphs."`
	JSON    bool   `name:"json" help:"One JSON object a line: why (unsure or conflict), paragraph_id, article_id, title, position, questions."`
}

// Run lists the paragraphs that a person should look at again.
func (c *todoCommand) Run(s *session) error {
	return s.read(c.Project, func(p *store.Project) error {
		people, err := p.People(s)
		if err != nil {
			return err
		}
		if _, err := team.FindPerson(people, c.For); err != nil {
			return err
		}
		conflicted, err := p.Conflicted(s, c.For)
		if err != nil {
			return err
		}
		unsure, err := p.Unsure(s, c.For)
		if err != nil {
			return err
		}
		if c.JSON {
			if err := todoLines(s, "conflict", conflicted); err != nil {
				return err
			}
			return todoLines(s, "unsure", unsure)
		}
		targets, err := p.Targets(s)
		if err != nil {
			return err
		}
		if len(conflicted)+len(unsure) == 0 {
			s.say("%s has nothing to look at again.", c.For)
			return nil
		}
		w := newWords(s.out)
		todoWords(w, "Answered differently in two places, and not decided since:", conflicted, targets)
		todoWords(w, "Marked unsure:", unsure, targets)
		return w.end()
	})
}

func todoWords(w *words, title string, list []annotate.Flagged, targets []annotate.Target) {
	if len(list) == 0 {
		return
	}
	w.line("%s", title)
	for _, f := range list {
		var about []string
		for _, d := range f.Questions {
			about = append(about, doubtWords(d, targets))
		}
		w.row("  "+f.Paragraph.ID[:12], f.Title, fmt.Sprintf("paragraph %d", f.Paragraph.Position), strings.Join(about, "; "))
	}
}

// doubtWords returns what is in doubt, and in a conflict both answers.
func doubtWords(d annotate.Doubt, targets []annotate.Target) string {
	said := d.Field
	if said == "" {
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
