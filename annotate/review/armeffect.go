package review

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// ArmEffect is how one thing differs between what was pointed out and what was not, by the
// arm that was drawn for article and annotator, whatever words a paragraph had.
type ArmEffect struct {
	Treatment string // annotate.Treatments
	Measure   Measure
	Field     *codebook.Field // of a share of answers
	Value     string          // of it

	Shown, Hidden Arm
	// Difference is Shown less Hidden, with an interval from drawing whole articles; it is
	// there if Enough.
	Difference float64
	CI95       [2]float64
	Enough     bool // there are LeastArticles in each arm
}

// Measure is what is compared between the arms.
type Measure string

// The measures.
const (
	ShareOfAnswers Measure = "answers" // of the answers to a question, those that have a value
	ShareUnsure    Measure = "unsure"  // of the paragraphs, those with a doubt
	MeanSeconds    Measure = "seconds" // that a paragraph took, where the project keeps the time of answers
)

// LeastArticles is how many articles each arm must have before a difference is named: an
// interval from fewer is too narrow.
const LeastArticles = 10

// EffectDraws is how often articles are drawn for the interval of a difference where
// nobody says otherwise.
const EffectDraws = 2000

// Arm is one side of a comparison.
type Arm struct {
	Value    float64 // a share or a mean; 0 without N
	N        int     // answers or paragraphs
	Articles int
}

// EffectSource is what effects are read from.
type EffectSource interface {
	Source
	Exposures(ctx context.Context) (annotate.Exposures, error)
	Setting(ctx context.Context, field string) (string, error)
}

// ReadArmEffects compares the arms of each experiment there was, question by question in
// the order of the codebook, in what a filter lets through. None is there without an
// experiment.
func ReadArmEffects(
	ctx context.Context, from EffectSource, f Filter, excluded []annotate.Exclusion, draws Draws,
) ([]ArmEffect, error) {
	exposures, err := from.Exposures(ctx)
	if err != nil || len(exposures) == 0 {
		return nil, err
	}
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	timing, err := from.Setting(ctx, annotate.ProjectTime)
	if err != nil {
		return nil, err
	}
	recognised, err := from.Recognised(ctx)
	if err != nil {
		return nil, err
	}
	e := effects{
		book: book, targets: targets, exposures: exposures, filter: f, excluded: excluded, recognised: recognised,
		timed: annotate.ReadTiming(timing) == annotate.TimePerAnswer, sums: make(map[compared]map[string]*armSums),
	}
	if err := from.EachSheet(ctx, e.add); err != nil {
		return nil, err
	}
	return e.compare(draws), nil
}

// compared is what is compared, without its sides.
type compared struct {
	treatment    string
	measure      Measure
	field, value string
}

// armSums are an article's sums and counts, hidden and shown.
type armSums struct{ sum, n [2]float64 }

type effects struct {
	book      *codebook.Codebook
	targets   []annotate.Target
	exposures annotate.Exposures
	filter    Filter
	excluded  []annotate.Exclusion
	timed     bool
	sums      map[compared]map[string]*armSums // by article

	recognised map[annotate.Key]string
}

// counts reports whether a sheet is one that is compared: submitted in the first round of
// annotation, by somebody whose answers count, of an article in use, and let through.
func (e *effects) counts(article *annotate.Article, s *annotate.Sheet) bool {
	switch {
	case s.Layer != annotate.LayerAnnotation, s.Round != FirstRound, s.Annotator == "", s.Submission == nil:
		return false
	case !article.Meta.AskedIn(annotate.LayerAnnotation), s.State(e.book) != annotate.Submitted:
		return false
	case !e.filter.Takes(article.ID, s, e.book):
		return false
	case !e.filter.WithExcluded && slices.ContainsFunc(e.excluded, func(x annotate.Exclusion) bool { return x.Annotator == s.Annotator }):
		return false
	}
	ways := e.filter.Recognised
	return len(ways) == 0 ||
		slices.Contains(ways, e.recognised[annotate.OutletKey(article.ID, s.Annotator)])
}

func (e *effects) add(article *annotate.Article, s *annotate.Sheet) error {
	if !e.counts(article, s) {
		return nil
	}
	if s = s.Unseen(); s.Submission == nil {
		return nil
	}
	for _, treatment := range annotate.Treatments() {
		x, exposed := e.exposures.At(treatment, &s.Submission.Entry)
		if !exposed || x.When != annotate.ShowExperiment {
			continue
		}
		arm := 0
		if x.Shown {
			arm = 1
		}
		e.addTo(treatment, arm, article, s)
	}
	return nil
}

// addTo adds a sheet to an arm.
func (e *effects) addTo(treatment string, arm int, article *annotate.Article, s *annotate.Sheet) {
	add := func(c compared, sum float64) { e.of(c, article.ID, arm, sum, 1) }
	unsure := 0.0
	if s.Unsure() {
		unsure = 1
	}
	add(compared{treatment, ShareUnsure, "", ""}, unsure)
	if took := s.Submission.Entry.ElapsedMS; e.timed && s.Submission.Entry.Origin == annotate.OriginAnnotator {
		for _, a := range s.Answers {
			took += a.Entry.ElapsedMS
		}
		add(compared{treatment, MeanSeconds, "", ""}, float64(took)/1000)
	}
	account := s.Account(e.book, annotate.TargetIDs(article.Meta.AskedTargets(e.targets)))
	for slot := range s.Answers {
		f := e.book.Field(slot.Field)
		if f == nil || f.IsAside() || !f.Choosable() || !account.Asks(slot) {
			continue
		}
		value := s.Under(e.book, slot.Field, slot.Target)
		if value == "" {
			continue
		}
		labels := f.Labels(value)
		for _, o := range f.Options {
			has := 0.0
			if slices.Contains(labels, o.Value) {
				has = 1
			}
			add(compared{treatment, ShareOfAnswers, f.Key, o.Value}, has)
		}
	}
}

func (e *effects) of(c compared, article string, arm int, sum, n float64) {
	if e.sums[c] == nil {
		e.sums[c] = make(map[string]*armSums)
	}
	a := e.sums[c][article]
	if a == nil {
		a = &armSums{}
		e.sums[c][article] = a
	}
	a.sum[arm] += sum
	a.n[arm] += n
}

// compare makes an effect of each thing that is compared; a value that nobody gave is
// left out.
func (e *effects) compare(draws Draws) []ArmEffect {
	var all []ArmEffect
	for c, byArticle := range e.sums {
		x := effectOf(byArticle, draws)
		if c.measure == ShareOfAnswers && x.Shown.Value == 0 && x.Hidden.Value == 0 {
			continue
		}
		x.Treatment, x.Measure, x.Field, x.Value = c.treatment, c.measure, e.book.Field(c.field), c.value
		all = append(all, x)
	}
	measures := []Measure{ShareOfAnswers, ShareUnsure, MeanSeconds}
	slices.SortFunc(all, func(a, b ArmEffect) int {
		return cmp.Or(
			cmp.Compare(slices.Index(annotate.Treatments(), a.Treatment), slices.Index(annotate.Treatments(), b.Treatment)),
			cmp.Compare(slices.Index(measures, a.Measure), slices.Index(measures, b.Measure)),
			cmp.Compare(e.indexOf(a.Field, a.Value), e.indexOf(b.Field, b.Value)),
		)
	})
	return all
}

// indexOf is the index of a value in the codebook.
func (e *effects) indexOf(f *codebook.Field, value string) int {
	if f == nil {
		return 0
	}
	at := slices.IndexFunc(e.book.Fields, func(g codebook.Field) bool { return g.Key == f.Key })
	return at*1000 + slices.IndexFunc(f.Options, func(o codebook.Option) bool { return o.Value == value })
}

// effectOf compares the arms over articles.
func effectOf(byArticle map[string]*armSums, draws Draws) (x ArmEffect) {
	ids := make([]string, 0, len(byArticle))
	for id := range byArticle {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	articles := make([]*armSums, len(ids))
	var total armSums
	for i, id := range ids {
		a := byArticle[id]
		articles[i] = a
		total.plus(a)
		for arm, side := range []*Arm{&x.Hidden, &x.Shown} {
			if a.n[arm] > 0 {
				side.Articles++
			}
		}
	}
	for arm, side := range []*Arm{&x.Hidden, &x.Shown} {
		if side.N = int(total.n[arm]); side.N > 0 {
			side.Value = total.sum[arm] / total.n[arm]
		}
	}
	if x.Enough = min(x.Shown.Articles, x.Hidden.Articles) >= LeastArticles; x.Enough {
		x.Difference = x.Shown.Value - x.Hidden.Value
		x.CI95, x.Enough = drawnArms(articles, draws)
	}
	return x
}

func (a *armSums) plus(b *armSums) {
	for arm := range a.n {
		a.sum[arm] += b.sum[arm]
		a.n[arm] += b.n[arm]
	}
}

// drawnArms draws whole articles with replacement, and takes the middle 95 % of the
// differences. There are none if an arm is empty in one draw of twenty.
func drawnArms(articles []*armSums, draws Draws) (ci [2]float64, ok bool) {
	times := draws.Times
	if times <= 0 {
		times = EffectDraws
	}
	random := rand.New(rand.NewPCG(draws.Seed, uint64(len(articles))))
	differences := make([]float64, 0, times)
	for range times {
		var total armSums
		for range articles {
			total.plus(articles[random.IntN(len(articles))])
		}
		if total.n[0] > 0 && total.n[1] > 0 {
			differences = append(differences, total.sum[1]/total.n[1]-total.sum[0]/total.n[0])
		}
	}
	if 20*len(differences) < 19*times {
		return ci, false
	}
	slices.Sort(differences)
	at := func(q float64) float64 { return differences[int(q*float64(len(differences)-1))] }
	return [2]float64{at(0.025), at(0.975)}, true
}
