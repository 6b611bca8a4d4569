package main

import (
	"slices"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/consensus"
	"plumbline/annotate/review"
)

type consensusCommand struct {
	Project string   `arg:"" optional:"" name:"PROJECT" help:"The project. Or give a table of anyone's with --table."`
	Field   string   `placeholder:"QUESTION" help:"The question of the project's codebook."`
	Target  string   `placeholder:"TARGET" help:"Only this target, by its name, an alias or its id."`
	Drafts  bool     `help:"Count paragraphs that are not submitted too."`
	Only    []string `sep:"none" placeholder:"COLUMN=VALUE" help:"Only articles of which this is known: event, stratum, batch, outlet, or a column of the project. Repeat for more; values of one column are alternatives."`
	tableFlags
	Method string `placeholder:"majority|dawid-skene|mace" help:"How to make one answer of several. Of sets, each label is decided for itself."`
	Seed   uint64 `default:"1" help:"MACE starts from random numbers; the same seed gives the same answers."`
	To     string `placeholder:"final" help:"Make the answers final, instead of printing them. Goes with --where and --as; what was decided before stays."`
	Where  string `placeholder:"unanimous|majority" help:"Which become final: those that all annotators gave, two or more; or those that more than half gave."`
	As     string `placeholder:"LEAD" help:"Who decides so: a short id."`
	DryRun bool   `help:"With --to: say what would become final, and write nothing."`
	JSON   bool   `name:"json" help:"One JSON object: method, units, and what the method learned."`
}

// The methods.
const (
	byMajority   = "majority"
	byDawidSkene = "dawid-skene"
	byMACE       = "mace"
)

// Run makes one answer of several annotators' labels.
func (c *consensusCommand) Run(s *session) error {
	if c.To != "" {
		return c.toFinal(s)
	}
	if err := c.checkMethod(); err != nil {
		return err
	}
	if c.Table != "" && c.Type == "" {
		c.Type = string(agreement.Nominal)
	}
	if err := c.oneSource(c.Project); err != nil {
		return err
	}
	if c.Table == "" {
		return c.ofProject(s)
	}
	if c.Field != "" || c.Target != "" || c.Drafts || len(c.Only) > 0 {
		return misused("--field, --target, --drafts and --only go with a project; a table has only annotators, units and labels.")
	}
	return c.ofTable(s)
}

// ofTable decides about the units of a table of anyone's.
func (c *consensusCommand) ofTable(s *session) error {
	labels, err := c.read(s, true)
	if err != nil {
		return err
	}
	votes := make([]consensus.Vote, len(labels.Ratings))
	for i, r := range labels.Ratings {
		votes[i] = consensus.Vote(r)
	}
	units := make([]unitVerdict, len(labels.Units))
	for u := range units {
		units[u].Unit = labels.Units[u]
	}
	made, err := c.decide(labels.Annotators, labels.Scheme, votes, units)
	if err != nil {
		return err
	}
	if len(votes) == 0 {
		s.say("No labels yet.")
	}
	if c.JSON {
		return writeObject(s.out, made)
	}
	w := newWords(s.out)
	made.words(w)
	return w.end()
}

// checkMethod refuses what goes only with final answers, and an unknown method.
func (c *consensusCommand) checkMethod() error {
	switch {
	case c.Where != "" || c.As != "" || c.DryRun:
		return misused("--where, --as and --dry-run go with --to final.")
	case c.Method == "":
		return misused("Name the method with --method majority, dawid-skene or mace.")
	case !slices.Contains([]string{byMajority, byDawidSkene, byMACE}, c.Method):
		return misused("--method is majority, dawid-skene or mace, not %s.", c.Method)
	}
	return nil
}

// ofProject decides about the paragraphs of a project, question by question.
func (c *consensusCommand) ofProject(s *session) error {
	if c.Field == "" {
		return misused("Name the question of the project with --field QUESTION.")
	}
	answers, filter, only, err := s.chosen(c.Project, c.Field, c.Target, c.Drafts, c.Only...)
	if err != nil {
		return err
	}
	all := struct {
		Method  string   `json:"method"`
		Results []*model `json:"results"`
	}{c.Method, []*model{}}
	for _, q := range answers.Votes(filter) {
		if !only.means(q.Question) {
			continue
		}
		if err := s.Err(); err != nil {
			return err
		}
		made, err := c.ofQuestion(&q)
		if err != nil {
			return err
		}
		made.Annotators = slices.DeleteFunc(made.Annotators, func(m annotatorModel) bool {
			return slices.Contains(answers.Seats(), m.Annotator)
		})
		all.Results = append(all.Results, made)
	}
	if c.JSON {
		return writeObject(s.out, all)
	}
	w := newWords(s.out)
	for i, made := range all.Results {
		if i > 0 {
			w.line("")
		}
		w.line("%s", made.title)
		made.words(w)
	}
	return w.end()
}

func (c *consensusCommand) ofQuestion(q *review.Votes) (*model, error) {
	units := make([]unitVerdict, len(q.Units))
	for u, p := range q.Units {
		units[u] = unitVerdict{Unit: p.Paragraph, Article: p.Article.ID, Position: p.Position, title: p.Article.Title}
	}
	made, err := c.decide(q.Annotators, q.Scheme, q.Votes, units)
	if err != nil {
		return nil, err
	}
	made.Field, made.Meaning = q.Question.Field, q.Question.Meaning
	made.Target, made.TargetID = orNull(q.Question.TargetName), orNull(q.Question.Target)
	made.title = questionWords(q.Question, review.Everything)
	return made, nil
}

// decide lets the method decide.
func (c *consensusCommand) decide(
	annotators []string,
	scheme *agreement.Scheme,
	votes []consensus.Vote,
	units []unitVerdict,
) (*model, error) {
	v, err := consensus.NewVotes(len(annotators), len(units), scheme.Len(), votes)
	if err != nil {
		return nil, err
	}
	made := &model{Method: c.Method, Units: units}
	if scheme.Scale() == agreement.Set {
		c.decideSets(made, scheme, v)
		return made, nil
	}
	var verdicts []consensus.Verdict
	switch {
	case len(votes) == 0 || c.Method == byMajority: // without votes there is nothing to learn
		verdicts = consensus.Majority(v)
	case c.Method == byDawidSkene:
		m := consensus.DawidSkene(v)
		verdicts = m.Verdicts
		made.learned(m.Converged, m.Rounds, m.LogLikelihood)
		made.Prior = byLabel(scheme, m.Prior)
		made.errors(annotators, scheme, m.Errors)
	default:
		m := consensus.MACE(v, consensus.MACEPlan{Seed: c.Seed})
		verdicts = m.Verdicts
		made.learned(m.Converged, m.Rounds, m.LogMarginal)
		made.competence(annotators, m.Competence)
	}
	for u, verdict := range verdicts {
		made.Units[u].add(scheme, verdict)
	}
	return made, nil
}

func (c *consensusCommand) decideSets(made *model, scheme *agreement.Scheme, v *consensus.Votes) {
	elements := scheme.Elements()
	decide := func(_ int, v *consensus.Votes) []consensus.Verdict {
		switch c.Method {
		case byDawidSkene:
			return consensus.DawidSkene(v).Verdicts
		case byMACE:
			return consensus.MACE(v, consensus.MACEPlan{Seed: c.Seed}).Verdicts
		default:
			return consensus.Majority(v)
		}
	}
	for u, verdict := range consensus.PerElement(v, len(elements), scheme.Has, decide) {
		unit := &made.Units[u]
		unit.Votes, unit.Tied = verdict.Votes, named(elements, verdict.Tied)
		if verdict.Shares == nil {
			continue
		}
		unit.Shares = make(map[string]float64, len(elements))
		for e, share := range verdict.Shares {
			unit.Shares[elements[e]] = share
		}
		label := agreement.EmptySet
		switch {
		case len(verdict.In) > 0:
			label = strings.Join(named(elements, verdict.In), "|")
		case len(verdict.Tied) > 0: // nothing is decided
			continue
		}
		unit.Label = &label
	}
}
