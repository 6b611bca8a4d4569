package ui

import (
	"testing"

	"plumbline/annotate"
)

func TestOfEveryActThatStaysItIsSaidWhy(t *testing.T) {
	for _, kind := range annotate.Kinds() {
		e := annotate.Entry{Key: annotate.Key{Kind: kind}}
		if _, told := staysWhy[kind]; !told && e.Act() == annotate.ActStays {
			t.Errorf("why a %s is not taken back is not said", kind)
		}
		if _, told := decisionWords[kind]; !told && e.Act() == annotate.ActUndone {
			t.Errorf("what was taken back of a %s is not said", kind)
		}
	}
}
