package agreement

import (
	"fmt"
	"slices"

	"plumbline/annotate/sentence"
)

// Missing is the value of a rating that was not given.
const Missing = -1

// Rating is one label: who gave it, to which unit, and its position in the
// scheme.
type Rating struct {
	Annotator, Unit, Value int32
}

// Table holds the ratings of annotators on units, those of a unit side by side
// and sorted by annotator. It costs eight bytes for each rating and nothing
// for missing ones, and it never changes.
type Table struct {
	scheme     *Scheme
	annotators []string
	starts     []int32 // of each unit in who and values, and their end
	who        []int32
	values     []int32
}

// RepeatError says that an annotator labelled a unit twice. First and Second
// are positions in the ratings.
type RepeatError struct {
	Annotator     string
	Unit          int
	First, Second int
}

func (e *RepeatError) Error() string { return e.Text().String() }

// Text says who labelled what twice.
func (e *RepeatError) Text() sentence.Text {
	return sentence.Of("scheme.unit-twice", "Annotator", e.Annotator, "Unit", e.Unit+1)
}

// NewTable sorts ratings into a table. Missing ones are left out; a repeated
// one is a *RepeatError.
func NewTable(scheme *Scheme, annotators []string, units int, ratings []Rating) (*Table, error) {
	starts := make([]int32, units+1)
	for i, r := range ratings {
		if r.Value == Missing {
			continue
		}
		if r.Annotator < 0 || int(r.Annotator) >= len(annotators) || r.Unit < 0 || int(r.Unit) >= units ||
			r.Value < 0 || int(r.Value) >= scheme.Len() {
			return nil, fmt.Errorf("rating %d names an annotator, a unit or a value that the table does not have", i+1)
		}
		starts[r.Unit+1]++
	}
	for u := range units {
		starts[u+1] += starts[u]
	}
	t := &Table{
		scheme:     scheme,
		annotators: slices.Clone(annotators),
		starts:     starts,
		who:        make([]int32, starts[units]),
		values:     make([]int32, starts[units]),
	}
	return t, t.fill(ratings)
}

// fill places the ratings, each among those of its unit by insertion.
func (t *Table) fill(ratings []Rating) error {
	next := slices.Clone(t.starts[:len(t.starts)-1])
	from := make([]int32, len(t.who)) // which rating stands where, for the message
	for i, r := range ratings {
		if r.Value == Missing {
			continue
		}
		at := next[r.Unit]
		next[r.Unit]++
		for at > t.starts[r.Unit] && t.who[at-1] > r.Annotator {
			t.who[at], t.values[at], from[at] = t.who[at-1], t.values[at-1], from[at-1]
			at--
		}
		if at > t.starts[r.Unit] && t.who[at-1] == r.Annotator {
			return &RepeatError{
				Annotator: t.annotators[r.Annotator], Unit: int(r.Unit),
				First: int(from[at-1]), Second: i,
			}
		}
		t.who[at], t.values[at], from[at] = r.Annotator, r.Value, int32(i)
	}
	return nil
}

// Scheme returns the values that the ratings refer to.
func (t *Table) Scheme() *Scheme { return t.scheme }

// Annotators returns the names of all annotators, those without ratings
// included.
func (t *Table) Annotators() []string { return slices.Clone(t.annotators) }

// Units returns the number of units, those without ratings included.
func (t *Table) Units() int { return len(t.starts) - 1 }

// Ratings returns the number of labels given.
func (t *Table) Ratings() int { return len(t.values) }

// Unit returns who labelled a unit, by position and in that order, and the
// values. The slices belong to the table.
func (t *Table) Unit(unit int) (who, values []int32) {
	from, to := t.starts[unit], t.starts[unit+1]
	return t.who[from:to], t.values[from:to]
}

// UnitsWith returns how many units have at least as many ratings.
func (t *Table) UnitsWith(ratings int) int {
	n := 0
	for u := range t.Units() {
		if int(t.starts[u+1]-t.starts[u]) >= ratings {
			n++
		}
	}
	return n
}

// RatingsOf returns the number of ratings of each annotator.
func (t *Table) RatingsOf() []int {
	given := make([]int, len(t.annotators))
	for _, a := range t.who {
		given[a]++
	}
	return given
}

// ActiveAnnotators returns the number of annotators with at least one rating.
func (t *Table) ActiveAnnotators() int {
	n := 0
	for _, given := range t.RatingsOf() {
		if given > 0 {
			n++
		}
	}
	return n
}

// Equal tells whether two tables have the same labels by the same annotators on
// the same units, of the same scheme.
func (t *Table) Equal(o *Table) bool {
	return t == o || t.scheme.equal(o.scheme) && slices.Equal(t.annotators, o.annotators) &&
		slices.Equal(t.starts, o.starts) && slices.Equal(t.who, o.who) && slices.Equal(t.values, o.values)
}
