package main

import (
	"fmt"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

// choice is the part of a project that is meant.
type choice struct{ field, target string }

// chosen reads the answers of a project and the part that is meant.
func (s *session) chosen(path, field, target string, drafts bool, words ...string) (*review.Answers, review.Filter, choice, error) {
	var answers *review.Answers
	only := choice{field: field}
	var articles []string
	err := s.read(path, func(p *store.Project) error {
		book, err := p.Codebook(s)
		if err != nil {
			return err
		}
		if target != "" {
			targets, err := p.Targets(s)
			if err != nil {
				return err
			}
			found, err := annotate.FindTarget(targets, target)
			if err != nil {
				return err
			}
			only.target = found.ID
		}
		if f := book.Field(field); field != "" && f != nil && target != "" && !f.PerTarget {
			return annotate.Fail(annotate.CodeInvalid, "plumb.not-per-target", "Field", field)
		}
		if articles, err = s.only(p, words); err != nil {
			return err
		}
		if answers, err = review.Read(s, p); err != nil {
			return err
		}
		excluded, err := annotate.ReadExclusions(s, p)
		answers.Exclude(excluded)
		for _, e := range answers.Excluded() {
			s.say("%s", e.Words())
		}
		if err != nil {
			return err
		}
		seats, err := annotate.ReadSeats(s, p)
		answers.Seat(seats)
		if words, some := answers.Seats().Words(); some {
			s.say("%s", words)
		}
		return err
	})
	if err != nil {
		return nil, review.Filter{}, only, err
	}
	f := review.Filter{Drafts: drafts, Articles: articles}
	return answers, f, only, known(answers.Ratings(f), field)
}

// known refuses a field that has no agreement.
func known(ratings []review.Ratings, field string) error {
	var fields []string
	for _, r := range ratings {
		if !slices.Contains(fields, r.Question.Field) {
			fields = append(fields, r.Question.Field)
		}
	}
	if field == "" || slices.Contains(fields, field) {
		return nil
	}
	return annotate.Fail(annotate.CodeNotFound, "plumb.no-labels", "Field", sentence.Quoted(field), "Fields", sentence.Names(fields))
}

func (c choice) means(q review.Question) bool {
	return (c.field == "" || c.field == q.Field) && (c.target == "" || c.target == q.Target)
}

// ofProject computes agreement on the questions of a project.
func (c *agreeCommand) ofProject(s *session) error {
	if c.Resample != "" && c.Resample != "articles" && c.Resample != "paragraphs" {
		return misused("--resample is articles or paragraphs, not %s.", c.Resample)
	}
	if c.Evidence {
		return c.ofEvidence(s)
	}
	answers, filter, only, err := s.chosen(c.Project, c.Field, c.Target, c.Drafts, c.Only...)
	if err != nil {
		return err
	}
	if filter.Recognised, err = c.recognised(); err != nil {
		return err
	}
	if c.Rounds {
		return c.ofRounds(s, answers, filter, only)
	}
	groups, err := s.groups(c.Project, c.By, answers.Annotators())
	if err != nil {
		return err
	}
	o := answers.Overview(filter)
	o.Rows = slices.DeleteFunc(o.Rows, func(r review.Row) bool { return !only.means(r.Question) })
	if c.JSON {
		return c.projectJSON(s, o, groups, answers.Excluded())
	}
	if o = o.WithIntervals(c.draws(), func() bool { return s.Err() == nil }); o == nil {
		return s.Err()
	}
	w := newWords(s.out)
	w.line(
		"%s, %s by two annotators or more; %s",
		amount(o.Paragraphs, "paragraph"),
		labelled(o.Doubly),
		amount(len(o.Annotators), "annotator"),
	)
	w.line("")
	if err := c.projectWords(s, w, o); err != nil {
		return err
	}
	if c.By != "" {
		if err := c.groupWords(s, w, o, groups); err != nil {
			return err
		}
	}
	bothWaysWords(w, answers.Excluded(), answers.BothWays(o, filter, c.draws(), func() bool { return s.Err() == nil }))
	laterWords(w, answers.Later(filter), only)
	for _, words := range append(o.Unusable.Words(), o.Presets.Words()...) {
		w.line("")
		w.line("%s", words)
	}
	w.line("")
	c.methodWords(w, o)
	return w.end()
}

// methodWords writes what intervals stand on.
func (c *agreeCommand) methodWords(w *words, o *review.Overview) {
	w.line("Intervals %s.", c.intervalSource(partOf(c.Resample)))
	if words, ok := o.EventWords(c.draws()); ok {
		w.line("%s", words)
	}
}

func (c *agreeCommand) draws() review.Draws {
	return review.Draws{Times: c.Draws, Seed: c.Seed, Paragraphs: c.Resample == "paragraphs"}
}

// bothWaysWords writes every row without those who are left out and with them.
func bothWaysWords(w *words, excluded []annotate.Exclusion, rows []review.BothWays) {
	if len(rows) == 0 {
		return
	}
	w.line("")
	for _, e := range excluded {
		w.line("The answers of %s do not count: %s. With them too:", e.Annotator, sentence.Quoted(e.Reason))
	}
	w.line("")
	w.row("question", "target", "without", "95 % interval", "n", "with", "95 % interval", "n", "")
	for i := range rows {
		b := &rows[i]
		w.row(b.Row.Question.Label, b.Row.Question.TargetName, value(b.Without), interval(b.Without), fmt.Sprint(b.Without.N),
			value(b.With), interval(b.With), fmt.Sprint(b.With.N), rowWords(&b.Row))
	}
}

// laterWords returns how many answers do not count, because of a reveal.
func laterWords(w *words, later []review.Later, only choice) {
	later = slices.DeleteFunc(later, func(l review.Later) bool { return !only.means(l.Question) })
	if len(later) > 0 {
		w.line("")
		w.line("%s left out: given after others' answers to the paragraph were shown.", amount(len(later), "answer"))
	}
}

func labelled(n int) string {
	if n == 0 {
		return "none of them labelled"
	}
	return fmt.Sprintf("%d of them labelled", n)
}

func partOf(resample string) string {
	if resample == "paragraphs" {
		return "single paragraph"
	}
	return "whole article"
}

// projectWords writes a row for each question, or everything about one field.
func (c *agreeCommand) projectWords(s *session, w *words, o *review.Overview) error {
	w.row("question", "target", "meaning", "alpha", "value", "95 % interval", "n", "articles", "")
	for i := range o.Rows {
		r := &o.Rows[i]
		w.row(r.Question.Label, r.Question.TargetName, fmt.Sprint(r.Question.Meaning), string(r.Level), value(r.Alpha), interval(r.Alpha),
			fmt.Sprint(r.Alpha.N), fmt.Sprint(r.Alpha.Articles), remarks(r))
	}
	if c.Field == "" {
		for _, a := range o.Attention() {
			w.line("")
			w.line("%s", attention(a))
		}
		return nil
	}
	for i := range o.Rows {
		if err := s.Err(); err != nil {
			return err
		}
		r := &o.Rows[i]
		w.line("")
		w.line("%s", questionWords(r.Question, r.What))
		w.results(r.Summary(c.draws(), c.Pairs != ""))
		if strict := review.StrictWords(r.Strict()); strict.Key() != "" {
			w.line("%s", strict)
		}
	}
	return nil
}

// remarks lists what is particular about a row.
func remarks(r *review.Row) string {
	var said []string
	if words, ok := whatWords[r.What]; ok {
		said = append(said, words+".")
	}
	if r.Question.Guessed && r.Answers > 0 {
		said = append(said, fmt.Sprintf("%d of %s as the layout guessed.", r.AtGuess, amount(r.Answers, "answer")))
	}
	if words := r.BesideWords().String(); words != "" {
		said = append(said, words)
	}
	if !r.Question.InForce {
		said = append(said, "Not asked like this any more.")
	}
	if r.Dominant != "" {
		said = append(said, fmt.Sprintf("%s is more than 85 %% of the answers: percent agreement %s.", r.Dominant, withAC1(r)))
	}
	if r.Unknown > 0 {
		said = append(said, fmt.Sprintf("%s left out that the codebook does not know.", amount(r.Unknown, "answer")))
	}
	return strings.Join(append(said, r.Alpha.Reason.String()), " ")
}

func withAC1(r *review.Row) string {
	said := withBounds(*r.Agreed)
	if r.AC1 != nil {
		said += ", AC1 " + withBounds(*r.AC1)
	}
	return said
}

// withBounds is a value with what must stand beside it.
func withBounds(r agreement.Result) string {
	if r.CI95 == nil {
		return fmt.Sprintf("%s (n %d)", value(r), r.N)
	}
	return fmt.Sprintf("%s (%s, n %d)", value(r), interval(r), r.N)
}

var whatWords = map[review.What]string{
	review.Addressed:         "Of those who saw the target",
	review.AbsentOrAddressed: "Addressed or not",
	review.Seen:              "Of those who saw any",
}

func questionWords(q review.Question, what review.What) string {
	said := q.Label
	if q.TargetName != "" {
		said += ", " + q.TargetName
	}
	if words, ok := whatWords[what]; ok {
		said += " (" + strings.ToLower(words) + ")"
	}
	return said
}

// attention says what needs the lead.
func attention(a review.Attention) string {
	where := questionWords(a.Question, a.What)
	if a.Kind != review.LowestField {
		return a.Words(where, func(label string) string { return label }, nil).String()
	}
	said := fmt.Sprintf("%s has the lowest lower bound (%.3f).", where, a.Alpha.CI95[0])
	if a.First != "" {
		said += fmt.Sprintf(" Most often %s meets %s: %d of %d collisions.", a.First, a.Second, a.Times, a.All)
	}
	return said
}

// projectResult is a result with the question that it is about.
type projectResult struct {
	Field    string      `json:"field"`
	Target   *string     `json:"target"`
	TargetID *string     `json:"target_id"`
	Meaning  int         `json:"meaning"`
	What     review.What `json:"what,omitempty"`
	Beside   int         `json:"beside_the_scale,omitempty"` // answers left out for having no place in the order
	agreement.Result
}

func (c *agreeCommand) projectJSON(s *session, o *review.Overview, groups map[string]string, excluded []annotate.Exclusion) error {
	all := measurements{AsOf: s.frozen(), Units: o.Paragraphs, Annotators: len(o.Annotators), Excluded: excluded, Results: []any{}}
	if !o.Presets.None() {
		all.Presets = &o.Presets
	}
	if o.Unusable.Paragraphs > 0 {
		all.Unusable = &o.Unusable
	}
	slices.SortStableFunc(o.Rows, review.InOrder)
	for i := range o.Rows {
		if err := s.Err(); err != nil {
			return err
		}
		r := &o.Rows[i]
		all.Ratings += r.OwnRatings()
		results := r.Summary(c.draws(), c.Pairs != "")
		if c.By != "" {
			results = append(results, r.Groups(groups, c.draws())...)
		}
		for _, result := range results {
			all.Results = append(all.Results, projectResult{
				Field: r.Question.Field, Target: orNull(r.Question.TargetName), TargetID: orNull(r.Question.Target),
				Meaning: r.Question.Meaning, What: r.What, Beside: r.Beside(), Result: result,
			})
		}
	}
	return writeObject(s.out, all)
}

// recognised checks which ways of recognising an outlet are meant; nil is all.
func (c *agreeCommand) recognised() ([]string, error) {
	for _, option := range c.Known {
		if !slices.Contains(annotate.Recognised(), option) {
			return nil, misused("--recognised takes %s, not %s.", strings.Join(annotate.Recognised(), ", "), option)
		}
	}
	return c.Known, nil
}
