package dialogs

import (
	"testing"

	"plumbline/ui/modal"
)

func TestEachParagraphOfATextToAgreeToStandsAlone(t *testing.T) {
	parts := paragraphs("You read articles.\n\nYou may stop.\r\nNobody asks why.\n")
	want := []string{"You read articles.", "You may stop.", "Nobody asks why."}
	if len(parts) != len(want) {
		t.Fatalf("%d paragraphs, want %d", len(parts), len(want))
	}
	for i, part := range parts {
		if words := part.(*modal.Words).Text(); words != want[i] {
			t.Errorf("paragraph %d reads %q, want %q", i+1, words, want[i])
		}
	}
}
