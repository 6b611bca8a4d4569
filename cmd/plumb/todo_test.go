package main

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

func TestAConflictTellsBothAnswersAndADoubtNone(t *testing.T) {
	about := annotate.Target{ID: annotate.TargetID("Borea"), Name: "Borea"}
	sourcing := annotate.Slot{Field: "sourcing"}
	for want, doubt := range map[string]annotate.Doubt{
		"Sources: nothing stands, elsewhere official": {Slot: sourcing, Other: "official"},
		"Sources: official stands, elsewhere nothing": {Slot: sourcing, Value: "official"},
		"Stance of Borea: 1 stands, elsewhere -1":     {Slot: annotate.Slot{Field: "stance", Target: about.ID}, Value: "1", Other: "-1"},
		"Sources":       {Slot: sourcing},
		"the paragraph": {},
	} {
		if got := doubtWords(doubt, annotatetest.Codebook(), []annotate.Target{about}); got != want {
			t.Errorf("%+v is told as %q, want %q", doubt, got, want)
		}
	}
}
