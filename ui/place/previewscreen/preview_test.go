package previewscreen_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/work/importing"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

func TestWhatWasFoundIsShownBeforeAnythingIsWritten(t *testing.T) {
	d := newRig(t, usual, theme.Choice{}).mixed()
	d.want(
		"5 articles come in",
		"cannot be read: 2",
		"here already: 1",
		"nearly the same: 1",
		"which encoding?",
		"not readable",
		"Import 5 articles",
	)
	d.want("About 88 % the same, in the project: Ferry crews stop work over new rota", "text · utf-8", "parted by every line")
	d.press(fyne.KeyDown)
	d.want("Drivers waited from five in the morning", "Left out of the file: 2 pieces", "Subscribe to our newsletter", "html · utf-8")
	if len(d.added) > 0 {
		t.Error("something came in")
	}
}

func TestAnImportWithBadFilesIsAskedAboutAndTheOthersComeIn(t *testing.T) {
	d := newRig(t, usual, theme.Choice{}).mixed()
	d.press(fyne.KeySpace) // the corrected ferry stays out
	d.want("4 articles come in", "left out: 1")
	d.press(fyne.KeyI)
	if len(d.added) > 0 {
		t.Fatal("it was not asked whether the others come in")
	}
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	want := []string{
		"Bridge opens a month early (5)",
		"Council votes on harbour fees (2)",
		"Fishers protest at the quay (2)",
		"احتجاج الصيادين (2)",
	}
	if got := d.brought(); !slices.Equal(got, want) {
		t.Errorf("what came in is %q", got)
	}
}

func TestParagraphsArePutRightByKeys(t *testing.T) {
	d := newRig(t, low, theme.Choice{})
	d.file("notes.txt", "One is here.\nTwo is there. Three follows it.\nFour ends\nAdvertisement\n")
	d.Read([]string{d.folder})
	d.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyJ)
	d.want("One is here. Two is there. Three follows it.", "put right by you")
	d.press(fyne.KeyS)
	d.answer("One is here.\nTwo is there. Three follows it.")
	d.wantNot("One is here. Two")
	d.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyK)
	d.want("Kind of paragraph", "cross-link")
	d.press(fyne.KeyHome, fyne.KeyReturn)
	d.press(fyne.KeyDown, fyne.KeySpace)
	d.want("left out", "Take back")
	d.press(fyne.KeyI)
	a, err := d.project.Article(t.Context(), d.added[0])
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range a.Paragraphs {
		got = append(got, p.Guess+": "+p.Text)
	}
	want := []string{"lede: One is here.", "body: Two is there. Three follows it.", "headline: Four ends"}
	if !slices.Equal(got, want) {
		t.Errorf("what came in is %q, want %q", got, want)
	}
}

func TestTheParagraphsComeBackAsTheFileHasThem(t *testing.T) {
	d := newRig(t, low, theme.Choice{})
	d.file("notes.txt", "One is here.\nTwo is there.\n")
	d.Read([]string{d.folder})
	d.press(fyne.KeyReturn, fyne.KeySpace)
	d.want("left out")
	d.press(fyne.KeyR)
	d.wantNot("left out", "put right by you")
}

func TestWhatIsKnownIsATableToEdit(t *testing.T) {
	d := newRig(t, usual, theme.Choice{}).mixed()
	d.press(fyne.KeyT, fyne.KeyDown, fyne.KeyRight)
	d.want("column 2 of 8 · found in: meta og:site_name", "Marn Ledger")
	d.press(fyne.KeyE)
	d.answer("The Marn Ledger")
	d.want("given by you", "The Marn Ledger")
	d.press(fyne.KeyN)
	d.answer("Party")
	d.want("column 9 of 9 · not known", "party")
	d.press(fyne.KeyReturn)
	d.window.Canvas().Focused().(*modal.Entry).SetText("none")
	d.tapped("For all 5 articles")
	d.press(fyne.KeyI)
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	for _, id := range d.added {
		a, err := d.project.Article(t.Context(), id)
		if err != nil || a.Meta.Free["x:party"] != "none" {
			t.Errorf("of %q is known %v, %v", a.Meta.Title, a.Meta.Free, err)
		}
		if a.Meta.Title == "Bridge opens a month early" && a.Meta.Outlet != "The Marn Ledger" {
			t.Errorf("the outlet is %q", a.Meta.Outlet)
		}
	}
}

func TestArticlesAreGivenTheTargetsThatTheyAskAboutInTheTable(t *testing.T) {
	d := newRig(t, usual, theme.Choice{})
	crews := d.project.AddTarget(t, annotate.Target{Name: "The crews", Order: 1})
	d.project.AddTarget(t, annotate.Target{Name: "The company", Order: 2})
	d.mixed()
	d.press(fyne.KeyT)
	for range 8 {
		d.press(fyne.KeyRight)
	}
	d.want("column 9 of 9 · about all targets of the project", "Targets", "all")
	d.press(fyne.KeyE)
	d.window.Canvas().Focused().(*modal.Entry).SetText("The weather")
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.window.Canvas().Focused().(*modal.Entry).SetText("the crews")
	d.tapped("For all 5 articles")
	d.want("given by you", "The crews")
	d.press(fyne.KeyI)
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(d.added) == 0 {
		t.Fatal("nothing came in")
	}
	for _, id := range d.added {
		if a, err := d.project.Article(t.Context(), id); err != nil || len(a.Meta.Targets) != 1 || a.Meta.Targets[0] != crews.ID {
			t.Errorf("%q asks about %v (%v), want the crews", a.Meta.Title, a.Meta.Targets, err)
		}
	}
}

func TestTheEncodingIsChosenAmongTheLikeliest(t *testing.T) {
	d := newRig(t, low, theme.Choice{}).mixed()
	d.press(fyne.KeyO)
	d.wantNot("Bridge opens")
	d.press(fyne.KeyDown, fyne.KeyReturn)
	d.want("iso-8859-2", "Mška", "windows-1250", "Mąka", "windows-1251", "M№ka")
	d.press(fyne.KeyDown, fyne.KeyReturn)
	d.want("6 articles come in")
	d.press(fyne.KeyO, fyne.KeyUp)
	d.want("Mąka")
}

func TestFilesThatAskAreReadAlike(t *testing.T) {
	d := newRig(t, low, theme.Choice{})
	d.file("a.txt", "M\xb9ka\n")
	d.file("b.txt", "R\xb9ka\n")
	d.Read([]string{d.folder})
	d.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.want("2 articles come in", "Mąka")
	d.press(fyne.KeyDown)
	d.want("Rąka")
}

func TestTheWayOfPartingIsChosenAgain(t *testing.T) {
	d := newRig(t, low, theme.Choice{})
	d.file("verse.txt", "The river\nis wide\n\nand slow\n")
	d.Read([]string{d.folder})
	d.press(fyne.KeyP)
	d.want("What parts the paragraphs?", "other line breaks are joined")
	d.press(fyne.KeyDown, fyne.KeyReturn)
	d.want("parted by blank lines", "The river is wide")
}

func TestDifferencesAreShown(t *testing.T) {
	d := newRig(t, low, theme.Choice{}).mixed()
	d.press(fyne.KeyD)
	d.want("95 % the same", "Paragraph 4: changed", "agreed in the spring and", "agreed in the summer and", "4 paragraphs are the same.")
	d.press(fyne.KeyEscape)
	d.wantNot("Paragraph 4: changed")
}

func TestACorrectedVersionTakesThePlaceOfTheOlderOne(t *testing.T) {
	d := newRig(t, usual, theme.Choice{}).mixed()
	d.press(fyne.KeyC)
	d.want(
		"correction",
		"Takes the place of Ferry crews stop work over new rota. Paragraphs that keep their answers: 4, that are asked again: 1.",
	)
	d.press(fyne.KeyC)
	d.wantNot("Takes the place of")
	d.press(fyne.KeyC, fyne.KeyI)
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	all, err := d.project.Catalogue(t.Context())
	if err != nil || len(d.added) != 5 {
		t.Fatalf("%d came in, %v", len(d.added), err)
	}
	for _, a := range all {
		if older := a.Meta.Outlet == "The Halyard" && a.ArticleID != d.added[0] && a.Paragraphs == 5; older && !a.Meta.Withdrawn {
			t.Errorf("%+v is not withdrawn", a.Meta)
		}
	}
}

func TestGivingUpIsAskedAbout(t *testing.T) {
	d := newRig(t, low, theme.Choice{})
	d.press(fyne.KeyEscape)
	if !d.left {
		t.Error("an import of nothing cannot be left")
	}
	d.left = false
	d.mixed().press(fyne.KeyEscape)
	if d.left {
		t.Fatal("what was put right was lost unasked")
	}
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !d.left || len(d.added) > 0 {
		t.Error("the import is still on")
	}
}

func TestMoreFilesAreReadBesideThese(t *testing.T) {
	d := newRig(t, low, theme.Choice{})
	d.Read([]string{d.file("a.txt", "One line of the first.\n")})
	d.press(fyne.KeyF)
	if !slices.Contains(d.host.Commands, place.Command(place.Import)) {
		t.Errorf("the window was asked for %v", d.host.Commands)
	}
	d.Read([]string{d.file("b.txt", "One line of the second.\n")})
	d.want("2 articles come in")
}

func TestReadingAndWritingAreStoppedByAKey(t *testing.T) {
	d := newRig(t, low, theme.Choice{})
	for i := range 30 {
		d.file(fmt.Sprintf("%02d.txt", i), fmt.Sprintf("Report %d\n\nWhat happened in ward %d is told here.\n", i, i))
	}
	d.host.Later = func(work, done func()) {
		d.want("Stop")
		d.press(fyne.KeyX)
		work()
		done()
	}
	d.Read([]string{d.folder})
	d.want("stopped before the end", "0 articles come in")
	d.host.Later = nil
	d.Read([]string{d.folder})
	d.want("30 articles come in")
	d.host.Later = func(work, done func()) {
		d.press(fyne.KeyEscape)
		work()
		done()
	}
	d.press(fyne.KeyI)
	d.want("Import 30 articles")
	if len(d.added) > 0 || d.work.Stage() != importing.Waiting {
		t.Errorf("%d came in", len(d.added))
	}
}

func TestEveryCardIsReachedInLargeTextToo(t *testing.T) {
	d := newRig(t, usual, theme.Choice{Scale: 2}).mixed()
	seen := map[string]bool{}
	for range 12 {
		d.press(fyne.KeyTab)
		for _, key := range d.KeysHere() {
			seen[key] = true
		}
	}
	for _, key := range []string{"i", "t", "f", "x", "o", "e", "p", "d", "s", "k"} {
		if !seen[key] {
			t.Errorf("no button for %q is reached by Tab; there are %v", key, seen)
		}
	}
}

func TestThousandsOfArticlesAreWalkedThrough(t *testing.T) {
	d := newRig(t, usual, theme.Choice{})
	var rows strings.Builder
	rows.WriteString("title,text\n")
	for i := range 3000 {
		fmt.Fprintf(&rows, "Report %d,What happened in ward %d is told in so many words.\n", i, i*7)
	}
	d.Read([]string{d.file("many.csv", rows.String())})
	d.press(fyne.KeyEnd)
	d.want("Report 2999")
	d.press(fyne.KeyPageUp, fyne.KeyHome)
	d.want("Report 0")
	if a := d.work.Opened(); a == nil || a.Value(annotate.MetaTitle).Value != "Report 0" {
		t.Error("the article of the row is not open")
	}
}

func TestATextThatIsHereComesInAsTheCopyOfAnOutletByAKey(t *testing.T) {
	d := newRig(t, usual, theme.Choice{}).mixed()
	for range 12 {
		if strings.Contains(d.shown(), "As a copy…") {
			break
		}
		d.press(fyne.KeyDown)
	}
	d.want("The project has this text already", "As a copy…", "Import 5 articles")
	d.OnChar('y')
	d.answer("Sea Ledger")
	d.want("Comes in as the copy that Sea Ledger ran.", "No copy", "Import 6 articles", "copy")
	d.OnChar('y')
	d.want("As a copy…", "Import 5 articles")
}
