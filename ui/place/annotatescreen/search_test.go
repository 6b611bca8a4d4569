package annotatescreen

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/store/storetest"
	"plumbline/ui/kit"
)

func TestWhatASearchFindsIsMarkedInTheText(t *testing.T) {
	d := &rig{t: t, project: storetest.MustOpen(t, "search.plumb")}
	lead := strings.Repeat("Much is told here first. ", 6)
	d.project.AddArticle(annotate.Meta{Title: "Owners"},
		storetest.Text{Guess: "body", Text: "Nothing of it."},
		storetest.Text{Guess: "body", Text: lead + "Then the café’s owner came to the Cafe's door."})
	d.open(answering.Options{})
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	a.side.entry.SetText("cafe's")
	if got := a.side.heading.Text; got != "1 found" {
		t.Errorf("the search says %q", got)
	}
	row := a.article.roll.Row(1).(*paragraphRow)
	if got := len(row.text.Highlights()); got != 2 {
		t.Errorf("%d places are marked, want 2", got)
	}
	if got := rowWords(a.side.found.roll); !strings.Contains(got, "… ") || !strings.Contains(got, "café’s owner") {
		t.Errorf("the list shows %q", got)
	}
	a.side.leave()
	if got := len(row.text.Highlights()); got != 0 {
		t.Errorf("%d places are marked after the search", got)
	}
}

func TestASearchSaysHowManyThereAre(t *testing.T) {
	d := &rig{t: t, project: storetest.MustOpen(t, "many.plumb")}
	many := make([]storetest.Text, foundLimit+7)
	for i := range many {
		many[i] = storetest.Text{Guess: "body", Text: fmt.Sprintf("Harbour number %d.", i)}
	}
	d.project.AddArticle(annotate.Meta{Title: "Harbours"}, many...)
	d.open(answering.Options{})
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	a.side.entry.SetText("harbour")
	if got := a.side.heading.Text; got != "The first 200 of 207 found" {
		t.Errorf("the search says %q", got)
	}
}

// threeArticles is a queue of three articles about two events.
func threeArticles(t *testing.T) *rig {
	t.Helper()
	d := &rig{t: t, project: storetest.MustOpen(t, "events.plumb")}
	for i, event := range []string{"strike", "flood", "strike"} {
		d.project.AddArticle(annotate.Meta{Title: fmt.Sprintf("Article %d", i+1), Event: event},
			storetest.Text{Guess: "body", Text: fmt.Sprintf("The strike of day %d.", i)})
	}
	d.open(answering.Options{})
	return d
}

func TestTheQueueIsNarrowedByWhatIsKnownOfArticles(t *testing.T) {
	a, _ := threeArticles(t).inWindow(fyne.NewSize(1440, 900))
	if got := a.side.entry.PlaceHolder; got != "Search, or event=…  Ctrl+F" {
		t.Errorf("the empty box says %q", got)
	}
	a.side.entry.SetText("event=Strike")
	if got := a.side.heading.Text; got != "2 of 3 articles" || !a.side.queue.roll.Visible() || len(a.side.queue.rows) != 2 {
		t.Errorf("the queue says %q and lists %d articles", got, len(a.side.queue.rows))
	}
	a.NextArticle() // past the flood
	if got := a.session.Article().Meta.Title; got != "Article 3" {
		t.Errorf("the next article is %q", got)
	}
	if err := a.session.NextArticle(t.Context()); err != nil || a.session.Article().Meta.Title != "Article 1" {
		t.Errorf("after the last one comes %q, %v", a.session.Article().Meta.Title, err)
	}
	if err := a.session.NextArticle(t.Context()); err != nil || a.session.Article().Meta.Title != "Article 3" {
		t.Errorf("after the first one comes %q, %v", a.session.Article().Meta.Title, err)
	}
	a.side.entry.SetText("event=fire")
	if got := a.side.heading.Text; got != "None; there is flood, strike" {
		t.Errorf("of an event without articles it says %q", got)
	}
	a.side.entry.SetText("event=flood")
	a.side.openPicked()
	if got := a.session.Article().Meta.Title; got != "Article 2" {
		t.Errorf("Enter opens %q", got)
	}
	a.side.entry.SetText("strike=1") // a text to look for
	if got := a.side.heading.Text; got != "0 found" {
		t.Errorf("the search says %q", got)
	}
	a.side.leave()
	if got := a.side.heading.Text; got != "My queue · 3 articles" || len(a.side.queue.rows) != 3 {
		t.Errorf("after that the queue says %q and lists %d articles", got, len(a.side.queue.rows))
	}
}

// rowWords are the words of the first row of a list.
func rowWords(roll *kit.List) string {
	row, ok := roll.Row(0).(*kit.Row)
	if !ok {
		return ""
	}
	return strings.Join(row.Drawing().Texts(), " ")
}
