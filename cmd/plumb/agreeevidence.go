package main

import (
	"fmt"
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
		f, of, err := c.evidenceFilter(s, p)
		if err != nil {
			return err
		}
		excluded, err := annotate.ReadExclusions(s, p)
		if err != nil {
			return err
		}
		for _, e := range excluded {
			s.say("%s", e.Words())
		}
		all, err = review.ReadEvidence(s, p, f, of, excluded)
		return err
	})
	if err != nil {
		return err
	}
	return c.tellEvidence(s, all)
}

func (c *agreeCommand) evidenceFilter(s *session, p *store.Project) (f review.Filter, of review.OfQuestion, err error) {
	book, err := p.Codebook(s)
	if err != nil {
		return f, of, err
	}
	if of.Field = c.Field; c.Field != "" && book.Field(c.Field) == nil {
		return f, of, annotate.Fail(annotate.CodeNotFound, "plumb.no-field-of-options", "Field", c.Field)
	}
	if c.Target != "" {
		targets, err := p.Targets(s)
		if err != nil {
			return f, of, err
		}
		target, err := annotate.FindTarget(targets, c.Target)
		if err != nil {
			return f, of, err
		}
		of.Target = target.ID
	}
	if f.Articles, err = s.only(p, c.Only); err != nil {
		return f, of, err
	}
	return f, of, nil
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
		told.Results = append(told.Results, apartResult(e))
		w.line("%s: %s, %s, %s", e.Label, amount(len(e.Texts), "text"), amount(len(e.Annotators), "annotator"), amount(e.Spans(), "span"))
		w.line("")
		w.spans(results, e.Shown)
		w.line("")
		w.apart(e.Apart, e.Shown)
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

// disjointResult is how many pairs of annotators gave the same label and marked words that
// have nothing in common, beside the measures of spans.
type disjointResult struct {
	Field     string   `json:"field"`
	Statistic string   `json:"statistic"`
	Value     *float64 `json:"value"`
	N         int      `json:"n"`
	Disjoint  int      `json:"disjoint"`
}

func apartResult(e review.Evidence) disjointResult {
	r := disjointResult{Field: e.Field, Statistic: "same_label_disjoint_words", N: e.Apart.Pairs, Disjoint: e.Apart.Disjoint}
	if share, some := e.Apart.Share(); some {
		r.Value = &share
	}
	return r
}

// apart writes where annotators gave the same label and marked other words.
func (w *words) apart(a review.Apart, shown func(label string) string) {
	w.line("%s", a.Words())
	w.line("")
	if len(a.List) == 0 {
		return
	}
	w.row("article", "title", "paragraph", "label", "pairs", "words")
	for _, l := range a.List {
		marked := make([]string, len(l.By))
		for i, by := range l.By {
			marked[i] = by.Annotator + " " + strings.Join(by.Quoted(), " ")
		}
		w.row(l.Article.ID[:12], l.Article.Title, fmt.Sprint(l.Position), shown(l.Label),
			fmt.Sprintf("%d of %d", l.Disjoint, l.Pairs), strings.Join(marked, "; "))
	}
	w.line("")
}
