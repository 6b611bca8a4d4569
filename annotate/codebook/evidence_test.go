package codebook

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// asking returns the small codebook with lines added to some of its fields.
func asking(lines map[string]string) string {
	src := small
	for key, line := range lines {
		src = strings.Replace(src, "  - key: "+key+"\n", "  - key: "+key+"\n    "+line+"\n", 1)
	}
	return src
}

func parsed(t *testing.T, src string) *Codebook {
	t.Helper()
	book, err := Parse([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestAQuestionSaysWhetherItAsksForEvidence(t *testing.T) {
	book := parsed(t, asking(map[string]string{"kind": "evidence: required", "tone": "evidence: optional", "means": "evidence: none"}))
	for field, want := range map[string]Evidence{
		"kind": EvidenceRequired, "tone": EvidenceOptional, "means": EvidenceNone, "gone": EvidenceNone,
	} {
		if got := book.Evidence(field, "p1"); got != want {
			t.Errorf("%s asks for evidence: %s, want %s", field, got, want)
		}
	}
	if got := parsed(t, small).Evidence("kind", "p1"); got != EvidenceNone {
		t.Errorf("a question that says nothing asks for evidence: %s", got)
	}
}

// The codebooks of before named the questions in a field of marked words.
func TestWhatAFieldOfMarkedWordsAttachesToTakesEvidence(t *testing.T) {
	book := defaultBook(t)
	for field, want := range map[string]Evidence{
		"stance": EvidenceOptional, "sourcing": EvidenceOptional, "unsourced": EvidenceOptional, "editorial": EvidenceOptional,
		"voice": EvidenceNone, "unit_type": EvidenceNone, "evidence": EvidenceNone, "note": EvidenceNone,
	} {
		if got := book.Evidence(field, "p1"); got != want {
			t.Errorf("%s asks for evidence: %s, want %s", field, got, want)
		}
	}
	if warnings := book.Warnings(); len(warnings) > 0 {
		t.Errorf("the default codebook is warned of: %v", warnings)
	}
}

func TestAShareOfParagraphsRequiresEvidenceAndALargerOneHoldsTheSmaller(t *testing.T) {
	drawn := func(share string) (set map[string]bool) {
		book := parsed(t, asking(map[string]string{"kind": "required_share: " + share, "means": "required_share: " + share}))
		set = make(map[string]bool)
		for i := range 4000 {
			id := fmt.Sprintf("paragraph %d", i)
			kind, means := book.Evidence("kind", id), book.Evidence("means", id)
			if kind != means {
				t.Fatalf("%s asks for evidence: %s of one question and %s of another", id, kind, means)
			}
			if kind == EvidenceRequired {
				set[id] = true
			} else if kind != EvidenceOptional {
				t.Fatalf("%s asks for evidence: %s", id, kind)
			}
		}
		return set
	}
	few, more := drawn("0.2"), drawn("0.3")
	if len(few) < 720 || len(few) > 880 || len(more) < 1100 || len(more) > 1300 {
		t.Errorf("of 4000 paragraphs %d and %d require evidence, want about 800 and 1200", len(few), len(more))
	}
	for id := range few {
		if !more[id] {
			t.Errorf("%s requires evidence for 0.2 of the paragraphs, not for 0.3", id)
		}
	}
	next := parsed(t, strings.Replace(asking(map[string]string{"kind": "required_share: 0.2"}), `version: "1"`, `version: "2"`, 1))
	for id := range few {
		if next.Evidence("kind", id) != EvidenceRequired {
			t.Errorf("%s does not require evidence in the next version", id)
		}
	}
}

func TestWhatIsWrongAboutEvidenceIsNamedWithItsLine(t *testing.T) {
	marks := "  - {key: marks, label: Marks, question: Which words?, scale: span, attaches_to: [kind]}\n"
	for name, test := range map[string]struct {
		src  string
		want []string
	}{
		"another word": {
			asking(map[string]string{"kind": "evidence: always"}),
			[]string{`line 5: evidence "always" is not one of none, optional, required`},
		},
		"no share": {
			asking(map[string]string{"kind": "required_share: 1"}),
			[]string{`line 5: required_share must be a share of the paragraphs, more than 0 and less than 1 such as 0.2, not "1"`},
		},
		"no number": {
			asking(map[string]string{"kind": "required_share: NaN"}),
			[]string{`line 5: required_share must be a share of the paragraphs, more than 0 and less than 1 such as 0.2, not "NaN"`},
		},
		"a share of what is required anyway": {
			asking(map[string]string{"kind": "evidence: required\n    required_share: 0.2"}),
			[]string{`line 6: the question "kind" has required_share beside evidence: required; a share is for evidence that is optional elsewhere`},
		},
		"none, and attached to": {
			asking(map[string]string{"kind": "evidence: none"}) + marks,
			[]string{`line 5: the question "kind" asks for no evidence, but another question attaches marked words to it; take one of them back`},
		},
		"of marked words": {
			small + strings.Replace(marks, "attaches_to: [kind]", "evidence: optional", 1),
			[]string{`line 29: evidence is only for the scale nominal, ordinal, set, the question "marks" is span`},
		},
		"of doubts": {
			small + "  - {key: doubt, label: Doubt, question: Which?, scale: set, options_from: fields, required_share: 0.5}\n",
			[]string{`line 29: the question "doubt" says something about other answers and cannot have required_share`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, problemsOf(t, test.src)); diff != "" {
				t.Errorf("the problems differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEvidenceThatOnlySomeAnswersCostIsWarnedOf(t *testing.T) {
	warned := func(src string) []string {
		var texts []string
		for _, w := range parsed(t, src).Warnings() {
			texts = append(texts, w.String())
		}
		return texts
	}
	want := []string{`line 11: the question "tone" requires evidence, and is asked only after some answers to the question "kind": ` +
		`those cost more work, so they will be given less often than they hold`}
	for _, says := range []string{"evidence: required", "required_share: 0.1"} {
		if diff := cmp.Diff(want, warned(asking(map[string]string{"tone": says}))); diff != "" {
			t.Errorf("with %s (-want +got):\n%s", says, diff)
		}
	}
	ends := strings.Replace(
		asking(map[string]string{"tone": "evidence: required"}),
		"scale: nominal\n",
		"scale: nominal\n    ends_form_on: [advert]\n",
		1,
	)
	for name, src := range map[string]string{
		"what may be left out costs nothing":            asking(map[string]string{"tone": "evidence: optional"}),
		"what is always asked costs everyone the same":  asking(map[string]string{"kind": "evidence: required", "means": "evidence: required"}),
		"a question that ends the form is no judgement": ends,
	} {
		if got := warned(src); len(got) > 0 {
			t.Errorf("%s, and %v is told", name, got)
		}
	}
}

func TestAskingForEvidenceIsAChangeAndKeepsTheMeaning(t *testing.T) {
	old := parsed(t, small)
	now := parsed(
		t,
		strings.Replace(
			asking(map[string]string{"kind": "evidence: required", "means": "required_share: 0.25"}),
			`version: "1"`,
			`version: "2"`,
			1,
		),
	)
	if err := now.CheckAgainst([]*Codebook{old}); err != nil {
		t.Errorf("answers would mean something else: %v", err)
	}
	got := make(map[string][]Change)
	for _, f := range Compare(old, now).Fields {
		got[f.Key()] = f.Changes
	}
	want := map[string][]Change{
		"kind":  {{What: "evidence", Old: "none", New: "required"}},
		"means": {{What: "evidence", Old: "none", New: "optional"}, {What: "required_share", New: "0.25"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the changes differ (-want +got):\n%s", diff)
	}
}
