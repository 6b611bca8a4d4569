package files

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// rig is a chooser in a window over a folder with a few files.
type rig struct {
	*Chooser
	t      *testing.T
	folder string
	later  []func() // what is worked on elsewhere, once held
	held   bool
	chosen []string
}

func newRig(t *testing.T) *rig {
	t.Helper()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	r := &rig{t: t, folder: t.TempDir()}
	t.Setenv("HOME", r.folder)
	for _, name := range []string{
		"notes/first.txt", "notes/second.txt", "notes/Third.TXT", "notes/picture.png", "notes/deep/fourth.txt", "notebook.plumb", "other/x.txt", ".hidden/y.txt",
	} {
		path := filepath.Join(r.folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	uitest.Look(t, theme.Choice{Mode: theme.AlwaysLight})
	w := uitest.Window(t, widget.NewEntry(), fyne.NewSize(1024, 700))
	r.Chooser = NewChooser(w, func(work, done func()) {
		if r.held {
			r.later = append(r.later, func() { work(); done() })
			return
		}
		work()
		done()
	})
	return r
}

func (r *rig) open(ask Ask) {
	r.Open(ask, func(paths []string) { r.chosen = paths })
}

func texts() Ask {
	return Ask{Title: "Import articles", Extensions: []string{".txt"}, Many: true, Folders: true}
}

// keys types words and presses keys that stand in angle brackets, where the focus is.
func (r *rig) keys(all ...string) {
	r.t.Helper()
	for _, k := range all {
		f := r.window.Canvas().Focused()
		name, isKey := strings.CutPrefix(k, "<")
		switch {
		case f == nil:
			r.t.Fatalf("nothing has the focus for %q", k)
		case !isKey:
			for _, char := range k {
				r.window.Canvas().Focused().TypedRune(char)
			}
		case name == "Tab" && !f.(fyne.Tabbable).AcceptsTab():
			r.window.Canvas().FocusNext()
		default:
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(name)})
		}
	}
}

func (r *rig) says() string {
	var said []string
	for _, o := range test.LaidOutObjects(r.window.Canvas().Overlays().Top()) {
		switch o := o.(type) {
		case *kit.Row:
			if o.Visible() {
				said = append(said, o.Drawing().Texts()...)
			}
		case *modal.Words:
			said = append(said, o.Text())
		case *kit.Prose:
			said = append(said, o.String())
		}
	}
	return strings.Join(said, "\n")
}

func (r *rig) typed() string {
	for _, o := range test.LaidOutObjects(r.window.Canvas().Overlays().Top()) {
		if e, ok := o.(*modal.Entry); ok {
			return e.Text
		}
	}
	return ""
}

func (r *rig) wantChosen(names ...string) {
	r.t.Helper()
	want := make([]string, len(names))
	for i, name := range names {
		want[i] = filepath.Join(r.folder, name)
	}
	if !slices.Equal(r.chosen, want) {
		r.t.Errorf("chosen were %q, want %q; the dialog says\n%s", r.chosen, want, r.says())
	}
	if r.window.Canvas().Overlays().Top() != nil {
		r.t.Error("the dialog is still open")
	}
}

func TestAFileIsFoundByTypingAndCompleting(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	r.keys("note", "<Tab", "sec", "<Tab", "<Return")
	r.wantChosen("notes/second.txt")
}

func TestAWholePathCanBeTypedBehindTheFolder(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	r.keys(filepath.Join(r.folder, "other/x.txt"), "<Return")
	r.wantChosen("other/x.txt")
	r.open(texts())
	r.keys("~/notes/f", "<Tab", "<Return")
	r.wantChosen("notes/first.txt")
}

func TestTabCompletesAsFarAsNamesAgreeAndThenMovesOn(t *testing.T) {
	r := newRig(t)
	r.open(Ask{Title: "Open project", Extensions: []string{".plumb"}})
	r.keys("N", "<Tab")
	if got := r.typed(); got != filepath.Join(r.folder, "note") {
		t.Fatalf("completed is %q", got)
	}
	before := r.window.Canvas().Focused()
	r.keys("<Tab")
	if r.window.Canvas().Focused() == before || r.typed() != filepath.Join(r.folder, "note") {
		t.Errorf("a second Tab does not move on; typed is %q", r.typed())
	}
}

func TestTabBeforeAFolderIsListedCompletesOnceItIs(t *testing.T) {
	r := newRig(t)
	r.held = true
	r.open(texts())
	r.keys("not", "<Tab")
	r.listSlowly()
	if got := r.typed(); got != filepath.Join(r.folder, "notes")+"/" {
		t.Errorf("completed is %q", got)
	}
}

// listSlowly lists, one after the other, the folders that were asked for.
func (r *rig) listSlowly() {
	for len(r.later) > 0 {
		next := r.later[0]
		r.later = r.later[1:]
		next()
	}
}

func TestKeysBeforeAFolderIsListedWaitForItInTheirOrder(t *testing.T) {
	for name, keys := range map[string][]string{
		"two are marked":             {"notes/", "<Down", "<Down", "<Space", "<Down", "<Space", "<Return"},
		"a path is completed twice":  {"note", "<Tab", "f", "<Tab", "<Return"},
		"a folder is entered twice":  {"<Down", "<Return", "<Return", "<Return"},
		"the list is left by typing": {"<Down", "notes/f", "<Tab", "<Return"},
	} {
		t.Run(name, func(t *testing.T) {
			quick := newRig(t)
			quick.open(texts())
			quick.keys(keys...)
			slow := newRig(t)
			slow.held = true
			slow.open(texts())
			slow.keys(keys...)
			if slow.chosen != nil {
				t.Fatalf("chosen is %q before anything was listed", slow.chosen)
			}
			slow.listSlowly()
			var want []string
			for _, path := range quick.chosen {
				inside, err := filepath.Rel(quick.folder, path)
				if err != nil {
					t.Fatal(err)
				}
				want = append(want, inside)
			}
			if len(want) == 0 {
				t.Fatalf("without haste nothing is chosen; the dialog says\n%s", quick.says())
			}
			slow.wantChosen(want...)
		})
	}
}

func TestALateListingOfAFolderThatWasLeftIsNotShown(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	r.held = true
	r.keys("other/", "<BackSpace")
	r.listSlowly()
	if said := r.says(); !strings.Contains(said, "other/") || strings.Contains(said, "x.txt") {
		t.Errorf("the folder was left again, and it says\n%s", said)
	}
}

func TestOnlyWhatWouldDoIsListed(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	r.keys("notes/")
	said := r.says()
	for name, shown := range map[string]bool{"first.txt": true, "Third.TXT": true, "deep/": true, "picture.png": false} {
		if strings.Contains(said, name) != shown {
			t.Errorf("%s is listed: %v, want %v", name, !shown, shown)
		}
	}
	r.keys("ir")
	if said := r.says(); strings.Contains(said, "second.txt") || !strings.Contains(said, "Third.TXT") ||
		!strings.Contains(said, "first.txt") {
		t.Errorf("what contains \"ir\" is\n%s", said)
	}
	r.keys("xyz")
	if said := r.says(); !strings.Contains(said, "Nothing here matches.") {
		t.Errorf("where nothing matches it says\n%s", said)
	}
}

func TestHiddenFoldersAreListedToWhoTypesTheirDot(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	if strings.Contains(r.says(), ".hidden") {
		t.Error("a hidden folder is listed unasked")
	}
	r.keys(".")
	if !strings.Contains(r.says(), ".hidden") {
		t.Error("a hidden folder is not found")
	}
}

func TestTheListLeadsIntoFoldersAndOutOfThem(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	r.keys("<Down", "<Return", "<Return") // notes, deep
	if got := r.typed(); got != filepath.Join(r.folder, "notes/deep")+"/" {
		t.Fatalf("the path is %q", got)
	}
	r.keys("<BackSpace", "<End", "<Return")
	r.wantChosen("notes/Third.TXT")
}

func TestSpaceMarksSeveralFilesAndFolders(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	r.keys("notes/", "<Down", "<Space", "<Down", "<Space", "<Down", "<Space", "<Space")
	if said := r.says(); !strings.Contains(said, "2 marked: deep, first.txt") {
		t.Errorf("it says\n%s", said)
	}
	r.keys("<Return")
	r.wantChosen("notes/deep", "notes/first.txt")
}

func TestWhereOneIsAskedForNothingIsMarked(t *testing.T) {
	r := newRig(t)
	r.open(Ask{Title: "Codebook", Extensions: []string{".txt"}})
	r.keys("notes/", "<Down", "<Down", "<Space", "<Return")
	r.wantChosen("notes/first.txt")
}

func TestAFolderCanBeTakenAsAWhole(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	r.keys("notes/")
	r.press("Take this folder")
	r.wantChosen("notes")
}

func (r *rig) press(label string) {
	r.t.Helper()
	for _, o := range test.LaidOutObjects(r.window.Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.FocusButton); ok && b.State().Label == label {
			b.Tapped(nil)
			return
		}
	}
	r.t.Fatalf("there is no button %q", label)
}

func TestTheNextChoiceBeginsWhereTheLastWasMade(t *testing.T) {
	r := newRig(t)
	ask := texts()
	ask.Folder = filepath.Join(r.folder, "other")
	r.open(ask)
	if got := r.typed(); got != ask.Folder+"/" {
		t.Errorf("the first choice begins at %q, want beside the project", got)
	}
	r.keys("../notes/first.txt", "<Return")
	r.wantChosen("notes/first.txt")
	r.open(ask)
	if got := r.typed(); got != filepath.Join(r.folder, "notes")+"/" {
		t.Errorf("the next one begins at %q", got)
	}
	r.keys("<Escape")
	r.Open(Ask{Title: "Merge files", Folder: ask.Folder}, func([]string) {})
	if got := r.typed(); got != ask.Folder+"/" {
		t.Errorf("another question begins at %q", got)
	}
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	r.keys("notes/fifth.txt", "<Return")
	if said := r.says(); !strings.Contains(said, "There is no file "+filepath.Join(r.folder, "notes/fifth.txt")) {
		t.Errorf("it says\n%s", said)
	}
	r.keys("<Escape")
	r.open(texts())
	r.keys("nowhere/")
	if said := r.says(); !strings.Contains(said, "nowhere cannot be listed") {
		t.Errorf("it says\n%s", said)
	}
}

func TestANameToSaveUnderGoesAlongIntoFolders(t *testing.T) {
	r := newRig(t)
	var saved string
	r.Save(Ask{Title: "Export", Extensions: []string{".csv"}, Name: "answers", Folder: r.folder}, func(path string) { saved = path })
	r.keys("<Down", "<Return")
	if got := r.typed(); got != filepath.Join(r.folder, "notes", "answers") {
		t.Fatalf("the path is %q", got)
	}
	r.keys("<Up", "-2", "<Return")
	if want := filepath.Join(r.folder, "notes", "answers-2.csv"); saved != want {
		t.Errorf("saved under %q, want %q", saved, want)
	}
	if _, err := os.Stat(saved); !os.IsNotExist(err) {
		t.Error("choosing a name wrote a file")
	}
}

func TestANameInTheListIsTakenOverBeforeItIsWrittenTo(t *testing.T) {
	r := newRig(t)
	saved := ""
	r.Save(
		Ask{Title: "Save a copy", Extensions: []string{".plumb"}, Name: "copy.plumb", Folder: r.folder},
		func(path string) { saved = path },
	)
	r.keys("<Down", "<End", "<Return")
	if saved != "" || r.typed() != filepath.Join(r.folder, "notebook.plumb") {
		t.Fatalf("one Enter saved under %q; typed is %q", saved, r.typed())
	}
	r.keys("<Return")
	if saved != filepath.Join(r.folder, "notebook.plumb") {
		t.Errorf("saved under %q", saved)
	}
}

func TestNothingIsSavedInAFolderThatIsNotThere(t *testing.T) {
	r := newRig(t)
	r.Save(Ask{Title: "Export", Folder: r.folder}, func(path string) { t.Errorf("saved under %q", path) })
	r.keys("nowhere/x.csv", "<Return")
	if said := r.says(); !strings.Contains(said, "There is no folder "+filepath.Join(r.folder, "nowhere")) {
		t.Errorf("it says\n%s", said)
	}
}

func TestWhatIsTypedAfterLeavingReachesNoFileName(t *testing.T) {
	r := newRig(t)
	under := modal.NewEntry("study.plumb", "")
	modal.Show(r.window, modal.Spec{Title: "New project", Body: under, Confirm: "Create", Cancel: "Cancel"})
	r.Save(Ask{Title: "New project", Name: "study.plumb", Folder: r.folder}, func(path string) { t.Errorf("saved under %q", path) })
	r.keys("<Escape")
	if r.window.Canvas().Focused() != fyne.Focusable(under) {
		t.Fatalf("%T has the focus after leaving, want the entry of the dialog below", r.window.Canvas().Focused())
	}
	r.keys("X")
	if under.Text != "study.plumbX" {
		t.Errorf("what was typed made %q", under.Text)
	}
	if names, _ := filepath.Glob(filepath.Join(r.folder, "*X*")); len(names) > 0 {
		t.Errorf("typing made %q", names)
	}
}

func TestTheSystemsDialogIsAskedFirstAndOursIfThereIsNone(t *testing.T) {
	r := newRig(t)
	var asked Ask
	answer, err := []string{"/a/b.txt"}, error(nil)
	r.system = func(ask Ask) ([]string, error) { asked = ask; return answer, err }
	r.open(Ask{Title: "Import articles", Folder: "/nowhere at all"})
	if !slices.Equal(r.chosen, answer) || asked.Folder != r.folder {
		t.Errorf("chosen %q; the system was asked to begin at %q", r.chosen, asked.Folder)
	}
	r.chosen, answer = nil, nil
	r.open(texts())
	if r.chosen != nil || r.window.Canvas().Overlays().Top() != nil {
		t.Error("leaving the system's dialog chooses something or asks again")
	}
	err = errors.New("no portal")
	r.open(texts())
	r.keys("<Escape")
}

func TestTheSystemIsAskedOneQuestionAtATime(t *testing.T) {
	r := newRig(t)
	r.held = true
	asked := 0
	r.system = func(Ask) ([]string, error) { asked++; return nil, nil }
	r.open(texts())
	r.open(texts())
	if len(r.later) != 1 {
		t.Errorf("%d dialogs of the system are open", len(r.later))
	}
	r.later[0]()
	r.open(texts())
	if len(r.later) != 2 {
		t.Error("after the first question no other can be asked")
	}
}

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"Chooser.choose": func(t *testing.T) (fyne.Window, func()) {
			r := newRig(t)
			return r.window, func() { r.open(texts()) }
		},
	})
}

func TestUpFromTheFirstRowLeadsBackToThePath(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	path := r.window.Canvas().Focused()
	r.keys("<Down", "<Up")
	if r.window.Canvas().Focused() != path {
		t.Errorf("%T has the focus, want the path", r.window.Canvas().Focused())
	}
}

// click presses a row of the list by the pointer: at its box, or at its name.
func (r *rig) click(name, at string) {
	r.t.Helper()
	for _, o := range test.LaidOutObjects(r.window.Canvas().Overlays().Top()) {
		row, ok := o.(*kit.Row)
		if !ok || !row.Visible() || !slices.Contains(row.Drawing().Texts(), name) {
			continue
		}
		for _, s := range row.Drawing().Spots {
			if at == "box" && s.ID == "tick" {
				test.TapAt(row, s.At.AddXY(s.Size.Width/2, s.Size.Height/2))
				return
			}
		}
		if at == "name" {
			test.TapAt(row, fyne.NewPos(row.Size().Width/2, row.Size().Height/2))
			return
		}
	}
	r.t.Fatalf("%q has no %s to be clicked; the dialog says\n%s", name, at, r.says())
}

func TestSeveralFilesAreMarkedByTheirBoxesAndOpened(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	r.keys("notes/")
	r.click("first.txt", "box")
	r.click("Third.TXT", "box")
	if said := r.says(); !strings.Contains(said, "2 marked") {
		t.Fatalf("two boxes were clicked, and the dialog says\n%s", said)
	}
	r.press("Open")
	r.wantChosen("notes/first.txt", "notes/Third.TXT")
}

func TestAThirdClickOpensNothingInTheFolderThatTwoEntered(t *testing.T) {
	r := newRig(t)
	r.open(texts())
	r.click("notes"+string(filepath.Separator), "name")
	r.click("notes"+string(filepath.Separator), "name")
	r.click("deep"+string(filepath.Separator), "name") // what stands there now
	if got, want := r.typed(), within(filepath.Join(r.folder, "notes")); got != want {
		t.Errorf("three clicks lead to %q, want %q", got, want)
	}
}
