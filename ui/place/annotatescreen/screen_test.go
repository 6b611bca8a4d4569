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
	"plumbline/ui/theme"
)

func TestTheCurrentParagraphAloneIsFramed(t *testing.T) {
	d := newRig(t, aldoria)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	for _, at := range []int{3, 0, 4, 1} {
		a.GoTo(at + 1)
		for i := range texts {
			r, ok := a.article.roll.Row(i).(*paragraphRow)
			if !ok {
				t.Fatalf("paragraph %d of a short article is not in view", i+1)
			}
			if framed := r.frame.StrokeWidth > 0; framed != (i == at) {
				t.Errorf("at paragraph %d, paragraph %d is framed: %v", at+1, i+1, framed)
			}
		}
	}
}

func TestNoAnswerMovesTheText(t *testing.T) {
	d := newRig(t, aldoria)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	a.GoTo(2)
	places := func() (out []float32) {
		for i := range texts {
			out = append(out, a.article.roll.Row(i).Position().Y)
		}
		return out
	}
	before := places()
	for _, key := range "n1onlv" {
		a.OnChar(key)
		for i, y := range places() {
			if y != before[i] {
				t.Fatalf("%q moved paragraph %d from %v to %v", key, i+1, before[i], y)
			}
		}
	}
}

func TestAHeldEnterSubmitsOnce(t *testing.T) {
	d := newRig(t, aldoria)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	a.GoTo(5)
	for _, key := range "nann" {
		a.OnChar(key)
	}
	for range 5 {
		a.OnKey(fyne.KeyReturn, false, true)
	}
	if d.Current().Submission != nil {
		t.Fatal("a held key submitted")
	}
	a.OnKey(fyne.KeyReturn, false, false)
	if d.Sheet(4).State(d.Book()) != annotate.Submitted {
		t.Error("Enter did not submit a complete paragraph")
	}
}

func TestSlashWritesANoteAndEscapeComesBack(t *testing.T) {
	d := newRig(t, aldoria)
	a, w := d.inWindow(fyne.NewSize(1440, 900))
	a.OnChar('/')
	note := a.form.Note()
	if w.Canvas().Focused() != note {
		t.Fatalf("after / %T has the keys, want the note", w.Canvas().Focused())
	}
	for _, r := range "nay/?" {
		note.TypedRune(r)
	}
	if got := d.Text.Shown(); got != "nay/?" {
		t.Errorf("the note reads %q", got)
	}
	note.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Canvas().Focused() == note || a.noteActive {
		t.Error("Escape did not leave the note")
	}
	if d.Current().Begun() && d.Current().Value("sourcing", "") != "" {
		t.Error("a letter of the note was taken for an answer")
	}
}

func TestDefinitionsStayUntilAskedAway(t *testing.T) {
	d := newRig(t, aldoria)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	a.OnKey(fyne.KeyF2, false, false)
	if !a.defsOpen {
		t.Fatal("F2 shows no definitions")
	}
	a.OnChar('n')
	if !a.defsOpen {
		t.Error("an answer took the definitions away")
	}
	a.OnKey(fyne.KeyEscape, false, false)
	if a.defsOpen {
		t.Error("Escape left the definitions")
	}
}

func TestAnAnswerBringsItsParagraphBackIntoView(t *testing.T) {
	d := &rig{t: t, project: storetest.MustOpen(t, "long.plumb")}
	long := make([]storetest.Text, 80)
	for i := range long {
		long[i] = storetest.Text{Guess: "body", Text: fmt.Sprintf("Paragraph %d of a long article.", i+1)}
	}
	d.project.AddArticle(annotate.Meta{Title: "Long"}, long...)
	d.open(answering.Options{})
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	inView := func() bool { return a.article.roll.Row(d.At()) != nil }
	for name, press := range map[string]func(){
		"an answer":  func() { a.OnChar('n') },
		"Enter":      func() { a.OnKey(fyne.KeyReturn, false, false) },
		"taken back": func() { a.OnKey(fyne.KeyBackspace, false, false) },
	} {
		a.GoTo(2)
		a.article.roll.Reveal(70, 0) // as the wheel does
		if inView() {
			t.Fatal("the current paragraph is still in view")
		}
		press()
		if !inView() {
			t.Errorf("%s: the paragraph it was for is out of view", name)
		}
	}
}

func TestEscapeLeavesOneThingAfterAnother(t *testing.T) {
	d := newRig(t, aldoria)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	d.GoTo(1)
	a.side.entry.SetText("harbour")
	a.OnKey(fyne.KeyF2, false, false)
	a.OnKey(fyne.KeyRight, false, false)
	escape := func() { a.OnKey(fyne.KeyEscape, false, false) }
	escape()
	if a.defsOpen || !d.Looking() {
		t.Fatal("the first Escape leaves the definitions and nothing else")
	}
	escape()
	if d.Looking() || a.side.entry.Text == "" {
		t.Fatal("the second Escape leaves the look at an option and nothing else")
	}
	if r, ok := d.Active(); !ok || r.Field.Key != "sourcing" || r.Value != "" {
		t.Fatal("looking, and leaving it, answered or left the question")
	}
	a.article.roll.Row(1).(*paragraphRow).text.Select(0, 3)
	escape()
	if a.side.entry.Text == "" {
		t.Fatal("the third Escape leaves the selection and nothing else")
	}
	escape()
	if a.side.entry.Text != "" || !a.side.queue.roll.Visible() || a.side.found.roll.Visible() {
		t.Error("the last Escape did not bring the queue back")
	}
	a.OnChar('n')
	if d.Current().Value("sourcing", "") != "none" {
		t.Error("after Escape the keys are dead")
	}
}

func TestTheOutletIsNotShownToWhoeverLabels(t *testing.T) {
	a := &annotate.Article{Meta: annotate.Meta{Outlet: "Daily Post", Published: "2024-03-12", Remark: "Fiction"}, Paragraphs: numbered(26)}
	about := func() string { return strings.Join(aboutOf(a, 11, 26), " · ") }
	if got := about(); got != "2024-03-12 · paragraph 12 of 26 · Fiction" {
		t.Errorf("below the title stands %q", got)
	}
	a.Meta.Outlet = ""
	if got := about(); got != "2024-03-12 · paragraph 12 of 26 · Fiction" {
		t.Errorf("of an article without an outlet stands %q", got)
	}
}

func TestAWrongKeySaysSoAndWritesNothing(t *testing.T) {
	d := newRig(t, aldoria)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	written := len(d.project.Entries())
	a.OnChar('x')
	if said := a.form.Shown().Told.Refused; said != "x is no key of Sources: n none, o official, g group, e expert, p person, d document, m media, u unclear" {
		t.Errorf("a wrong key is answered by %q", said)
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if n := len(d.project.Entries()); n != written {
		t.Errorf("a wrong key wrote %d entries", n-written)
	}
}

func TestLongestArticleScrollsItsParagraphIntoView(t *testing.T) {
	d := newRig(t, aldoria)
	a, _ := d.inWindow(fyne.NewSize(1024, 560))
	for i := range texts {
		a.GoTo(i + 1)
		row := a.article.roll.Row(i)
		if row == nil || !row.Visible() {
			t.Fatalf("paragraph %d is current and not in view", i+1)
		}
	}
}

func TestAProjectWithoutArticlesSaysHowToBringSomeIn(t *testing.T) {
	empty := newEmptyRig(t)
	a, _ := empty.inWindow(fyne.NewSize(1440, 900))
	if !a.article.empty.Visible() || a.article.title.Text() != "No articles yet" {
		t.Errorf("an empty project shows %q", a.article.title.Text())
	}
	for _, r := range "nx?/" {
		a.OnChar(r)
	}
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyTab, fyne.KeyUp, fyne.KeyLeft, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyF2, fyne.KeyBackspace, fyne.KeyEscape} {
		a.OnKey(k, false, false)
	}
	a.Undo()
	a.NextOpen()
	a.NextArticle()
	a.GoTo(1)
}

func TestALookRepaintsTheWholePlace(t *testing.T) {
	d := newRig(t, aldoria)
	a, w := d.inWindow(fyne.NewSize(1440, 900))
	a.side.entry.SetText("harbour")
	light := w.Canvas().Capture().At(600, 880)
	theme.Apply(fyne.CurrentApp(), theme.Choice{Mode: theme.AlwaysDark, Scale: 1.5})
	a.Sync()
	w.Content().Refresh()
	if dark := w.Canvas().Capture().At(600, 880); dark == light {
		t.Error("the ground of the article kept its colour")
	}
	if picked := a.side.found.roll.Row(0).(*kit.Row).Ground(); picked != theme.Current().AccentSoft {
		t.Error("what a search found kept its light colours")
	}
	r := a.article.roll.Row(1).(*paragraphRow)
	if r.number.TextSize != theme.SizeLabel() {
		t.Errorf("the paragraph's number is %v high, want %v", r.number.TextSize, theme.SizeLabel())
	}
}

// numbered is an article's paragraphs without text.
func numbered(n int) []annotate.Paragraph {
	paragraphs := make([]annotate.Paragraph, n)
	for i := range paragraphs {
		paragraphs[i].Position = i + 1
	}
	return paragraphs
}

func TestKeysHoldTheParagraphWhereTheEyeExpectsItAndClicksDoNotScroll(t *testing.T) {
	d := &rig{t: t, project: storetest.MustOpen(t, "long.plumb")}
	long := make([]storetest.Text, 60)
	for i := range long {
		long[i] = storetest.Text{Guess: "body", Text: fmt.Sprintf("Paragraph %d of a long article.", i+1)}
	}
	d.project.AddArticle(annotate.Meta{Title: "Long"}, long...)
	d.open(answering.Options{})
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	share := func(i int) float32 {
		row := a.article.roll.Row(i)
		if row == nil {
			t.Fatalf("paragraph %d is out of view", i+1)
		}
		driver := fyne.CurrentApp().Driver()
		y := driver.AbsolutePositionForObject(row).Y - driver.AbsolutePositionForObject(a.article.roll).Y
		return (y + row.Size().Height/2) / a.article.roll.Size().Height
	}
	a.GoTo(20)
	for range 12 {
		a.OnKey(fyne.KeyPageDown, false, false)
		if got := share(d.At()); got < 0.36 || got > 0.44 {
			t.Errorf("paragraph %d stands at %v of the height", d.At()+1, got)
		}
	}
	at := d.At() + 4
	before := share(at)
	a.article.roll.Row(at).(*paragraphRow).Tapped(nil)
	if d.At() != at {
		t.Fatalf("a click went to paragraph %d", d.At()+1)
	}
	if got := share(at); got < before-0.02 || got > before+0.02 {
		t.Errorf("a click moved its paragraph from %v to %v", before, got)
	}
}

func TestATitleThatTheArticleBeginsWithIsARunningHead(t *testing.T) {
	d := newRig(t, aldoria)
	a, _ := d.inWindow(fyne.NewSize(1366, 668))
	article := d.Article()
	article.Meta.Title = "Another title than any paragraph is"
	a.article.reload()
	large := a.article.roll.Position().Y
	article.Meta.Title = " " + strings.ToUpper(article.Paragraphs[1].Text)
	a.article.reload()
	if got := a.article.roll.Position().Y; got >= large-theme.Scaled(6) {
		t.Errorf("under a title that stands in the text the article begins at %v, and at %v under another", got, large)
	}
	if a.article.title.Text() != article.Meta.Title {
		t.Errorf("the running head is %q", a.article.title.Text())
	}
}
