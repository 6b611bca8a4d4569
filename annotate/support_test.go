package annotate_test

import (
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
)

// demanding is the default codebook as 1.2.0, which requires evidence of a question, and
// what a project holds that adopted it.
func demanding(t *testing.T, says string) (*codebook.Codebook, *codebook.Versions) {
	t.Helper()
	first := annotatetest.Codebook()
	text := strings.Replace(string(first.Source), "version: 1.1.0", "version: 1.2.0", 1)
	book, err := codebook.Parse([]byte(strings.Replace(text, "key: editorial\n", "key: editorial\n    "+says+"\n", 1)))
	if err != nil {
		t.Fatal(err)
	}
	return book, &codebook.Versions{InForce: book, Held: map[string]*codebook.Codebook{first.Hash: first, book.Hash: book}}
}

// underDemand is a paragraph answered and submitted under a version that requires evidence
// of the question editorial, which is answered by two options.
func underDemand(t *testing.T) (answering, *codebook.Codebook) {
	t.Helper()
	a := begin("body", "The thugs fled, as they would.")
	book, versions := demanding(t, "evidence: required")
	a.Versions, a.pen.Codebook = versions, book.Hash
	for field, value := range map[string]string{"unit_type": "body", "sourcing": "none", "unsourced": "no", "editorial_strength": "1"} {
		a.say(field, "", value)
	}
	a.say("editorial", "", "loaded|forecast")
	a.say("stance", "t-1", "absent")
	a.submit("t-1", annotate.OriginAnnotator)
	return a, book
}

// mark writes evidence for an option of the question editorial.
func (a answering) mark(option, value string) {
	key := a.Key("editorial", "")
	key.Kind, key.Option = annotate.KindEvidence, option
	a.write(key, value, annotate.OriginAnnotator)
}

const thugs = `[[4,9,"thugs"]]`

func TestEvidenceThatIsRequiredKeepsAParagraphOpen(t *testing.T) {
	for name, test := range map[string]struct {
		mark func(a answering)
		want annotate.State
	}{
		"without any":                       {func(answering) {}, annotate.Draft},
		"of one option":                     {func(a answering) { a.mark("loaded", thugs) }, annotate.Submitted},
		"of the answer as a whole":          {func(a answering) { a.mark("", thugs) }, annotate.Submitted},
		"of an option that is not answered": {func(a answering) { a.mark("cue", thugs) }, annotate.Draft},
		"taken back":                        {func(a answering) { a.mark("loaded", thugs); a.mark("loaded", "") }, annotate.Draft},
		"that there are no words for it":    {func(a answering) { a.mark("forecast", annotate.NoWords) }, annotate.Submitted},
		"of an answer that was changed": {
			func(a answering) { a.mark("loaded", thugs); a.say("editorial", "", "cue") }, annotate.Draft,
		},
		"of an answer that came back": {
			func(a answering) {
				a.mark("loaded", thugs)
				a.say("editorial", "", "cue")
				a.say("editorial", "", "loaded")
			}, annotate.Submitted,
		},
		"of an answer that was taken back": {
			func(a answering) { a.mark("loaded", thugs); a.say("editorial", "", "") }, annotate.Draft,
		},
	} {
		t.Run(name, func(t *testing.T) {
			a, book := underDemand(t)
			test.mark(a)
			if got := a.State(book); got != test.want {
				t.Errorf("the paragraph is %q, want %q", got, test.want)
			}
		})
	}
}

func TestNoWordsAreRequiredOfATextThatIsNotHere(t *testing.T) {
	a, book := underDemand(t)
	a.Paragraph.Text = ""
	if got := a.State(book); got != annotate.Submitted {
		t.Errorf("the paragraph is %q", got)
	}
}

func TestLabelsBroughtInNeedNoEvidence(t *testing.T) {
	a, book := underDemand(t)
	a.submit("t-1", annotate.OriginImport)
	if got := a.State(book); got != annotate.Submitted {
		t.Errorf("the paragraph is %q", got)
	}
}

// As with a required question that is new.
func TestADemandForEvidenceThatCameLaterLeavesTheParagraphSubmitted(t *testing.T) {
	a := complete(annotate.OriginAnnotator)
	book, versions := demanding(t, "evidence: required")
	a.Versions = versions
	if got := a.State(book); got != annotate.Submitted || a.Finished(book) {
		t.Errorf("the paragraph is %q and finished: %v", got, a.Finished(book))
	}
	if got := a.New(book); !slices.Equal(got, []annotate.Slot{{Field: "editorial"}}) {
		t.Errorf("%v lack what came since, want editorial", got)
	}
	a.pen.Codebook = book.Hash
	a.mark("loaded", `[[0,7,"Nothing"]]`)
	if !a.Finished(book) {
		t.Errorf("with evidence the paragraph is %q and asks for %v", a.State(book), a.New(book))
	}
	if account := a.Account(book, []string{"t-1"}); account.Of(annotate.Slot{Field: "editorial"}) != annotate.Submitted {
		t.Errorf("the answer is %q", account.Of(annotate.Slot{Field: "editorial"}))
	}
}

func TestEvidenceOfAnotherMeaningIsNone(t *testing.T) {
	a, book := underDemand(t)
	a.mark("loaded", thugs)
	text := strings.Replace(string(book.Source), "version: 1.2.0", "version: 1.3.0", 1)
	at := strings.Index(text, "key: editorial\n")
	next, err := codebook.Parse([]byte(text[:at] + strings.Replace(text[at:], "meaning: 2", "meaning: 3", 1)))
	if err != nil {
		t.Fatal(err)
	}
	a.Versions.Held[next.Hash], a.Versions.InForce = next, next
	a.pen.Codebook = next.Hash
	a.say("editorial", "", "loaded")
	if !a.LacksEvidence(next, annotate.Slot{Field: "editorial"}) || a.LacksEvidence(book, annotate.Slot{Field: "sourcing"}) {
		t.Error("words that were marked for an answer of another meaning count for the new one")
	}
}

func TestOnlySomeParagraphsLackEvidenceWhereAShareRequiresIt(t *testing.T) {
	book, versions := demanding(t, "required_share: 0.5")
	for i := range 200 {
		a := begin("body", strings.Repeat("x", i+1))
		a.Versions, a.pen.Codebook = versions, book.Hash
		a.say("editorial", "", "none")
		want := book.Evidence("editorial", a.Paragraph.ID) == codebook.EvidenceRequired
		if got := a.LacksEvidence(book, annotate.Slot{Field: "editorial"}); got != want {
			t.Fatalf("paragraph %d lacks evidence: %v, want %v", i, got, want)
		}
	}
}

// An older text said it elsewhere, and another sentence not at all any more.
func TestWordsThatWereCarriedAreFoundWhereTheyStandNow(t *testing.T) {
	a, _ := underDemand(t) // The thugs fled, as they would.
	for value, want := range map[string][]annotate.Passage{
		`[[20,25,"thugs"]]`:               {{Begin: 4, End: 9, Words: "thugs"}},
		`[[0,5,"thugs"],[17,21,"they"]]`:  {{Begin: 4, End: 9, Words: "thugs"}, {Begin: 19, End: 23, Words: "they"}},
		`[[0,6,"ruffian"],[9,13,"fled"]]`: nil, // it is no list of passages
		`[[0,7,"ruffian"],[9,13,"fled"]]`: {{Begin: 10, End: 14, Words: "fled"}},
		`[[0,7,"ruffian"]]`:               nil,
	} {
		a.write(a.EvidenceKey(annotate.Slot{Field: "editorial"}, "loaded"), value, annotate.OriginCarried)
		if got := a.PassagesOf(annotate.Slot{Field: "editorial"}, "loaded"); !slices.Equal(got, want) {
			t.Errorf("%s is found as %v, want %v", value, got, want)
		}
	}
}
