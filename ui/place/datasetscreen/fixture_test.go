package datasetscreen_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/team"
	"plumbline/annotate/work/exchanging"
	"plumbline/store/storetest"
	"plumbline/ui/lang"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/place/datasetscreen"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// now is when the tests take place.
var now = time.Date(2031, 3, 4, 9, 0, 0, 0, time.Local)

// page is the Dataset place in a window, and what it told.
type page struct {
	*datasetscreen.Screen
	t       *testing.T
	host    *uitest.Host
	window  fyne.Window
	project *storetest.Project
}

// newPage opens the place over a project as somebody.
func newPage(
	t *testing.T,
	project *storetest.Project,
	me string,
	size fyne.Size,
	look theme.Choice,
	change ...func(*exchanging.Options),
) *page {
	t.Helper()
	if err := lang.Load(); err != nil {
		t.Fatal(err)
	}
	uitest.Look(t, look)
	p := &page{t: t, project: project, window: test.NewTempWindow(t, nil)}
	if err := project.ViewAs(t.Context(), me); err != nil {
		t.Fatal(err)
	}
	p.host = &uitest.Host{Over: p.window, Clock: func() time.Time { return now }}
	o := exchanging.Options{
		Contents: project, Files: project, Receiver: project, Editions: project, Annotator: me, Now: p.host.Now, Work: p.host.Work,
		Decide: func(facts ...team.Fact) error {
			for _, f := range facts {
				project.Say(t, me, f.Key, f.Value)
			}
			return project.ViewAs(t.Context(), me)
		},
		Pen:     func() (*annotate.Pen, error) { return project.Pen(me), nil },
		Written: func() {},
	}
	for _, c := range change {
		c(&o)
	}
	p.Screen = datasetscreen.New(p.host, exchanging.New(o))
	t.Cleanup(func() {
		if len(p.host.Errors) > 0 {
			t.Errorf("the place told of %v", p.host.Errors)
		}
	})
	p.window.SetContent(p.Content())
	uitest.Resized(p.window, size)
	return p
}

// press presses keys by name, and types what is no key's name.
func (p *page) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		if len(k) == 1 {
			p.OnChar([]rune(string(k))[0] | 0x20)
			continue
		}
		p.OnKey(k, false, false)
	}
}

// shownText is everything that stands on the screen.
func (p *page) shownText() string {
	return uitest.Text(p.Content())
}

func (p *page) wantText(parts ...string) {
	p.t.Helper()
	said := p.shownText()
	for _, part := range parts {
		if !strings.Contains(said, part) {
			p.t.Errorf("the screen does not say %q; it says\n%s", part, said)
		}
	}
}

func (p *page) wantNoText(parts ...string) {
	p.t.Helper()
	said := p.shownText()
	for _, part := range parts {
		if strings.Contains(said, part) {
			p.t.Errorf("the screen says %q", part)
		}
	}
}

func (p *page) wantDone(c place.Command) {
	p.t.Helper()
	if !slices.Contains(p.host.Commands, c) {
		p.t.Errorf("the window was not asked for %#v, but for %#v", c, p.host.Commands)
	}
}

// overlaid is everything that stands on the card over the place.
func (p *page) overlaid() string { return strings.Join(p.PanelTexts(), "\n") }

// entriesOf are the boxes of the topmost dialog.
func entriesOf(p *page) []*modal.Entry { return parts[*modal.Entry](p) }

// bookOf is the codebook in force.
func bookOf(t *testing.T, p *storetest.Project) *codebook.Codebook {
	t.Helper()
	book, err := p.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return book
}
