package main

import (
	"maps"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/store"
)

type personCommand struct {
	Project         string   `arg:"" name:"PROJECT" help:"The project."`
	ID              string   `arg:"" name:"ID" help:"Who: a short id such as A2. A new one is taken up."`
	Role            string   `enum:"lead,annotator,none" default:"none" placeholder:"lead|annotator" help:"What they are. Once there is a lead, annotators see nothing of others before they have submitted."`
	Attribute       []string `sep:"none" placeholder:"NAME=VALUE" help:"Keep something private about them, such as self_placement=left. Repeat for more. No export has it unless it is asked for."`
	Exclude         string   `placeholder:"REASON" help:"Their answers do not count in agreement from now on, for this reason, which every report tells with the results both ways."`
	Include         bool     `help:"Their answers count again."`
	Slot            *bool    `negatable:"" help:"They are no person, but a slot of somebody's table that different people filled: their answers count, and nothing is told of them alone."`
	RemoveAttribute []string `sep:"none" placeholder:"NAME" help:"Take it out of what stands. The log keeps what was said."`
}

// Run writes what is said about the person.
func (c *personCommand) Run(s *session) error {
	if err := annotate.CheckAnnotatorID(c.ID); err != nil {
		return misused("%v", err)
	}
	facts, err := c.attributes()
	if err != nil {
		return err
	}
	switch {
	case c.Exclude != "" && c.Include:
		return misused("Say --exclude or --include, not both.")
	case c.Exclude != "" || c.Include:
		facts = append(facts, team.Fact{Key: annotate.ExclusionKey(c.ID), Value: strings.TrimSpace(c.Exclude)})
	}
	if c.Slot != nil {
		fact := team.Fact{Key: annotate.SeatKey(c.ID)}
		if *c.Slot {
			fact.Value = annotate.Yes
		}
		facts = append(facts, fact)
	}
	return s.change(c.Project, func(p *store.Project) error {
		people, err := p.People(s)
		if err != nil {
			return err
		}
		roles, err := p.Roles(s)
		if err != nil {
			return err
		}
		if c.Role != "none" {
			facts = append(facts, team.PersonFact(c.ID, annotate.PersonRole, c.Role))
		}
		facts = append(facts, team.PersonFact(c.ID, annotate.PersonJoined, annotate.Yes))
		written, err := s.decide(p, facts...)
		if err != nil {
			return err
		}
		c.report(s, people, roles, written)
		return nil
	})
}

// attributes reads what is to be kept, and what no longer.
func (c *personCommand) attributes() ([]team.Fact, error) {
	values := make(map[string]string)
	for _, given := range c.Attribute {
		name, value, found := strings.Cut(given, "=")
		if name, value = strings.TrimSpace(name), strings.TrimSpace(value); !found || name == "" || value == "" {
			return nil, misused("--attribute %q has no name or no value; write NAME=VALUE, such as self_placement=left.", given)
		}
		values[strings.TrimSpace(name)] = strings.TrimSpace(value)
	}
	for _, name := range c.RemoveAttribute {
		if _, both := values[name]; both {
			return nil, misused("%s cannot be given a value and be removed at once.", name)
		}
		values[name] = ""
	}
	var facts []team.Fact
	for _, name := range slices.Sorted(maps.Keys(values)) {
		facts = append(facts, team.AttributeFact(c.ID, name, values[name]))
	}
	return facts, nil
}

func (c *personCommand) report(s *session, people []annotate.PersonSummary, roles map[string]string, written int) {
	_, unknown := team.FindPerson(people, c.ID)
	if unknown != nil {
		s.say("%s is new in this project.", c.ID)
	}
	if written == 0 {
		s.say("Nothing changed: all of it stands already.")
		return
	}
	switch before := roles[c.ID]; {
	case c.Role == annotate.RoleLead && before != c.Role && !slices.Contains(slices.Collect(maps.Values(roles)), annotate.RoleLead):
		s.say("%s is the lead. From now on annotators see nothing of others before they have submitted.", c.ID)
	case c.Role == annotate.RoleLead && before != c.Role:
		s.say("%s is a lead now.", c.ID)
	case c.Role == annotate.RoleAnnotator && before != c.Role:
		s.say("%s is an annotator now.", c.ID)
	}
	c.reportSlot(s)
	switch {
	case c.Exclude != "":
		s.say("The answers of %s do not count in agreement from now on; they stay, and every report has the results with them too.", c.ID)
	case c.Include:
		s.say("The answers of %s count again.", c.ID)
	}
	if n := len(c.Attribute); n > 0 {
		s.say("Kept apart: %s of %s.", amount(n, "private attribute"), c.ID)
	}
	if n := len(c.RemoveAttribute); n > 0 {
		s.say("Removed: %s of %s. The log still has what was said; \"plumb forget\" destroys it.", amount(n, "private attribute"), c.ID)
	}
}

func (c *personCommand) reportSlot(s *session) {
	switch {
	case c.Slot == nil:
	case *c.Slot:
		s.say("%s is no person, but a slot that different people filled: nothing is told of it alone from now on.", c.ID)
	default:
		s.say("%s is a person.", c.ID)
	}
}
