package answering_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

// anyKeys are presses in any order: answers, moves, taking back, undo, redo.
var anyKeys = rapid.SliceOfN(rapid.SampledFrom(strings.Split("n o g e d p s y l 1 2 3 z ⇥ ⇤ → ← ⌫ ↶ ↷ ① ② ⟦ ⟧ ▭ ⟦ ⟧ ␣ ✂ ⇔", " ")), 0, 40)

// anyPage is a page on which anything may have happened.
func anyPage(t *testing.T, r *rapid.T) *page {
	p := open(t, &disk{known: []string{"A1"}}, answering.Manner{Stays: rapid.Bool().Draw(r, "stays")}, func(_ *page, o *answering.Options) {
		o.NumberKeys = rapid.Bool().Draw(r, "number keys")
	})
	p.keys(strings.ReplaceAll(strings.Join(anyKeys.Draw(r, "keys"), ""), "␣", " "))
	return p
}

func (p *page) close(r *rapid.T) {
	if err := p.Close(); err != nil {
		r.Fatal(err)
	}
}

func TestUndoThenRedoIsIdentity(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := anyPage(t, r)
		defer p.close(r)
		before, undone := p.answers(), 0
		for n := rapid.IntRange(0, 40).Draw(r, "times"); undone < n && p.CanUndo(); undone++ {
			p.keys("↶")
		}
		for range undone {
			p.keys("↷")
			p.wantNotice(answering.NoticeRedone)
		}
		if got := p.answers(); got != before {
			r.Fatalf("after %d undos and as many redos the answers are\n%s, want\n%s", undone, got, before)
		}
	})
}

func TestMarksAreAlwaysInTheirOneForm(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := anyPage(t, r)
		defer p.close(r)
		for _, e := range p.written() {
			passages, good := annotate.SplitPassages(e.Value)
			if e.Key.Kind != annotate.KindEvidence || e.Value == "" {
				continue
			}
			var text string
			for _, sheet := range p.sheets {
				if sheet.Paragraph.ID == e.Key.Subject {
					text = sheet.Paragraph.Text
				}
			}
			if !good || e.Value != annotate.JoinPassages(annotate.UnitePassages([]rune(text), passages)) {
				r.Fatalf("of %q the evidence is %q", text, e.Value)
			}
		}
	})
}

func TestUndoingEverythingLeavesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := anyPage(t, r)
		defer p.close(r)
		for p.CanUndo() {
			p.keys("↶")
		}
		if got := p.answers(); got != "" {
			r.Fatalf("still there is %s", got)
		}
	})
}

func TestAKeyThatMeansNothingChangesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := anyPage(t, r)
		defer p.close(r)
		key := rapid.SampledFrom([]rune("zqäж!?= 0")).Draw(r, "key")
		if begin, end := p.Selected(); key == ' ' && (p.Looking() || begin < end) {
			r.Skip("it takes the option looked at, or attaches words")
		}
		answers, active, written := p.answers(), p.active(), len(p.written())
		if p.Press(key) {
			r.Fatalf("%c opens the note", key)
		}
		if kind := p.Notice().Kind; kind != answering.NoticeNoKey && kind != answering.NoticeNoField {
			r.Fatalf("%c tells %+v", key, p.Notice())
		}
		if p.answers() != answers || p.active() != active || len(p.written()) != written {
			r.Fatalf("%c makes of %q at %s %q at %s", key, answers, active, p.answers(), p.active())
		}
	})
}

func TestOnePressIsAtMostOneAction(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := anyPage(t, r)
		defer p.close(r)
		p.written()
		appends, entries := p.disk.appends, len(p.written())
		p.keys(rapid.SampledFrom([]string{"n", "o", "e", "1", "2", "y", "⇥", "→", "⌫", "↶", "↷", "z", " ", "✂", "⇔"}).Draw(r, "key"))
		news := p.written()[entries:]
		actions := make(map[string]bool)
		for _, e := range news {
			actions[e.Action] = true
		}
		if wrote := p.disk.appends - appends; len(actions) > 1 || wrote != len(actions) {
			r.Fatalf("one press is %d actions in %d writes", len(actions), wrote)
		}
	})
}

func TestTheSheetIsWhatTheLogSays(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := anyPage(t, r)
		defer p.close(r)
		p.written()
		current := p.disk.log.Current()
		for _, sheet := range p.sheets {
			for slot, a := range sheet.Answers {
				if s := current[sheet.Key(slot.Field, slot.Target)]; s.Entry.ID != a.Entry.ID {
					r.Fatalf("%s is %q on the sheet, %q in the log", slot.Field, a.Entry.Value, s.Entry.Value)
				}
			}
		}
		for key, s := range current {
			sheet := p.sheets[0]
			if key.Kind != annotate.KindEvidence || key.Subject != sheet.Paragraph.ID {
				continue
			}
			if sheet.Current(key).Entry.ID != s.Entry.ID {
				r.Fatalf(
					"%s %s rests on %q on the sheet, %q in the log",
					key.Field,
					key.Option,
					sheet.Current(key).Entry.Value,
					s.Entry.Value,
				)
			}
		}
		var last annotate.Entry
		for _, e := range p.written() {
			if !e.After(&last) {
				r.Fatalf("%+v does not come after %+v", e, last)
			}
			last = e
		}
	})
}
