package previewscreen_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/annotate/work/importing"
	"plumbline/store/storetest"
	"plumbline/ui/kit"
	"plumbline/ui/lang"
	"plumbline/ui/modal"
	"plumbline/ui/place/previewscreen"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

var (
	usual = fyne.NewSize(1366, 690)
	low   = fyne.NewSize(1024, 620)
)

// rig is the place in a window, over a project with one article.
type rig struct {
	*previewscreen.Screen
	t       *testing.T
	host    *uitest.Host
	window  fyne.Window
	project *storetest.Project
	work    *importing.Session
	folder  string
	added   []string
	left    bool
}

func newRig(t *testing.T, size fyne.Size, look theme.Choice) *rig {
	t.Helper()
	if err := lang.Load(); err != nil {
		t.Fatal(err)
	}
	uitest.Look(t, look)
	d := &rig{t: t, project: storetest.MustOpen(t, "coverage.plumb"), window: test.NewTempWindow(t, nil), folder: t.TempDir()}
	d.project.AddArticle(annotate.Meta{Title: "Ferry crews stop work over new rota", Outlet: "The Halyard"}, texts(ferry)...)
	d.host = &uitest.Host{Over: d.window}
	d.work = importing.New(importing.Options{
		Project: d.project, Work: d.host.Work, Run: d.host.Run, Leads: true,
		Pen:     func(context.Context) (*annotate.Pen, error) { return d.project.Pen("A1"), nil },
		Written: func(added []string) { d.added = added },
	})
	d.Screen = previewscreen.New(d.host, d.work, func() { d.left = true })
	t.Cleanup(func() {
		if len(d.host.Errors) > 0 {
			t.Errorf("the place told of %v", d.host.Errors)
		}
	})
	d.window.SetContent(d.Content())
	uitest.Resized(d.window, size)
	return d
}

// ferry is an article whose corrected version comes in.
var ferry = []string{
	"Ferry crews stop work over new rota",
	"Crews on the four ferries across the Lower Marn stopped work at six on Thursday morning, and the first boats to the islands stayed at the quay.",
	"“We asked for a rota that a person with children can live with,” said Ilse Brandt, who speaks for the crews.",
	"The company said the new rota had been agreed in the spring and that it would not be changed before the season ends.",
	"Islanders have been told to use the buses over the long bridge, which take two hours more.",
}

func texts(all []string) (of []storetest.Text) {
	for _, text := range all {
		of = append(of, storetest.Text{Guess: "body", Text: text})
	}
	return of
}

const page = `<!DOCTYPE html><html lang="en"><head><title>Bridge opens a month early</title>
<meta property="og:site_name" content="Marn Ledger"><meta name="author" content="Joss Marl">
<meta property="article:published_time" content="2031-03-12T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridge opens a month early</h1><p>By Joss Marl</p>
<p>The long bridge over the Lower Marn was opened to traffic on Wednesday, a month before the day that had been set for it.</p>
<p>Drivers waited from five in the morning to be the first across, and the mayor of Corran walked the two kilometres beside them.</p>
<p>The ferries will go on until the end of the season, the company said, whatever becomes of the dispute about the rota.</p></article>
<footer>Subscribe to our newsletter for more stories like this one.</footer></body></html>`

const table = `title,text,outlet,published,event
Council votes on harbour fees,"The council voted by 12 to 9 on Monday to raise the fees of the harbour, after a debate that lasted until midnight.",Marn Ledger,2031-03-10,harbour fees
Fishers protest at the quay,"Some forty boats blocked the quay of Corran on Tuesday in protest against the new fees.",The Halyard,2031-03-11,harbour fees
احتجاج الصيادين,"أغلق نحو أربعين قارباً رصيف كوران يوم الثلاثاء احتجاجاً على الرسوم الجديدة.",Littoral,2031-03-11,harbour fees
`

// mixed writes files of several kinds, with something that asks for a look in most.
func (d *rig) mixed() *rig {
	d.t.Helper()
	corrected := slices.Clone(ferry)
	corrected[3] = strings.Replace(corrected[3], "spring", "summer", 1)
	for name, text := range map[string]string{
		"1 ferry corrected.txt": strings.Join(corrected, "\n\n"), "2 bridge.html": page, "3 harbour.csv": table,
		"4 letter.txt": "M\xb9ka\n", "5 scan.txt": "\x00\x00\x00", "6 ferry.txt": strings.Join(ferry, "\n\n"),
	} {
		d.file(name, text)
	}
	d.Read([]string{d.folder})
	return d
}

func (d *rig) file(name, text string) string {
	d.t.Helper()
	path := filepath.Join(d.folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// press presses keys by name, and types what is no key's name.
func (d *rig) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		switch {
		case k == fyne.KeySpace:
			d.OnChar(' ')
		case len(k) == 1:
			d.OnChar([]rune(string(k))[0] | 0x20)
		default:
			d.OnKey(k, false, false)
		}
	}
}

// answer types into the open dialog and confirms it.
func (d *rig) answer(text string) {
	d.t.Helper()
	m, ok := d.window.Canvas().Focused().(*modal.Entry)
	if !ok {
		d.t.Fatalf("no dialog asks for words: the focus is on %T", d.window.Canvas().Focused())
	}
	m.SetText(text)
	if m.MultiLine {
		m.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
		return
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func (d *rig) shown() string { return uitest.Text(d.Content()) }

func (d *rig) want(parts ...string) {
	d.t.Helper()
	said := d.shown()
	for _, part := range parts {
		if !strings.Contains(said, part) {
			d.t.Errorf("the place does not say %q, but\n%s", part, said)
		}
	}
}

func (d *rig) wantNot(parts ...string) {
	d.t.Helper()
	said := d.shown()
	for _, part := range parts {
		if strings.Contains(said, part) {
			d.t.Errorf("the place says %q:\n%s", part, said)
		}
	}
}

// titles are what came into the project beside what was there.
func (d *rig) brought() (all []string) {
	d.t.Helper()
	for _, id := range d.added {
		a, err := d.project.Article(d.t.Context(), id)
		if err != nil {
			d.t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%s (%d)", a.Meta.Title, len(a.Paragraphs)))
	}
	return all
}

// tapped presses a button of the open dialog by its label.
func (d *rig) tapped(label string) {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.window.Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.FocusButton); ok && b.State().Label == label {
			b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
	}
	d.t.Fatalf("no button says %q", label)
}
