package annotatescreen

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/ui/theme"
)

func TestTheColumnsShareTheWidth(t *testing.T) {
	cases := []struct {
		width, height float32
		queue         bool
		left, form    float32
	}{
		{1024, 620, false, 52, 430},
		{1199, 900, false, 52, 430},
		{1366, 668, true, 273, 437},
		{1440, 800, true, 288, 460},
		{3840, 2060, true, 320, 480},
	}
	for _, c := range cases {
		d := newRig(t, aldoria)
		a, _ := d.inWindow(fyne.NewSize(c.width, c.height))
		col := a.columns
		if col.queue.root.Visible() != c.queue || col.strip.Visible() == c.queue {
			t.Errorf("at %v the queue shows %v and the strip %v", c.width, col.queue.root.Visible(), col.strip.Visible())
		}
		near := func(what string, got, want float32) {
			if got < want-1 || got > want+1 {
				t.Errorf("at %v %s has %v, want %v", c.width, what, got, want)
			}
		}
		edge := max(0, (c.width-c.left-c.form-2-mostRead())/2)
		near("the form", col.form.Size().Width, c.form)
		near("the left edge of the article", col.article.Position().X, edge+c.left+1)
		near("the right edge", col.form.Position().X+col.form.Size().Width, c.width-edge)
		if !col.rule.Visible() || !a.rule.Whole() {
			t.Errorf("at %v by %v the rule is not whole in view", c.width, c.height)
		}
		if end := col.rule.Position().Y + col.rule.Size().Height; end < c.height-1 || end > c.height+1 {
			t.Errorf("at %v the rule ends at %v", c.width, end)
		}
	}
}

func TestDefinitionsDoNotCoverTheParagraph(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1024, 600), fyne.NewSize(1366, 668)} {
		d := newRig(t, aldoria)
		a, _ := d.inWindow(size)
		a.GoTo(4)
		a.OnKey(fyne.KeyF2, false, false)
		row, ok := a.article.roll.Row(3).(*paragraphRow)
		if !ok {
			t.Fatal("the current paragraph is out of view")
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(row)
		rule := fyne.CurrentApp().Driver().AbsolutePositionForObject(a.columns.rule)
		beside := rule.X+a.columns.rule.Size().Width <= at.X
		if !beside && at.Y+row.Size().Height > rule.Y {
			t.Errorf("at %v the paragraph ends at %v and the definitions begin at %v", size, at.Y+row.Size().Height, rule.Y)
		}
	}
}

func TestTextOfDoubleSizeLeavesRoomToRead(t *testing.T) {
	for _, width := range []float32{1024, 1440, 1920, 3840} {
		d := newRig(t, aldoria)
		a, _ := d.inWindow(fyne.NewSize(width, 900))
		theme.Apply(fyne.CurrentApp(), theme.Choice{Mode: theme.AlwaysLight, Scale: 2})
		a.Sync()
		a.root.Refresh()
		if got := a.columns.article.Size().Width; got < 0.35*width {
			t.Errorf("in a window of %v the article is %v wide", width, got)
		}
		if folded := a.columns.strip.Visible(); folded != (width < 2400) {
			t.Errorf("in a window of %v the queue is folded: %v", width, folded)
		}
	}
}

func TestANarrowWindowUnfoldsTheQueueForASearch(t *testing.T) {
	d := newRig(t, aldoria)
	a, w := d.inWindow(fyne.NewSize(1024, 700))
	a.FocusSearch()
	if !a.columns.queue.root.Visible() || w.Canvas().Focused() != fyne.Focusable(a.side.entry) {
		t.Fatalf("after Ctrl+F the queue shows %v and %T has the keys", a.columns.queue.root.Visible(), w.Canvas().Focused())
	}
	a.side.entry.SetText("nothing")
	if got := a.side.heading.Text; got != "1 found" {
		t.Errorf("one paragraph says nothing; the heading reads %q", got)
	}
	a.side.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.At() != 4 || a.columns.queue.root.Visible() {
		t.Errorf("Enter led to paragraph %d and left the queue open: %v", d.At()+1, a.columns.queue.root.Visible())
	}
	a.FocusSearch()
	a.side.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if a.columns.queue.root.Visible() || a.side.entry.Text != "" {
		t.Error("Escape left the search open")
	}
}

func TestAQueueThatIsUnfoldedForASearchMovesNothingThatIsRead(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1024, 700), fyne.NewSize(1366, 668)} {
		d := newRig(t, aldoria)
		a, _ := d.inWindow(size)
		stands := func() [6]float32 {
			c := a.columns
			return [6]float32{
				c.article.Position().X, c.article.Size().Width, c.article.Size().Height,
				c.form.Position().X, c.form.Size().Width, c.rule.Position().X,
			}
		}
		before := stands()
		a.FocusSearch()
		if c := a.columns; !c.queue.root.Visible() || c.queue.root.Size().Width < 200 || c.strip.Visible() {
			t.Errorf("at %v the queue is %v wide", size, c.queue.root.Size().Width)
		}
		if now := stands(); now != before {
			t.Errorf("at %v article, form and rule stand at %v, and stood at %v", size, now, before)
		}
	}
}

func TestProgressReadsAsASentence(t *testing.T) {
	for tally, want := range map[annotate.Tally]string{
		{Paragraphs: 14}: "14 paragraphs · 0 done",
		{Paragraphs: 26, Begun: 12, Submitted: 11}:   "26 paragraphs · 11 done",
		{Paragraphs: 31, Submitted: 2, Unsure: 1}:    "31 paragraphs · 2 done · 1 unsure",
		{Paragraphs: 19, Begun: 19, Submitted: 19}:   "19 paragraphs · done",
		{Paragraphs: 19, Submitted: 19, Unsure: 3}:   "19 paragraphs · done · 3 unsure",
		{Paragraphs: 1000, Begun: 1, Submitted: 999}: "1000 paragraphs · 999 done",
	} {
		if got := progressLine(tally); got != want {
			t.Errorf("%+v reads %q, want %q", tally, got, want)
		}
	}
	for share, want := range map[float32]string{0: "0 %", 0.389: "38 %", 0.999: "99 %", 1: "100 %"} {
		if got := percent(share); got != want {
			t.Errorf("%v reads %q, want %q", share, got, want)
		}
	}
}

func TestEveryRuleIsWholeWithoutABarToScrollIt(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1366, 668), fyne.NewSize(1440, 800)} {
		d := newRig(t, aldoria, brenn)
		a, _ := d.inWindow(size)
		for range len(d.Rows()) {
			if !a.rule.Whole() {
				t.Errorf("at %v the rule of %v is not whole", size, d.ActiveSlot())
			}
			a.OnKey(fyne.KeyTab, false, false)
		}
	}
}
