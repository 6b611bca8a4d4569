package document

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestWhatThePartsOfAFileTakeCountsTogetherAndTheRefusalNamesThePart(t *testing.T) {
	for what, take := range map[string]func(in *Input) error{
		"markup": func(in *Input) error { return in.SpendMarkup(MaxMarkup/2 + 1) },
		"values": func(in *Input) error { return in.SpendValues(MaxValues/2 + 1) },
		"pieces": func(in *Input) error { return in.SpendPieces(MaxBlocks/2 + 1) },
		"unpacked": func(in *Input) error {
			for range MaxUnpacked/MaxBytes/2 + 1 {
				if _, err := in.Unpack(context.Background(), "x", strings.NewReader(strings.Repeat("a", MaxBytes/2+1))); err != nil {
					return err
				}
			}
			return nil
		},
	} {
		in := NewInput("all.zip", nil, "", nil)
		first, second := in.Part("a.html", nil), in.Part("b.html", nil)
		if err := take(first); err != nil {
			t.Errorf("%s: half of what is allowed is refused: %v", what, err)
		}
		var refused *Error
		if err := take(second); !errors.As(err, &refused) || !refused.OfAll() || !strings.Contains(refused.Error(), "all.zip: b.html") {
			t.Errorf("%s: both halves of two parts give %v, want a refusal of all that names the second part", what, err)
		}
	}
}
