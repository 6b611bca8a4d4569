package practice

import (
	"context"
	"strconv"

	"plumbline/annotate"
)

// Offer is what can be practised in a project.
type Offer struct {
	Articles int // that have a key
	Pass     int // percent of the key's answers that is asked for before real work, 0 for none
}

// OfferSource is what an offer is read from.
type OfferSource interface {
	Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error)
	Setting(ctx context.Context, field string) (string, error)
}

// OfferTo reads what an annotator can practise.
func OfferTo(ctx context.Context, from OfferSource, annotator string) (Offer, error) {
	queue, err := from.Queue(ctx, annotator, annotate.LayerPractice, KeyRound)
	if err != nil {
		return Offer{}, err
	}
	pass, err := from.Setting(ctx, annotate.ProjectPracticePass)
	if err != nil {
		return Offer{}, err
	}
	o := Offer{Articles: len(queue)}
	o.Pass, _ = strconv.Atoi(pass)
	return o, nil
}
