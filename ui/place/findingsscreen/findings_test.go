package findingsscreen_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/findings"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/store/storetest"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

var wide = fyne.NewSize(1440, 804)

func TestNothingIsToldBeforeAFreezeAndOpeningEarlierIsRecorded(t *testing.T) {
	r := newRig(t, newsroom(t), wide, theme.Choice{})
	r.wantText("Nothing is frozen yet", "Freeze in Dataset")
	if strings.Contains(r.text(), "Harbour Post") {
		t.Fatalf("it is told before anything was frozen:\n%s", r.text())
	}
	r.OnChar('d')
	if len(r.host.Commands) != 1 || r.host.Commands[0] != place.ToFreeze {
		t.Errorf("d asks for %v", r.host.Commands)
	}
	key := annotate.OpeningKey(annotate.OpenedOutlets)
	if e, err := r.project.Current(t.Context(), key); err != nil || e != nil {
		t.Fatalf("recorded is %v, %v", e, err)
	}
	r.OnChar('e')
	over := r.window.Canvas().Overlays().Top()
	if over == nil {
		t.Fatal("it is not asked")
	}
	r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	e, err := r.project.Current(t.Context(), key)
	if err != nil || e == nil || e.Value != annotate.OpenedEarly {
		t.Fatalf("recorded is %v, %v", e, err)
	}
	r.wantText("Harbour Post", "It was opened before anything was frozen.")
}

func TestAFreezeOpensItAndIsWhatIsTold(t *testing.T) {
	p := newsroom(t)
	r := newRig(t, p, wide, theme.Choice{})
	r.freeze("paper")
	target := annotate.TargetID("Northland")
	late := p.AddArticle(annotate.Meta{Title: "Late", Outlet: "Night Wire"}, storetest.Text{Guess: "body", Text: "Late words."})
	label(t, p, late.Paragraphs[0], "A1", target, "0")
	r.Reload()
	r.wantText("Frozen: paper", "Harbour Post")
	if strings.Contains(r.text(), "Night Wire") {
		t.Error("what came after the freeze is told")
	}
	if got := r.Count(); got != "As frozen: paper" {
		t.Errorf("the status bar says %q", got)
	}
}

func TestABarLeadsToItsParagraphsAndBack(t *testing.T) {
	r := newRig(t, newsroom(t), wide, theme.Choice{})
	r.freeze("paper")
	r.Reload()
	r.goTo("Stance")
	r.press(fyne.KeyReturn)
	if !strings.HasPrefix(r.Focused(), "bar|all|") {
		t.Fatalf("Enter leads from the question to %q", r.Focused())
	}
	r.press(fyne.KeyRight) // over to what is said of those that address it
	bar := r.Focused()
	if !strings.HasSuffix(bar, "|-2") {
		t.Fatalf("the bar beside is %q", bar)
	}
	r.press(fyne.KeyReturn)
	if !strings.HasPrefix(r.Focused(), "paragraph ") {
		t.Fatalf("Enter leads from the bar to %q", r.Focused())
	}
	r.wantText("6 of them", "Report 2 of the Harbour Post", "Northland acted, 1 0.")
	r.press(fyne.KeyReturn) // the lead has not answered it: that is asked first
	if r.window.Canvas().Overlays().Top() == nil {
		t.Fatal("answers are shown without a question")
	}
	r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.wantText("Open in Annotate")
	r.press(fyne.KeyEscape, fyne.KeyEscape)
	if r.Focused() != bar {
		t.Errorf("Escape leads back to %q, not to %q", r.Focused(), bar)
	}
	if strings.Contains(r.text(), "Paragraphs behind the bar") {
		t.Error("the paragraphs are still there")
	}
}

// TestTheScreenTheTableAndTheFileSayTheSameNumbers compares every share of a picture on the
// screen with what the command line prints as JSON and with the CSV that is saved.
func TestTheScreenTheTableAndTheFileSayTheSameNumbers(t *testing.T) {
	r := newRig(t, newsroom(t), wide, theme.Choice{})
	r.freeze("paper")
	r.Reload()
	r.goTo("Stance")
	r.OnChar('s')
	save, ok := r.host.Commands[len(r.host.Commands)-1].(place.SavePicture)
	if !ok || save.Name != "stance/Northland/outlets" {
		t.Fatalf("s asks for %v", r.host.Commands)
	}
	path := filepath.Join(t.TempDir(), "x.csv")
	if err := save.Save(path); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	told, err := findings.Read(t.Context(), r.project, review.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	lines := make(map[string]findings.Line)
	for _, l := range told.Lines() {
		name := ""
		if l.Name != nil {
			name = *l.Name
		}
		if l.Field == "stance" {
			lines[strings.Join([]string{string(l.What), l.By, name, l.Label}, "|")] = l
		}
	}
	text := r.text()
	for _, row := range rows[1:] {
		l, there := lines[strings.Join([]string{row[2], row[3], row[4], row[5]}, "|")]
		if !there || fmt.Sprint(l.Share) != row[6] || fmt.Sprint(l.Paragraphs) != row[10] {
			t.Errorf("the file says %v, the table %+v", row, l)
		}
		if count := fmt.Sprintf("%d / %d", l.Paragraphs, l.Clusters); !strings.Contains(text, count) {
			t.Errorf("%s is not on the screen", count)
		}
		if share := sentence.Share(l.Share).String(); l.Share > 0 && l.Label != "absent" && !strings.Contains(text, share) {
			t.Errorf("%s is not on the screen", share)
		}
	}
	if len(rows) < 20 {
		t.Errorf("the file has %d rows", len(rows))
	}
}

func TestADifferenceIsNamedAndWhatIsConfoundedIsSaid(t *testing.T) {
	p := newsroom(t)
	r := newRig(t, p, wide, theme.Choice{})
	r.freeze("paper")
	r.Reload()
	r.goTo("Stance")
	r.wantText("Harbour Post has \"strongly against\" by +100 points", "leaves out 0")
	late := p.AddArticle(annotate.Meta{Title: "Late", Outlet: "Night Wire"}, storetest.Text{Guess: "body", Text: "Late words."})
	label(t, p, late.Paragraphs[0], "A1", annotate.TargetID("Northland"), "0")
	r.freeze("later")
	r.Reload()
	r.wantText("Frozen: later", "Harbour Post and Night Wire are not compared: no event is assigned to articles of both")
}

func TestOutletsOfWhichNothingIsKnownAreNotCompared(t *testing.T) {
	p := storetest.MustOpen(t, "study.plumb")
	target := p.AddTarget(t, annotate.Target{Name: "Northland", Order: 1})
	a := p.AddArticle(annotate.Meta{Title: "One"}, storetest.Text{Guess: "body", Text: "Words."})
	label(t, p, a.Paragraphs[0], "A1", target.ID, "0")
	r := newRig(t, p, wide, theme.Choice{})
	r.freeze("paper")
	r.Reload()
	r.wantText("No outlet of these articles is known", "not dependable")
}

func TestWhileAFreezeIsTakenOutItIsSaidWhatTakesSoLong(t *testing.T) {
	r := newRig(t, newsroom(t), wide, theme.Choice{})
	r.freeze("paper")
	r.wait = true
	r.Reload()
	do := r.queue[len(r.queue)-1] // what reads that something was frozen
	do()
	r.wantText("It is being worked out", "What was frozen is taken out of the log")
}

func TestWhatComesLateIsDropped(t *testing.T) {
	r := newRig(t, newsroom(t), wide, theme.Choice{})
	r.freeze("paper")
	r.Reload()
	before := r.text()
	r.wait = true
	r.Reload()
	r.Close()
	changes := r.host.Changes
	for len(r.queue) > 0 {
		do := r.queue[0]
		r.queue = r.queue[1:]
		do()
	}
	if r.host.Changes != changes || r.text() != before {
		t.Error("what came after the place was closed is shown")
	}
}
