package importing_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/work/importing"
	"plumbline/store/storetest"
)

// rig is a person who imports. What is done elsewhere waits until it is let go on.
type rig struct {
	*importing.Session
	t       *testing.T
	project *storetest.Project
	folder  string
	queue   []func()
	during  func() // between the parts of what is done elsewhere
	added   []string
	failed  []error
	changes int
}

const ferry = `Ferry workers walk out over new rota

By Joss Marl

12 March 2031

Crews on the four ferries across the Lower Marn stopped work at six on Thursday morning, and the first boats to the islands stayed at the quay.

“We asked for a rota that a person with children can live with,” said Ilse Brandt, who speaks for the crews.

The company said the new rota had been agreed in the spring and that it would not be changed before the season ends.
`

func newRig(t *testing.T, keep int) *rig {
	t.Helper()
	d := &rig{t: t, project: storetest.MustOpen(t, "coverage.plumb"), folder: t.TempDir(), during: func() {}}
	d.session(keep)
	return d
}

// rigOver is another import into the same project.
func rigOver(before *rig) *rig {
	d := &rig{t: before.t, project: before.project, folder: before.folder, during: func() {}}
	d.session(0)
	return d
}

func (d *rig) session(keep int) {
	d.Session = importing.New(importing.Options{
		Project: d.project, Keep: keep, Leads: true,
		Work: func(work, done func()) { d.queue = append(d.queue, func() { work(); done() }) },
		Run: func(f func()) {
			f()
			d.during()
		},
		Pen:     func(context.Context) (*annotate.Pen, error) { return d.project.Pen("A1"), nil },
		Written: func(added []string) { d.added = added },
	})
	d.Begin(d)
}

func (d *rig) Changed()         { d.changes++ }
func (d *rig) Failed(err error) { d.failed = append(d.failed, err) }

// goOn lets everything end that is done elsewhere.
func (d *rig) goOn() {
	for len(d.queue) > 0 {
		next := d.queue[0]
		d.queue = d.queue[1:]
		next()
	}
}

// file writes a file that may be brought in.
func (d *rig) file(name, text string) string {
	d.t.Helper()
	path := filepath.Join(d.folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// found reads files to the end.
func (d *rig) found(paths ...string) *rig {
	d.t.Helper()
	d.Read(paths)
	d.goOn()
	return d
}

// brought is what came in, by title.
func (d *rig) brought() map[string]*annotate.Article {
	d.t.Helper()
	all := make(map[string]*annotate.Article)
	list, err := d.project.Catalogue(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	for _, s := range list {
		a, err := d.project.Article(d.t.Context(), s.ArticleID)
		if err != nil {
			d.t.Fatal(err)
		}
		all[a.Meta.Title] = a
	}
	return all
}

// write brings in what comes.
func (d *rig) write() *rig {
	d.t.Helper()
	d.Write()
	d.goOn()
	if len(d.failed) > 0 {
		d.t.Fatal(d.failed)
	}
	return d
}

func (d *rig) article(i int) *importing.Article { return d.Rows()[i].Article }

// open looks at an article and lets its text come.
func (d *rig) open(i int) *rig {
	d.Open(d.article(i))
	d.goOn()
	return d
}

func (d *rig) texts() (all []string) {
	for _, p := range d.Paragraphs() {
		if !p.Out {
			all = append(all, p.Text)
		}
	}
	return all
}

func (d *rig) wantTexts(want ...string) {
	d.t.Helper()
	if got := d.texts(); !slices.Equal(got, want) {
		d.t.Errorf("the paragraphs are %q, want %q", got, want)
	}
}
