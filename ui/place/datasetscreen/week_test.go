package datasetscreen_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/annotate/work/exchanging"
	"plumbline/store/storetest"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// days is a newsroom where something waits for everybody: A1 asks the lead, and has a pack
// that is older than a ruling.
func days(t *testing.T) *storetest.Project {
	t.Helper()
	p := lead(t, newsroom(t))
	q := articleCalled(t, p, "Envoy").Paragraphs[1]
	pen := p.Pen("L1")
	if _, err := p.Pack(t.Context(), annotate.NewPack(pen, "A1"), filepath.Join(t.TempDir(), "a1.plumb")); err != nil {
		t.Fatal(err)
	}
	ruling := annotate.Ruling{Words: "Envoys are official."}
	p.Say(t, "A1", annotate.InquiryKey(q.ID, "A1", annotate.Slot{Field: "sourcing"}), "Is an envoy official?")
	p.Say(t, "L1", annotate.RulingKey(q.ID, "editorial", ""), ruling.Value())
	return p
}

// onLine brings the keys to the line of the week that holds some words.
func (p *page) onLine(words string) {
	p.t.Helper()
	p.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyHome)
	for range 10 {
		if strings.Contains(p.Tip(), words) {
			return
		}
		p.press(fyne.KeyDown)
	}
	p.t.Fatalf("no line of the week holds %q", words)
}

func TestTheWeekOfALeadLeadsToWhereSomethingCanBeDone(t *testing.T) {
	present := func(o *exchanging.Options) { o.Now = time.Now }
	open := func() *page { return newPage(t, days(t), "L1", wide, theme.Choice{}, present) }
	p := open()
	p.wantText("This week", "Nothing was submitted since", "1 question waits for an answer of the lead: A1 1.",
		"1 ruling is not sent yet: the packs of A1 are older.")
	p.onLine("not sent")
	p.press(fyne.KeyReturn)
	if told := p.dialog(); told == "" {
		t.Error("a ruling that was not sent leads to no packs")
	}

	p = open()
	p.onLine("waits for an answer")
	if tip := p.Tip(); !strings.HasSuffix(tip, "A1 1. Enter lists what is asked") { // in the one line of the status bar
		t.Errorf("of the line is told %q", tip)
	}
	p.press(fyne.KeyReturn)
	p.wantText("Questions and rulings", "Open · 1")

	newPage(t, days(t), "A1", wide, theme.Choice{}, present).wantNoText("This week")
}

func TestTheCardsBelowMakeRoomForTheWeekWhenItComesLate(t *testing.T) {
	var later []func()
	p := newPage(t, days(t), "L1", wide, theme.Choice{}, func(o *exchanging.Options) {
		o.Now = time.Now
		o.Work = func(work, done func()) { later = append(later, work, done) }
	})
	for len(later) > 0 {
		next := later
		later = nil
		for _, f := range next {
			f()
		}
	}
	for _, o := range test.LaidOutObjects(p.Content()) {
		card, ok := o.(*kit.Pane)
		if !ok || !slices.Contains(card.Drawing().Texts(), "This week") {
			continue
		}
		p.wantText("1 ruling is not sent yet")
		card.Outdate() // what it was found to need before
		if size := card.Size(); size.Height < card.HeightAt(size.Width) {
			t.Errorf("the week has %v of the %v that it needs", size.Height, card.HeightAt(size.Width))
		}
		return
	}
	t.Fatalf("nothing tells of the week in %s", p.shownText())
}

func TestAKeyBeforeTheProjectIsReadIsToldToBeEarly(t *testing.T) {
	var held []func()
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{}, func(o *exchanging.Options) {
		o.Work = func(work, done func()) { held = append(held, func() { work(); done() }) }
	})
	for _, press := range []func(){
		func() { p.OnChar('?') }, func() { p.press(fyne.KeyReturn) }, func() { p.OnChar(' ') },
	} {
		p.host.Notices = nil
		press()
		if said := p.host.Noticed(); !strings.Contains(said, "still being read") {
			t.Errorf("the person is told %q", said)
		}
	}
	for len(held) > 0 {
		next := held[0]
		held = held[1:]
		next()
	}
	p.host.Notices = nil
	p.OnChar('?')
	if said := p.host.Noticed(); !strings.Contains(said, "Nobody asks") {
		t.Errorf("once it is read, the person is told %q", said)
	}
}
