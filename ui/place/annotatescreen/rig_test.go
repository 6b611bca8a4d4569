package annotatescreen

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/practice"
	"plumbline/annotate/work/labelling"
	"plumbline/store/storetest"
	translations "plumbline/ui/lang"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// rig is a project with a session that labels it.
type rig struct {
	*labelling.Session
	t       *testing.T
	project *storetest.Project
	host    *uitest.Host // of the place that is shown
}

// texts are the paragraphs of the article on every desk.
var texts = []storetest.Text{
	{Guess: "headline", Text: "Harbour opens"},
	{Guess: "body", Text: "The harbour of Corvane opens on Monday."},
	{Guess: "crosslink", Text: "Read more: the harbour"},
	{Guess: "body", Text: "He called it “a mistake”."},
	{Guess: "body", Text: "Nothing happened."},
}

// newRig opens the project for one annotator at its second paragraph.
func newRig(t *testing.T, targets ...annotate.Target) *rig {
	t.Helper()
	if err := translations.Load(); err != nil {
		t.Fatal(err)
	}
	p := storetest.MustOpen(t, "desk.plumb")
	for i, target := range targets {
		target.Order = i + 1
		p.AddTarget(t, target)
	}
	p.AddArticle(annotate.Meta{Title: "Harbour opens", Remark: "Fiction"}, texts...)
	d := &rig{t: t, project: p}
	d.open(answering.Options{})
	d.GoTo(1)
	return d
}

// newEmptyRig opens a project without articles.
func newEmptyRig(t *testing.T) *rig {
	t.Helper()
	d := &rig{t: t, project: storetest.MustOpen(t, "empty.plumb")}
	d.open(answering.Options{})
	return d
}

var (
	aldoria = annotate.Target{Name: "Aldoria", Aliases: []string{"Aldorian", "Varen"}, Counts: "its crown", CountsNot: "its football team"}
	brenn   = annotate.Target{Name: "Brenn"}
)

// open begins a session on the project.
func (d *rig) open(o answering.Options) {
	d.t.Helper()
	o.Annotator, o.Device = "A1", "desk"
	var minutes atomic.Int64 // the clock is read where answers are written, too
	o.Now = func() time.Time { return time.Date(2031, 3, 4, 9, int(minutes.Add(1)), 0, 0, time.Local) }
	s, err := labelling.Open(context.Background(), d.project, o)
	if err != nil {
		d.t.Fatal(err)
	}
	d.Session = s
	d.t.Cleanup(func() {
		if err := s.Close(); err != nil {
			d.t.Error(err)
		}
	})
}

// reopen ends the session and begins another.
func (d *rig) reopen(o answering.Options) {
	d.t.Helper()
	if err := d.Close(); err != nil {
		d.t.Fatal(err)
	}
	d.open(o)
}

// press types characters; a space between them is Enter.
func (d *rig) press(keys string) {
	d.t.Helper()
	for _, k := range keys {
		if k != ' ' {
			d.Press(k)
			continue
		}
		if err := d.Enter(context.Background()); err != nil {
			d.t.Fatal(err)
		}
	}
}

// texts of the chips under the current paragraph.
func (d *rig) chips() string {
	var out []string
	for _, c := range chipsOf(d.Book(), d.Current(), d.Targets()) {
		text := c.Text
		if c.Plain {
			text = "(" + text + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, " | ")
}

// inWindow shows the desk in a window of a size.
func (d *rig) inWindow(size fyne.Size) (*Screen, fyne.Window) {
	d.t.Helper()
	uitest.Look(d.t, theme.Choice{Mode: theme.AlwaysLight})
	w := test.NewTempWindow(d.t, nil)
	d.host = &uitest.Host{Over: w}
	d.t.Cleanup(func() {
		if len(d.host.Errors) > 0 {
			d.t.Errorf("the place reports %v", d.host.Errors)
		}
	})
	a := New(d.host, d.Session, d.project, practice.Offer{})
	w.SetContent(a.Content())
	return a, uitest.Resized(w, size)
}
