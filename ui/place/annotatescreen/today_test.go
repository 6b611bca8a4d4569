package annotatescreen

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	translations "plumbline/ui/lang"
)

func TestWhatIsLeftOfADayIsRoundedToWhatOneCanTell(t *testing.T) {
	if err := translations.Load(); err != nil {
		t.Fatal(err)
	}
	for left, want := range map[time.Duration]string{
		0: "Today: 9 paragraphs", time.Minute: "Today: 9 paragraphs · about 5 min left",
		52 * time.Minute: "Today: 9 paragraphs · about 50 min left", 57 * time.Minute: "Today: 9 paragraphs · about 55 min left",
		58 * time.Minute: "Today: 9 paragraphs · about 1 h left", 100 * time.Minute: "Today: 9 paragraphs · about 2 h left",
	} {
		if got := dayWords(annotate.Day{Units: annotate.UnitCount{All: 9}, Left: left, Known: true}); got != want {
			t.Errorf("with %v left it says %q, want %q", left, got, want)
		}
	}
}

func TestWhatWasDoneTodayStandsThereForThoseWhoWantIt(t *testing.T) {
	d := newRig(t)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	a.Sync()
	if a.side.today.words.Visible() {
		t.Errorf("nobody asked for it, and it says %q", a.side.today.words.Text)
	}
	queue := a.side.queue.roll.Position().Y
	d.host.Counting = true
	a.Sync()
	submit := func(i int) {
		d.GoTo(i)
		d.press("nnn ")
		a.Sync()
	}
	submit(0)
	submit(1)
	if got := a.side.today.words.Text; !a.side.today.words.Visible() || got != "Today: 2 paragraphs" {
		t.Errorf("it says %q", got)
	}
	if a.side.queue.roll.Position().Y <= queue {
		t.Error("the line lies over the queue")
	}
	submit(4)
	if got := a.side.today.words.Text; got != "Today: 3 paragraphs" {
		t.Errorf("after another it says %q", got)
	}
	d.host.Counting = false
	a.Sync()
	if a.side.today.words.Visible() || a.side.queue.roll.Position().Y != queue {
		t.Error("the line stays after it was sent away")
	}
}

func TestWhatIsTakenBackOfADayIsOfTheKindThatWas(t *testing.T) {
	if err := translations.Load(); err != nil {
		t.Fatal(err)
	}
	d := &today{}
	day := func() string { return dayWords(annotate.DayOf(d.done, 0)) }
	d.follow(0, 2, annotate.Finish{})
	d.follow(0, 1, annotate.Finish{Whole: true})
	if got := day(); got != "Today: 2 paragraphs and 1 article as a whole" {
		t.Errorf("it says %q", got)
	}
	d.follow(2, 1, annotate.Finish{}) // a paragraph, and the article stays
	if got := day(); got != "Today: 1 paragraph and 1 article as a whole" {
		t.Errorf("with a paragraph taken back it says %q", got)
	}
	d.follow(1, 0, annotate.Finish{Whole: true})
	if got := day(); got != "Today: 1 paragraph" {
		t.Errorf("with the article taken back it says %q", got)
	}
}
