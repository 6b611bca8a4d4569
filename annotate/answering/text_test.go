package answering_test

import (
	"testing"

	"plumbline/annotate/answering"
)

func TestATextIsWrittenASecondAfterTheLastKey(t *testing.T) {
	p := open(t, &disk{known: []string{"A1"}}, answering.Manner{})
	if !p.Press('/') {
		t.Fatal("/ opens no note")
	}
	for _, text := range []string{"as", "ask", "ask"} {
		p.Text.Type(text)
	}
	if !p.Text.Typing() || p.Text.Shown() != "ask" || len(p.written()) != 1 { // written flushes
		t.Fatalf("typing %v, shown is %q", p.Text.Typing(), p.Text.Shown())
	}
}

func TestOnlyTheLastKeyCounts(t *testing.T) {
	p := open(t, &disk{known: []string{"A1"}}, answering.Manner{})
	p.Text.Type("a")
	p.Text.Type("ask")
	if len(p.timers) != 1 || p.Text.Shown() != "ask" || p.answers() != "" {
		t.Fatalf("%d timers run, shown is %q, written %q", len(p.timers), p.Text.Shown(), p.answers())
	}
	p.rest()
	if p.Text.Typing() || p.answers() != "1 note=ask" {
		t.Fatalf("typing %v, written is %q", p.Text.Typing(), p.answers())
	}
	p.Text.Type("ask whom")
	p.Text.Type("ask") // as it stands
	p.Text.Leave()
	if n := len(p.written()); n != 1 {
		t.Fatalf("%d notes are written, want one", n)
	}
}

func TestWhatIsTypedIsWrittenBeforeOneGoesAway(t *testing.T) {
	for name, leave := range map[string]func(*page){
		"another paragraph": func(p *page) { p.keys("②") },
		"undo":              func(p *page) { p.keys("↷") },
		"waiting for disk":  func(p *page) { p.written() },
		"the end":           func(p *page) { _ = p.Close() },
	} {
		p := open(t, &disk{known: []string{"A1"}}, answering.Manner{})
		p.Text.Type("ask")
		leave(p)
		if p.Text.Typing() || p.answers() != "1 note=ask" || len(p.timers) != 0 {
			t.Errorf("%s: typing %v, written is %q", name, p.Text.Typing(), p.answers())
		}
	}
}

func TestATextAboutAQuestionIsLeftWithIt(t *testing.T) {
	p := open(t, &disk{known: []string{"A1"}}, answering.Manner{})
	p.Text.Type("of the paragraph")
	p.keys("⇥")
	if !p.Text.Typing() {
		t.Fatal("a note of the paragraph is left with a question")
	}
	p.Text.Leave()
	p.asides = true
	p.keys("⇥")
	p.Text.Type("of editorial")
	p.Activate("editorial", "") // a click into its own question
	if p.Text.Typing() {
		t.Fatal("the reason is still typed after a click")
	}
	p.Text.Type("of editorial, again")
	p.keys("⇥")
	if p.Text.Typing() || p.Text.Shown() != "" {
		t.Fatalf("the reason goes along: %q", p.Text.Shown())
	}
	p.keys("⇤")
	if got := p.Text.Shown(); got != "of editorial, again" {
		t.Fatalf("the reason of editorial is %q", got)
	}
}

func TestTypingClearsWhatTheLastKeyTold(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("z")
	p.Text.Type("")
	p.wantNotice(answering.NoticeNoKey)
	p.Text.Type("a")
	p.wantNotice(answering.NoticeNone)
}
