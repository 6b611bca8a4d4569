package reviewscreen_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
	"plumbline/annotate/work/reviewing"
	"plumbline/store/storetest"
	"plumbline/ui/kit"
	"plumbline/ui/place/reviewscreen"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// rig is the Review place at work on a project, for one person. Work done
// elsewhere waits until the test lets it end.
type rig struct {
	*reviewscreen.Screen
	t       *testing.T
	host    *uitest.Host
	project *storetest.Project
	session *labelling.Session
	work    *reviewing.Session
	article *annotate.Article
	window  fyne.Window
	queue   []func()

	restricted bool
}

// words are the paragraphs of the project.
var words = []string{
	"The envoy left.", "He disagreed.", "وصل المبعوث يوم الاثنين.", "A so-called compromise.", "Nothing moved.", "The port stayed shut.",
}

// newRig is a project in which A1 and A2 answered every paragraph, and differ
// on the last two.
func newRig(t *testing.T, annotator string) *rig {
	t.Helper()
	theme.Apply(test.NewTempApp(t), theme.Choice{Mode: theme.AlwaysLight})
	d := &rig{t: t, project: storetest.MustOpen(t, "p.plumb")}
	d.project.AddTarget(t, annotate.Target{Name: "Aldoria", Order: 1})
	var texts []storetest.Text
	for _, w := range words {
		texts = append(texts, storetest.Text{Guess: "body", Text: w})
	}
	d.article = d.project.AddArticle(annotate.Meta{Title: "Envoy tours three capitals"}, texts...)
	for i := range words {
		d.answer("A1", i, "none")
		if i < 4 {
			d.answer("A2", i, "none")
		} else {
			d.answer("A2", i, "loaded")
		}
	}
	return d.openAs(annotator)
}

// openAs opens the place for a person.
func (d *rig) openAs(annotator string) *rig {
	d.t.Helper()
	var err error
	d.session, err = labelling.Open(
		context.Background(),
		d.project,
		answering.Options{Annotator: annotator, Device: "desk", ReadOnly: d.project.ReadOnly()},
	)
	if err != nil {
		d.t.Fatal(err)
	}
	d.host = &uitest.Host{
		Over:  test.NewTempWindow(d.t, nil),
		Later: func(work, done func()) { d.queue = append(d.queue, func() { work(); done() }) },
	}
	d.work = reviewing.New(reviewing.Options{
		Store: d.project, Witness: d.session, Book: d.session.Book(), Annotator: annotator, Restricted: d.restricted,
		Now: d.host.Now, Work: d.host.Work, Trace: d.host.Trace,
	})
	d.Screen = reviewscreen.New(d.host, d.work)
	d.t.Cleanup(func() {
		d.Close()
		if err := d.session.Close(); err != nil {
			d.t.Error(err)
		}
	})
	d.window = d.host.Over
	d.window.SetContent(d.Content())
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(1440, 860))
	return d
}

// answer submits a paragraph with all that it asks.
func (d *rig) answer(who string, paragraph int, editorial string) {
	d.t.Helper()
	p := d.article.Paragraphs[paragraph]
	s := annotate.NewSheet(p, annotate.LayerAnnotation, 1, who)
	d.project.Say(d.t, who, annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}, annotate.Yes)
	say := func(field, target, value string) { d.project.Say(d.t, who, s.Key(field, target), value) }
	say("unit_type", "", "body")
	say("sourcing", "", "none")
	say("stance", annotate.TargetID("Aldoria"), "absent")
	say("unsourced", "", "no")
	say("editorial", "", editorial)
	if editorial != "none" {
		say("editorial_strength", "", "1")
	}
	d.project.Say(d.t, who, s.SubmissionKey(), annotate.TargetID("Aldoria"))
}

// awaitIdle lets all work end.
func (d *rig) awaitIdle() {
	for len(d.queue) > 0 {
		next := d.queue[0]
		d.queue = d.queue[1:]
		next()
	}
}

// panes are those on show.
func (d *rig) panes() []*kit.Pane {
	var all []*kit.Pane
	var in func(o fyne.CanvasObject)
	in = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *kit.Pane:
			all = append(all, o)
		case *container.Scroll:
			in(o.Content)
		case *fyne.Container:
			for _, c := range o.Objects {
				in(c)
			}
		}
	}
	in(d.Content())
	return all
}

// read is everything that stands on the screen.
func (d *rig) read() string {
	var all []string
	for _, p := range d.panes() {
		all = append(all, p.Drawing().Texts()...)
	}
	return strings.Join(all, "\n")
}

func (d *rig) want(words ...string) {
	d.t.Helper()
	for _, w := range words {
		if !strings.Contains(d.read(), w) {
			d.t.Errorf("the place does not say %q; it says:\n%s", w, d.read())
		}
	}
}

func (d *rig) wantNot(words ...string) {
	d.t.Helper()
	for _, w := range words {
		if strings.Contains(d.read(), w) {
			d.t.Errorf("the place says %q", w)
		}
	}
}

// reveals are the paragraphs of which the log says that their answers were
// seen, by number.
func (d *rig) reveals() []string {
	d.t.Helper()
	if err := d.session.Flush(); err != nil {
		d.t.Fatal(err)
	}
	var all []string
	for _, e := range d.project.Entries() {
		if e.Key.Kind == annotate.KindReveal {
			for _, p := range d.article.Paragraphs {
				if p.ID == e.Key.Subject {
					all = append(
						all,
						fmt.Sprint(p.Position, " ", e.Key.Annotator, " ", e.Key.Field, " ", e.Key.Layer, " ", e.Key.Round, " ", e.Value),
					)
				}
			}
		}
	}
	return all
}

func (d *rig) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		d.OnKey(k, false, false)
		d.awaitIdle()
	}
}

// asked reports whether a question waits for an answer.
func (d *rig) asked() bool { return d.window.Canvas().Overlays().Top() != nil }

// sayYes answers it with yes.
func (d *rig) sayYes() {
	d.t.Helper()
	if !d.asked() {
		d.t.Fatal("no question waits for an answer")
	}
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}
