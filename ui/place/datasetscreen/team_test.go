package datasetscreen_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
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
			said = append(said, o.Text)
		case *kit.Pane:
			said = append(said, o.Drawing().Said()...)
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
			ticked = append(ticked, c.Text)
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
	p.wantSaid("Batches", "calibration", "1 article, in work")
	p.at('p', 'm', 'c')
	p.press(fyne.KeyTab, fyne.KeyReturn)
	p.wantSaid("1 article, closed: annotators may see agreement")
	if p.current(annotate.Key{Kind: annotate.KindBatch, Subject: "calibration", Field: annotate.BatchClosed}) != annotate.Yes {
		t.Error("the batch is not closed in the project")
	}
}

func TestWhatIsUnsureOrInConflictLeadsToItsParagraph(t *testing.T) {
	project := newsroom(t)
	all, err := project.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	flagged := annotate.Flagged{Paragraph: annotate.Paragraph{ID: "p2", Article: all[0].ID, Position: 2, Text: "She left on Tuesday."}, Title: "Envoy tours three capitals"}
	project.Team.Unsure = map[string][]annotate.Flagged{"A1": {flagged}}
	flagged.Paragraph.ID, flagged.Paragraph.Position = "p1", 1
	project.Team.Conflicted = map[string][]annotate.Flagged{"A1": {flagged}}
	project.Team.Paces = map[string]annotate.Pace{"A1": {Paragraphs: 30, Work: time.Hour, Last: now.Add(-time.Hour)}}
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.wantSaid("30", "08:00")
	p.at('r', 's')
	p.press(fyne.KeyTab, fyne.KeyReturn)
	p.wantSaid("To look at again: A1", "She left on Tuesday.", "Marked unsure · 1", "the later answer counts")
	p.press(fyne.KeyDown, fyne.KeyReturn)
	p.wantDone(place.OpenParagraph{Article: all[0].ID, Number: 2})
	p.wantNotSaid("To look at again")
}

// report is what two files bring, with a conflict between them.
func report() annotate.MergeReport {
	key := annotate.Key{Kind: annotate.KindAnswer, Subject: "p7", Annotator: "A2", Field: "editorial"}
	return annotate.MergeReport{
		Project: "visit-coverage.plumb",
		Files: []annotate.MergeFile{
			{
				Path: "/sent/A2-laptop.plumb", New: annotate.MergeCount{Entries: 214, Articles: 1}, Same: annotate.MergeCount{Entries: 96}, Conflicts: 1,
				Work: []annotate.MergeWork{
					{Title: "Envoy tours three capitals as rivals gain ground", Annotator: "A2", Answers: 180, Paragraphs: 24},
					{Title: "إضراب الميناء", Annotator: "A2", Answers: 34, Paragraphs: 5},
				},
			},
			{Path: "/sent/A2-desk.plumb", Same: annotate.MergeCount{Entries: 310}},
		},
		Warnings: []string{"The clock of the computer that wrote A2-desk.plumb is 3 hours ahead."},
		Conflicts: []annotate.MergeConflict{{
			File: "/sent/A2-desk.plumb", Article: "a1", Title: "Envoy tours three capitals as rivals gain ground", Position: 7,
			Conflict: annotate.Conflict{Current: annotate.Entry{ID: "e1", Key: key, Value: "loaded"}, Other: annotate.Entry{ID: "e2", Key: key, Value: "none"}},
		}},
	}
}

func TestAMergeIsReportedConfirmedAndItsConflictsLeadToTheParagraph(t *testing.T) {
	project := newsroom(t)
	project.Team.Report = report()
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.Merge([]string{"/sent/A2-laptop.plumb", "/sent/A2-desk.plumb"})
	p.wantSaid("Merge 2 files", "nothing is written before you confirm", "1 new article · 214 new entries · 96 here already · 1 conflict",
		"Everything in it is here already.", "A2 · 24 paragraphs · 180 answers", "3 hours ahead", "A2 · editorial: loaded counts, none does not")
	if len(project.Team.MergedPaths) > 0 {
		t.Fatal("it is merged before it was confirmed")
	}
	p.press(fyne.KeyReturn)
	if len(project.Team.MergedPaths) != 2 {
		t.Fatalf("merged is %q", project.Team.MergedPaths)
	}
	p.wantSaid("Merged", "backup saved as visit-coverage.backup-2031-03-04-090000.plumb")
	p.press(fyne.KeyTab, fyne.KeyReturn)
	p.wantDone(place.OpenParagraph{Article: "a1", Number: 7})
}

func TestWhatCannotBeMergedIsRefusedWithTheReason(t *testing.T) {
	project := newsroom(t)
	project.Team.Report = annotate.MergeReport{Refusals: []annotate.MergeRefusal{{Path: "/sent/x.plumb", Code: annotate.CodeDamaged, Reason: "x.plumb is damaged: a text was changed."}}}
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.Merge([]string{"/sent/x.plumb"})
	p.wantSaid("x.plumb is damaged: a text was changed.", "So nothing is merged, and nothing was changed.")
	p.OnChar('m')
	if len(project.Team.MergedPaths) > 0 {
		t.Error("it is merged all the same")
	}
	p.press(fyne.KeyEscape)
	p.wantNotSaid("damaged")
}

func TestAnUnknownCodebookCanBeAccepted(t *testing.T) {
	project := newsroom(t)
	project.Team.Report = annotate.MergeReport{Refusals: []annotate.MergeRefusal{{Path: "/sent/x.plumb", Code: annotate.CodeCodebook, Reason: "x.plumb was labelled by another codebook."}}}
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.Merge([]string{"/sent/x.plumb"})
	p.wantSaid("Accept the codebook")
	project.Team.Report = report()
	p.OnChar('a')
	p.wantSaid("214 new entries", "Merge")
}

func TestPrivateAttributesAreReadALineEach(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
	key := annotate.Key{Kind: annotate.KindAttribute, Subject: "A1", Field: "self-placement"}
	p.at('t', 'r')
	p.OnChar('t')
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
	p.OnChar('t')
	parts[*modal.Entry](p)[0].SetText("")
	confirm()
	if got := p.current(key); got != "" {
		t.Errorf("the attribute that was taken out is %q", got)
	}
}

func TestAPackIsMadeForThePersonWhereTheKeysAre(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
	p.at('t', 'r')
	p.press(fyne.KeyTab, fyne.KeyDown)
	p.OnChar('p')
	p.enter()
	if line := "packed /home/lead/visit-coverage-A2.plumb"; !p.host.Traced(line) {
		t.Errorf("told is %q, and not %q", p.host.Traces, line)
	}
	if said := p.dialog(); !strings.Contains(said, "holds 1 article with 2 paragraphs, the codebook and the targets, and nothing that others answered") {
		t.Errorf("of the pack it is said: %s", said)
	}
}

func TestABackupIsListedAndOpens(t *testing.T) {
	project := newsroom(t)
	if _, err := project.BackUp(t.Context(), now); err != nil {
		t.Fatal(err)
	}
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.wantSaid("4 Mar 2031, 09:00:00", "1.2 MB", "beside the project, in /home/lead")
	p.at('b')
	for range 9 { // from Batch of the articles to the backups
		if !slices.Contains(p.KeysHere(), 'w') && slices.Contains(p.KeysHere(), 'b') {
			break
		}
		p.press(fyne.KeyTab)
	}
	p.press(fyne.KeyHome, fyne.KeyReturn)
	p.wantDone(place.OpenProject{Path: "/home/lead/visit-coverage.backup-2031-03-04-090000.plumb"})
}

func TestAThousandArticlesAreDrawnAsFastAsTen(t *testing.T) {
	project := uitest.NewProject(t, "large.plumb")
	for i := range 3000 {
		project.AddArticle(annotate.Meta{Title: "Report"}, uitest.Text{Guess: "body", Text: strings.Repeat("x", i+1)})
	}
	p := newPage(t, project, "A1", wide, theme.Choice{})
	p.press(fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyUp)
	if drawn := strings.Count(p.said(), "Report"); drawn > 40 {
		t.Errorf("%d rows are drawn for a view of twenty", drawn)
	}
	p.press(fyne.KeyEnd, fyne.KeyReturn)
	all, err := project.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p.wantDone(place.OpenParagraph{Article: all[len(all)-1].ID, Number: 1})
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
