package ui

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/passage"
	"plumbline/ui/place"
)

// acting stands in every name: it turns the order of letters around, and begins a line.
const acting = "\u202e\n"

// hostile opens a project in which every name acts, for its lead.
func hostile(t *testing.T) *rig {
	d := newRig(t)
	p := d.sample
	name := func(words string) string { return words + acting + "end" }
	person := func(id, field, value string) {
		p.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: id, Field: field}, value)
	}
	other := "B\u202e2" // of an id that is there already, which has no end of a line
	p.AddTarget(t, annotate.Target{Name: name("Corvania"), Aliases: []string{name("the Corvanians")}, Counts: name("counts"), Order: 3})
	all, err := p.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		for field, words := range map[string]string{
			annotate.MetaTitle: "Title", annotate.MetaOutlet: "Outlet", annotate.MetaAuthor: "Author", annotate.MetaURL: "URL",
			annotate.MetaFile: "file.txt", annotate.MetaPublished: "2031", annotate.MetaRemark: "Remark", annotate.MetaEvent: "Event",
			annotate.MetaStratum: "Stratum", annotate.FreePrefix + "party": "Party", annotate.MetaBatch: "Batch",
		} {
			p.Say(t, "L1", annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: field}, name(words))
		}
		p.Say(t, "L1", annotate.Key{
			Kind: annotate.KindAssignment, Subject: a.ID, Layer: annotate.LayerAnnotation, Round: 1, Annotator: "A1",
		}, annotate.Yes)
		whole, err := p.Article(t.Context(), a.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range whole.Paragraphs {
			for who, value := range map[string]string{"A1": "none", other: "motive"} {
				p.Say(t, who, annotate.NewSheet(q, annotate.LayerAnnotation, 1, who).Key("editorial", ""), value)
			}
		}
	}
	person("A1", annotate.PersonRole, annotate.RoleLead)
	p.Tell(t, annotate.Entry{
		ID: annotate.NewID(), Action: annotate.NewID(), Origin: annotate.OriginAnnotator, Author: "L1", Stamp: 1,
		Key:   annotate.Key{Kind: annotate.KindAttribute, Subject: "A1", Field: "age\u202e"},
		Value: name("old"), DecidedAt: p.Pen("L1").Now(),
	})

	p.ShowAs("/studies/esc\x1b[31m/" + name("study") + ".plumb")
	d.shelf.projects[p.Path()] = p
	d.memory.people[p.Path()] = "A1"
	d.memory.recent = []string{p.Path(), "/studies/" + name("recent") + ".plumb"}
	d.Start()
	d.await("the project is open", func() bool { return d.place != nil })
	return d
}

// actingIn lists what stands in a part of the window with a character that acts. The
// text of an article, and what is typed into an entry, are what they are.
func actingIn(o fyne.CanvasObject) (found []string) {
	typed := ""
	for _, part := range test.LaidOutObjects(o) {
		if entry, is := part.(*modal.Entry); is {
			typed += entry.Text + "\n"
		}
	}
	for _, part := range test.LaidOutObjects(o) {
		said := ""
		switch part := part.(type) {
		case *kit.Prose:
			said = strings.ReplaceAll(part.String(), "\n", " ") // its lines
		case *passage.Line:
			said = part.Text()
		case *widget.Label:
			said = strings.ReplaceAll(part.Text, "\n", " ")
		case *canvas.Text:
			if !strings.Contains(typed, part.Text) {
				said = part.Text
			}
		}
		if strings.ContainsFunc(said, func(r rune) bool { return unicode.IsControl(r) || r == 0x202e }) {
			found = append(found, fmt.Sprintf("%T %q", part, said))
		}
	}
	return found
}

// TestNoNameActsInTheWindow looks at every place, the dialogs that show names, the menu
// and the title of the window.
func TestNoNameActsInTheWindow(t *testing.T) {
	d := hostile(t)
	shown := ""
	look := func(where string, o fyne.CanvasObject) {
		t.Helper()
		for _, f := range actingIn(o) {
			t.Errorf("%s shows %s", where, f)
		}
		shown += read(o) + "\n"
	}
	for _, at := range tabs {
		d.OpenPlace(at.id)
		d.awaitIdle()
		look(string(at.id), d.window.Content())
		if said := d.drawn(); strings.ContainsAny(said, "\u202e\x1b") {
			t.Errorf("%s draws %q", at.id, said)
		} else {
			shown += said
		}
	}
	d.OpenPlace(place.Annotate)
	for name, open := range map[string]func(){
		"article details": d.commands.articleDetails, "targets": d.commands.targets, "switch person": d.commands.switchPerson,
		"go to": d.commands.goTo, "export": d.commands.exportDialog, "save a copy": d.commands.saveCopy,
	} {
		open()
		d.awaitIdle()
		look(name, d.window.Canvas().Overlays().Top())
		d.key(fyne.KeyEscape)
	}
	if title := d.window.Title(); strings.ContainsFunc(title, unicode.IsControl) {
		t.Errorf("the title of the window is %q", title)
	}
	var items func(m *fyne.Menu)
	items = func(m *fyne.Menu) {
		for _, i := range m.Items {
			if strings.ContainsAny(i.Label, acting+"\x1b") {
				t.Errorf("the menu says %q", i.Label)
			}
			if i.ChildMenu != nil {
				items(i.ChildMenu)
			}
		}
	}
	for _, m := range d.window.MainMenu().Items {
		items(m)
	}
	for _, words := range []string{"Title", "Outlet", "study"} {
		if !strings.Contains(shown, words+`\u202e\nend`) {
			t.Errorf("nowhere is shown %s with what acts in it written out", words)
		}
	}
}
