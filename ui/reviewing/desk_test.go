package reviewing_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/chart"
	"plumbline/ui/reviewing"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// desk is the Review place of a project in memory, for one person. Work done
// elsewhere waits until the test lets it end.
type desk struct {
	*reviewing.Reviewing
	t       *testing.T
	project *uitest.Project
	session *labelling.Session
	article *annotate.Article
	window  fyne.Window
	queue   []func()
	traced  []string
	asked   []func() // what happens if a question is answered with yes
	places  []string

	restricted bool
	decided    []string
	reports    []func(project, path string) error
	errs       []error
}

// words are the paragraphs of the project.
var words = []string{
	"The envoy left.", "He disagreed.", "وصل المبعوث يوم الاثنين.", "A so-called compromise.", "Nothing moved.", "The port stayed shut.",
}

// newDesk is a project in which A1 and A2 answered every paragraph, and differ
// on the last two.
func newDesk(t *testing.T, annotator string) *desk {
	t.Helper()
	theme.Apply(test.NewTempApp(t), theme.Choice{Mode: theme.AlwaysLight})
	d := &desk{t: t, project: uitest.NewProject(t, "p.plumb")}
	d.project.AddTarget(t, annotate.Target{Name: "Aldoria", Order: 1})
	var texts []uitest.Text
	for _, w := range words {
		texts = append(texts, uitest.Text{Guess: "body", Text: w})
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
func (d *desk) openAs(annotator string) *desk {
	d.t.Helper()
	var err error
	d.session, err = labelling.Open(context.Background(), d.project, labelling.Options{Annotator: annotator, Device: "desk", ReadOnly: d.project.ReadOnly()})
	if err != nil {
		d.t.Fatal(err)
	}
	d.Reviewing = reviewing.New(reviewing.Params{
		Project: d.project, Book: d.session.Book(), Annotator: annotator, Restricted: d.restricted,
		Now:        func() time.Time { return time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC) },
		Background: func(work, done func()) { d.queue = append(d.queue, func() { work(); done() }) },
		Ask:        func(_, _, _ string, then func()) { d.asked = append(d.asked, then) },
		Reveal:     d.session.Reveal, Saw: d.session.Saw,
		OnPlace:  func(article string, number int) { d.places = append(d.places, fmt.Sprint(article, " ", number)) },
		OnDecide: func(paragraph string) { d.decided = append(d.decided, paragraph) },
		OnReport: func(save func(project, path string) error) { d.reports = append(d.reports, save) }, OnFiles: func() {}, OnNotice: func(string) {}, OnChanged: func() {},
		OnError: func(err error) { d.errs = append(d.errs, err) },
		Trace:   func(format string, args ...any) { d.traced = append(d.traced, fmt.Sprintf(format, args...)) },
	})
	d.t.Cleanup(func() {
		d.Close()
		if err := d.session.Close(); err != nil {
			d.t.Error(err)
		}
	})
	d.window = test.NewTempWindow(d.t, d.Content())
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(1440, 860))
	return d
}

// answer submits a paragraph with all that it asks.
func (d *desk) answer(who string, paragraph int, editorial string) {
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

// settle lets all work end.
func (d *desk) settle() {
	for len(d.queue) > 0 {
		next := d.queue[0]
		d.queue = d.queue[1:]
		next()
	}
}

// panes are those on show.
func (d *desk) panes() []*chart.Pane {
	var all []*chart.Pane
	var in func(o fyne.CanvasObject)
	in = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *chart.Pane:
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
func (d *desk) read() string {
	var all []string
	for _, p := range d.panes() {
		all = append(all, p.List().Said()...)
	}
	return strings.Join(all, "\n")
}

func (d *desk) want(words ...string) {
	d.t.Helper()
	for _, w := range words {
		if !strings.Contains(d.read(), w) {
			d.t.Errorf("the place does not say %q; it says:\n%s", w, d.read())
		}
	}
}

func (d *desk) wantNot(words ...string) {
	d.t.Helper()
	for _, w := range words {
		if strings.Contains(d.read(), w) {
			d.t.Errorf("the place says %q", w)
		}
	}
}

// reveals are the paragraphs of which the log says that their answers were
// seen, by number.
func (d *desk) reveals() []string {
	d.t.Helper()
	if err := d.session.Flush(); err != nil {
		d.t.Fatal(err)
	}
	var all []string
	for _, e := range d.project.Log() {
		if e.Key.Kind == annotate.KindReveal {
			for _, p := range d.article.Paragraphs {
				if p.ID == e.Key.Subject {
					all = append(all, fmt.Sprint(p.Position, " ", e.Key.Annotator, " ", e.Key.Field, " ", e.Key.Layer, " ", e.Key.Round, " ", e.Value))
				}
			}
		}
	}
	return all
}

func (d *desk) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		d.OnKey(k, false, false)
		d.settle()
	}
}
