package review

import (
	"fmt"
	"slices"

	"plumbline/annotate/agreement"
)

// What says which answers to a question a table holds.
type What string

// The tables that a question can have.
const (
	Everything        What = ""
	Addressed         What = "addressed"           // the values on the scale; absent counts as missing
	AbsentOrAddressed What = "absent_or_addressed" // whether the target was seen at all
	Seen              What = "seen"                // without the value that stands for a hidden answer
)

// AddressedLabel stands for every value on the scale.
const AddressedLabel = "addressed"

// Ratings is a table of ratings with what it is about. Units are paragraphs
// with an answer to the question.
type Ratings struct {
	Question Question
	What     What
	Level    agreement.Level // the field's own metric
	Table    *agreement.Table
	Articles []int32 // of each unit
	Clusters []int32 // of each unit, what is left out or drawn whole: its article, or its event
	Events   int     // that hold several of the articles
	Unknown  int     // answers that are no value of the field and are left out

	whole *whole
}

// whole is the table of all answers to a question, from which the others come.
type whole struct {
	answers *Answers
	q       *question
	table   *agreement.Table
	scheme  []uint64 // of sets: each value
	units   []int32  // the paragraph of each unit
	second  []int64  // of each unit: when the second annotator submitted
	again   string   // whose rounds are compared, "" where annotators are
}

// Ratings returns the tables of all questions, those of the codebook in force
// first and in its order. A question in force has its tables even without
// answers.
func (a *Answers) Ratings(f Filter) []Ratings {
	return a.ratings(a.columns(a.chosen(f, FirstRound)))
}

func (a *Answers) ratings(c columns) []Ratings {
	questions := slices.Clone(a.questions.list)
	slices.SortFunc(questions, inOrder)
	var all []Ratings
	order := a.inOrder()
	for _, q := range questions {
		w := a.whole(q, c, order)
		if w.table.Ratings() > 0 || q.InForce {
			all = append(all, w.ratings()...)
		}
	}
	return all
}

// columns are those of a table: their names, and the column of each sheet,
// Missing for one that does not count.
type columns struct {
	names []string
	again string // whose rounds they are, "" where they are annotators
	of    []int32
}

// columns gives each annotator that the filter leaves a column, by name.
func (a *Answers) columns(chosen []bool) columns {
	there := make([]bool, len(a.annotators.list))
	for i, s := range a.sheets {
		there[s.annotator] = there[s.annotator] || chosen[i]
	}
	c := columns{of: make([]int32, len(a.sheets))}
	for i, is := range there {
		if is {
			c.names = append(c.names, a.annotators.list[i])
		}
	}
	slices.Sort(c.names)
	at := make([]int32, len(there))
	for i, is := range there {
		if is {
			place, _ := slices.BinarySearch(c.names, a.annotators.list[i])
			at[i] = int32(place)
		}
	}
	for i, s := range a.sheets {
		c.of[i] = agreement.Missing
		if chosen[i] {
			c.of[i] = at[s.annotator]
		}
	}
	return c
}

// inOrder lists the paragraphs by article and place. Units are numbered in this
// order, so that sums do not depend on the order of sheets, not even in the last
// digit.
func (a *Answers) inOrder() []int32 {
	order := make([]int32, len(a.paragraphs.list))
	for p := range order {
		order[p] = int32(p)
	}
	slices.SortFunc(order, a.compareParagraphs)
	return order
}

// whole makes the table of all answers to a question that have a column.
func (a *Answers) whole(q *question, col columns, order []int32) *whole {
	w := &whole{answers: a, q: q, again: col.again}
	unitOf := w.numberUnits(col.of, order)
	value := q.renumber(w)
	ratings := make([]agreement.Rating, 0, len(q.cells))
	first := slices.Repeat([]int64{never}, len(w.units))
	w.second = slices.Clone(first)
	for _, c := range q.cells {
		if col.of[c.sheet] == agreement.Missing {
			continue
		}
		s := &a.sheets[c.sheet]
		u := unitOf[s.paragraph]
		switch {
		case s.at < first[u]:
			first[u], w.second[u] = s.at, first[u]
		case s.at < w.second[u]:
			w.second[u] = s.at
		}
		ratings = append(ratings, agreement.Rating{Annotator: col.of[c.sheet], Unit: u, Value: value(c.value)})
	}
	table, err := agreement.NewTable(w.newScheme(), col.names, len(w.units), ratings)
	if err != nil { // each sheet answers a question once, by values of its scheme
		panic(fmt.Sprintf("review: %v", err))
	}
	w.table = table
	return w
}

// numberUnits makes a unit of each paragraph with an answer that counts.
func (w *whole) numberUnits(column, order []int32) (unitOf []int32) {
	unitOf = make([]int32, len(order))
	for _, c := range w.q.cells {
		if column[c.sheet] != agreement.Missing {
			unitOf[w.answers.sheets[c.sheet].paragraph] = 1
		}
	}
	for _, p := range order {
		if unitOf[p] == 1 {
			unitOf[p] = int32(len(w.units))
			w.units = append(w.units, p)
		}
	}
	return unitOf
}

// never is a time that has not come.
const never = int64(1) << 62

// renumber gives the values of a question their places in the scheme; the sets
// that occur are sorted, so that it does not matter which came first.
func (q *question) renumber(w *whole) func(int32) int32 {
	if q.scale != agreement.Set {
		return func(v int32) int32 { return v }
	}
	w.scheme = slices.Clone(q.sets.list)
	slices.Sort(w.scheme)
	to := make([]int32, len(w.scheme))
	for i, set := range q.sets.list {
		at, _ := slices.BinarySearch(w.scheme, set)
		to[i] = int32(at)
	}
	return func(v int32) int32 { return to[v] }
}

func (w *whole) newScheme() *agreement.Scheme {
	if w.q.scale == agreement.Set {
		values := make([][]int, len(w.scheme))
		for i, set := range w.scheme {
			for e := range w.q.values {
				if set>>e&1 == 1 {
					values[i] = append(values[i], e)
				}
			}
		}
		return must(agreement.NewSets(w.q.values, values))
	}
	scale := w.q.scale
	if slices.Contains(w.q.off, true) {
		scale = agreement.Nominal // absent has no place among the values
	}
	return must(agreement.NewCategories(scale, w.q.values, true))
}

// must takes a scheme that cannot be wrong: a codebook's options differ.
func must(s *agreement.Scheme, err error) *agreement.Scheme {
	if err != nil {
		panic(fmt.Sprintf("review: %v", err))
	}
	return s
}

// ratings returns the tables that are made of all answers.
func (w *whole) ratings() []Ratings {
	level := w.q.level
	if slices.Contains(w.q.off, true) {
		return []Ratings{w.of(Addressed, level, w.onScale()), w.offScale()}
	}
	all := []Ratings{w.of(Everything, level, w.table)}
	if w.q.derive != agreement.Missing {
		all = append(all, w.of(Seen, level, w.without(w.q.derive)))
	}
	return all
}

func (w *whole) of(what What, level agreement.Level, t *agreement.Table) Ratings {
	r := Ratings{
		Question: w.q.Question, What: what, Level: level, Table: t, Unknown: w.q.unknown,
		Articles: make([]int32, len(w.units)), whole: w,
	}
	for u, p := range w.units {
		r.Articles[u] = w.answers.paragraphs.list[p].article
	}
	r.cluster(w)
	return r
}

// onScale leaves out the values that are off the scale.
func (w *whole) onScale() *agreement.Table {
	var values []string
	to := make([]int, len(w.q.values))
	for v, label := range w.q.values {
		to[v] = agreement.Missing
		if !w.q.off[v] {
			to[v] = len(values)
			values = append(values, label)
		}
	}
	scheme := must(agreement.NewCategories(agreement.Ordinal, values, true))
	return w.table.Recode(scheme, func(v int) int { return to[v] })
}

// seen leaves out what says that the question does not arise; the order of the
// rest means nothing.
func (w *whole) seen() *agreement.Table {
	var values []string
	to := make([]int, len(w.q.values))
	for v, label := range w.q.values {
		to[v] = agreement.Missing
		if !w.unseen(label) {
			to[v] = len(values)
			values = append(values, label)
		}
	}
	scheme := must(agreement.NewCategories(agreement.Nominal, values, true))
	return w.table.Recode(scheme, func(v int) int { return to[v] })
}

// Beside counts the answers that a table on a scale leaves out, because they have
// no place in its order.
func (r *Ratings) Beside() (answers int) {
	if r.What != Addressed || len(r.whole.q.field.Unordered) == 0 {
		return 0
	}
	all := r.whole.seen()
	return all.Ratings() - r.Table.Ratings()
}

// unseen reports whether a value says that the question does not arise.
func (w *whole) unseen(value string) bool { return slices.Contains(w.q.field.OffScale, value) }

// offScale takes all values on the scale, and beside it, as one.
func (w *whole) offScale() Ratings {
	var values []string
	to := make([]int, len(w.q.values))
	for v, label := range w.q.values {
		if w.unseen(label) {
			to[v] = len(values)
			values = append(values, label)
		}
	}
	for v, label := range w.q.values {
		if !w.unseen(label) {
			to[v] = len(values)
		}
	}
	name := AddressedLabel
	for slices.Contains(values, name) {
		name += "*"
	}
	scheme := must(agreement.NewCategories(agreement.Nominal, append(values, name), true))
	t := w.table.Recode(scheme, func(v int) int { return to[v] })
	return w.of(AbsentOrAddressed, agreement.LevelNominal, t)
}

// without leaves out a value that nobody could choose.
func (w *whole) without(value int32) *agreement.Table {
	var values []string
	to := make([]int, len(w.q.values))
	for v, label := range w.q.values {
		to[v] = agreement.Missing
		if int32(v) != value {
			to[v] = len(values)
			values = append(values, label)
		}
	}
	scheme := must(agreement.NewCategories(w.q.scale, values, true))
	return w.table.Recode(scheme, func(v int) int { return to[v] })
}

func (w *whole) guess(unit int) int32 {
	if v, ok := w.q.at[w.answers.paragraphs.list[w.units[unit]].guess]; ok {
		return v
	}
	return agreement.Missing
}
