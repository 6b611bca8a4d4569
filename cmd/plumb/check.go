package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

type checkCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	Repair  string `placeholder:"FILE" help:"Write what can be read of the project, row by row, to a new one."`
	JSON    bool   `name:"json" help:"One JSON object a line: code, where, message, note."`
}

// Run looks the project over and ends with exit code 1 if it finds a problem.
// A note is worth knowing and no problem.
func (c *checkCommand) Run(s *session) error {
	if c.Repair != "" {
		return c.repair(s)
	}
	var found []store.Problem
	err := s.read(c.Project, func(p *store.Project) (err error) {
		found, err = p.Check(s)
		return err
	})
	var failed *annotate.Error
	if errors.As(err, &failed) && (failed.Code == annotate.CodeDamaged || failed.Code == annotate.CodeAltered) {
		// What cannot even be opened or read to the end is what was looked for.
		found = append(found, store.Problem{Code: failed.Code, Where: c.Project, Message: failed.Message})
	} else if err != nil {
		return err
	}
	if err := c.write(s, found); err != nil {
		return err
	}
	problems := 0
	for _, f := range found {
		if !f.Note {
			problems++
		}
	}
	if problems == 0 {
		s.say("No problems found in %s.", c.Project)
		return nil
	}
	s.say("Found %s in %s. Keep the file as it is and go on with your newest copy, or salvage it:\n  plumb check %s --repair FILE",
		amount(problems, "problem"), c.Project, sentence.Argument(c.Project))
	return errProblems
}

func (c *checkCommand) write(s *session, found []store.Problem) error {
	out := bufio.NewWriter(s.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, f := range found {
		switch {
		case c.JSON:
			_ = enc.Encode(struct { // Flush tells of a failure
				Code    string `json:"code"`
				Where   string `json:"where"`
				Message string `json:"message"`
				Note    bool   `json:"note"`
			}{f.Code, f.Where, f.Message.String(), f.Note})
		case f.Note:
			s.say("Note: %s", subjectOf(f))
		default:
			_, _ = fmt.Fprintln(out, sentence.VisibleLines(subjectOf(f)))
		}
	}
	return out.Flush()
}

// subjectOf returns what a problem is about, as written before what is wrong with it.
func subjectOf(f store.Problem) string {
	if f.Where == "" {
		return f.Message.String()
	}
	return sentence.Visible(f.Where) + ": " + f.Message.String()
}
