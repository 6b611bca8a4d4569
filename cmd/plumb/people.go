package main

import (
	"fmt"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/store"
)

type peopleCommand struct {
	Project    string `arg:"" name:"PROJECT" help:"The project."`
	JSON       bool   `name:"json" help:"One JSON object a line: id, role, lead, articles, paragraphs, wholes (articles as a whole, which paragraphs counts too), begun, submitted, unsure, conflicted, silent_days (since their newest work that is here; null for who is done, leads and labels nothing, or is left out), hours, per_hour (null where the project does not keep the time)."`
	Attributes bool   `help:"Also the private attributes. They are for your eyes: no export and no pack has them."`
}

// Run lists the people with how far they are, and how fast.
func (c *peopleCommand) Run(s *session) error {
	var all []colleague
	var attributes []annotate.Attribute
	err := s.read(c.Project, func(p *store.Project) (err error) {
		if c.Attributes {
			if attributes, err = p.Attributes(s); err != nil {
				return err
			}
		}
		all, err = s.colleagues(p)
		return err
	})
	switch {
	case err != nil:
		return err
	case c.JSON:
		return c.lines(s, all, attributes)
	}
	return c.table(s, all, attributes)
}

// colleague is a person with all that is told of them.
type colleague struct {
	annotate.PersonSummary
	pace       annotate.Pace
	heard      time.Time // the day of their newest work that is here
	conflicted int
}

// done reports whether a person has submitted everything that they were given.
func (c *colleague) done() bool { return c.Paragraphs > 0 && c.Submitted >= c.Paragraphs }

// silent is how many days no new work of a person has come, -1 if none ever came.
func (c *colleague) silent(now time.Time) int {
	if c.heard.IsZero() {
		return -1
	}
	return max(int(now.UTC().Truncate(24*time.Hour).Sub(c.heard)/(24*time.Hour)), 0)
}

func (s *session) colleagues(p *store.Project) ([]colleague, error) {
	people, err := p.People(s)
	if err != nil {
		return nil, err
	}
	paces, err := p.Paces(s)
	if err != nil {
		return nil, err
	}
	heard, err := p.Heard(s)
	if err != nil {
		return nil, err
	}
	var all []colleague
	for _, one := range people {
		conflicted, err := p.Conflicted(s, one.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, colleague{one, paces[one.ID], heard[one.ID], len(conflicted)})
	}
	return all, nil
}

func (c *peopleCommand) table(s *session, all []colleague, attributes []annotate.Attribute) error {
	if len(all) == 0 {
		s.say("The project has no people yet; whoever labels in it is taken up, or add them with plumb person.")
		return nil
	}
	w := newWords(s.out)
	timed := slices.ContainsFunc(all, func(one colleague) bool { return one.pace != annotate.Pace{} })
	wholes := slices.ContainsFunc(all, func(one colleague) bool { return one.Wholes > 0 })
	columns := []string{"id", "role", "articles", "paragraphs", "submitted", "unsure", "to decide", "nothing for"}
	if wholes {
		columns[3] = "asked of them"
	}
	if timed {
		columns = append(columns, "at work", "an hour")
	}
	w.row(columns...)
	named := false
	for _, one := range all {
		named = named || one.Role == annotate.RoleLead
		row := []string{
			one.ID, one.Role, fmt.Sprint(one.Articles), one.asked(wholes), fmt.Sprint(one.Submitted),
			fmt.Sprint(one.Unsure), fmt.Sprint(one.conflicted), one.nothingFor(time.Now()),
		}
		if timed {
			row = append(row, atWork(one.pace), anHour(one.pace))
		}
		w.row(row...)
	}
	if len(attributes) > 0 {
		w.line("")
		w.row("id", "attribute", "value")
		for _, a := range attributes {
			w.row(a.Annotator, a.Name, a.Value)
		}
	}
	if !named {
		s.say("Nobody is a lead, so everyone may see everything.")
	}
	return w.end()
}

// asked says how much is asked of a person; where articles as a whole are, in words.
func (c *colleague) asked(wholes bool) string {
	if wholes {
		return c.Units().String()
	}
	return fmt.Sprint(c.Paragraphs)
}

// nothingFor says for how many days nothing new has come of who has work left, or why nothing
// is awaited of them.
func (c *colleague) nothingFor(now time.Time) string {
	switch days := c.silent(now); {
	case c.Excluded != "":
		return "left out"
	case !c.Awaited():
		return "leads"
	case c.done():
		return "done"
	case days < 0:
		return "never began"
	case days == 0:
		return "today"
	default:
		return amount(days, "day")
	}
}

// atWork returns the time at work in hours and minutes.
func atWork(p annotate.Pace) string {
	minutes := int(p.Work.Minutes())
	if p.Work == 0 {
		return ""
	}
	return fmt.Sprintf("%d:%02d h", minutes/60, minutes%60)
}

// anHour returns how many paragraphs are done in an hour.
func anHour(p annotate.Pace) string {
	n, known := p.PerHour()
	if !known {
		return ""
	}
	return fmt.Sprintf("%.0f", n)
}

func (c *peopleCommand) lines(s *session, all []colleague, attributes []annotate.Attribute) error {
	for _, one := range all {
		line := struct {
			ID         string            `json:"id"`
			Role       *string           `json:"role"`
			Lead       bool              `json:"lead"`
			Articles   int               `json:"articles"`
			Paragraphs int               `json:"paragraphs"`
			Wholes     int               `json:"wholes"`
			Begun      int               `json:"begun"`
			Submitted  int               `json:"submitted"`
			Unsure     int               `json:"unsure"`
			Conflicted int               `json:"conflicted"`
			SilentDays *int              `json:"silent_days"`
			Hours      *float64          `json:"hours"`
			PerHour    *float64          `json:"per_hour"`
			Attributes map[string]string `json:"attributes,omitempty"`
		}{
			ID: one.ID, Role: orNull(one.Role), Lead: one.Lead, Articles: one.Articles, Paragraphs: one.Paragraphs, Wholes: one.Wholes,
			Begun: one.Begun, Submitted: one.Submitted, Unsure: one.Unsure, Conflicted: one.conflicted,
		}
		if days := one.silent(time.Now()); days >= 0 && one.Awaited() && !one.done() {
			line.SilentDays = &days
		}
		if one.pace.Work > 0 {
			hours := one.pace.Work.Hours()
			line.Hours = &hours
		}
		if n, known := one.pace.PerHour(); known {
			line.PerHour = &n
		}
		for _, a := range attributes {
			if a.Annotator == one.ID {
				if line.Attributes == nil {
					line.Attributes = make(map[string]string)
				}
				line.Attributes[a.Name] = a.Value
			}
		}
		if err := writeObject(s.out, line); err != nil {
			return err
		}
	}
	return nil
}
