package annotate_test

import (
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
)

// raised is the default codebook as 1.2.0, in which a field means something
// else, and what a project holds that adopted it.
func raised(t *testing.T, field string) (*codebook.Codebook, *codebook.Versions) {
	t.Helper()
	first := annotatetest.Codebook()
	text := strings.Replace(string(first.Source), "version: 1.1.0", "version: 1.2.0", 1)
	at := strings.Index(text, "key: "+field+"\n")
	book, err := codebook.Parse([]byte(text[:at] + strings.Replace(text[at:], "meaning: 2", "meaning: 3", 1)))
	if err != nil {
		t.Fatal(err)
	}
	return book, &codebook.Versions{InForce: book, Held: map[string]*codebook.Codebook{first.Hash: first, book.Hash: book}}
}

// complete is a paragraph answered and submitted under the first version.
func complete(origin annotate.Origin) answering {
	a := begin("body", "Nothing happened.")
	for field, value := range map[string]string{"unit_type": "body", "sourcing": "none", "unsourced": "no", "editorial": "loaded", "editorial_strength": "1"} {
		a.say(field, "", value)
	}
	a.say("stance", "t-1", "absent")
	a.submit("t-1", origin)
	return a
}

func TestAnAnswerCountsOnlyUnderItsMeaning(t *testing.T) {
	for _, origin := range []annotate.Origin{annotate.OriginAnnotator, annotate.OriginImport} {
		a := complete(origin)
		a.want(t, annotate.Submitted)
		book, versions := raised(t, "editorial")
		a.Versions = versions
		if a.Value("editorial", "") != "" || a.Under(annotatetest.Codebook(), "editorial", "") != "loaded" ||
			a.Value("sourcing", "") != "none" {
			t.Fatalf("editorial counts as %q, sourcing as %q", a.Value("editorial", ""), a.Value("sourcing", ""))
		}
		if !a.Ask(book, []string{"t-1"}).Visible("editorial_strength", "") {
			t.Error("the strength is no longer asked, though what it hangs on still has that option")
		}
		if got := a.NeedsLook(book); !slices.Equal(got, []annotate.Slot{{Field: "editorial"}}) {
			t.Errorf("%v need another look, want editorial", got)
		}
		account := a.Account(book, []string{"t-1"})
		for slot, want := range map[annotate.Slot]annotate.State{
			{Field: "editorial"}: annotate.Again, {Field: "editorial_strength"}: annotate.Submitted,
			{Field: "stance", Target: "t-1"}: annotate.Submitted, {Field: "stance", Target: "t-2"}: annotate.NotBegun,
		} {
			if got := account.Of(slot); got != want {
				t.Errorf("under another meaning of editorial %v is %q, want %q", slot, got, want)
			}
		}
		if account.State() != annotate.Submitted || a.Finished(book) {
			t.Errorf("under another meaning the paragraph is %q and finished: %v", account.State(), a.Finished(book))
		}
		a.pen.Codebook = book.Hash
		a.say("editorial", "", "none")
		if !a.Finished(book) || len(a.NeedsLook(book)) != 0 {
			t.Errorf("looked at again the paragraph is %q", a.State(book))
		}
		a.say("unsourced", "", "")
		if origin == annotate.OriginAnnotator && a.State(book) != annotate.Draft {
			t.Error("an answer that was taken back counts as submitted")
		}
	}
}

func TestADraftNeedsAnotherLookAtWhatItAnswers(t *testing.T) {
	a := begin("body", "Nothing happened.")
	a.say("unit_type", "", "body")
	a.say("stance", "t-2", "1")
	book, versions := raised(t, "stance")
	a.Versions = versions
	if got := a.NeedsLook(book); !slices.Equal(got, []annotate.Slot{{Field: "stance", Target: "t-2"}}) {
		t.Errorf("%v need another look, want the stance on t-2", got)
	}
	if got := a.Account(book, []string{"t-2"}).Of(annotate.Slot{Field: "unit_type"}); got != annotate.Draft {
		t.Errorf("an answer of a draft is %q", got)
	}
	if got := a.NeedsLook(annotatetest.Codebook()); got != nil {
		t.Errorf("under its own version %v need another look", got)
	}
}
