package annotatescreen

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate/answering"
	"plumbline/ui/place"
)

// positions is where things stand in the window, by name.
type positions map[string]fyne.Position

func (a *Screen) positions() positions {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	out := positions{"form": at(a.form.Content()), "rule": at(a.rule.Content()), "queue": at(a.side.root)}
	for i := range a.article.count() {
		if row := a.article.roll.Row(i); row != nil {
			out["¶"+a.session.Sheet(i).Paragraph.Text] = at(row)
		}
	}
	return out
}

func TestNothingMovesWhenTheLineOfHelpIsSentAway(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1024, 600), fyne.NewSize(1366, 668), fyne.NewSize(1440, 800)} {
		d := newRig(t, aldoria, brenn)
		a, _ := d.inWindow(size)
		d.host.Helping = true
		a.Sync()
		if !a.columns.help.Visible() {
			t.Fatal("the first minutes have no help")
		}
		for number := range len(texts) {
			a.GoTo(number + 1)
			before := a.positions()
			d.host.Helping = false
			a.Sync()
			after := a.positions()
			for what, at := range before {
				if strings.HasPrefix(what, "¶") && number > 0 {
					continue // at the end of an article its text comes down into the room
				}
				if now, there := after[what]; !there || now != at {
					t.Errorf("at %v, paragraph %d: %q went from %v to %v", size, number+1, what, at, now)
				}
			}
			d.host.Helping = true
			a.Sync()
		}
	}
}

func TestTheLineOfHelpIsSentAwayByItsButton(t *testing.T) {
	d := newRig(t, aldoria)
	a, _ := d.inWindow(fyne.NewSize(1366, 668))
	d.host.Helping = true
	a.Sync()
	for _, s := range a.columns.help.Drawing().Spots {
		s.Open()
	}
	if !slices.Contains(d.host.Commands, place.Command(place.EndHelp)) {
		t.Errorf("the window was asked for %v", d.host.Commands)
	}
}

func TestWhoOnlyGlimpsesIsNotToldWhatTheyCannotDo(t *testing.T) {
	d := newRig(t, aldoria)
	d.reopen(answering.Options{ReadOnly: true})
	a, _ := d.inWindow(fyne.NewSize(1366, 668))
	if told := a.form.Shown().State; told.Text == "" {
		t.Fatal("what is only to be read does not say so")
	}
	if told := Glimpse(d.host, d.Session, d.project).form.Shown(); told.State.Text != "" || len(told.Rows) == 0 {
		t.Errorf("who only glimpses is told %q over %d questions", told.State.Text, len(told.Rows))
	}
}
