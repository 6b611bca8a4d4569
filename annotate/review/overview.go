package review

import (
	"cmp"
	"slices"

	"plumbline/annotate/agreement"
)

// Overview is how far annotators agree on every question.
type Overview struct {
	Paragraphs int // with an answer that counts
	Doubly     int // of them, those of two annotators or more
	Annotators []string
	Rows       []Row
	Presets    Presets  // how final answers came about
	Unusable   Unusable // paragraphs of which nothing can be said
	Readers    *Readers // who reads differently; nil before that was looked for
}

// Row is one table of ratings with its coefficient.
type Row struct {
	Ratings
	Alpha agreement.Result
	// Agreed is the percent agreement and AC1 Gwet's coefficient, where one
	// value makes up more than Dominant of the answers, because alpha is low
	// then however seldom annotators differ. AC1 does not exist for sets.
	Agreed, AC1 *agreement.Result
	Dominant    string // the value that does, or ""
	// AtGuess is, of Answers, the number that equal the layout guess. It is 0
	// where nothing is guessed.
	AtGuess, Answers int
	Halve            agreement.More // how much more labelled twice halves the interval
	Leans            []Lean         // who leans which way; nil before that was looked for

	boundsBy *Draws // what the intervals stand on; nil = not yet
	looks    int    // questions of the overview that could change over time
}

// Dominant is the share of answers from which on one value hides the
// disagreement about the others.
const Dominant = 0.85

// Overview computes the coefficients, without intervals.
func (a *Answers) Overview(f Filter) *Overview {
	o := a.overview(a.columns(a.chosen(f, FirstRound)))
	o.Presets, o.Unusable = a.presets(f), a.Unusable(f)
	return o
}

func (a *Answers) overview(c columns) *Overview {
	o := &Overview{Annotators: c.names}
	o.count(a, c)
	for _, r := range a.ratings(c) {
		o.Rows = append(o.Rows, r.row())
	}
	o.countLooks()
	slices.SortStableFunc(o.Rows, byValue)
	return o
}

// countLooks counts the questions with paragraphs enough to change over time.
func (o *Overview) countLooks() {
	looks := 0
	for i := range o.Rows {
		if r := &o.Rows[i]; !r.Question.Guessed && r.Table.UnitsWith(2) >= 2*WindowSize {
			looks++
		}
	}
	for i := range o.Rows {
		o.Rows[i].looks = looks
	}
}

func (o *Overview) count(a *Answers, c columns) {
	of := make([]int32, len(a.paragraphs.list))
	for i, s := range a.sheets {
		if c.of[i] != agreement.Missing && !a.paragraphs.list[s.paragraph].whole {
			of[s.paragraph]++
		}
	}
	for _, n := range of {
		if n > 0 {
			o.Paragraphs++
		}
		if n > 1 {
			o.Doubly++
		}
	}
}

func (r *Ratings) row() Row {
	row := Row{Ratings: *r, Alpha: agreement.Alpha(r.Table, r.Level), Answers: r.Table.Ratings()}
	articles := r.pairedArticles(r.Table)
	// No draws yet: this only marks what comes from few articles.
	row.Alpha = row.Alpha.WithDraws(agreement.Drawn{Drawn: articles}, agreement.Plan{Articles: r.Articles})
	row.Alpha.Articles = articles
	row.Alpha = r.worded(row.Alpha)
	row.dominate()
	if r.Question.Guessed {
		for u := range r.Table.Units() {
			guess := r.whole.guess(u)
			_, values := r.Table.Unit(u)
			for _, v := range values {
				if v == guess {
					row.AtGuess++
				}
			}
		}
	}
	return row
}

// dominate adds what stands beside alpha where one value is nearly all there is.
func (r *Row) dominate() {
	counts := make([]int, r.Table.Scheme().Len())
	all := 0
	for u := range r.Table.Units() {
		_, values := r.Table.Unit(u)
		if len(values) < 2 {
			continue
		}
		for _, v := range values {
			counts[v]++
			all++
		}
	}
	for v, n := range counts {
		if float64(n) <= Dominant*float64(all) {
			continue
		}
		r.Dominant = r.Table.Scheme().Label(v)
		agreed := agreement.Percent(r.Table, agreement.LevelNominal)
		r.Agreed = &agreed
		if r.Table.Scheme().Scale() != agreement.Set {
			ac1 := agreement.AC(r.Table, agreement.LevelNominal)
			r.AC1 = &ac1
		}
	}
}

// WithIntervals returns the overview with intervals, sorted by their lower
// bounds, and with who reads differently. goOn is asked before each
// row; if it says no, there is no overview.
func (o *Overview) WithIntervals(d Draws, goOn func() bool) *Overview {
	if drawn := o.WithBounds(d, nil, goOn); drawn != nil {
		return drawn.WithReaders(d, nil, goOn)
	}
	return nil
}

// WithBounds is the first half of WithIntervals: the intervals alone. Where the
// answers of a row are those of an earlier overview, it has them from there; most
// answers that come in concern few rows. Before may be nil.
func (o *Overview) WithBounds(d Draws, before *Overview, goOn func() bool) *Overview {
	drawn := o.eachRow(goOn, func(r *Row) { r.draw(d, before) })
	if drawn != nil {
		slices.SortStableFunc(drawn.Rows, byLowerBound)
	}
	return drawn
}

// eachRow returns a copy of the overview with each row changed, or nil.
func (o *Overview) eachRow(goOn func() bool, change func(*Row)) *Overview {
	changed := *o
	changed.Rows = slices.Clone(o.Rows)
	for i := range changed.Rows {
		if goOn != nil && !goOn() {
			return nil
		}
		change(&changed.Rows[i])
	}
	return &changed
}

// same is the row that asks the same in an earlier overview, if it was made of
// the very same answers; of no overview it is nil.
func (o *Overview) same(r *Row) *Row {
	if o == nil {
		return nil
	}
	at := slices.IndexFunc(o.Rows, func(b Row) bool { return b.Question == r.Question && b.What == r.What })
	if at < 0 || o.Rows[at].Level != r.Level || !o.Rows[at].Table.Equal(r.Table) || !slices.Equal(o.Rows[at].Clusters, r.Clusters) {
		return nil
	}
	return &o.Rows[at]
}

func (r *Row) draw(d Draws, before *Overview) {
	r.boundsBy = &d
	if b := before.same(r); b != nil && b.boundsBy != nil && *b.boundsBy == d {
		r.Alpha, r.Agreed, r.AC1, r.Halve = b.Alpha, b.Agreed, b.AC1, b.Halve
		return
	}
	r.Alpha = r.worded(r.Table.Explain(r.bounded(agreement.Alpha(r.Table, r.Level), r.Table, d)))
	for _, beside := range []**agreement.Result{&r.Agreed, &r.AC1} {
		if *beside != nil {
			by := agreement.Coefficient{Statistic: (*beside).Statistic, Level: agreement.LevelNominal}
			drawn := r.bounded(agreement.Compute(r.Table, by), r.Table, d)
			*beside = &drawn
		}
	}
	r.Halve = agreement.ToHalve(r.Alpha)
	if d.Paragraphs {
		r.Halve.Articles = 0
	}
}

// byLowerBound puts the least dependable agreement first, then what has no
// interval, then what has no value, and what the layout guesses last.
func byLowerBound(a, b Row) int {
	low := func(r Row) *float64 {
		if r.Alpha.CI95 == nil {
			return nil
		}
		return &r.Alpha.CI95[0]
	}
	return cmp.Or(boolCompare(a.Question.Guessed, b.Question.Guessed), nilLast(low(a), low(b)), byValue(a, b))
}

// byValue sorts by the coefficient, undefined ones after the others.
func byValue(a, b Row) int {
	return cmp.Or(boolCompare(a.Question.Guessed, b.Question.Guessed), nilLast(a.Alpha.Value, b.Alpha.Value),
		inOrder(a.whole.q, b.whole.q), cmp.Compare(a.What, b.What))
}

func nilLast(a, b *float64) int {
	if a == nil || b == nil {
		return boolCompare(a == nil, b == nil)
	}
	return cmp.Compare(*a, *b)
}

// Above tells whether a value is above a line: only if the lower bound of its
// interval is.
func Above(r agreement.Result, line float64) bool {
	return r.Value != nil && r.CI95 != nil && r.CI95[0] > line
}

// InOrder sorts rows as the codebook in force does.
func InOrder(a, b Row) int { return cmp.Or(inOrder(a.whole.q, b.whole.q), cmp.Compare(a.What, b.What)) }

// OwnRatings is the number of answers to the row's question, 0 in a row that
// looks at answers which another row of the question has.
func (r *Row) OwnRatings() int {
	if r.What == Everything || r.What == AbsentOrAddressed {
		return r.Table.Ratings()
	}
	return 0
}
