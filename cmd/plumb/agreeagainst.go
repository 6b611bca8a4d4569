package main

import (
	"fmt"
	"slices"
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/against"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

// ofModel compares a model with people.
func (c *agreeCommand) ofModel(s *session) error {
	switch {
	case c.By != "" || c.Rounds || c.Evidence || c.Pairs != "":
		return misused("--by, --rounds, --evidence and --pairs do not go with --against.")
	case !(c.Epsilon >= 0 && c.Epsilon < 1):
		return misused("--epsilon is a number from 0 to less than 1, such as 0.15, not %v.", c.Epsilon)
	}
	var all *review.Against
	var only choice
	err := s.read(c.Project, func(p *store.Project) error {
		f, of, err := c.evidenceFilter(s, p)
		if err != nil {
			return err
		}
		only = choice{of.Field, of.Target}
		f.Drafts = c.Drafts
		if f.Recognised, err = c.recognised(); err != nil {
			return err
		}
		models, err := review.ReadModels(s, p)
		if err != nil {
			return err
		}
		if !slices.Contains(models.Names(), c.Against) {
			return noModel(c.Against, models.Names())
		}
		all = models.Against(c.Against, f, c.draws(), c.Epsilon, func() bool { return s.Err() == nil })
		return s.Err()
	})
	if err != nil {
		return err
	}
	all.Questions = slices.DeleteFunc(all.Questions, func(q review.AgainstQuestion) bool { return !only.means(q.Question) })
	if c.JSON {
		return writeObject(s.out, againstJSON(s, all))
	}
	for _, e := range all.Excluded {
		s.say("%s", e.Words())
	}
	w := newWords(s.out)
	c.againstWords(w, all)
	return w.end()
}

func noModel(model string, known []string) error {
	if len(known) == 0 {
		return annotate.Fail(annotate.CodeNotFound, "model.none-at-all")
	}
	return annotate.Fail(annotate.CodeNotFound, "model.not-here", "Model", sentence.Quoted(model), "Models", sentence.Names(known))
}

// againstWords writes the model beside people: agreement, labels, probabilities, verdicts;
// of one question also everything behind them.
func (c *agreeCommand) againstWords(w *words, all *review.Against) {
	w.line("%s beside people: %s.", all.Model, all.Units.Words())
	if words, some := all.Words(); some {
		w.line("%s", words)
	}
	w.line("")
	w.row("question", "target", "alpha", "people with each other", "model with people", "", "with final", "n")
	for i := range all.Questions {
		for _, a := range all.Questions[i].Alphas {
			w.row(a.Question.Label, a.Question.TargetName, string(a.Level)+whatSuffix(a.What), bandWords(a.Band), figure(a.Median),
				a.BandWords().String(), value(a.Final), fmt.Sprint(a.Final.N))
		}
	}
	w.line("")
	w.row("question", "target", "labels", "accuracy", "95 % interval", "n", "macro F1", "95 % interval", "")
	for i := range all.Questions {
		q := &all.Questions[i]
		w.row(
			q.Question.Label,
			q.Question.TargetName,
			fmt.Sprint(q.Labels),
			figure(q.Accuracy.Value),
			bounds(q.Accuracy),
			fmt.Sprint(q.Accuracy.N),
			figure(q.MacroF1.Value),
			bounds(q.MacroF1),
			q.ReferenceWords().String(),
		)
	}
	w.line("")
	w.row("question", "target", "cross entropy", "least possible", "distance to votes", "n", "calibration error", "n", "")
	for i := range all.Questions {
		q := &all.Questions[i]
		why := ""
		if q.Soft.CrossEntropy.Value == nil {
			why = q.Soft.CrossEntropy.Reason.String()
		}
		if words, some := q.RaisedWords(); some {
			why = words.String()
		}
		w.row(
			q.Question.Label,
			q.Question.TargetName,
			figure(q.Soft.CrossEntropy.Value),
			figure(q.Soft.Least.Value),
			figure(q.Soft.Distance.Value),
			fmt.Sprint(q.Soft.Distance.N),
			figure(q.Calibration.Error.Value),
			fmt.Sprint(q.Calibration.Error.N),
			why,
		)
	}
	w.line("")
	for i := range all.Questions {
		q := &all.Questions[i]
		w.line("%s: %s", questionWords(q.Question, review.Everything), q.VerdictWords())
		if words, some := q.AbsentWords(); some {
			w.line("  %s", words)
		}
		if c.Field != "" {
			againstDetail(w, q)
		}
	}
	w.line("")
	w.line("By the alternative annotator test (arXiv 2501.10970): epsilon %s, false discovery rate %v, half of the people to be beaten.",
		strconv.FormatFloat(all.Epsilon, 'g', -1, 64), against.FalseDiscovery)
	part := partOf(c.Resample)
	if c.Draws > 0 {
		w.line(
			"Intervals %s; those of accuracy, F1 and what is of probabilities from leaving out each %s in turn.",
			c.intervalSource(part),
			part,
		)
	} else {
		w.line("Intervals %s.", c.intervalSource(part))
	}
	if words, ok := all.EventWords(c.draws()); ok {
		w.line("%s", words)
	}
}

// againstDetail writes everything about one question.
func againstDetail(w *words, q *review.AgainstQuestion) {
	for _, a := range q.Alphas {
		w.line("")
		w.row("alpha with", "", "value", "95 % interval", "n", "")
		for _, r := range append(slices.Clone(a.With), a.Final) {
			of := "final"
			if len(r.Pair) == 2 && r.Pair[1] != of {
				of = r.Pair[0]
			}
			w.row(of, string(a.Level)+whatSuffix(a.What), value(r), interval(r), fmt.Sprint(r.N), r.Reason.String())
		}
	}
	w.line("")
	w.row("label", "precision", "recall", "F1", "given", "of")
	for _, l := range q.ByLabel {
		w.row(l.Label, figure(l.Precision), figure(l.Recall), figure(&l.F1), fmt.Sprint(l.Given), fmt.Sprint(l.Support))
	}
	if q.Calibration.Error.Value != nil {
		w.line("")
		w.row("as sure as", "n", "sure", "right")
		for _, b := range q.Calibration.Bins {
			w.row(fmt.Sprintf("%.1f to %.1f", b.From, b.To), fmt.Sprint(b.N), figure(b.Confidence), figure(b.Accuracy))
		}
	}
	if len(q.StandIn.People)+len(q.StandIn.Untested) > 0 {
		w.line("")
		w.row("person", "n", "model has the advantage", "person has it", "test", "p", "beaten")
		for _, p := range q.StandIn.People {
			w.row(
				p.Annotator,
				fmt.Sprint(p.N),
				figure(&p.Model),
				figure(&p.Person),
				string(p.Test),
				fmt.Sprintf("%.4f", p.P),
				beaten(p.Won),
			)
		}
		for _, who := range q.StandIn.Untested {
			w.row(who, "", "", "", "", "", fmt.Sprintf("fewer than %d paragraphs", against.LeastOf))
		}
	}
}

func beaten(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func whatSuffix(what review.What) string {
	if words, ok := whatWords[what]; ok {
		return ", " + words
	}
	return ""
}

func bandWords(b review.Band) string {
	if b.Low == nil {
		return "undefined"
	}
	return fmt.Sprintf("%s to %s (%s)", figure(b.Low), figure(b.High), amount(b.Pairs, "pair"))
}

func figure(v *float64) string {
	if v == nil {
		return "undefined"
	}
	return fmt.Sprintf("%.3f", *v)
}

func bounds(n against.Number) string {
	if n.CI95 == nil {
		return ""
	}
	return fmt.Sprintf("%.3f to %.3f", n.CI95[0], n.CI95[1])
}

// againstObject is what agree --against writes as JSON.
type againstObject struct {
	AsOf       *freezeTold      `json:"as_of,omitempty"`
	Model      string           `json:"model"`
	Paragraphs int              `json:"paragraphs"`
	Wholes     int              `json:"wholes"`
	Outdated   int              `json:"labels_of_another_meaning"`
	Epsilon    float64          `json:"epsilon"`
	Questions  []againstOfField `json:"questions"`
}

type againstOfField struct {
	Field        string               `json:"field"`
	Target       *string              `json:"target"`
	TargetID     *string              `json:"target_id"`
	Meaning      int                  `json:"meaning"`
	Labels       int                  `json:"labels"`
	Absent       int                  `json:"without_model"`
	Alone        int                  `json:"without_people"`
	Reference    string               `json:"reference"`
	Ties         int                  `json:"ties"`
	Accuracy     against.Number       `json:"accuracy"`
	MacroF1      against.Number       `json:"macro_f1"`
	ByLabel      []against.LabelScore `json:"by_label"`
	Alpha        []againstAlpha       `json:"alpha"`
	CrossEntropy against.Number       `json:"cross_entropy"`
	Least        against.Number       `json:"entropy_of_votes"`
	Raised       int                  `json:"raised"`
	Distance     against.Number       `json:"distance_to_votes"`
	Calibration  against.Number       `json:"calibration_error"`
	Bins         []against.Bin        `json:"calibration_bins"`
	StandIn      against.StandIn      `json:"stand_in"`
}

type againstAlpha struct {
	What   review.What        `json:"what,omitempty"`
	Level  agreement.Level    `json:"level"`
	People againstBand        `json:"people"`
	Median *float64           `json:"median_with_people"`
	With   []agreement.Result `json:"with_people"`
	Final  agreement.Result   `json:"with_final"`
}

type againstBand struct {
	Low    *float64 `json:"low"`
	Median *float64 `json:"median"`
	High   *float64 `json:"high"`
	Pairs  int      `json:"n"`
}

func againstJSON(s *session, all *review.Against) againstObject {
	object := againstObject{
		AsOf: s.frozen(), Model: all.Model, Paragraphs: all.Units.All, Wholes: all.Units.Wholes,
		Outdated: all.Outdated, Epsilon: all.Epsilon,
		Questions: []againstOfField{},
	}
	for i := range all.Questions {
		q := &all.Questions[i]
		o := againstOfField{
			Field:        q.Question.Field,
			Target:       orNull(q.Question.TargetName),
			TargetID:     orNull(q.Question.Target),
			Meaning:      q.Question.Meaning,
			Labels:       q.Labels,
			Absent:       q.Absent,
			Alone:        q.Alone,
			Reference:    "majority",
			Ties:         q.Ties,
			Accuracy:     q.Accuracy,
			MacroF1:      q.MacroF1,
			ByLabel:      q.ByLabel,
			CrossEntropy: q.Soft.CrossEntropy,
			Least:        q.Soft.Least,
			Raised:       q.Soft.Raised,
			Distance:     q.Soft.Distance,
			Calibration:  q.Calibration.Error,
			Bins:         q.Calibration.Bins,
			StandIn:      q.StandIn,
		}
		if q.Final {
			o.Reference = "final"
		}
		for _, a := range q.Alphas {
			o.Alpha = append(o.Alpha, againstAlpha{a.What, a.Level, againstBand(a.Band), a.Median, a.With, a.Final})
		}
		object.Questions = append(object.Questions, o)
	}
	return object
}
