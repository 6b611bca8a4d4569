package adjudicatescreen_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/saving"
	"plumbline/annotate/work/adjudicating"
	"plumbline/store/storetest"
	"plumbline/ui/kit"
	"plumbline/ui/place/adjudicatescreen"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// rig is the Adjudicate place of a project in memory. What is worked out
// elsewhere is done at once.
type rig struct {
	*adjudicatescreen.Screen
	t       *testing.T
	project *storetest.Project
	article *annotate.Article
	host    *uitest.Host
	size    fyne.Size // of the window
}

var words = []string{"The envoy left.", "He disagreed.", "A so-called compromise.", "Nothing moved."}

// newRig is a project of several annotators who differ on sources in the
// second paragraph, one against all others, and on nothing else.
func newRig(t *testing.T, annotators int) *rig {
	t.Helper()
	uitest.Look(t, theme.Choice{Mode: theme.AlwaysLight})
	d := &rig{
		t:       t,
		project: storetest.MustOpen(t, "p.plumb"),
		host:    &uitest.Host{Queue: make(chan func(), 1000)},
		size:    fyne.NewSize(1440, 860),
	}
	d.project.AddTarget(t, annotate.Target{Name: "Aldoria", Order: 1})
	var texts []storetest.Text
	for _, w := range words {
		texts = append(texts, storetest.Text{Guess: "body", Text: w})
	}
	d.article = d.project.AddArticle(annotate.Meta{Title: "Envoy tours three capitals"}, texts...)
	for i := range annotators {
		for p := range words {
			source := "none"
			if p == 1 && i > 0 {
				source = "official"
			}
			d.answer(fmt.Sprintf("A%d", i+1), p, source)
		}
	}
	return d
}

// answer submits a paragraph with all that it asks.
func (d *rig) answer(who string, paragraph int, source string) {
	d.t.Helper()
	s := annotate.NewSheet(d.article.Paragraphs[paragraph], annotate.LayerAnnotation, 1, who)
	d.project.Say(d.t, who, annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}, annotate.Yes)
	given := map[string]string{"unit_type": "body", "sourcing": source, "unsourced": "no", "editorial": "none"}
	if source != "none" {
		given["attribution"], given["quote_form"] = "named", "none"
	}
	for field, value := range given {
		d.project.Say(d.t, who, s.Key(field, ""), value)
	}
	d.project.Say(d.t, who, s.Key("stance", annotate.TargetID("Aldoria")), "absent")
	d.project.Say(d.t, who, s.SubmissionKey(), annotate.TargetID("Aldoria"))
}

// open shows the place in a window.
func (d *rig) open(change ...func(*adjudicating.Options)) *rig {
	d.t.Helper()
	h := d.host
	o := adjudicating.Options{Store: d.project, MayLead: true, Work: h.Work, Answering: answering.Options{
		Annotator: "L",
		Device:    "desk",
		ReadOnly:  d.project.ReadOnly(),
		Now:       h.Now,
		After:     h.After,
		Run:       h.Run,
		Saved:     func(saving.State) {},
	}}
	for _, c := range change {
		c(&o)
	}
	d.Screen = adjudicatescreen.New(d.host, adjudicating.New(o))
	d.t.Cleanup(func() {
		d.Close()
		if len(d.host.Errors) > 0 {
			d.t.Errorf("the place reports %v", d.host.Errors)
		}
	})
	d.host.Over = uitest.Window(d.t, d.Content(), d.size)
	return d
}

// typed types characters, capitals with Shift.
func (d *rig) typed(chars string) {
	for _, c := range chars {
		d.host.Shift = c >= 'A' && c <= 'Z'
		d.OnChar(c)
		d.host.Shift = false
	}
}

func (d *rig) key(names ...fyne.KeyName) {
	for _, name := range names {
		d.OnKey(name, false, false)
	}
}

// final is what was written about how the second paragraph's sources are
// decided.
func (d *rig) final() string {
	d.t.Helper()
	if err := d.Flush(); err != nil {
		d.t.Fatal(err)
	}
	how := ""
	for _, e := range d.project.Entries() {
		if e.Key.Layer == annotate.LayerFinal && e.Key.Kind == annotate.KindOutcome && e.Key.Field == "sourcing" {
			outcome, _ := annotate.ReadOutcome(e.Value)
			how = string(outcome)
		}
	}
	return how
}

// dialog is what the topmost dialog says.
func (d *rig) dialog() string {
	d.t.Helper()
	top := d.host.Over.Canvas().Overlays().Top()
	if top == nil {
		d.t.Fatal("no dialog is open")
	}
	var all []string
	for _, o := range test.LaidOutObjects(top) {
		if words, ok := o.(*kit.Prose); ok {
			all = append(all, words.String())
		}
	}
	return strings.Join(all, "\n")
}

// shown is everything in lines of text that the place shows.
func (d *rig) shown() string {
	return uitest.Text(d.Content())
}
