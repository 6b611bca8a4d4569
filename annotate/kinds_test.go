package annotate_test

import (
	"regexp"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

func TestEveryKindOfEntryIsToldOf(t *testing.T) {
	if n := annotatetest.Declared(t, ".", regexp.MustCompile(`(?m)^\tKind\w+ +Kind += "`)); n != len(annotate.Kinds()) {
		t.Errorf("%d kinds are there, and kinds.go tells of %d", n, len(annotate.Kinds()))
	}
	for _, k := range annotate.Kinds() {
		if !k.Known() || k.Of("") == "" {
			t.Errorf("what the subject of a %s is, is not told", k)
		}
		if k.OnSheet() && k.Of("") != annotate.OfUnit {
			t.Errorf("a %s is part of the work on a unit, but is about a %s", k, k.Of(""))
		}
	}
	if k := annotate.Kind("odd"); k.Known() || k.OnSheet() || k.Of("") != "" {
		t.Error("something is told of a kind that is not there")
	}
	if got := annotate.KindReveal.Of(annotate.RevealAnswers); got != annotate.OfUnit {
		t.Errorf("the answers revealed are those to a %s", got)
	}
}
