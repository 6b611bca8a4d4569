package findingsscreen_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/annotate/work/concluding"
	"plumbline/store/storetest"
	"plumbline/ui/place/findingsscreen"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// rig is a lead in Findings, on a real project of two outlets that report on six events.
type rig struct {
	*findingsscreen.Screen
	t       *testing.T
	host    *uitest.Host
	project *storetest.Project
	window  fyne.Window
	queue   []func() // nil while work is done at once
	wait    bool
}

// newsroom is the project: A1 and A2 label all, and see Northland in a worse light in the
// Harbour Post than in the Valley Sun.
func newsroom(t *testing.T) *storetest.Project {
	t.Helper()
	p := storetest.MustOpen(t, "study.plumb")
	target := p.AddTarget(t, annotate.Target{Name: "Northland", Order: 1})
	for event := range 6 {
		for i, outlet := range []string{"Harbour Post", "Valley Sun"} {
			a := p.AddArticle(annotate.Meta{
				Title: fmt.Sprintf("Report %d of the %s", event+1, outlet), Outlet: outlet, Event: fmt.Sprintf("event %d", event+1),
				Published: fmt.Sprintf("2031-%02d-04", event+1),
			}, storetest.Text{Guess: "body", Text: fmt.Sprintf("Northland acted, %d %d.", event, i)})
			for k, who := range []string{"A1", "A2"} {
				stance := []string{"-2", "1"}[i]
				if event == 0 && k == 1 {
					stance = "absent"
				}
				label(t, p, a.Paragraphs[0], who, target.ID, stance)
			}
		}
	}
	return p
}

// label submits a paragraph.
func label(t *testing.T, p *storetest.Project, of annotate.Paragraph, who, target, stance string) {
	t.Helper()
	s := annotate.NewSheet(of, annotate.LayerAnnotation, 1, who)
	pen := p.Pen(who)
	write := func(key annotate.Key, value string) annotate.Entry {
		return pen.Write(key, value, "", annotate.OriginAnnotator)
	}
	entries := []annotate.Entry{
		write(s.Key("unit_type", ""), "body"), write(s.Key("sourcing", ""), "none"), write(s.Key("stance", target), stance),
		write(s.Key("unsourced", ""), "no"), write(s.Key("editorial", ""), "none"),
	}
	if stance != "absent" {
		entries = append(entries, write(s.Key("voice", target), "outlet"))
	}
	p.Tell(t, append(entries, write(s.SubmissionKey(), target))...)
}

func newRig(t *testing.T, p *storetest.Project, size fyne.Size, choice theme.Choice) *rig {
	t.Helper()
	uitest.Look(t, choice)
	r := &rig{t: t, host: &uitest.Host{}, project: p}
	book, err := p.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r.Screen = findingsscreen.New(r.host, concluding.New(concluding.Options{
		Store: p, Witness: witness{r}, Book: book, Annotator: "LEAD",
		Decide: func(facts ...team.Fact) error {
			for _, f := range facts {
				p.Say(t, "LEAD", f.Key, f.Value)
			}
			return nil
		},
		Now: func() time.Time { return time.Date(2031, 9, 4, 9, 0, 0, 0, time.UTC) },
		Work: func(work, done func()) {
			if r.wait {
				r.queue = append(r.queue, func() { work(); done() })
				return
			}
			work()
			done()
		},
		Trace: func(string, ...any) {},
	}))
	r.window, _ = uitest.Tipped(t, r.Content(), size)
	r.host.Over = r.window
	return r
}

// nowhere is a paragraph of which nothing can be recorded.
const nowhere = "a paragraph"

// witness records what is revealed.
type witness struct{ *rig }

func (w witness) Reveal(paragraph string) error {
	if paragraph == nowhere {
		return nil
	}
	w.project.Say(w.t, "LEAD", annotate.RevealKey(annotate.RevealAnswers, paragraph, "LEAD", 1), annotate.Yes)
	return nil
}

func (witness) Saw(...string) {}

// freeze freezes the project under a name.
func (r *rig) freeze(name string) {
	r.t.Helper()
	if _, err := r.project.Freeze(r.t.Context(), r.project.Pen("LEAD"), name); err != nil {
		r.t.Fatal(err)
	}
}

func (r *rig) press(names ...fyne.KeyName) {
	for _, n := range names {
		r.OnKey(n, false, false)
	}
}

// text is all that stands on the page.
func (r *rig) text() string {
	var all []string
	for _, p := range r.Panes() {
		all = append(all, p.Drawing().Texts()...)
	}
	return strings.Join(all, "\n")
}

func (r *rig) wantText(want ...string) {
	r.t.Helper()
	for _, w := range want {
		if !strings.Contains(r.text(), w) {
			r.t.Errorf("%q is not on the page:\n%s", w, r.text())
		}
	}
}

// goTo walks down the questions to one.
func (r *rig) goTo(question string) {
	r.t.Helper()
	r.press(fyne.KeyEscape)
	if !slices.ContainsFunc(make([]struct{}, 40), func(struct{}) bool {
		if strings.Contains(r.Selected(), question) {
			return true
		}
		r.press(fyne.KeyDown)
		return false
	}) {
		r.t.Fatalf("there is no question %s", question)
	}
}
