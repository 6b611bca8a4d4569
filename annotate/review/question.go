package review

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// Question is what annotators answered: a field, for one target if it is asked
// per target. Answers count as answers to one question only if the codebook's
// id and the field's meaning are the same.
type Question struct {
	Codebook   string // its id
	Field      string
	Label      string // the field as the form shows it
	Meaning    int
	Target     string // its id
	TargetName string
	Family     string // which colour family the field is drawn in
	InForce    bool   // the project asks it now
	Article    bool   // it is about articles as a whole
	Guessed    bool   // the layout guesses it, so that agreement is no merit of the annotators
}

// Units says so many of what the question is about: paragraphs, or articles as a whole.
func (q *Question) Units(n int) sentence.Sentence {
	if q.Article {
		return annotate.CountUnits(n, n)
	}
	return annotate.CountUnits(n, 0)
}

// Either is the sentence about paragraphs, or the one about articles where the question is
// about those.
func (q *Question) Either(paragraphs, articles string) string {
	if q.Article {
		return articles
	}
	return paragraphs
}

// cell is the answer on a sheet.
type cell struct{ sheet, value int32 }

// question is a question with its answers.
type question struct {
	Question
	field  *codebook.Field
	values []string // the possible answers in codebook order; of a set, its elements
	scale  agreement.Scale
	level  agreement.Level
	off    []bool // of each value: it is not on the scale
	derive int32  // the place of a value that only a hidden answer has, or Missing
	order  [3]int // where it stands in the codebook

	at      map[string]int32
	sets    index[uint64]
	cells   []cell
	unknown int // answers that are no value of the field
}

// slotKey is a question of one version of a codebook.
type slotKey struct {
	field    *codebook.Field
	target   string
	question int32
}

// slots lists the questions of a version of a codebook about which agreement
// can be computed.
func (a *Answers) slots(book *codebook.Codebook) []slotKey {
	if keys, ok := a.keys[book.Hash]; ok {
		return keys
	}
	keys := []slotKey{}
	for i := range book.Fields {
		f := &book.Fields[i]
		if !rated(f) {
			continue
		}
		if !f.PerTarget {
			keys = append(keys, slotKey{f, "", a.question(book, i, -1)})
			continue
		}
		for t := range a.targets {
			keys = append(keys, slotKey{f, a.targets[t].ID, a.question(book, i, t)})
		}
	}
	a.keys[book.Hash] = keys
	return keys
}

// maxSet is the number of options up to which a set is kept in one word. Each
// option has a key of its own, an ASCII letter or digit, so there are fewer.
const maxSet = 64

// rated tells whether a field has answers that agree or not.
func rated(f *codebook.Field) bool {
	return !f.IsAside() && f.Level() != "" && len(f.Options) > 0 && len(f.Options) <= maxSet
}

// question finds or begins the question of a field and a target, -1 for none.
func (a *Answers) question(book *codebook.Codebook, field, target int) int32 {
	f := &book.Fields[field]
	q := &question{Question: Question{
		Codebook: book.ID, Field: f.Key, Label: f.Label, Meaning: f.Meaning, Family: f.Family,
		InForce: book == a.book, Article: f.Article, Guessed: f.Prefill != "",
	}, field: f, derive: agreement.Missing, order: [3]int{field, target, -f.Meaning}}
	if target >= 0 {
		q.Target, q.TargetName = a.targets[target].ID, a.targets[target].Name
	}
	if now := a.book.Field(f.Key); book != a.book && now != nil {
		for i := range a.book.Fields {
			if &a.book.Fields[i] == now {
				q.order[0] = i
			}
		}
	}
	q.readScheme()
	name := book.ID + "\n" + f.Key + "\n" + strconv.Itoa(f.Meaning) + "\n" + q.Target
	return a.questions.number(name, q)
}

// readScheme takes the possible values from the field.
func (q *question) readScheme() {
	f := q.field
	for _, o := range f.Options {
		q.values = append(q.values, o.Value)
	}
	q.scale, q.level = agreement.Scale(f.Scale.Rating), agreement.Level(f.Level())
	if v := f.ValueWhenHidden; v != "" && q.scale != agreement.Set && !slices.Contains(q.values, v) {
		q.derive = int32(q.below(v))
		q.values = slices.Insert(q.values, int(q.derive), v)
	}
	q.at = make(map[string]int32, len(q.values))
	q.off = make([]bool, len(q.values))
	for i, v := range q.values {
		q.at[v] = int32(i)
		q.off[i] = q.scale == agreement.Ordinal && !f.OnScale(v)
	}
}

// below is the place of a value that stands for a hidden answer: among numbers
// by its size, else before them all.
func (q *question) below(value string) int {
	x, err := agreement.ParseNumber(value)
	if err != nil {
		return 0
	}
	for i, v := range q.values {
		y, err := agreement.ParseNumber(v)
		if err != nil {
			return 0
		}
		if x < y {
			return i
		}
	}
	return len(q.values)
}

// keep takes up the answer of a sheet.
func (q *question) keep(place int32, value string) {
	at, ok := q.number(value)
	if !ok {
		q.unknown++
		return
	}
	q.cells = append(q.cells, cell{place, at})
}

func (q *question) number(value string) (int32, bool) {
	if q.scale != agreement.Set {
		at, ok := q.at[value]
		return at, ok
	}
	var set uint64
	for _, label := range codebook.SplitSet(value) {
		at, ok := q.at[label]
		if !ok {
			return 0, false
		}
		set |= 1 << at
	}
	return q.sets.number(strconv.FormatUint(set, 36), set), true
}

// inOrder sorts as the codebook in force does: by field, target and meaning,
// the newest first; questions that are asked no longer come last.
func inOrder(a, b *question) int {
	return cmp.Or(
		boolCompare(!a.InForce, !b.InForce),
		cmp.Compare(a.order[0], b.order[0]), cmp.Compare(a.order[1], b.order[1]), cmp.Compare(a.order[2], b.order[2]),
		cmp.Compare(a.Codebook, b.Codebook), cmp.Compare(a.Field, b.Field),
	)
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}

// same tells whether two numbers are one but for rounding.
func same(a, b float64) bool { return math.Abs(a-b) < 1e-12 }
