package review

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
)

// Seat notes which annotators are no people: of them and of pairs with them nothing is
// told, since different people gave their answers. Their answers count like all others.
func (a *Answers) Seat(list annotate.Seats) { a.seats = slices.Clone(list) }

// Seats lists those of them who gave answers.
func (a *Answers) Seats() annotate.Seats {
	return slices.DeleteFunc(slices.Clone(a.seats), func(id string) bool { return !slices.Contains(a.annotators.list, id) })
}

func (a *Answers) seated(id string) bool { return slices.Contains(a.seats, id) }

// OfPeople leaves out the results about somebody who is no person, alone or in a pair, and
// what stands on how each of two people answers.
func (r *Row) OfPeople(results []agreement.Result) []agreement.Result {
	a := r.whole.answers
	if len(a.seats) == 0 {
		return results
	}
	among := slices.ContainsFunc(r.Table.Annotators(), a.seated)
	return slices.DeleteFunc(results, func(x agreement.Result) bool {
		return x.Annotator != nil && a.seated(*x.Annotator) || slices.ContainsFunc(x.Pair, a.seated) ||
			among && (x.Statistic == agreement.LightKappa || x.Statistic == agreement.CohenKappa)
	})
}

// ofPeople leaves out what would be told of those who are no people. Where nobody else
// could be named, that is why nobody is.
func (o *Overview) ofPeople(found agreement.Readers) agreement.Readers {
	if len(o.Rows) == 0 || len(o.Rows[0].whole.answers.seats) == 0 {
		return found
	}
	seated := func(who int) bool { return o.Rows[0].whole.answers.seated(o.Annotators[who]) }
	found.Different = slices.DeleteFunc(found.Different, func(x agreement.Different) bool { return seated(x.Annotator) })
	found.Leaning = slices.DeleteFunc(found.Leaning, func(x agreement.Leaning) bool { return seated(x.Annotator) })
	if !slices.ContainsFunc(o.Annotators, func(id string) bool { return !o.Rows[0].whole.answers.seated(id) }) {
		found.Why = agreement.NoPeople
	}
	return found
}
