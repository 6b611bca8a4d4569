package annotatescreen

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/store/storetest"
)

// begun is a rig with two articles: in the first, paragraph 1 is submitted with the
// label cue, 2 is a draft, 3 is submitted and unsure; in the second, 1 has a note.
func begun(t *testing.T) (*rig, *Screen) {
	t.Helper()
	d := &rig{t: t, project: storetest.MustOpen(t, "mine.plumb")}
	body := func(text string) storetest.Text { return storetest.Text{Guess: "body", Text: text} }
	d.project.AddArticle(annotate.Meta{Title: "First"}, body("One thing."), body("Another thing."), body("A third."), body("Untouched."))
	d.project.AddArticle(annotate.Meta{Title: "Second"}, body("Of something else."), body("And more."))
	d.open(answering.Options{})
	d.press("nnc 1 ")
	d.GoTo(1)
	d.press("n")
	d.GoTo(2)
	d.press("nnn?  ")
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	a.NextArticle()
	d.Text.Type("come back to it")
	d.Text.Leave()
	a.PreviousArticle()
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	return d, a
}

// listed is how the rows of the list of one's own stand.
func listed(a *Screen) (rows []string) {
	for _, h := range a.side.found.hits {
		rows = append(rows, h.About+": "+h.Stands)
	}
	return rows
}

func TestAListOfMineShowsWhatWaits(t *testing.T) {
	_, a := begun(t)
	a.ListMine()
	want := []string{"¶ 2 · First: Draft", "¶ 3 · First: Submitted, unsure", "¶ 1 · Second: Draft"}
	if got := listed(a); !slices.Equal(got, want) {
		t.Errorf("the list shows %q, want %q", got, want)
	}
	for text, want := range map[string][]string{
		"cue":        {"¶ 1 · First: Submitted"},
		"unsure":     {"¶ 3 · First: Submitted, unsure"},
		"draft back": {"¶ 1 · Second: Draft"},
		"nowhere":    nil,
	} {
		a.side.entry.SetText(text)
		if got := listed(a); !slices.Equal(got, want) {
			t.Errorf("%q lists %q, want %q", text, got, want)
		}
	}
}

func TestEnterOpensOneOfMine(t *testing.T) {
	d, a := begun(t)
	a.ListMine()
	a.side.entry.SetText("back")
	a.side.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.Article().Meta.Title != "Second" || d.At() != 0 {
		t.Errorf("Enter opens paragraph %d of %s", d.At()+1, d.Article().Meta.Title)
	}
	a.ListMine()
	a.side.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if a.side.mine || a.side.found.roll.Visible() || !a.side.queue.roll.Visible() {
		t.Error("Escape leaves no queue")
	}
	a.side.entry.SetText("Untouched")
	if got := a.side.heading.Text; got != "1 found" {
		t.Errorf("the box is no search again: %q", got)
	}
}

func TestTheNoteStandsInTheMargin(t *testing.T) {
	_, a := begun(t)
	a.NextArticle()
	for i, want := range []string{"come back to it", ""} {
		row := a.article.roll.Row(i).(*paragraphRow)
		if got := row.note.State().Note; got != want || row.note.Visible() != (want != "") {
			t.Errorf("paragraph %d shows the note %q: %v", i+1, got, row.note.Visible())
		}
	}
}

func TestAMarkNeverLiesOnTheNumber(t *testing.T) {
	d := newRig(t)
	d.inWindow(fyne.NewSize(1440, 900))
	for _, position := range []int{1, 99, 100, 888, 2000} {
		row := newParagraphRow()
		row.show(rowState{Position: position, Text: "Text.", Current: true, State: annotate.Draft}, 700)
		x, _ := frameBounds(700)
		begin, end := row.sign.Position().X, row.sign.Position().X+row.sign.Size().Width
		left := row.number.Position().X + row.number.Size().Width - row.number.MinSize().Width
		if begin < x || end > left {
			t.Errorf("at %d the mark reaches from %v to %v, the number begins at %v, the frame at %v", position, begin, end, left, x)
		}
		if right := row.number.Position().X + row.number.Size().Width; right > row.text.Position().X {
			t.Errorf("the number %d reaches into the text", position)
		}
	}
}

func TestEveryStateHasAMarkOfItsOwn(t *testing.T) {
	seen := make(map[string]mark)
	for _, m := range []mark{
		{},
		{State: annotate.Draft},
		{State: annotate.Submitted},
		{State: annotate.Draft, Unsure: true},
		{State: annotate.Submitted, Unsure: true},
		{Twice: true},
	} {
		_, shape := m.shape()
		if other, ok := seen[shape]; ok {
			t.Errorf("%+v and %+v look the same", m, other)
		}
		seen[shape] = m
	}
}
