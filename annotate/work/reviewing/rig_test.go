package reviewing_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/comparing"
	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
	"plumbline/store/storetest"
)

// rig is a person at work in Review on a project. Work done elsewhere waits until
// the test lets it end.
type rig struct {
	*reviewing.Session
	t       *testing.T
	project *storetest.Project
	article *annotate.Article
	who     string
	queue   []func()

	restricted bool
	fixed      bool
	written    int
	changes    int
	asked      []string // paragraphs of which it was asked whether they are to be seen
	shown      []comparing.Answers
	failed     []error
	traced     []string
	seen       [][]string // the paragraphs that were recorded as seen, together
	refused    error      // what recording says
	late       bool       // what is recorded is not in the log yet
}

// words are the paragraphs of the project.
var words = []string{
	"The envoy left.", "He disagreed.", "وصل المبعوث يوم الاثنين.", "A so-called compromise.", "Nothing moved.", "The port stayed shut.",
}

// newRig is a project in which A1 and A2 answered every paragraph, and differ on
// the last two.
func newRig(t *testing.T, who string) *rig {
	t.Helper()
	d := &rig{t: t, who: who, project: storetest.MustOpen(t, "p.plumb")}
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
	return d.begin()
}

// begin begins to work anew.
func (d *rig) begin() *rig {
	d.t.Helper()
	book, err := d.project.Codebook(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	d.Session = reviewing.New(reviewing.Options{
		Store: d.project, Witness: witness{d}, Book: book, Annotator: d.who, Restricted: d.restricted,
		Now:   func() time.Time { return time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC) },
		Work:  func(work, done func()) { d.queue = append(d.queue, func() { work(); done() }) },
		Pen:   func() (*annotate.Pen, error) { return d.project.Pen(d.who), nil },
		Fixed: d.fixed, Written: func() { d.written++ },
		Trace: func(format string, args ...any) { d.traced = append(d.traced, fmt.Sprintf(format, args...)) },
	})
	d.Begin(d)
	return d
}

// Changed, ShowAnswers, AskToReveal and Failed are what a screen is told.
func (d *rig) Changed()                        { d.changes++ }
func (d *rig) ShowAnswers(a comparing.Answers) { d.shown = append(d.shown, a) }
func (d *rig) AskToReveal(paragraph string)    { d.asked = append(d.asked, paragraph) }
func (d *rig) Failed(err error)                { d.failed = append(d.failed, err) }

// witness records what the person of a rig saw.
type witness struct{ *rig }

// Reveal records what the person asked to see.
func (w witness) Reveal(paragraph string) error {
	if w.refused == nil {
		w.record(paragraph)
	}
	return w.refused
}

// Saw records what came into view.
func (w witness) Saw(paragraphs ...string) {
	if len(paragraphs) > 0 {
		w.seen = append(w.seen, paragraphs)
		w.record(paragraphs...)
	}
}

func (d *rig) record(paragraphs ...string) {
	if d.late {
		return
	}
	for _, p := range paragraphs {
		d.project.Say(d.t, d.who, annotate.RevealKey(annotate.RevealAnswers, p, d.who, review.FirstRound), annotate.Yes)
	}
}

// answer submits a paragraph with all that it asks.
func (d *rig) answer(who string, paragraph int, editorial string) {
	d.t.Helper()
	s := annotate.NewSheet(d.article.Paragraphs[paragraph], annotate.LayerAnnotation, 1, who)
	pen := d.project.Pen(who)
	target := annotate.TargetID("Aldoria")
	write := func(key annotate.Key, value string) annotate.Entry {
		replaces := ""
		if now, err := d.project.Current(d.t.Context(), key); err != nil {
			d.t.Fatal(err)
		} else if now != nil {
			replaces = now.ID
		}
		return pen.Write(key, value, replaces, annotate.OriginAnnotator)
	}
	var entries []annotate.Entry
	joined := annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}
	if now, err := d.project.Current(d.t.Context(), joined); err != nil {
		d.t.Fatal(err)
	} else if now == nil { // once: what is said of people concerns every article
		entries = append(entries, write(joined, annotate.Yes))
	}
	entries = append(entries,
		write(s.Key("unit_type", ""), "body"), write(s.Key("sourcing", ""), "none"),
		write(s.Key("stance", target), "absent"), write(s.Key("unsourced", ""), "no"), write(s.Key("editorial", ""), editorial))
	if editorial != "none" {
		entries = append(entries, write(s.Key("editorial_strength", ""), "1"))
	}
	d.project.Tell(d.t, append(entries, write(s.SubmissionKey(), target))...)
}

// next lets the oldest piece of work end.
func (d *rig) next() {
	d.t.Helper()
	if len(d.queue) == 0 {
		d.t.Fatal("nothing is being worked out")
	}
	do := d.queue[0]
	d.queue = d.queue[1:]
	do()
}

// awaitIdle lets all work end.
func (d *rig) awaitIdle() *rig {
	for len(d.queue) > 0 {
		d.next()
	}
	return d
}

// row finds the row of a field.
func (d *rig) row(field string) *review.Row {
	d.t.Helper()
	if o := d.View().Overview; o != nil {
		for i := range o.Rows {
			if r := o.Rows[i]; r.Question.Field == field && r.What == review.Everything {
				return &o.Rows[i]
			}
		}
	}
	d.t.Fatalf("there is no row of %s", field)
	return nil
}

// detail selects the row of a field and waits for its detail.
func (d *rig) detail(field string) *reviewing.Detail {
	d.t.Helper()
	r := d.row(field)
	d.Select(reviewing.IDOf(r.Question, r.What))
	d.awaitIdle()
	if d.View().Detail == nil {
		d.t.Fatalf("%s has no detail", field)
	}
	return d.View().Detail
}

// divided finds a paragraph, by its place, among those that divide annotators.
func (d *rig) divided(place int) reviewing.Divided {
	d.t.Helper()
	of := d.detail("editorial").Divided
	i := slices.IndexFunc(of, func(q reviewing.Divided) bool { return q.Position == place+1 })
	if i < 0 {
		d.t.Fatalf("paragraph %d is not among the %d that divide annotators", place+1, len(of))
	}
	return of[i]
}

func (d *rig) id(paragraph int) string { return d.article.Paragraphs[paragraph].ID }

// open opens the answers to a paragraph, and returns those that are shown.
func (d *rig) open(paragraph int) []comparing.Answers {
	d.t.Helper()
	d.shown = nil
	d.OpenAnswers(d.id(paragraph))
	d.awaitIdle()
	return d.shown
}

var errFull = errors.New("the disk is full")

// recognise says how far somebody recognised the outlet of the article.
func (d *rig) recognise(who, way string) {
	d.t.Helper()
	d.project.Say(d.t, who, annotate.OutletKey(d.article.ID, who), way)
}
