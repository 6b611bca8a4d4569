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

// rowWords are the words of the first row of a list.
func rowWords(roll *kit.List) string {
	row, ok := roll.Row(0).(*kit.Row)
	if !ok {
		return ""
	}
	return strings.Join(row.Drawing().Texts(), " ")
}
