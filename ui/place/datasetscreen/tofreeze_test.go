package datasetscreen_test

import (
	"testing"

	"plumbline/ui/theme"
)

// Whoever comes to freeze begins at its button.
func TestWhoComesToFreezeBeginsThere(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	if at := p.SpotAt(); at == "freeze" {
		t.Fatalf("the keys begin at %q by themselves", at)
	}
	p.ToFreeze()
	if at := p.SpotAt(); at != "freeze" {
		t.Errorf("the keys are at %q", at)
	}
}
