package annotate

import (
	"context"
	"strings"

	"plumbline/annotate/sentence"
)

// PersonSeat is Yes of an id that is no person: a numbered column of somebody's table,
// which different people filled. What is told of people is not told of it.
const PersonSeat = "seat"

// SeatKey is what says that an id is a seat.
func SeatKey(id string) Key { return Key{Kind: KindPerson, Subject: id, Field: PersonSeat} }

// Seats are the ids of a project that are no people, by name.
type Seats []string

// ReadSeats lists them.
func ReadSeats(ctx context.Context, from ExclusionSource) (Seats, error) {
	people, err := from.People(ctx)
	if err != nil {
		return nil, err
	}
	var list Seats
	for _, p := range people {
		e, err := from.Current(ctx, SeatKey(p.ID))
		if err != nil {
			return nil, err
		}
		if e != nil && e.Value == Yes {
			list = append(list, p.ID)
		}
	}
	return list, nil
}

// mostNamed is how many seats are named.
const mostNamed = 10

// Words say what is withheld; nothing where everyone is a person.
func (s Seats) Words() (sentence.Sentence, bool) {
	if len(s) == 0 {
		return sentence.Sentence{}, false
	}
	names := strings.Join(s[:min(len(s), mostNamed)], ", ")
	if len(s) > mostNamed {
		names += ", …"
	}
	return sentence.Of("seat.withheld", "Seats", names), true
}
