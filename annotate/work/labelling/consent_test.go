package labelling_test

import (
	"testing"

	"plumbline/annotate"
)

// consenting is a project that asks A1 to agree to a text.
func consenting(t *testing.T) (m *watched, say func(text string)) {
	t.Helper()
	m = project(t, 0)
	pen := annotate.NewPen("lead", "lead", m.book.Hash, 0)
	write := func(key annotate.Key, value string) { m.foreign(t, pen, key, value, annotate.OriginAnnotator) }
	write(annotate.Key{Kind: annotate.KindPerson, Subject: "lead", Field: annotate.PersonRole}, annotate.RoleLead)
	say = func(text string) {
		write(annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectConsent}, text)
	}
	say("You read articles.")
	if err := m.ViewAs(t.Context(), "A1"); err != nil {
		t.Fatal(err)
	}
	return m, say
}

func TestNothingIsAskedOfAnAnnotatorWhoHasNotAgreed(t *testing.T) {
	m, say := consenting(t)
	d := sit(t, m)
	if d.AsksConsent() == nil || d.Article() != nil || len(d.Queue()) != 0 || d.Current() != nil {
		t.Fatalf("before A1 agrees, %d articles are in the queue", len(d.Queue()))
	}
	d.keys("n⏎") // no form, so nothing is answered
	if err := d.Agree(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := d.TellOfSelf(t.Context(), map[string]string{"first language": "Corvanian"}); err != nil {
		t.Fatal(err)
	}
	if d.AsksConsent() != nil || len(d.Queue()) != 2 || d.Article() == nil {
		t.Errorf("once A1 agreed, %d articles are in the queue", len(d.Queue()))
	}
	words, err := m.Consents(t.Context())
	if asked, _ := annotate.ConsentTo(
		"You read articles.",
	); err != nil || len(words) != 1 || words[0].Version != asked.Version ||
		words[0].Withdrawn {
		t.Errorf("the log says %+v (%v)", words, err)
	}
	if told, err := m.Attributes(t.Context()); err != nil || len(told) != 1 || told[0].Value != "Corvanian" {
		t.Errorf("of themselves A1 told %+v (%v)", told, err)
	}
	d.leave()
	d = sit(t, m)
	if d.AsksConsent() != nil {
		t.Error("who agreed is asked again")
	}
	d.leave()
	say("You read articles. They are sad.")
	d = sit(t, m)
	if d.AsksConsent() == nil || len(d.Queue()) != 0 {
		t.Error("another text asks nobody again")
	}
}

func TestWhoWithdrawsIsAskedNothingMoreAndTheirAnswersStay(t *testing.T) {
	m, _ := consenting(t)
	d := sit(t, m)
	if err := d.Agree(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.keys("n")
	d.awaitIdle()
	if err := d.Withdraw(t.Context()); err != nil {
		t.Fatal(err)
	}
	if d.AsksConsent() == nil || d.Article() != nil || d.Current() != nil {
		t.Error("who withdrew goes on")
	}
	sheet, err := m.Sheet(t.Context(), m.articles[0].Paragraphs[0].ID, annotate.LayerAnnotation, 1, "A1")
	if err != nil || sheet.Value("sourcing", "") != "none" {
		t.Errorf("of their answers is left %q (%v)", sheet.Value("sourcing", ""), err)
	}
	d.undo() // takes back the answer, never the withdrawal
	if d.AsksConsent() == nil {
		t.Error("undo took back the withdrawal")
	}
}

func TestAnotherTextThatComesMeanwhileClosesTheFormAtOnce(t *testing.T) {
	m, say := consenting(t)
	d := sit(t, m)
	if err := d.Agree(t.Context()); err != nil || d.Current() == nil {
		t.Fatalf("who agreed is asked nothing (%v)", err)
	}
	say("You read articles. They are sad.")
	if taken, err := d.Refresh(t.Context()); err != nil || !taken {
		t.Fatalf("it is not read (%v)", err)
	}
	if d.AsksConsent() == nil || d.Current() != nil || d.Article() != nil || len(d.Queue()) != 0 {
		t.Error("the form stays open under a text that nobody agreed to")
	}
	d.keys("n⏎")
	if err := d.Agree(t.Context()); err != nil || d.Current() == nil {
		t.Errorf("who agrees to it too does not go on (%v)", err)
	}
}
