package main

import (
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/review"
	"plumbline/store"
)

// ofEvidence computes how far annotators marked the same words.
func (c *agreeCommand) ofEvidence(s *session) error {
	if c.By != "" || c.Resample != "" || c.Drafts || c.Rounds || len(c.Known) > 0 || c.Draws != 0 || c.Pairs != "" {
		return misused("--by, --recognised, --resample, --rounds, --drafts, --draws and --pairs do not go with --evidence.")
	}
	var all []review.Evidence
	err := s.read(c.Project, func(p *store.Project) error {
		f, err := c.evidenceFilter(s, p)
		if err != nil {
			return err
		}
		all, err = review.ReadEvidence(s, p, f)
		return err
	})
	if err != nil {
		return err
	}
	return c.tellEvidence(s, all)
}

func (c *agreeCommand) evidenceFilter(s *session, p *store.Project) (f review.EvidenceFilter, err error) {
	book, err := p.Codebook(s)
	if err != nil {
		return f, err
	}
	if f.Field = c.Field; c.Field != "" && book.Field(c.Field) == nil {
		return f, annotate.Fail(annotate.CodeNotFound, "plumb.no-field-of-options", "Field", c.Field)
	}
	if c.Target != "" {
		targets, err := p.Targets(s)
		if err != nil {
			return f, err
		}
		target, err := annotate.FindTarget(targets, c.Target)
		if err != nil {
			return f, err
		}
		f.Target = target.ID
	}
	if f.Articles, err = s.only(p, c.Only); err != nil {
		return f, err
	}
	f.Excluded, err = annotate.ReadExclusions(s, p)
	for _, e := range f.Excluded {
		s.say("%s", e.Words())
	}
	return f, err
}

// fieldResult is a measure of the spans of a question.
type fieldResult struct {
	Field string `json:"field"`
	unitizing.Result
}

func (c *agreeCommand) tellEvidence(s *session, all []review.Evidence) error {
	told := measurements{Results: []any{}}
	w := newWords(s.out)
	for _, e := range all {
		results, err := e.Summary(s, unitizing.DefaultGamma(c.Seed))
		if err != nil {
			return err
		}
		told.Units, told.Annotators = max(told.Units, len(e.Texts)), max(told.Annotators, len(e.Annotators))
		told.Ratings += e.Spans()
		for _, r := range results {
			told.Results = append(told.Results, fieldResult{e.Field, r})
		}
		w.line("%s: %s, %s, %s", e.Field, amount(len(e.Texts), "text"), amount(len(e.Annotators), "annotator"), amount(e.Spans(), "span"))
		w.line("")
		w.spans(results)
		w.line("")
	}
	if c.JSON {
		return writeObject(s.out, told)
	}
	if len(all) == 0 {
		w.line("No answer has words marked as its evidence.")
		return w.end()
	}
	w.line("%s", strings.Join([]string{
		"A text is a submitted paragraph, of a question per target one for each target.", spanFootnote(c.Seed),
	}, " "))
	return w.end()
}
