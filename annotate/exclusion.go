package annotate

import (
	"context"

	"plumbline/annotate/sentence"
)

// Exclusion is a lead's word that somebody's answers do not count, and why. No program
// leaves anybody out by itself.
type Exclusion struct {
	Annotator string `json:"annotator"`
	Reason    string `json:"reason"`
}

// ExclusionKey is what a lead gives the reason to; an empty one lets the answers count.
func ExclusionKey(annotator string) Key { return Key{Kind: KindExclusion, Subject: annotator} }

// ExclusionSource is what exclusions are read from.
type ExclusionSource interface {
	People(ctx context.Context) ([]PersonSummary, error)
	Current(ctx context.Context, key Key) (*Entry, error)
}

// ReadExclusions lists who is left out, by name.
func ReadExclusions(ctx context.Context, from ExclusionSource) (list []Exclusion, err error) {
	people, err := from.People(ctx)
	for _, p := range people {
		if p.Excluded != "" {
			list = append(list, Exclusion{p.ID, p.Excluded})
		}
	}
	return list, err
}

// Words say who is left out, and why.
func (e Exclusion) Words() sentence.Sentence {
	return sentence.Of("exclusion.left-out", "Annotator", e.Annotator, "Reason", sentence.Quoted(e.Reason))
}
