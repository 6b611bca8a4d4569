package main

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

// toFinal makes the majorities of a project final.
func (c *consensusCommand) toFinal(s *session) error {
	if err := c.checkFinal(); err != nil {
		return err
	}
	awaitIdle := func(p *store.Project) error {
		book, err := p.Codebook(s)
		if err != nil {
			return err
		}
		if f := book.Field(c.Field); c.Field != "" && (f == nil || !f.Choosable()) {
			return annotate.Fail(annotate.CodeNotFound, "plumb.no-field-of-options", "Field", sentence.Quoted(c.Field))
		}
		pen, err := s.pen(p, c.As)
		if err != nil {
			return err
		}
		articles, err := s.only(p, c.Only)
		if err != nil {
			return err
		}
		filter := review.Filter{Drafts: c.Drafts, Articles: articles}
		found, err := adjudicate.Decide(s, p, pen, adjudicate.Where(c.Where), adjudicate.Sieve{Field: c.Field}, filter)
		if err != nil {
			return err
		}
		if !c.DryRun && len(found.Entries) > 0 {
			if err := c.writeFinal(s, p, pen, found.Entries); err != nil {
				return err
			}
		}
		c.sayFinal(s, found)
		return nil
	}
	if c.DryRun {
		return s.read(c.Project, awaitIdle)
	}
	return s.change(c.Project, awaitIdle)
}

func (c *consensusCommand) checkFinal() error {
	where := []adjudicate.Where{adjudicate.WhereUnanimous, adjudicate.WhereMajority}
	switch {
	case c.To != string(annotate.LayerFinal):
		return misused("--to is final, not %s.", c.To)
	case c.Project == "" || c.Table != "":
		return misused("--to final goes with a project; a table has no final answers.")
	case c.Method != "" && c.Method != byMajority, c.Target != "", c.JSON:
		return misused("--to final takes the strict majority of every target; leave --method, --target and --json out.")
	case !slices.Contains(where, adjudicate.Where(c.Where)):
		return misused("--where is unanimous or majority, not %s.", c.Where)
	}
	if err := annotate.CheckAnnotatorID(c.As); err != nil {
		return misused("Say who decides so with --as LEAD: %v", err)
	}
	return nil
}

// writeFinal writes the entries as one action of a person, who joins if they
// are new.
func (c *consensusCommand) writeFinal(s *session, p *store.Project, pen *annotate.Pen, entries []annotate.Entry) error {
	people, err := p.Annotators(s)
	if err != nil {
		return err
	}
	if !slices.Contains(people, c.As) {
		key := annotate.Key{Kind: annotate.KindPerson, Subject: c.As, Field: annotate.PersonJoined}
		entries = append(entries, pen.Write(key, annotate.Yes, "", annotate.OriginAnnotator))
	}
	return p.Append(s, entries...)
}

func (c *consensusCommand) sayFinal(s *session, found *adjudicate.Decided) {
	verb := "became final"
	if c.DryRun {
		verb = "would become final"
	}
	s.say("%s to questions on %s %s: %d unanimous, %d by majority.", amount(found.Answers, "answer"), found.Units.Words(),
		verb, found.Unanimous, found.Answers-found.Unanimous)
	if found.Before > 0 {
		s.say("%s decided before and left as they are.", were(found.Before))
	}
	if found.Left > 0 {
		s.say("%s left to be decided by a person.", are(found.Left))
	}
}

func were(n int) string {
	if n == 1 {
		return "1 question was"
	}
	return amount(n, "question") + " were"
}

func are(n int) string {
	if n == 1 {
		return "1 question is"
	}
	return amount(n, "question") + " are"
}
