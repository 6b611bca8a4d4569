package labelling_test

import (
	"context"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// adopt puts a version in force in which a field means something else, as
// another program does.
func (m *watched) adopt(t *testing.T, field string) *codebook.Codebook {
	t.Helper()
	text := strings.Replace(string(m.book.Source), "version: 1.1.0", "version: 1.2.0", 1)
	at := strings.Index(text, "key: "+field+"\n")
	if at < 0 {
		t.Fatalf("the codebook has no question %s", field)
	}
	book, err := codebook.Parse([]byte(text[:at] + strings.Replace(text[at:], "meaning: 2", "meaning: 3", 1)))
	if err != nil {
		t.Fatal(err)
	}
	m.setInForce(t, book)
	return book
}

// setInForce holds a version beside the one so far, which it replaces.
func (m *watched) setInForce(t *testing.T, book *codebook.Codebook) {
	t.Helper()
	if err := m.Adopt(t.Context(), book, m.Pen("lead")); err != nil {
		t.Fatal(err)
	}
	m.book = book
}

func (d *rig) refresh() {
	d.t.Helper()
	d.awaitIdle()
	if took, err := d.Refresh(context.Background()); err != nil || !took {
		d.t.Fatalf("the session takes up nothing: %v, %v", took, err)
	}
}

func TestAnAnswerThatMeantSomethingElseIsAskedAgain(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.GoTo(1)
	d.keys("na")
	d.keys("nl⏎1⏎")
	first := m.book
	if s := d.Sheet(1); s.State(first) != annotate.Submitted {
		t.Fatalf("the paragraph is %q (%s)", s.State(first), answersOn(s))
	}
	second := m.adopt(t, "editorial")
	d.refresh()
	d.GoTo(0)
	d.goes(d.NextOpen) // a paragraph with such an answer waits
	if d.At() != 1 {
		t.Fatalf("paragraph %d is open, want the one that needs another look", d.At()+1)
	}
	d.wantState(annotate.Submitted)
	d.wantActive("editorial")
	r := d.activeRow()
	if r.Value != "" || r.Was != "loaded" || r.WasVersion != "1.1.0" {
		t.Fatalf("the question shows %q, was %q under %q", r.Value, r.Was, r.WasVersion)
	}
	if !strings.Contains(d.fields(), "editorial_strength") {
		t.Fatal("the strength is gone, though what it hangs on still has that option")
	}
	if d.Total().Look != 1 || d.Queue()[0].Look != 1 {
		t.Fatalf("%d paragraphs need another look, want 1", d.Total().Look)
	}
	before := len(d.written())
	d.keys("l") // the same word, as an answer to the new question
	d.wantState(annotate.Submitted)
	d.keys("⏎⏎")
	if d.Total().Look != 0 {
		t.Error("what was looked at is still counted")
	}
	written := d.written()[before:]
	if len(written) != 2 || written[0].Value != "loaded" || written[0].Codebook != second.Hash ||
		written[1].Key.Kind != annotate.KindSubmission ||
		written[1].Codebook != second.Hash {
		t.Fatalf("the second look wrote %+v, want the answer and the submission under the new version", written)
	}
	d.undo()
	d.undo()
	if last := d.written()[len(d.written())-1]; last.Value != "loaded" || last.Codebook != first.Hash {
		t.Fatalf("undone stands %q under %.8s, want loaded as it was given", last.Value, last.Codebook)
	}
	if r := d.activeRow(); r.Was != "loaded" || r.Value != "" {
		t.Errorf("undone the question shows %q, was %q", r.Value, r.Was)
	}
}

func TestAGuessDoesNotTakeThePlaceOfAnAnswerToBeLookedAt(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.GoTo(1)
	d.Activate("unit_type", "")
	d.keys("l") // lede, where the layout says body
	d.keys("nanl⏎1⏎")
	m.adopt(t, "unit_type")
	d.refresh()
	d.GoTo(1)
	d.wantActive("unit_type")
	r := d.activeRow()
	if r.Guess != "body" || r.Was != "lede" {
		t.Fatalf("the question guesses %q, was %q", r.Guess, r.Was)
	}
	before := len(d.written())
	d.keys("⏎")
	if got := d.written(); len(got) != before {
		t.Fatalf("Enter wrote %+v over an answer that needs another look", got[before:])
	}
	d.keys("l⏎")
	if s := d.Sheet(1); s.State(m.book) != annotate.Submitted {
		t.Errorf("the paragraph is %q", s.State(m.book))
	}
}

func TestADoubtAboutAFieldThatIsGoneHindersNoOther(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.GoTo(1)
	d.keys("n?")
	d.wantAnswers("sourcing=none, unsure=sourcing")
	text := strings.Replace(string(m.book.Source), "version: 1.1.0", "version: 1.2.0", 1)
	text = strings.ReplaceAll(text, "key: sourcing\n", "key: sources\n")
	text = strings.NewReplacer("sourcing_not:", "sources_not:", "[stance, sourcing,", "[stance, sources,").Replace(text)
	book, err := codebook.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	m.setInForce(t, book)
	d.refresh()
	d.Activate("editorial", "")
	d.keys("n?")
	d.wantAnswers("editorial=none, sourcing=none, unsure=editorial")
}
