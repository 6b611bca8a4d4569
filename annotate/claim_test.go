package annotate_test

import (
	"regexp"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

func TestEveryKindOfEntryIsListedAsAClaim(t *testing.T) {
	if n := annotatetest.Declared(t, ".", regexp.MustCompile(`(?m)^\tClaim\w+ +Claim += "`)); n != len(annotate.Claims()) {
		t.Errorf("%d claims are there, and Claims lists %d", n, len(annotate.Claims()))
	}
	listed := make(map[annotate.Claim]bool)
	for _, k := range annotate.Kinds() {
		if (k.Claims() == nil) != k.OnSheet() {
			t.Errorf("a %s is listed by its layer, and is no work of an annotator; or the other way round", k)
		}
		for _, field := range append([]string{"", "odd"}, declaredFields(k)...) {
			for _, layer := range []annotate.Layer{"", "annotation", "practice", "final", "model", "odd"} {
				for _, who := range []string{"", "A1"} {
					claim := annotate.ClaimOf(annotate.Key{Kind: k, Field: field, Layer: layer, Annotator: who})
					if !claim.Known() {
						t.Errorf("a %s of the question %q in the layer %q is listed as %q", k, field, layer, claim)
					}
					listed[claim] = true
				}
			}
		}
	}
	for _, claim := range annotate.Claims() {
		if !listed[claim] {
			t.Errorf("nothing is listed as %s", claim)
		}
	}
	if got := annotate.ClaimOf(annotate.Key{Kind: "odd"}); got != "" {
		t.Errorf("a kind that is not known is listed as %s", got)
	}
}

func declaredFields(k annotate.Kind) (fields []string) {
	for field := range k.Claims() {
		fields = append(fields, field)
	}
	return fields
}

func TestOwnWorkIsWhatAPersonDidOrToldOfThemselves(t *testing.T) {
	work := annotate.Key{
		Kind:      annotate.KindAnswer,
		Subject:   "p",
		Layer:     annotate.LayerAnnotation,
		Round:     1,
		Annotator: "A1",
		Field:     "sourcing",
	}
	changed := func(change func(*annotate.Key)) annotate.Key {
		k := work
		change(&k)
		return k
	}
	joined := annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonJoined}
	for name, c := range map[string]struct {
		key    annotate.Key
		author string
		want   string
	}{
		"an answer":                        {work, "A1", "A1"},
		"practice":                         {changed(func(k *annotate.Key) { k.Layer = annotate.LayerPractice }), "A1", "A1"},
		"a submission":                     {changed(func(k *annotate.Key) { k.Kind = annotate.KindSubmission }), "A1", "A1"},
		"a reveal":                         {annotate.RevealKey(annotate.RevealAnswers, "p", "A1", 1), "A1", "A1"},
		"a question to the lead":           {changed(func(k *annotate.Key) { k.Kind = annotate.KindQuestion }), "A1", "A1"},
		"a consent":                        {annotate.Key{Kind: annotate.KindConsent, Subject: "A1", Field: "study"}, "A1", "A1"},
		"to have joined":                   {joined, "A1", "A1"},
		"another's answer":                 {work, "A2", ""},
		"the command line's":               {work, "", ""},
		"an answer of nobody":              {changed(func(k *annotate.Key) { k.Annotator = "" }), "", ""},
		"a final answer":                   {changed(func(k *annotate.Key) { k.Layer, k.Annotator = annotate.LayerFinal, "" }), "A1", ""},
		"a final answer with a name":       {changed(func(k *annotate.Key) { k.Layer = annotate.LayerFinal }), "A1", ""},
		"the key to practise by":           {changed(func(k *annotate.Key) { k.Layer, k.Annotator = annotate.LayerPractice, "" }), "A1", ""},
		"a program's answer":               {changed(func(k *annotate.Key) { k.Annotator = annotate.ModelPrefix + "x" }), annotate.ModelPrefix + "x", ""},
		"another's consent":                {annotate.Key{Kind: annotate.KindConsent, Subject: "A2", Field: "study"}, "A1", ""},
		"to have taken someone up":         {annotate.Key{Kind: annotate.KindPerson, Subject: "A2", Field: annotate.PersonJoined}, "A1", ""},
		"a role of their own":              {annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole}, "A1", ""},
		"an attribute of their own":        {annotate.Key{Kind: annotate.KindAttribute, Subject: "A1", Field: "age"}, "A1", "A1"},
		"an assignment to themselves":      {changed(func(k *annotate.Key) { k.Kind = annotate.KindAssignment }), "A1", ""},
		"a ruling handed to them":          {changed(func(k *annotate.Key) { k.Kind, k.Layer = annotate.KindRuling, "" }), "A1", ""},
		"a pack for them":                  {annotate.Key{Kind: annotate.KindPack, Subject: "x", Annotator: "A1"}, "A1", ""},
		"an erasure of their own":          {annotate.Key{Kind: annotate.KindErasure, Subject: "A1", Field: annotate.ErasureAttributes}, "A1", ""},
		"being asked again in silence":     {annotate.RepeatKey("p", "A1"), "A1", "A1"},
		"that another is asked again":      {annotate.RepeatKey("p", "A2"), "A1", ""},
		"a verdict in the annotator layer": {changed(func(k *annotate.Key) { k.Kind = annotate.KindOutcome }), "A1", ""},
	} {
		if got := annotate.Whose(&annotate.Entry{Key: c.key, Author: c.author}); got != c.want {
			t.Errorf("%s is the own work of %q, want %q", name, got, c.want)
		}
	}
}

func TestAFileIsThatOfWhomItsPackWasMadeForOrOfTheOnlyOneWhoWorkedInIt(t *testing.T) {
	for _, c := range []struct {
		packed  string
		workers []string
		want    string
	}{
		{"A1", []string{"A2", "A3"}, "A1"}, {"A1", nil, "A1"}, {"", []string{"A2"}, "A2"}, {"", []string{"A1", "A2"}, ""}, {"", nil, ""},
	} {
		if got := annotate.Sender(c.packed, c.workers); got != c.want {
			t.Errorf("packed for %q with work of %q it is the file of %q, want %q", c.packed, c.workers, got, c.want)
		}
	}
}

func TestBetweenLeadsThereIsOneQuestion(t *testing.T) {
	led := map[string]string{"L1": annotate.RoleLead, "L2": annotate.RoleLead, "A1": annotate.RoleAnnotator}
	for _, c := range []struct {
		copied bool
		by     []string
		roles  map[string]string
		want   bool
	}{
		{true, []string{"L2", ""}, led, true},
		{true, []string{"A1", "A2"}, nil, true},
		{true, []string{"L2", "A1"}, led, false},
		{false, []string{"L2"}, led, false},
	} {
		if got := annotate.BetweenLeads(c.copied, c.by, c.roles); got != c.want {
			t.Errorf("a copy (%v) with the word of %q is one question: %v", c.copied, c.by, got)
		}
	}
}

func TestALaterAnswerCountsAgainstAnEarlier(t *testing.T) {
	o := annotate.MergeOptions{Answers: []annotate.MergeAnswer{
		{Yes: true}, {Claim: annotate.ClaimRole}, {File: "b", Claim: annotate.ClaimRole, Yes: true},
	}}
	for _, c := range []struct {
		file  string
		claim annotate.Claim
		want  bool
	}{{"a", annotate.ClaimFinal, true}, {"a", annotate.ClaimRole, false}, {"b", annotate.ClaimRole, true}} {
		if yes, answered := o.Answer(c.file, c.claim); yes != c.want || !answered {
			t.Errorf("the answer to %s of %s is %v (%v)", c.claim, c.file, yes, answered)
		}
	}
	if _, answered := (annotate.MergeOptions{}).Answer("a", annotate.ClaimRole); answered {
		t.Error("what nobody was asked is answered")
	}
}
