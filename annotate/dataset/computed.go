package dataset

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
	"plumbline/annotate/consensus"
	"plumbline/annotate/review"
)

// What several answers to a question come to is exported in layers of its own, which are
// in no log. What programs estimate goes into annotate.LayerModel, and never counts as final.
const (
	LayerSoft     annotate.Layer = "soft"     // the share of annotators who gave each value
	LayerMajority annotate.Layer = "majority" // what more annotators gave than any other value
)

// Layers lists what can be exported.
func Layers() []annotate.Layer {
	return []annotate.Layer{
		annotate.LayerAnnotation, annotate.LayerFinal, annotate.LayerPractice, LayerSoft, LayerMajority, annotate.LayerModel,
	}
}

// isComputed reports whether the rows of a layer are worked out for the export.
func isComputed(l annotate.Layer) bool {
	return l == LayerSoft || l == LayerMajority || l == annotate.LayerModel
}

// How the value of a majority came about, beside unanimous and majority.
const (
	OutcomePlurality annotate.Outcome = "plurality" // the most, and no more than half
	OutcomeTie       annotate.Outcome = "tie"       // as many gave another value: there is none
)

// computing works out what the answers to one article after the other come to.
type computing struct {
	book     *codebook.Codebook
	targets  []annotate.Target
	byHash   func(hash string) (*codebook.Codebook, error)
	filter   review.Filter
	excluded []annotate.Exclusion
	layers   []annotate.Layer
	models   []estimates

	recognised map[annotate.Key]string

	article    *annotate.Article // at hand
	answers    *review.Answers   // to it
	paragraphs map[string]annotate.Paragraph
}

// newComputing is nil where no layer asks for it.
func newComputing(ctx context.Context, e *Export, from Source, r *rowReader, excluded []annotate.Exclusion) (*computing, error) {
	if !slices.ContainsFunc(e.layers(), isComputed) {
		return nil, nil
	}
	c := &computing{
		book: r.book, targets: r.targets, byHash: r.bookOf, filter: e.Filter, excluded: excluded, layers: e.layers(),
	}
	c.filter.Drafts = false
	if c.filter.Recognised != nil {
		c.recognised = r.recognised
	}
	if slices.Contains(c.layers, annotate.LayerModel) {
		var err error
		if c.models, err = c.estimate(ctx, from); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// begin makes room for the answers to an article.
func (c *computing) begin(a *annotate.Article) {
	known := *a
	c.article, c.paragraphs = &known, make(map[string]annotate.Paragraph)
	c.answers = c.empty()
	if c.recognised != nil {
		of := make(map[annotate.Key]string)
		for key, how := range c.recognised {
			if key.Subject == a.ID {
				of[key] = how
			}
		}
		c.answers.Recognise(of)
	}
}

func (c *computing) empty() *review.Answers {
	answers := review.New(c.book, c.targets, c.byHash)
	answers.Exclude(c.excluded)
	return answers
}

// add takes up a sheet of the article at hand.
func (c *computing) add(a *annotate.Article, s *annotate.Sheet) error {
	c.paragraphs[s.Paragraph.ID] = s.Paragraph
	return counting(c.answers)(a, s)
}

// counting adds sheets to answers, those of withdrawn articles too: what is not wanted of
// these was left out before.
func counting(answers *review.Answers) func(*annotate.Article, *annotate.Sheet) error {
	return func(a *annotate.Article, s *annotate.Sheet) error {
		if a.Meta.Withdrawn {
			wanted := *a
			wanted.Meta.Withdrawn = false
			a = &wanted
		}
		return answers.Add(a, s)
	}
}

// rows are what the answers to the article at hand come to, by paragraph, layer, and the
// order of the codebook.
func (c *computing) rows() []Row {
	var all []Row
	for _, votes := range c.answers.Votes(c.filter) {
		if !votes.Question.InForce {
			continue
		}
		for u, v := range verdictsOf(&votes, consensus.Majority) {
			unit := &votes.Units[u]
			if slices.Contains(c.layers, LayerMajority) {
				all = append(all, c.majority(&votes.Question, unit, v))
			}
			if slices.Contains(c.layers, LayerSoft) {
				all = append(all, c.shares(&votes.Question, unit, v, LayerSoft, "")...)
			}
		}
	}
	for _, m := range c.models {
		for _, of := range m.of[c.article.ID] {
			all = append(all, c.shares(of.question, of.unit, of.verdict, annotate.LayerModel, annotate.ModelPrefix+m.name)...)
		}
	}
	slices.SortStableFunc(all, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.Annotator, b.Annotator))
	})
	return all
}

// row begins a row about a question of a paragraph.
func (c *computing) row(q *review.Question, u *review.Unit, layer annotate.Layer, v verdict) Row {
	p := c.paragraphs[u.Paragraph]
	row := paragraphRow(c.article, &p)
	row.Layer, row.Round, row.State = layer, annotate.FirstRound, annotate.Submitted
	row.Field, row.Target, row.TargetID = q.Field, q.TargetName, q.Target
	row.CodebookID, row.CodebookVersion, row.Meaning = c.book.ID, c.book.Version, q.Meaning
	row.Votes = v.votes
	return row
}

// majority is the row of what more annotators gave than any other value; without a value
// in a tie.
func (c *computing) majority(q *review.Question, u *review.Unit, v verdict) Row {
	row := c.row(q, u, LayerMajority, v)
	row.Value, row.Share, row.Outcome = v.value, v.share, v.outcome
	return row
}

// shares are the rows of how many gave each value, or how probable each is.
func (c *computing) shares(q *review.Question, u *review.Unit, v verdict, layer annotate.Layer, by string) []Row {
	var all []Row
	for i, share := range v.shares {
		if shareWords(share) == "0" {
			continue
		}
		row := c.row(q, u, layer, v)
		row.Value, row.Share, row.Annotator = v.labels[i], share, by
		all = append(all, row)
	}
	return all
}

// verdict is what the votes on a question of a paragraph come to.
type verdict struct {
	votes   int
	value   string // "" in a tie
	share   float64
	outcome annotate.Outcome
	labels  []string // the possible values; of a set, its elements
	shares  []float64
}

// verdictsOf decides about the units of a question. Of sets each element is decided for
// itself.
func verdictsOf(votes *review.Votes, decide func(*consensus.Votes) []consensus.Verdict) []verdict {
	scheme := votes.Scheme
	v, err := consensus.NewVotes(len(votes.Annotators), len(votes.Units), scheme.Len(), votes.Votes)
	if err != nil {
		return nil // votes of a table name what is in it
	}
	all := make([]verdict, len(votes.Units))
	if scheme.Scale() == agreement.Set {
		elements := scheme.Elements()
		each := func(_ int, v *consensus.Votes) []consensus.Verdict { return decide(v) }
		for u, set := range consensus.PerElement(v, len(elements), scheme.Has, each) {
			all[u] = ofSet(elements, set)
		}
		return all
	}
	labels := labelsOf(votes)
	for u, one := range decide(v) {
		all[u] = verdict{votes: one.Votes, labels: labels, shares: one.Shares, outcome: OutcomeTie}
		if one.Label != consensus.NoLabel {
			all[u].value, all[u].share = labels[one.Label], one.Shares[one.Label]
			all[u].outcome = outcomeOf(one.Votes, all[u].share)
		}
	}
	return all
}

// ofSet is the verdict on a set: its share is that of the element that is least sure.
func ofSet(elements []string, set consensus.SetVerdict) verdict {
	v := verdict{votes: set.Votes, labels: elements, shares: set.Shares, outcome: OutcomeTie}
	if len(set.Tied) > 0 || set.Votes == 0 {
		return v
	}
	v.share = 1
	for _, share := range set.Shares {
		v.share = min(v.share, max(share, 1-share))
	}
	in := make([]string, len(set.In))
	for i, e := range set.In {
		in[i] = elements[e]
	}
	v.value, v.outcome = strings.Join(in, "|"), outcomeOf(set.Votes, v.share)
	if len(in) == 0 {
		v.value = agreement.EmptySet
	}
	return v
}

func outcomeOf(votes int, share float64) annotate.Outcome {
	switch {
	case votes == 1:
		return annotate.OutcomeSingle
	case share == 1:
		return annotate.OutcomeUnanimous
	case share > 0.5:
		return annotate.OutcomeMajority
	}
	return OutcomePlurality
}

// estimates are what a model estimates of every question, by article.
type estimates struct {
	name string
	of   map[string][]estimate
}

type estimate struct {
	question *review.Question
	unit     *review.Unit
	verdict  verdict
}

// estimateSeed is from which MACE draws its random starts.
const estimateSeed = 1

// models are what estimates, each from all answers to a question at once.
var models = []struct {
	name   string
	decide func(*consensus.Votes) []consensus.Verdict
}{
	{annotate.EstimatorDawidSkene, func(v *consensus.Votes) []consensus.Verdict { return consensus.DawidSkene(v).Verdicts }},
	{annotate.EstimatorMACE, func(v *consensus.Votes) []consensus.Verdict {
		return consensus.MACE(v, consensus.MACEPlan{Seed: estimateSeed}).Verdicts
	}},
}

// estimate lets every model learn from the answers of the whole project.
func (c *computing) estimate(ctx context.Context, from Source) ([]estimates, error) {
	answers := c.empty()
	if c.recognised != nil {
		answers.Recognise(c.recognised)
	}
	if err := from.EachSheet(ctx, counting(answers)); err != nil {
		return nil, err
	}
	questions := answers.Votes(c.filter)
	var all []estimates
	for _, m := range models {
		made := estimates{m.name, make(map[string][]estimate)}
		for q := range questions {
			votes := &questions[q]
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if !votes.Question.InForce || len(votes.Votes) == 0 {
				continue
			}
			for u, v := range verdictsOf(votes, m.decide) {
				unit := &votes.Units[u]
				made.of[unit.Article.ID] = append(made.of[unit.Article.ID], estimate{&votes.Question, unit, v})
			}
		}
		all = append(all, made)
	}
	return all, nil
}
