package annotatescreen

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/annotate/practice"
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

// indexed is a project that counts how often somebody asks for an index of its words.
type indexed struct {
	*storetest.Project
	asked int
}

// IndexWords implements Project.
func (p *indexed) IndexWords(context.Context) error {
	p.asked++
	return nil
}

func TestTheWordsAreIndexedWhenTheSearchBoxIsEnteredNotOnlyAfterTheFirstSearch(t *testing.T) {
	d := newRig(t)
	_, w := d.inWindow(fyne.NewSize(1440, 900))
	p := &indexed{Project: d.project}
	a := New(d.host, d.Session, p, practice.Offer{})
	w.SetContent(a.Content())
	if p.asked != 0 {
		t.Errorf("before anybody searches an index was asked for %d times", p.asked)
	}
	a.FocusSearch()
	if p.asked != 1 {
		t.Errorf("in the box, before a word is typed, an index was asked for %d times", p.asked)
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
	a.side.entry.SetText("strike=1")
	if a.side.refused == nil || !a.side.problem.Visible() || a.side.queue.roll.Visible() || len(a.session.Shown()) != 3 {
		t.Errorf("of a filter that there is not is told: %v", a.side.refused)
	}
	a.side.entry.SetText(`"strike=1"`) // a text to look for
	if got := a.side.heading.Text; got != "0 found" || a.side.problem.Visible() {
		t.Errorf("the search says %q", got)
	}
	a.side.entry.SetText(`event=strike "day 2"`)
	if got := a.side.heading.Text; got != "1 found" || a.side.found.hits[0].About != "¶ 1 · Article 3" {
		t.Errorf("of words in some articles it says %q", got)
	}
	a.side.leave()
	if got := a.side.heading.Text; got != "My queue · 3 articles" || len(a.side.queue.rows) != 3 {
		t.Errorf("after that the queue says %q and lists %d articles", got, len(a.side.queue.rows))
	}
}

// item finds an item of a menu by its words, one of another below it.
func item(t *testing.T, items []*fyne.MenuItem, words ...string) *fyne.MenuItem {
	t.Helper()
	for _, i := range items {
		switch {
		case i.Label != words[0]:
		case len(words) == 1:
			return i
		default:
			return item(t, i.ChildMenu.Items, words[1:]...)
		}
	}
	t.Fatalf("no item %q is offered", words)
	return nil
}

// offered is what the menu of the search offers now.
func (a *Screen) offered(t *testing.T) []*fyne.MenuItem {
	t.Helper()
	terms, err := a.side.project.Terms(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	articles, err := a.side.project.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return a.side.menu(terms, articles)
}

func TestFiltersAreChosenFromAMenu(t *testing.T) {
	a, w := threeArticles(t).inWindow(fyne.NewSize(1440, 900))
	a.FocusSearch()
	a.side.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF4})
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("F4 opens no menu")
	}
	w.Canvas().Overlays().Remove(w.Canvas().Overlays().Top())
	item(t, a.offered(t), "Event", "strike").Action()
	if got := a.side.entry.Text; got != "event=strike " || len(a.side.queue.rows) != 2 {
		t.Errorf("the box says %q, and %d articles are listed", got, len(a.side.queue.rows))
	}
	item(t, a.offered(t), "Kind by layout", "body").Action()
	if got := a.side.entry.Text; got != "event=strike unit=body " || a.side.heading.Text != "2 found" {
		t.Errorf("the box says %q, and the search %q", got, a.side.heading.Text)
	}
	a.session.Choose("unit_type", "", "body")
	if err := a.session.Flush(); err != nil {
		t.Fatal(err)
	}
	item(t, a.offered(t), "Answer", a.session.Book().Field("unit_type").Label, "body").Action()
	if got := a.side.heading.Text; got != "1 found" {
		t.Errorf("with the box at %q it says %q", a.side.entry.Text, got)
	}
}

func TestWhatWasFoundBecomesAnOrderOfWork(t *testing.T) {
	d := threeArticles(t)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	a.NextArticle()
	a.side.entry.SetText(`unit=body event=strike`)
	item(t, a.offered(t), "Work through these articles").Action()
	if got := a.side.heading.Text; got != "2 of 3 articles" || !a.side.queue.roll.Visible() {
		t.Errorf("the queue says %q", got)
	}
	a.side.openPicked()
	if got := a.session.Article().Meta.Title; got != "Article 1" {
		t.Errorf("Enter opens %q", got)
	}
	a.NextArticle()
	if got := a.session.Article().Meta.Title; got != "Article 3" {
		t.Errorf("after the first comes %q", got)
	}
	frames, err := d.project.Frames(t.Context())
	if err != nil || len(frames) != 1 {
		t.Fatalf("kept is %+v (%v)", frames, err)
	}
	if f := frames[0]; f.Query != `unit=body event=strike` || f.Articles != 2 || f.Annotator != "A1" {
		t.Errorf("kept is %+v (%v)", frames, err)
	}
	a.side.leave()
	if got := len(a.session.Shown()); got != 2 || !a.side.order.Visible() {
		t.Errorf("after a search that is left %d articles are listed, with a line that says so: %v", got, a.side.order.Visible())
	}
}

func TestAnOrderOfWorkLastsUntilItIsEndedOrDone(t *testing.T) {
	d := threeArticles(t)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	again := func() *Screen {
		d.reopen(answering.Options{Annotator: "A1", Device: "laptop"})
		now, _ := d.inWindow(fyne.NewSize(1440, 900))
		return now
	}
	listed := func(when string, want int) {
		t.Helper()
		if got := len(a.side.queue.rows); got != want || a.side.order.Visible() != (want == 2) {
			t.Errorf("%s %d articles are listed, want %d; a line tells of it: %v", when, got, want, a.side.order.Visible())
		}
	}
	through := func() {
		a.side.entry.SetText("event=strike unit=body")
		item(t, a.offered(t), "Work through these articles").Action()
	}
	through()
	listed("worked through", 2)
	a = again()
	listed("opened again", 2)
	a.side.entry.SetText("no such words")
	a.side.leave()
	listed("after a search", 2)
	item(t, a.offered(t), "End the order of work").Action()
	listed("ended", 3)
	a = again()
	listed("ended and opened again", 3)
	if frames, err := d.project.Frames(t.Context()); err != nil || len(frames) != 1 {
		t.Errorf("kept is %+v (%v)", frames, err)
	}
	through()
	a.side.order.onEnd()
	listed("ended by its line", 3)
}

// rowWords are the words of the first row of a list.
func rowWords(roll *kit.List) string {
	row, ok := roll.Row(0).(*kit.Row)
	if !ok {
		return ""
	}
	return strings.Join(row.Drawing().Texts(), " ")
}

const genreSource = `id: harbour
version: 1.0.0
title: Harbour
fields:
  - {key: tone, label: Tone, question: Tone?, scale: nominal, required: true, options: [{value: warm, key: w}, {value: cold, key: c}]}
  - {key: genre, label: Genre, question: Genre?, scale: nominal, unit: article, required: true, options: [{value: news, key: n}, {value: essay, key: e}]}
`

func TestAnArticleAsAWholeIsFoundByItsAnswersAndOpened(t *testing.T) {
	d := &rig{t: t, project: storetest.MustOpen(t, "search.plumb")}
	a := d.project.AddArticle(annotate.Meta{Title: "Owners"}, storetest.Text{Guess: "body", Text: "Nothing of it."})
	book, err := codebook.Parse([]byte(genreSource))
	if err == nil {
		err = d.project.Adopt(t.Context(), book, d.project.Pen("L"))
	}
	if err != nil {
		t.Fatal(err)
	}
	about := annotate.NewSheet(annotate.WholeOf(a.ID, 1), annotate.LayerAnnotation, annotate.FirstRound, "A1")
	d.project.Say(t, "A1", about.Key("genre", ""), "news")
	d.open(answering.Options{})
	s, _ := d.inWindow(fyne.NewSize(1440, 900))
	s.side.entry.SetText("genre=news")
	if got := rowWords(s.side.found.roll); s.side.heading.Text != "1 found" || !strings.Contains(got, "The article as a whole") {
		t.Fatalf("the search says %q and lists %q", s.side.heading.Text, got)
	}
	s.openFound(s.side.found.hits[0])
	if at := d.Current(); at == nil || !at.Paragraph.Whole() {
		t.Errorf("it leads to %+v", at)
	}
}
