package main

import (
	"context"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
)

func TestTheHistoryTellsUndoAndWhatWasTakenBack(t *testing.T) {
	at := time.Date(2024, 3, 9, 12, 4, 5, 0, time.FixedZone("", 3600))
	key := annotate.Key{
		Kind:      annotate.KindAnswer,
		Subject:   "p",
		Layer:     annotate.LayerAnnotation,
		Round:     1,
		Annotator: "A1",
		Field:     "stance",
		Target:    "t-1",
	}
	final := annotate.Key{Kind: annotate.KindAnswer, Subject: "p", Layer: annotate.LayerFinal, Round: 1, Field: "sourcing"}
	entries := []annotate.Entry{
		{ID: "1", Key: key, Value: "-2", DecidedAt: at, Origin: annotate.OriginAnnotator},
		{ID: "2", Key: key, Value: "", Replaces: "1", DecidedAt: at, Origin: annotate.OriginAnnotator},
		{ID: "3", Key: key, Value: "-2", Replaces: "2", Undoes: "2", DecidedAt: at, Origin: annotate.OriginAnnotator},
		{ID: "4", Key: final, Value: "none", DecidedAt: at, Origin: annotate.OriginAnnotator, Author: "Lead"},
	}
	var out strings.Builder
	s := &session{Context: context.Background(), out: &out}
	told := historyWords{
		rules:   &codebook.Versions{InForce: annotatetest.Codebook()},
		targets: []annotate.Target{{ID: "t-1", Name: "Σπάρτη"}}, values: valuesByID(entries),
	}
	if err := told.write(s, entries); err != nil {
		t.Fatal(err)
	}
	want := `2024-03-09 11:04:05Z  A1        Stance of Σπάρτη: --
2024-03-09 11:04:05Z  A1        Stance of Σπάρτη: taken back, before that --
2024-03-09 11:04:05Z  A1        Stance of Σπάρτη: --, before that taken back (undo)
2024-03-09 11:04:05Z  Lead      Sources (final): none
`
	if out.String() != want {
		t.Errorf("the history reads\n%s\nwant\n%s", out.String(), want)
	}
}
