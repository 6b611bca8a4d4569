package main

import (
	"fmt"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/store"
)

type repeatsCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	For     string `placeholder:"ID" help:"Only what this person is asked again."`
	Ask     bool   `help:"Decide first what is asked again by now. Otherwise that happens when a person opens the project, and when a pack is made for them."`
	JSON    bool   `name:"json" help:"One JSON object a line: annotator, article_id, title, paragraph_id, position, first_at, again_at, days."`
}

// Help returns how people are asked again, for "plumb repeats --help".
func (c *repeatsCommand) Help() string {
	return `How much is asked again says "plumb settings --repeat-share", and after how many
days "--repeat-days". Short articles are asked again as a whole, longer ones in
stretches of five paragraphs and more of running text. A person's window shows what they
are asked again as if they had never answered it. They are told that some work repeats,
and never what; so keep this list to yourself.

How far everyone agrees with themselves says "plumb agree --rounds".`
}

// Run lists what people are asked again.
func (c *repeatsCommand) Run(s *session) error {
	if c.Ask {
		return s.change(c.Project, func(p *store.Project) error {
			if err := c.ask(s, p); err != nil {
				return err
			}
			return c.list(s, p)
		})
	}
	return s.read(c.Project, func(p *store.Project) error { return c.list(s, p) })
}

func (c *repeatsCommand) ask(s *session, p *store.Project) error {
	people, err := p.People(s)
	if err != nil {
		return err
	}
	pen, err := s.pen(p, "")
	if err != nil {
		return err
	}
	asked := 0
	for _, person := range people {
		if c.For != "" && person.ID != c.For {
			continue
		}
		n, err := p.AskAgain(s, pen, person.ID)
		if err != nil {
			return err
		}
		asked += n
	}
	s.say("%s asked again from now on.", amount(asked, "paragraph"))
	return nil
}

func (c *repeatsCommand) list(s *session, p *store.Project) error {
	if c.For != "" {
		people, err := p.People(s)
		if err != nil {
			return err
		}
		if _, err := team.FindPerson(people, c.For); err != nil {
			return err
		}
	}
	all, err := p.Repeated(s)
	if err != nil {
		return err
	}
	w, listed := newWords(s.out), 0
	for _, r := range all {
		if c.For != "" && r.Annotator != c.For {
			continue
		}
		if c.JSON {
			if err := writeRepeated(s, r); err != nil {
				return err
			}
			continue
		}
		if listed++; listed == 1 {
			w.row("annotator", "article", "paragraph", "first", "again", "days between")
		}
		again, days := "not yet", ""
		if r.Answered() {
			again, days = day(r.Again), fmt.Sprint(r.Days())
		}
		w.row(r.Annotator, r.Title, fmt.Sprint(r.Position), day(r.First), again, days)
	}
	if listed == 0 && !c.JSON {
		s.say("Nothing is asked again yet; plumb settings --repeat-share says how much is, after %d days at least.", annotate.RepeatDays)
		return nil
	}
	return w.end()
}

func writeRepeated(s *session, r annotate.Repeated) error {
	var days *int
	if r.Answered() {
		n := r.Days()
		days = &n
	}
	return writeObject(s.out, struct {
		Annotator string  `json:"annotator"`
		Article   string  `json:"article_id"`
		Title     *string `json:"title"`
		Paragraph string  `json:"paragraph_id"`
		Position  int     `json:"position"`
		First     *string `json:"first_at"`
		Again     *string `json:"again_at"`
		Days      *int    `json:"days"`
	}{
		r.Annotator, r.Article, orNull(r.Title), r.Paragraph, r.Position,
		orNull(timeOrNone(r.First, time.RFC3339)), orNull(timeOrNone(r.Again, time.RFC3339)), days,
	})
}

func day(t time.Time) string { return timeOrNone(t, time.DateOnly) }

func timeOrNone(t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(layout)
}
