package card_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/card"
	"plumbline/ui/kit"
)

// tall is a card that needs a height.
func tall(height float32) *kit.Pane {
	return kit.NewPane(func(*kit.Drawing, float32, float32) float32 { return height })
}

func TestCardsSideBySideAreAsHighAsTheHighest(t *testing.T) {
	test.NewTempApp(t)
	low, high := tall(40), tall(90)
	if got := (card.Row{card.Wide(low, 0.25), card.Wide(high, 0.75)}).Arrange(fyne.NewPos(4, 10), 410, 10); got != 90 {
		t.Errorf("the row is %v high", got)
	}
	if low.Size() != fyne.NewSize(100, 90) || high.Size() != fyne.NewSize(300, 90) {
		t.Errorf("the cards are %v and %v", low.Size(), high.Size())
	}
	if low.Position() != fyne.NewPos(4, 10) || high.Position() != fyne.NewPos(114, 10) {
		t.Errorf("the cards stand at %v and %v", low.Position(), high.Position())
	}
	if got := (card.Row{}).Arrange(fyne.NewPos(0, 0), 400, 10); got != 0 {
		t.Errorf("a row of nothing takes %v", got)
	}
}

func TestAColumnTellsThatItMovedAndStopsAtItsEnds(t *testing.T) {
	p := newRig(t)
	p.lines["second"] = 60
	p.Sync()
	moved := 0
	p.left.OnMoved = func() { moved++ }
	p.left.ScrollBy(100)
	end := p.left.Scroll.Offset.Y
	if p.left.ScrollBy(1); p.left.Scroll.Offset.Y != end || end <= 0 {
		t.Errorf("the column scrolls from %v to %v", end, p.left.Scroll.Offset.Y)
	}
	if p.left.ScrollTo(-50); p.left.Scroll.Offset.Y != 0 {
		t.Errorf("the column begins at %v", p.left.Scroll.Offset.Y)
	}
	if moved != 3 {
		t.Errorf("it told %d times of three moves", moved)
	}
}

func TestTheNumberOfAParagraphStandsFirstInAnyScript(t *testing.T) {
	test.NewTempApp(t)
	for title, want := range map[string][]string{
		"إضراب الميناء": {"¶ 7 · ", "إضراب الميناء"}, "Harbour strike": {"¶ 7 · ", "Harbour strike"}, "": {"¶ 7"},
	} {
		l := &kit.Drawing{}
		card.Paragraph(l, 0, 0, 400, 20, 7, title, kit.Text{Size: 13})
		said := l.Texts()
		if len(said) != len(want) || said[0] != want[0] || said[len(said)-1] != want[len(want)-1] {
			t.Errorf("of %q it says %q", title, said)
		}
		if m := l.Marks; len(m) == 2 && m[1].At.X < m[0].At.X+m[0].Size.Width {
			t.Errorf("%q runs into its number", title)
		}
	}
}
