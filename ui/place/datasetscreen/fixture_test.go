package datasetscreen_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	export "plumbline/annotate/dataset"
	"plumbline/annotate/team"
	"plumbline/ui/kit"
	translations "plumbline/ui/lang"
	"plumbline/ui/place/datasetscreen"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// now is when the tests take place.
var now = time.Date(2031, 3, 4, 9, 0, 0, 0, time.Local)

// place is the Dataset place in a window, and what it told.
type place struct {
	*datasetscreen.Screen
	t       *testing.T
	window  fyne.Window
	project *uitest.Project
	notices []string
	told    []string // what else the window was asked to do
}

// newPlace opens the place over a project as somebody.
func newPlace(t *testing.T, project *uitest.Project, me string, size fyne.Size, look theme.Choice) *place {
	t.Helper()
	if err := translations.Load(); err != nil {
		t.Fatal(err)
	}
	app := test.NewTempApp(t)
	theme.Apply(app, look)
	t.Cleanup(func() { theme.Apply(app, theme.Choice{}) })
	p := &place{t: t, project: project, window: test.NewTempWindow(t, nil)}
	if err := project.ViewAs(t.Context(), me); err != nil {
		t.Fatal(err)
	}
	tell := func(what string) { p.told = append(p.told, what) }
	p.Screen = datasetscreen.New(datasetscreen.Params{
		Source: project, Me: me, Window: p.window, Now: func() time.Time { return now },
		Work: func(work, done func()) { work(); done() },
		Decide: func(facts ...team.Fact) error {
			for _, f := range facts {
				project.Say(t, me, f.Key, f.Value)
			}
			return project.ViewAs(t.Context(), me)
		},
		OnNotice:  func(text string) { p.notices = append(p.notices, text) },
		OnError:   func(err error) { t.Error(err) },
		OnWritten: func() {}, OnShown: func() {},
		OnArticle:      func(id string) { tell("article " + id) },
		OnParagraph:    func(id string, n int) { tell("paragraph " + id + " " + strconv.Itoa(n)) },
		OnMerge:        func(*annotate.MergeReport) {},
		OnPacked:       func(r *annotate.PackReport) { tell("packed " + r.Path) },
		OnDetails:      func(id string) { tell("details " + id) },
		OnImport:       func() { tell("import") },
		OnSwitchPerson: func() { tell("switch") },
		OnExport:       func(e export.Export) { tell("export " + string(e.Format)) },
		OnAttributes:   func() { tell("attributes") },
		OnPracticeMark: func() { tell("practice mark") },
		OnSaveCopy:     func() { tell("copy") },
		OnBackUp:       func() { tell("back up") },
		OnOpenFile:     func(path string) { tell("open " + path) },
		OnCodebook:     func() { tell("codebook") },
		OnTargets:      func() { tell("targets") },
	})
	p.window.SetPadded(false)
	p.window.SetContent(p.Content())
	p.window.Resize(size)
	return p
}

// press presses keys by name, and types what is no key's name.
func (p *place) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		if len(k) == 1 {
			p.OnChar([]rune(string(k))[0] | 0x20)
			continue
		}
		p.OnKey(k, false, false)
	}
}

// said is everything that stands on the screen.
func (p *place) said() string {
	var said []string
	for _, o := range test.LaidOutObjects(p.Content()) {
		if pane, ok := o.(*kit.Pane); ok {
			said = append(said, pane.Drawing().Said()...)
		}
	}
	return strings.Join(said, "\n")
}

func (p *place) wantSaid(parts ...string) {
	p.t.Helper()
	said := p.said()
	for _, part := range parts {
		if !strings.Contains(said, part) {
			p.t.Errorf("the screen does not say %q; it says\n%s", part, said)
		}
	}
}

func (p *place) wantNotSaid(parts ...string) {
	p.t.Helper()
	said := p.said()
	for _, part := range parts {
		if strings.Contains(said, part) {
			p.t.Errorf("the screen says %q", part)
		}
	}
}

func (p *place) wantTold(what string) {
	p.t.Helper()
	if !slices.Contains(p.told, what) {
		p.t.Errorf("the window was not told %q, but %q", what, p.told)
	}
}
