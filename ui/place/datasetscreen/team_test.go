package datasetscreen_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/store/storetest"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// at brings the keys to the card where a character means something.
func (p *page) at(key rune, others ...rune) {
	p.t.Helper()
	for range 14 {
		means := func(r rune) bool { return slices.Contains(p.KeysHere(), r) }
		if means(key) && !slices.ContainsFunc(others, func(r rune) bool { return !means(r) }) {
			return
		}
		p.press(fyne.KeyTab)
	}
	p.t.Fatalf("no card has the keys %q", append(others, key))
}

// dialog is what the topmost dialog says.
func (p *page) dialog() string {
	top := p.window.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	var said []string
	for _, o := range test.LaidOutObjects(top) {
		switch o := o.(type) {
		case *kit.Prose:
			said = append(said, o.String())
		case *modal.Entry:
			said = append(said, o.Text)
		case *modal.Check:
			said = append(said, o.Name)
		case *kit.Pane:
			said = append(said, o.Drawing().Texts()...)
		}
	}
	return strings.Join(said, "\n")
}

func parts[T fyne.CanvasObject](p *page) (found []T) {
	for _, o := range test.LaidOutObjects(p.window.Canvas().Overlays().Top()) {
		if part, ok := o.(T); ok {
			found = append(found, part)
		}
	}
	return found
}

// enter presses Enter where the focus of a dialog is.
func (p *page) enter() {
	p.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// current is what stands for a key.
func (p *page) current(key annotate.Key) string {
	p.t.Helper()
	e, err := p.project.Current(p.t.Context(), key)
	if err != nil {
		p.t.Fatal(err)
	}
	if e == nil {
		return ""
	}
	return e.Value
}

func TestAssigningShowsEveryonesLoadBeforeAnythingIsWritten(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	p.at('w', 'a')
	before := len(p.project.Entries())
	p.OnChar('a')
	if len(p.project.Entries()) != before {
		t.Error("something is written before it is confirmed")
	}
	var ticked []string
	for _, c := range parts[*modal.Check](p) {
		if c.Checked {
			ticked = append(ticked, c.Name)
		}
	}
	if !slices.Equal(ticked, []string{"A1", "A2"}) {
		t.Errorf("proposed are %q, want the annotators", ticked)
	}
	p.enter()
	given, err := p.project.Assignments(t.Context(), 1)
	if err != nil || len(given) != 4 {
		t.Errorf("%d assignments are written (%v), want both articles to both annotators", len(given), err)
	}
	if p.current(annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectSeed}) == "" {
		t.Error("the seed that decided is not kept")
	}
}

func TestMarkedArticlesAreGivenToAllAsACalibrationBatch(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	p.at('w', 'a')
	p.OnChar(' ')
	p.OnChar('a')
	entries := parts[*modal.Entry](p)
	entries[len(entries)-1].SetText("calibration")
	p.enter()
	p.wantText("Batches", "calibration", "1 article, in work")
	p.at('k', 'm', 'c')
	p.press(fyne.KeyTab, fyne.KeyReturn)
	p.wantText("1 article, closed: annotators may see agreement")
	if p.current(annotate.Key{Kind: annotate.KindBatch, Subject: "calibration", Field: annotate.BatchClosed}) != annotate.Yes {
		t.Error("the batch is not closed in the project")
	}
}

// articleCalled is the one whose title begins so.
func articleCalled(t *testing.T, project *storetest.Project, begins string) *annotate.Article {
	t.Helper()
	all, err := project.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if strings.HasPrefix(a.Meta.Title, begins) {
			whole, err := project.Article(t.Context(), a.ID)
			if err != nil {
				t.Fatal(err)
			}
			return whole
		}
	}
	t.Fatalf("the project has no article called %s", begins)
	return nil
}

func TestWhatIsUnsureOrInConflictLeadsToItsParagraph(t *testing.T) {
	project := newsroom(t)
	project.Say(t, "A1", annotate.TimingKey(), string(annotate.TimePerAnswer))
	first := articleCalled(t, project, "Envoy")
	pen := project.Pen("A1")
	pen.Now = func() time.Time { return now.Add(-time.Hour) }
	write := func(paragraph int, field, target, value string) {
		key := annotate.NewSheet(first.Paragraphs[paragraph], annotate.LayerAnnotation, 1, "A1").Key(field, target)
		pen.Begin()
		project.Tell(t, pen.Write(key, value, "", annotate.OriginAnnotator))
	}
	write(0, "sourcing", "", "official") // without knowing that A1 said "none" elsewhere
	aldoria := annotate.TargetID("Aldoria")
	for field, value := range map[string]string{"unit_type": "body", "sourcing": "none", "unsourced": "no", "editorial": "none", "unsure": "paragraph"} {
		write(1, field, "", value)
	}
	write(1, "stance", aldoria, "absent")
	submission := pen.Write(
		annotate.NewSheet(first.Paragraphs[1], annotate.LayerAnnotation, 1, "A1").SubmissionKey(),
		aldoria,
		"",
		annotate.OriginAnnotator,
	)
	submission.ElapsedMS = 120_000 // two minutes a paragraph
	project.Tell(t, submission)
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.wantText("30", "08:00")
	p.at('r', 's')
	p.press(fyne.KeyTab, fyne.KeyReturn)
	p.wantText("To look at again: A1", "She left on Tuesday.", "Marked unsure · 1", "the later answer counts", "Sources: ", "does not (")
	p.press(fyne.KeyDown, fyne.KeyReturn)
	p.wantDone(place.OpenParagraph{Article: first.ID, Number: 2})
	p.wantNoText("To look at again")

	lead := newPage(t, project, "L", wide, theme.Choice{}) // who is not led to a form of their own
	lead.at('r', 's')
	lead.press(fyne.KeyTab, fyne.KeyReturn)
	lead.wantText("To look at again: A1")
	lead.press(fyne.KeyReturn)
	lead.wantText("to be read: only A1 can answer here", "Sources: ", "does not (")
	if n := len(lead.host.Commands); n > 0 {
		t.Errorf("the lead is led elsewhere: %v", lead.host.Commands)
	}
}

// sent are two files of A2's: what was annotated on a laptop, where an article
// came in too, and nothing new. On one question the laptop and the project
// differ, and the project's answer is the later.
func sent(t *testing.T, project *storetest.Project, first *annotate.Article) (laptop, rig *storetest.Project) {
	laptop, rig = project.Carry("A2-laptop.plumb"), project.Carry("A2-desk.plumb")
	sheet := func(i int) *annotate.Sheet {
		return annotate.NewSheet(first.Paragraphs[i], annotate.LayerAnnotation, 1, "A2")
	}
	laptop.Say(t, "A2", sheet(0).Key("editorial", ""), "none")
	laptop.Say(t, "A2", sheet(0).Key("sourcing", ""), "none")
	laptop.Say(t, "A2", sheet(1).Key("sourcing", ""), "official")
	laptop.AddArticle(annotate.Meta{Title: "Ferry line to close"}, storetest.Text{Guess: "body", Text: "The line closes."})
	for _, value := range []string{"", "loaded"} { // the first only takes a stamp
		project.Say(t, "A2", sheet(0).Key(map[bool]string{true: "editorial", false: "note"}[value != ""], ""), value)
	}
	return laptop, rig
}

func TestAMergeIsReportedConfirmedAndItsConflictsLeadToTheParagraph(t *testing.T) {
	project := newsroom(t)
	first := articleCalled(t, project, "Envoy")
	laptop, rig := sent(t, project, first)
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.Merge([]string{laptop.Path(), rig.Path()})
	p.wantText("Merge 2 files", "nothing is written before you confirm", "3 new entries", "here already · 1 conflict",
		"Not a pack of this project; by what it says, the work of A2", "It also holds what by its own word leads decided.",
		"Articles and their titles · 1 new article · 1 entry", "not now",
		"Everything in it is here already.", "A2 · 2 paragraphs · 3 answers", "A2 · Editorializing: loaded counts, none does not")
	before := len(project.Entries())
	p.press(fyne.KeyEscape)
	if len(project.Entries()) != before {
		t.Fatal("it is merged before it was confirmed")
	}
	p.Merge([]string{laptop.Path(), rig.Path()})
	p.press(fyne.KeyReturn)
	if got := len(project.Entries()); got != before+3 {
		t.Fatalf("the log has %d entries, want %d", got, before+3)
	}
	p.wantText("Merged", "backup saved as visit-coverage.backup-")
	p.press(fyne.KeyTab, fyne.KeyReturn)
	p.wantDone(place.OpenParagraph{Article: first.ID, Number: 1})
}

func TestWhatCannotBeMergedIsRefusedWithTheReason(t *testing.T) {
	project := newsroom(t)
	changed := project.Carry("x.plumb")
	changed.Damage("DROP TRIGGER paragraph_is_never_changed")
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.Merge([]string{changed.Path()})
	p.wantText("x.plumb is not laid out like a project", "So nothing is merged, and nothing was changed.")
	before := len(project.Entries())
	p.OnChar('m')
	if len(project.Entries()) != before {
		t.Error("it is merged all the same")
	}
	p.press(fyne.KeyEscape)
	p.wantNoText("not laid out")
}

func TestAnUnknownCodebookCanBeAccepted(t *testing.T) {
	project := newsroom(t)
	later := project.Carry("x.plumb")
	book, err := codebook.Parse(bytes.Replace(annotatetest.CodebookSource(), []byte("version: 1.1.0"), []byte("version: 1.2.0"), 1))
	if err != nil {
		t.Fatal(err)
	}
	if err := later.Adopt(t.Context(), book, later.Pen("L1")); err != nil {
		t.Fatal(err)
	}
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.Merge([]string{later.Path()})
	p.wantText("Accept the codebook")
	p.OnChar('l')
	p.wantText("Which codebook is in force · 1 entry · by L1", "Merge")
}

func TestPrivateAttributesAreReadALineEach(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
	key := annotate.Key{Kind: annotate.KindAttribute, Subject: "A1", Field: "self-placement"}
	p.at('v', 'r')
	p.OnChar('v')
	entry := parts[*modal.Entry](p)[0]
	entry.SetText("self-placement 4")
	confirm := func() { p.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(ctrlEnter()) }
	confirm()
	if !strings.Contains(p.dialog(), "has no name and value") || p.current(key) != "" {
		t.Errorf("a line without a value is taken: %s", p.dialog())
	}
	entry.SetText("self-placement = 4")
	confirm()
	if got := p.current(key); got != "4" {
		t.Errorf("the attribute is %q", got)
	}
	p.OnChar('v')
	parts[*modal.Entry](p)[0].SetText("")
	confirm()
	if got := p.current(key); got != "" {
		t.Errorf("the attribute that was taken out is %q", got)
	}
}

func TestAPackIsMadeForThePersonWhereTheKeysAre(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
	p.at('v', 'r')
	p.press(fyne.KeyTab, fyne.KeyDown)
	p.OnChar('k')
	p.enter()
	if line := "packed " + filepath.Join(filepath.Dir(p.project.Path()), "visit-coverage-A2.plumb"); !p.host.Traced(line) {
		t.Errorf("told is %q, and not %q", p.host.Traces, line)
	}
	if said := p.dialog(); !strings.Contains(
		said,
		"holds 2 articles with 3 paragraphs, the codebook and the targets, and nothing that others answered",
	) {
		t.Errorf("of the pack it is said: %s", said)
	}
}

func TestABackupIsListedAndOpens(t *testing.T) {
	project := newsroom(t)
	if _, err := project.BackUp(t.Context(), now); err != nil {
		t.Fatal(err)
	}
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.wantText("4 Mar 2031, 09:00:00", " kB", "beside the project, in "+filepath.Dir(project.Path()))
	p.at('u')
	p.press(fyne.KeyHome, fyne.KeyReturn)
	p.wantDone(place.OpenProject{Path: filepath.Join(filepath.Dir(project.Path()), "visit-coverage.backup-2031-03-04-090000.plumb")})
}

func TestAThousandArticlesAreDrawnAsFastAsTen(t *testing.T) {
	project := storetest.MustOpen(t, "large.plumb")
	var articles []*annotate.Article
	var titles []annotate.Entry
	pen := project.Pen("lead")
	for i := range 3000 {
		a := annotate.NewArticle([]string{strings.Repeat("x", i+1)}, []string{"body"}, nil, "")
		titles = append(
			titles,
			pen.Write(
				annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: annotate.MetaTitle},
				"Report",
				"",
				annotate.OriginAnnotator,
			),
		)
		articles = append(articles, a)
	}
	if _, err := project.AddArticles(t.Context(), articles, titles); err != nil {
		t.Fatal(err)
	}
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.press(fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyUp)
	if drawn := strings.Count(p.shownText(), "Report"); drawn > 40 {
		t.Errorf("%d rows are drawn for a view of twenty", drawn)
	}
	p.press(fyne.KeyEnd, fyne.KeyReturn)
	p.wantDone(place.OpenParagraph{Article: articles[len(articles)-1].ID, Number: 1})
}

func ctrlEnter() fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}
}

// The rows of a table begin right under the names of its columns, whatever is
// marked and however wide the window is.
func TestMarkingMovesNoRow(t *testing.T) {
	for width := float32(900); width < 1500; width += 40 {
		p := newPage(t, lead(t, newsroom(t)), "L1", fyne.NewSize(width, 700), theme.Choice{})
		gap := func() float32 { return p.RowsBelowHead() }
		before := gap()
		p.OnChar(' ')
		if after := gap(); before != 0 || after != 0 {
			t.Errorf("at a width of %v the rows begin %v below the head, and %v once one is marked", width, before, after)
		}
	}
}
