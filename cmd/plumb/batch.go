package main

import (
	"fmt"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/annotate/team"
	"plumbline/store"
)

type batchCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	Name    string `arg:"" optional:"" name:"BATCH" help:"The batch. Without it: all are listed."`
	Close   bool   `xor:"to" help:"Let annotators see others' answers to its paragraphs that they have submitted."`
	Reopen  bool   `xor:"to" help:"Let them see these no longer."`
}

// Run closes or reopens a batch, or lists them.
func (c *batchCommand) Run(s *session) error {
	switch {
	case c.Name == "" && (c.Close || c.Reopen):
		return misused("Name the batch to be closed or reopened.")
	case c.Name != "" && !c.Close && !c.Reopen:
		return misused(
			"Say what to do with the batch: --close or --reopen. Articles come into it by plumb assign or plumb article --batch.",
		)
	case c.Name == "":
		return c.list(s)
	}
	return s.change(c.Project, func(p *store.Project) error { return c.decide(s, p) })
}

func (c *batchCommand) decide(s *session, p *store.Project) error {
	batches, err := p.Batches(s)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(batches, func(b annotate.Batch) bool { return b.Name == c.Name })
	if at < 0 || batches[at].Articles == 0 {
		return annotate.Fail(
			annotate.CodeNotFound,
			"plumb.no-batch",
			"Batch",
			sentence.Quoted(c.Name),
			"Argument",
			sentence.Argument(c.Project),
		)
	}
	value := ""
	if c.Close {
		value = annotate.Yes
	}
	written, err := s.decide(p, team.BatchFact(c.Name, annotate.BatchClosed, value))
	switch {
	case err != nil:
		return err
	case written == 0:
		s.say("Nothing changed: it stands so already.")
	case c.Close:
		s.say(
			"The batch %s (%s) is closed: annotators may see others' answers to the paragraphs they have submitted.",
			c.Name,
			amount(batches[at].Articles, "article"),
		)
	default:
		s.say("The batch %s is open again: annotators see nothing of others in it.", c.Name)
	}
	return nil
}

func (c *batchCommand) list(s *session) error {
	return s.read(c.Project, func(p *store.Project) error {
		batches, err := p.Batches(s)
		if err != nil {
			return err
		}
		if len(batches) == 0 {
			s.say("The project has no batches; articles come into one by plumb assign or plumb article --batch.")
			return nil
		}
		frames, err := p.Frames(s)
		if err != nil {
			return err
		}
		w := newWords(s.out)
		heading := []string{"batch", "articles", ""}
		if len(frames) > 0 {
			heading = append(heading, "found by")
		}
		w.row(heading...)
		for _, b := range batches {
			state := "open"
			if b.Closed {
				state = "closed"
			}
			row := []string{b.Name, fmt.Sprint(b.Articles), state}
			if len(frames) > 0 {
				row = append(row, foundBy(frames, b.Name))
			}
			w.row(row...)
		}
		return w.end()
	})
}

// foundBy tells by what the articles of a batch were found, how many there were, and when;
// "" if somebody chose them.
func foundBy(frames []annotate.Frame, batch string) string {
	for _, f := range slices.Backward(frames) {
		if f.Batch == batch {
			return fmt.Sprintf("%s (%s with %s, %s)", f.Query, amount(f.Articles, "article"), f.Units().Words(),
				f.At.Format("2006-01-02"))
		}
	}
	return ""
}
