package adjudicate

import (
	"slices"

	"plumbline/annotate/codebook"
)

// Sieve says which disagreements are listed. Its zero value lists all that are still
// asked.
type Sieve struct {
	Which Which
	Field string // a question, about whatever target; "" means any
	Label string // one of the labels that divide the answers; "" means any
}

// Which are disagreements by how they stand.
type Which int

// How the disagreements stand that are listed.
const (
	WhichAll     Which = iota
	WhichOpen          // they wait for a decision, for the first time or again
	WhichDecided       // they have a final answer
	WhichKept          // they are genuine and stay
	WhichAgain         // they were decided, and are to be decided again
)

// Sift leaves of items those that a sieve lets through, and of each all its disputes.
func Sift(items []Item, s Sieve) []Item {
	return slices.DeleteFunc(slices.Clone(items), func(i Item) bool { return !slices.ContainsFunc(i.Disputes, s.takes) })
}

func (s Sieve) takes(d *Dispute) bool {
	if s.Field != "" && d.Slot.Field != s.Field || s.Label != "" && !slices.Contains(d.contests, s.Label) {
		return false
	}
	switch s.Which {
	case WhichOpen:
		return d.State.Waits()
	case WhichDecided:
		return d.State == Done
	case WhichKept:
		return d.State == Kept
	case WhichAgain:
		return d.State == Changed
	default:
		return true
	}
}

// lets reports whether a question on which nobody differs passes, with the value that all
// gave: one that was decided or kept waits for nothing.
func (s Sieve) lets(f *codebook.Field, value string, again bool) bool {
	switch {
	case s.Field != "" && f.Key != s.Field, s.Label != "" && !slices.Contains(f.Labels(value), s.Label):
		return false
	case s.Which == WhichAgain:
		return again
	}
	return s.Which == WhichAll || s.Which == WhichOpen
}

// Gone counts the disagreements that the final answers to other questions leave unasked.
func Gone(items []Item) int {
	n := 0
	for _, i := range items {
		if i.State() == Moot {
			n++
		}
	}
	return n
}

// Labels lists the labels that divide answers to a question, in the order of the codebook.
func (d *Docket) Labels(field string) []string {
	f := d.rules.book.Field(field)
	if f == nil {
		return nil
	}
	var labels []string
	for i := range f.Options {
		label := f.Options[i].Value
		if slices.ContainsFunc(d.disputes, func(x *Dispute) bool { return x.Slot.Field == field && slices.Contains(x.contests, label) }) {
			labels = append(labels, label)
		}
	}
	return labels
}

// Fields lists the questions in dispute, in the order of the codebook.
func (d *Docket) Fields() []string {
	var keys []string
	for i := range d.rules.book.Fields {
		key := d.rules.book.Fields[i].Key
		if slices.ContainsFunc(d.disputes, func(x *Dispute) bool { return x.Slot.Field == key }) {
			keys = append(keys, key)
		}
	}
	return keys
}
