package main

import (
	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/store"
)

type feedbackCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project, or a pack."`
	As      string `required:"" placeholder:"ID" help:"Whose answers."`
	JSON    bool   `name:"json" help:"One JSON object a line: paragraph_id, article_id, title, position, field, target_id, answer, final, reason."`
}

// Help returns what feedback is, for "plumb feedback --help".
func (c *feedbackCommand) Help() string {
	return `Once a batch is closed, the next pack of an annotator tells them which of their submitted
answers were decided otherwise, with the final answer and its reason, beside the rule. It
tells nothing that others answered, and nothing of a paragraph that they are asked again.`
}

// Run lists what somebody was told.
func (c *feedbackCommand) Run(s *session) error {
	return s.read(c.Project, func(p *store.Project) error {
		people, err := p.People(s)
		if err != nil {
			return err
		}
		if _, err := team.FindPerson(people, c.As); err != nil {
			return err
		}
		all, err := p.Feedback(s, c.As)
		if err != nil {
			return err
		}
		if c.JSON {
			return feedbackLines(s, all)
		}
		if len(all) == 0 {
			s.say("%s was told of no answer that was decided otherwise.", c.As)
			return nil
		}
		return feedbackWords(s, p, all)
	})
}

func feedbackWords(s *session, p *store.Project, all []annotate.Feedback) error {
	book, err := p.Codebook(s)
	if err != nil {
		return err
	}
	targets, err := p.Targets(s)
	if err != nil {
		return err
	}
	w := newWords(s.out)
	for i := range all {
		f := &all[i]
		about := doubtWords(annotate.Doubt{Slot: f.Slot}, book, targets)
		w.line("%s, %s, %s: %s, decided %s", f.Title, whereIn(&f.Paragraph), about, orNothing(f.Yours), f.Final)
		if f.Reason != "" {
			w.line("  Why: %s", f.Reason)
		}
		if field := book.Field(f.Slot.Field); field != nil && field.Rule != "" {
			w.line("  Rule: %s", field.Rule)
		}
	}
	return w.end()
}

func feedbackLines(s *session, all []annotate.Feedback) error {
	for i := range all {
		f := &all[i]
		err := writeObject(s.out, struct {
			Paragraph string  `json:"paragraph_id"`
			Article   string  `json:"article_id"`
			Title     *string `json:"title"`
			Position  int     `json:"position"`
			Field     string  `json:"field"`
			Target    *string `json:"target_id"`
			Answer    *string `json:"answer"`
			Final     string  `json:"final"`
			Reason    *string `json:"reason"`
		}{
			f.Paragraph.ID,
			f.Paragraph.Article,
			orNull(f.Title),
			f.Paragraph.Position,
			f.Slot.Field,
			orNull(f.Slot.Target),
			orNull(f.Yours),
			f.Final,
			orNull(f.Reason),
		})
		if err != nil {
			return err
		}
	}
	return nil
}
