package dialogs

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/ui/kit"
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

func TestWhoIsAskedAgainIsToldWhy(t *testing.T) {
	for before, want := range map[annotate.Consenting]string{
		annotate.ConsentMissing:   "",
		annotate.ConsentOlder:     "The text is another than the one you agreed to:",
		annotate.ConsentWithdrawn: "You withdrew your consent; agree again if you want to go on:",
	} {
		w := test.NewTempWindow(t, nil)
		Over{Window: w}.AskConsent(annotate.Consent{Text: "You read articles."}, before, func() {})
		said := ""
		for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
			if words, ok := o.(*kit.Prose); ok {
				said += words.String() + "\n"
			}
		}
		if !strings.Contains(said, "You read articles.") || !strings.Contains(said, want) {
			t.Errorf("after %d the text reads:\n%s", before, said)
		}
		if want == "" && strings.Contains(said, "agreed") {
			t.Errorf("who never said anything is told:\n%s", said)
		}
	}
}
