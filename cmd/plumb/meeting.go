package main

import (
	"cmp"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/meeting"
	"plumbline/annotate/team"
	"plumbline/annotate/wholefile"
	"plumbline/store"
)

type meetingCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	Output  string `short:"o" placeholder:"FILE" help:"Where to write the sheet, such as sheet.html. Without it, or with -: to the standard output."`
	Number  int    `default:"${meeting}" placeholder:"N" help:"How many paragraphs at most. ${meeting} without it."`
	Again   bool   `help:"Also paragraphs that were on an earlier sheet."`
	Preview bool   `help:"Write the sheet and remember nothing of it: the next one may hold the same paragraphs."`
}

// Help returns what a meeting sheet is, for "plumb meeting --help".
func (c *meetingCommand) Help() string {
	return `The sheet holds the paragraphs that divide annotators most, as a page for a browser that
prints well: grouped by the question that is at stake, with its rule and how often each
answer was given, and without names. What a lead has decided already is not on it.

What was on a sheet is remembered, so that the next sheet goes on from there. After the
talk "plumb vote" takes what annotators answer now; "plumb norming" tells what changed.`
}

// Run writes the sheet of the next meeting.
func (c *meetingCommand) Run(s *session) error {
	if c.Preview {
		return s.read(c.Project, func(p *store.Project) error { return c.write(s, p) })
	}
	return s.change(c.Project, func(p *store.Project) error { return c.write(s, p) })
}

func (c *meetingCommand) write(s *session, p *store.Project) error {
	a, err := meeting.Read(s, p, c.Number, c.Again, time.Now())
	if err != nil {
		return err
	}
	if len(a.Rules) == 0 {
		s.say("Nothing divides the annotators that was not talked over or decided.")
		return nil
	}
	if c.Output == "" || c.Output == "-" {
		err = a.Write(s.out)
	} else {
		err = wholefile.Replace(c.Output, a.Write)
	}
	if err != nil {
		return err
	}
	if !c.Preview {
		if _, err := s.decide(p, a.Held()...); err != nil {
			return err
		}
	}
	s.say("%s to talk over; %d more wait.", meeting.Amount(a.Topics()), a.Left)
	return nil
}

type voteCommand struct {
	Project   string `arg:"" name:"PROJECT" help:"The project."`
	Paragraph string `arg:"" optional:"" name:"PARAGRAPH_ID" help:"The paragraph, by its id as \"plumb paragraphs\" lists it, or the beginning of that. Without it: all second votes are listed."`
	Value     string `arg:"" optional:"" name:"VALUE" words:"" help:"What is answered now; several of a set with | between."`
	As        string `placeholder:"ID" help:"Who votes."`
	Field     string `placeholder:"QUESTION" help:"The question of the codebook."`
	Target    string `placeholder:"TARGET" help:"The target, by its name, an alias or its id, of a question that is asked about each."`
	TakeBack  bool   `help:"Take the vote back."`
	Ask       bool   `help:"Ask whoever answered the question to answer it again in their own window; packs made from now on do."`
	Close     bool   `help:"Ask nobody any more; votes stay."`
	JSON      bool   `name:"json" help:"One JSON object a line: paragraph_id, title, position, field, target_id, annotator, before, after."`
}

// Help returns what a second vote is, for "plumb vote --help".
func (c *voteCommand) Help() string {
	return `A second vote is what somebody answers again once a paragraph was talked over. It stands
beside their answer and changes neither it nor agreement, which is about what was
answered blind; what they answer otherwise from then on counts as not blind.
"plumb norming" compares both.

Votes are entered here by a person's name, or, with --ask, given by each annotator in
their own window: out of sight of the others until --close.`
}

// Run records a second vote, or lists them.
func (c *voteCommand) Run(s *session) error {
	switch {
	case c.Paragraph == "":
		return s.read(c.Project, func(p *store.Project) error { return c.list(s, p) })
	case c.Ask || c.Close:
		if c.Ask == c.Close || c.Value != "" || c.As != "" || c.TakeBack || c.Field == "" {
			return misused("Say --ask or --close with the paragraph and --field, and nobody's vote.")
		}
		return s.change(c.Project, func(p *store.Project) error { return c.call(s, p) })
	case (c.Value == "") != c.TakeBack:
		return misused("Say what is answered now, or --take-back.")
	case c.As == "" || c.Field == "":
		return misused("Say with --as who votes, and with --field on which question.")
	}
	return s.change(c.Project, func(p *store.Project) error { return c.vote(s, p) })
}

func (c *voteCommand) vote(s *session, p *store.Project) error {
	if err := s.needConsent(p); err != nil {
		return err
	}
	people, err := p.People(s)
	if err != nil {
		return err
	}
	who, err := team.FindPerson(people, c.As)
	if err != nil {
		return err
	}
	slot, err := c.slot(s, p)
	if err != nil {
		return err
	}
	voting, err := meeting.ReadVoting(s, p, c.Paragraph, slot)
	if err != nil {
		return err
	}
	fact, err := voting.Fact(who.ID, c.Value)
	if err != nil {
		return err
	}
	return s.lay(p, who.ID, fact.Key, fact.Value)
}

// slot is the question that is voted on, and finds its paragraph.
func (c *voteCommand) slot(s *session, p *store.Project) (slot annotate.Slot, err error) {
	if c.Paragraph, err = p.FindUnit(s, c.Paragraph); err != nil {
		return slot, err
	}
	return slotNamed(s, p, c.Field, c.Target)
}

// slotNamed is a question with its target, if one is named.
func slotNamed(s *session, p *store.Project, field, target string) (annotate.Slot, error) {
	slot := annotate.Slot{Field: field}
	if target == "" {
		return slot, nil
	}
	targets, err := p.Targets(s)
	if err != nil {
		return slot, err
	}
	found, err := annotate.FindTarget(targets, target)
	slot.Target = found.ID
	return slot, err
}

// call asks for votes, or closes that.
func (c *voteCommand) call(s *session, p *store.Project) error {
	if err := s.needLead(p, "lead.ask-for-votes"); err != nil {
		return err
	}
	slot, err := c.slot(s, p)
	if err != nil {
		return err
	}
	voting, err := meeting.ReadVoting(s, p, c.Paragraph, slot)
	if err != nil {
		return err
	}
	if c.Ask && len(voting.Who) == 0 {
		return annotate.Fail(annotate.CodeInvalid, "vote.nobody-answered")
	}
	n, err := s.decide(p, meeting.CallFact(c.Paragraph, slot, c.Ask))
	switch {
	case err != nil:
	case n == 0:
		s.say("Nothing changed.")
	case c.Ask:
		s.say("%s are asked to answer again; packs made from now on ask them.", strings.Join(voting.Who, ", "))
	default:
		s.say("Nobody is asked any more; votes stay.")
	}
	return err
}

func (c *voteCommand) list(s *session, p *store.Project) error {
	all, err := meeting.Votes(s, p)
	if err != nil {
		return err
	}
	if !c.JSON {
		if err := c.calls(s, p); err != nil {
			return err
		}
	}
	if len(all) == 0 && !c.JSON {
		s.say("Nobody has voted again after a discussion.")
		return nil
	}
	w := newWords(s.out)
	if !c.JSON {
		w.row("annotator", "question", "before", "after", "paragraph")
	}
	for i := range all {
		v := &all[i]
		if !c.JSON {
			where := cmp.Or(v.Title, v.Paragraph.Article[:12]) + ", " + whereIn(&v.Paragraph)
			w.row(v.Annotator, v.Slot.Field, cmp.Or(v.Before, "–"), v.After, where)
			continue
		}
		if err := writeVote(s, v); err != nil {
			return err
		}
	}
	return w.end()
}

// calls says on what second votes are asked for.
func (c *voteCommand) calls(s *session, p *store.Project) error {
	calls, err := p.Calls(s)
	for i := range calls {
		if o := &calls[i]; o.Open {
			where := cmp.Or(o.Title, o.Paragraph.ID[:min(12, len(o.Paragraph.ID))]) + ", " + whereIn(&o.Paragraph)
			s.say("A second vote is asked for on %s, %s.", o.Slot.Field, where)
		}
	}
	return err
}

func writeVote(s *session, v *meeting.Vote) error {
	return writeObject(s.out, struct {
		Paragraph string  `json:"paragraph_id"`
		Title     *string `json:"title"`
		Position  int     `json:"position"`
		Field     string  `json:"field"`
		Target    *string `json:"target_id"`
		Annotator string  `json:"annotator"`
		Before    *string `json:"before"`
		After     string  `json:"after"`
	}{
		v.Paragraph.ID, orNull(v.Title), v.Paragraph.Position, v.Slot.Field, orNull(v.Slot.Target), v.Annotator, orNull(v.Before), v.After,
	})
}
