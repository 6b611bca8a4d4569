package lang_test

import (
	"testing"

	fynelang "fyne.io/fyne/v2/lang"

	"plumbline/ui/lang"
)

func TestOneIsSaidInTheSingular(t *testing.T) {
	if err := lang.Load(); err != nil {
		t.Fatal(err)
	}
	for count, want := range map[int]string{0: "0 people", 1: "1 person", 2: "2 people"} {
		if got := fynelang.N("{{.Count}} people", count, map[string]any{"Count": count}); got != want {
			t.Errorf("%d reads %q, not %q", count, got, want)
		}
	}
}
