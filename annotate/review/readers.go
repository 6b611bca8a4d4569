package review

import (
	"cmp"
	"math"
	"slices"

	"plumbline/annotate/agreement"
)

// Reader is an annotator who reads a question differently from the others.
type Reader struct {
	Annotator  string
	Row        *Row    // nil: all questions together
	More       float64 // how much farther from the others than they are from each other, in units of alpha
	Paragraphs int     // that the annotator and another one answered
}

// Lean is an annotator who gives a label more or less often than the others, or
// higher or lower values, on the same paragraphs.
type Lean struct {
	Annotator  string
	Label      string  // "" for values of a scale
	More       float64 // of a label as a share of what was answered, of a scale in steps
	Paragraphs int
	Question   Question
	Named      bool // it is neither chance nor too small to say
}

// Readers is who reads differently from the others.
type Readers struct {
	// Why says why nobody can be told from the others.
	Why       agreement.Unjudged
	Different []Reader

	seed uint64
}

// Without returns alpha of all annotators but one, for each who answered, with
// its interval; of more than 30 there is none.
func (r *Row) Without(d Draws) []agreement.Result {
	if r.Table.ActiveAnnotators() > mostPairs {
		return nil
	}
	without := r.OfPeople(agreement.Without(r.Table, r.Level))
	names := r.Table.Annotators()
	for i := range without {
		others := r.Table.Without(slices.Index(names, *without[i].Annotator))
		without[i] = r.bounded(without[i], others, d)
	}
	return without
}

// WithReaders is the second half of WithIntervals: who reads differently, over all
// questions at once, and who leans which way on each. Where nothing has changed
// since an earlier overview, it is taken from there.
func (o *Overview) WithReaders(d Draws, before *Overview, goOn func() bool) *Overview {
	read := o.eachRow(goOn, func(*Row) {})
	if read == nil {
		return nil
	}
	if before.reads(read, d.Seed) {
		read.Readers = &Readers{Why: before.Readers.Why, seed: d.Seed}
		for i := range read.Rows {
			read.Rows[i].Leans = before.same(&read.Rows[i]).Leans
		}
		for _, x := range before.Readers.Different {
			if x.Row != nil {
				x.Row = read.same(x.Row)
			}
			read.Readers.Different = append(read.Readers.Different, x)
		}
		return read
	}
	read.read(d.Seed)
	return read
}

// reads tells whether an overview knows who reads the same answers differently.
func (o *Overview) reads(now *Overview, seed uint64) bool {
	if o == nil || o.Readers == nil || o.Readers.seed != seed || len(o.Rows) != len(now.Rows) {
		return false
	}
	for i := range now.Rows {
		if o.same(&now.Rows[i]) == nil {
			return false
		}
	}
	return true
}

// read compares the annotators on all questions that are theirs to answer.
func (o *Overview) read(seed uint64) {
	var rows []*Row
	var readings []agreement.Reading
	for i := range o.Rows {
		if r := &o.Rows[i]; !r.Question.Guessed {
			rows = append(rows, r)
		}
	}
	// By the codebook, so that what is shuffled does not depend on how rows are sorted.
	slices.SortFunc(rows, func(a, b *Row) int { return cmp.Or(inOrder(a.whole.q, b.whole.q), cmp.Compare(a.What, b.What)) })
	for _, r := range rows {
		readings = append(readings, agreement.Reading{Table: r.Table, Level: r.Level, Articles: r.Clusters})
	}
	found := agreement.ReadDifferently(readings, seed)
	found = o.ofPeople(found)
	o.Readers = &Readers{Why: found.Why, seed: seed}
	for _, x := range found.Different {
		reader := Reader{Annotator: o.Annotators[x.Annotator], More: x.More, Paragraphs: x.Units}
		if x.Row != agreement.Together {
			reader.Row = rows[x.Row]
		}
		o.Readers.Different = append(o.Readers.Different, reader)
	}
	for _, r := range rows {
		r.Leans = nil
	}
	for _, x := range found.Leaning {
		r := rows[x.Row]
		lean := Lean{Annotator: o.Annotators[x.Annotator], More: x.More, Paragraphs: x.Units, Question: r.Question, Named: x.Named}
		if x.Label != agreement.Missing {
			lean.Label = r.labels()[x.Label]
		}
		r.Leans = append(r.Leans, lean)
	}
}

// differing are sentences about annotators who read differently, one for each: on
// the question that shows it best, with the way in which it goes; or on which way
// they lean, if that is all there is.
func (o *Overview) differing() []Attention {
	if o.Readers == nil {
		return nil
	}
	said := make(map[string]int)
	var found []Attention
	for _, x := range o.Readers.Different {
		a := Attention{Kind: ReadsDifferently, Annotator: x.Annotator, Paragraphs: x.Paragraphs, More: x.More}
		if x.Row != nil {
			a.about(x.Row)
		}
		at, known := said[x.Annotator]
		switch {
		case !known:
			said[x.Annotator] = len(found)
			found = append(found, a)
		case found[at].Everything() && x.Row != nil:
			found[at] = a // one question says more than all of them
		}
	}
	for i := range o.Rows {
		for _, lean := range o.Rows[i].Leans {
			if lean.Named {
				found = lean.among(found, said, &o.Rows[i])
			}
		}
	}
	return found
}

// among adds a lean to the sentences: to that about the same annotator and question, or
// as one of its own about whom none is yet.
func (l Lean) among(found []Attention, said map[string]int, r *Row) []Attention {
	a := Attention{Kind: Leans, Annotator: l.Annotator, Paragraphs: l.Paragraphs, Lean: &l}
	a.about(r)
	at, known := said[l.Annotator]
	if !known {
		said[l.Annotator] = len(found)
		return append(found, a)
	}
	if b := &found[at]; b.Kind == ReadsDifferently && b.Question == a.Question && b.What == a.What &&
		(b.Lean == nil || math.Abs(l.More) > math.Abs(b.Lean.More)) {
		b.Lean = &l
	}
	return found
}
