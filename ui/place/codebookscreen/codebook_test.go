package codebookscreen_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/versioning"
	"plumbline/store/storetest"
	"plumbline/ui/lang"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/place/codebookscreen"
	"plumbline/ui/uitest"
)

// page is the Codebook place in a window, and what it told.
type page struct {
	*codebookscreen.Screen
	t       *testing.T
	host    *uitest.Host
	window  fyne.Window
	project *storetest.Project
	file    string // that the next dialog chooses
}

// newPage opens the place over a project of one labelled paragraph.
func newPage(t *testing.T, me string) *page {
	t.Helper()
	if err := lang.Load(); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	project := storetest.MustOpen(t, "study.plumb")
	project.ShowAs("/home/lead/study.plumb")
	project.AddTarget(t, annotate.Target{Name: "Aldoria", Aliases: []string{"the kingdom"}, Order: 1})
	a := project.AddArticle(
		annotate.Meta{Title: "Envoy tours three capitals"},
		storetest.Text{Guess: "body", Text: "The envoy came on Monday."},
	)
	project.Say(t, "A1", annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonJoined}, annotate.Yes)
	project.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleLead)
	sheet := annotate.NewSheet(a.Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	for field, value := range map[string]string{"unit_type": "body", "sourcing": "none", "editorial": "loaded"} {
		project.Say(t, "A1", sheet.Key(field, ""), value)
	}
	if err := project.ViewAs(t.Context(), me); err != nil {
		t.Fatal(err)
	}
	p := &page{t: t, project: project, window: test.NewTempWindow(t, nil)}
	modal.ReturnFocus = func() {}
	p.host = &uitest.Host{Over: p.window}
	p.Screen = codebookscreen.New(p.host, versioning.New(versioning.Options{
		Store: project, Work: p.host.Work,
		Adopt: func(b *codebook.Codebook, done func(error)) {
			done(project.Adopt(t.Context(), b, project.Pen(me)))
		},
	}))
	t.Cleanup(func() {
		if len(p.host.Errors) > 0 {
			t.Errorf("the place told of %v", p.host.Errors)
		}
	})
	p.window.SetContent(p.Content())
	uitest.Resized(p.window, fyne.NewSize(1440, 900))
	return p
}

// choose answers the last question for a file, by the file.
func (p *page) choose() {
	p.t.Helper()
	if len(p.host.Commands) == 0 {
		p.t.Fatal("no file is asked for")
	}
	switch c := p.host.Commands[len(p.host.Commands)-1].(type) {
	case place.LoadCodebook:
		c.Chosen(p.file)
	case place.PrintCodebook:
		p.file = filepath.Join(p.t.TempDir(), c.Name)
		c.Chosen(p.file)
	default:
		p.t.Fatalf("asked for is %v, and no file", c)
	}
}

// shownText is every text on the screen.
func (p *page) shownText() string { return strings.Join(codebookscreen.Texts(p.Screen), "\n") }

func (p *page) wantText(words ...string) {
	p.t.Helper()
	for _, w := range words {
		if !strings.Contains(p.shownText(), w) {
			p.t.Errorf("the place does not say %q; it says\n%s", w, p.shownText())
		}
	}
}

func (p *page) wantNoText(words ...string) {
	p.t.Helper()
	for _, w := range words {
		if strings.Contains(p.shownText(), w) {
			p.t.Errorf("the place says %q", w)
		}
	}
}

// write makes a codebook of the one in force with texts replaced in pairs.
func (p *page) write(pairs ...string) {
	p.t.Helper()
	now, err := p.project.Codebook(p.t.Context())
	if err != nil {
		p.t.Fatal(err)
	}
	text := strings.Replace(string(now.Source), "version: 1.1.0", "version: 1.2.0", 1)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			p.t.Fatalf("the codebook does not say %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	p.file = filepath.Join(p.t.TempDir(), "second.yaml")
	if err := os.WriteFile(p.file, []byte(text), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

const mockery = "      - {value: mockery, key: k, definition: The outlet ridicules someone.}\n      - {value: forecast,"

// raised is editorial with another option, as another question.
var raised = []string{
	"label: Editorializing\n    family: editorial\n    meaning: 2", "label: Editorializing\n    family: editorial\n    meaning: 3",
	"      - {value: forecast,", mockery,
}

func TestTheRulesStandAsAnnotatorsSeeThem(t *testing.T) {
	p := newPage(t, "L1")
	now, err := p.project.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range now.Fields {
		p.wantText(f.Label, strings.ReplaceAll(f.Question, "{target}", "…"), strings.TrimSpace(f.Rule))
		for _, o := range f.Options {
			p.wantText(o.Definition, o.Example, o.NotExample)
		}
	}
	p.wantText(
		"Asked if Part of article is headline, standfirst, lede, body, subhead or caption.",
		"Asked if Sources is answered, and not none.",
		"Outside the scale: absent.",
		"Aldoria",
		"Also: the kingdom.",
		"in force",
		"Load a version…",
	)
}

func TestASearchLeavesTheQuestionsThatSayIt(t *testing.T) {
	p := newPage(t, "L1")
	p.OnChar('/')
	for _, r := range "Scholar, ana" {
		p.window.Canvas().Focused().TypedRune(r)
	}
	p.wantText("Who is credited for the content?")
	p.wantNoText("What is this block on the page?")
	p.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	p.wantText("What is this block on the page?")
}

func TestEverythingWrongWithAFileIsListedWithItsLines(t *testing.T) {
	p := newPage(t, "L1")
	p.write("scale: set", "scale: sett", "value: verdict,  key: v", "value: verdict,  key: vv")
	p.OnChar('l')
	p.choose()
	p.wantText("2 problems in second.yaml", "nothing was changed", `did you mean set?`, "line ")
	p.OnChar('a')
	if events, _ := p.project.Adoptions(t.Context()); len(events) != 1 {
		t.Fatal("a broken codebook was adopted")
	}
	p.write(raised...)
	p.OnChar('r')
	p.wantText("problems") // it checks the same file again
	p.OnKey(fyne.KeyEscape, false, false)
	p.wantText("What is this block on the page?")
}

func TestAVersionIsShownWithItsEffectAndAdopted(t *testing.T) {
	p := newPage(t, "L1")
	p.write(raised...)
	p.OnChar('l')
	p.choose()
	p.wantText("From 1.1.0 to 1.2.0", "meaning 3 instead of 2", "New option: mockery", "The outlet ridicules someone.",
		"2 keep their meaning, 1 need another look.", "Adopt 1.2.0")
	p.OnChar('a')
	if p.window.Canvas().Overlays().Top() == nil {
		t.Fatal("a version is adopted without a question")
	}
	p.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.wantText("News paragraphs - stance, sourcing, editorializing · 1.2.0", "The outlet ridicules someone.")
}

func TestAnswersThatNeedAnotherLookLeadToTheirParagraphs(t *testing.T) {
	p := newPage(t, "L1")
	p.write(raised...)
	p.OnChar('l')
	p.choose()
	p.OnChar('a')
	p.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.wantText("Another look", "1 answer")
	p.OnChar('k')
	p.wantText("Editorializing: was loaded, under 1.1.0", "¶ 1", "Envoy tours three capitals · A1")
	p.OnKey(fyne.KeyReturn, false, false)
	all, err := p.project.Articles(t.Context())
	if want := (place.OpenParagraph{Article: all[0].ID, Number: 1}); err != nil || !slices.Contains(p.host.Commands, place.Command(want)) {
		t.Errorf("the window was asked for %v, not for %v", p.host.Commands, want)
	}
	p.OnKey(fyne.KeyEscape, false, false)
	p.OnKey(fyne.KeyTab, false, false)
	p.OnKey(fyne.KeyReturn, false, false)
	p.wantText("From 1.1.0 to 1.2.0", "New option: mockery", "Adopt 1.1.0 again…")
	p.OnChar('a')
	p.wantText("From 1.2.0 to 1.1.0", "Option gone: mockery", "1 answer is shown again.", "Adopt 1.1.0")
}

func TestAnAnnotatorReadsAndPrintsOnly(t *testing.T) {
	p := newPage(t, "A1")
	p.wantNoText("Load a version…", "Edit targets…")
	p.wantText("A lead loads and adopts other versions.")
	p.write(raised...)
	p.OnChar('l')
	p.OnChar('t')
	p.wantNoText("From 1.1.0 to 1.2.0")
	if len(p.host.Commands) != 0 || !slices.Contains(p.host.Notices, "l is no key of the codebook") {
		t.Errorf("an annotator was offered %v", p.host.Commands)
	}
	p.OnChar('p')
	p.choose()
	page, err := os.ReadFile(p.file)
	if err != nil || !strings.Contains(string(page), "Who is credited for the content?") || !strings.Contains(string(page), "the kingdom") {
		t.Errorf("the page was not written: %v", err)
	}
}

func TestEveryPartIsReachedByKeys(t *testing.T) {
	p := newPage(t, "L1")
	p.OnChar('t')
	if !slices.Contains(p.host.Commands, place.Command(place.EditTargets)) {
		t.Error("t does not edit the targets")
	}
	seen := map[string]bool{}
	for range 6 { // once around
		p.OnKey(fyne.KeyTab, false, false)
		seen[codebookscreen.At(p.Screen)] = true
	}
	for codebookscreen.At(p.Screen) != "field unit_type" {
		p.OnKey(fyne.KeyTab, true, false)
	}
	for range 12 { // through the questions
		p.OnKey(fyne.KeyDown, false, true)
		seen[codebookscreen.At(p.Screen)] = true
	}
	for _, want := range []string{"print", "go unit_type", "field unit_type", "targets", "field editorial", "field note"} {
		if !seen[want] {
			t.Errorf("the keys never came to %q: %v", want, seen)
		}
	}
}
