//go:build window

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ferry is an article in the commonest shape of a saved page: every paragraph
// a line, no blank lines, no newline at the end, a typo that must stay.
const ferry = `Brenn takes the night ferry off the Vess run
The island council learned of it from the timetable
The night ferry between Brenn and the Vess islands will stop on 1 May, according to the timetable for the summer.
The ferry company of Brenn gave no reason.
Read more: Who pays for the last boat?
“Nobody rang us,” said Tove Alder, who chairs the island council. The island’s clinic sends its patients over by the night ferry.
Aldoria runs a boat of its own to the islands on Sundays, it’s timetable unchanged.
Related: Winter on the Vess run
The transport ministry of Brenn said it would “look at the numbers” in June.`

func TestAPersonWithOnlyTheWindowBeginsAndFinishes(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1440, 900)
	d.must(os.Remove(filepath.Join(d.home, "settings.json")))
	d.project = filepath.Join(d.home, sampleFile)
	d.program = d.start()
	d.await("asking")
	d.press("no3") // an id of option keys
	d.key("Return")
	d.await("ready")
	d.press("n")
	d.want("sourcing", "-", "none")

	d.newProject([2]string{"Aldoria", "Aldorian government"}, [2]string{"Brenn", "Brennish"})
	d.importFerry()
	if want := d.paragraph(1); d.at() != want {
		t.Errorf("after the import the window is at %s, want %s, the first paragraph", d.at(), want)
	}
	d.press("n33nn")
	d.key("Return")
	headline := d.submitted()
	d.press("naann")
	d.key("Return")
	d.submitted()

	d.noteTakesNoAnswers()
	d.searchFindsAndTakesNoAnswers()
	d.dialogsTakeNoAnswers()

	d.key("ctrl+shift+e", "Return")
	exported := strings.TrimPrefix(d.await("exported"), "exported ")
	fromWindow, err := os.ReadFile(exported)
	d.must(err)
	d.leave()
	if fromShell := d.plumb("export", "--format", "csv"); string(fromWindow) != fromShell {
		t.Error("the window's export differs from that of the command line")
	}
	d.wantRows(d.sql("SELECT position, annotator, state FROM states"),
		[]string{"1 no3 submitted", "2 no3 submitted", "3 no3 draft", "6 no3 draft"}, "the states")
	d.wantRows(d.sql("SELECT field, target, value FROM answers WHERE paragraph = '%s'", headline.paragraph), []string{
		"unit_type  headline", "sourcing  none", "stance Aldoria 0", "stance Brenn 0", "unsourced  no", "editorial  none",
	}, "the answers to the headline")
	d.wantRows(
		d.sql("SELECT group_concat(text, char(10)) FROM (SELECT text FROM paragraph ORDER BY position)"),
		[]string{ferry},
		"the text",
	)
	d.wantRows(d.sql("SELECT outlet, published FROM articles"), []string{"Vess Ledger 2024-04-02"}, "what is known of the article")
	if found := d.plumb("check"); strings.Contains(found, "problem") {
		t.Errorf("plumb check says: %s", found)
	}
}

// paragraph is the id of the paragraph at a position.
func (d *rig) paragraph(position int) string {
	d.Helper()
	return d.sql("SELECT id FROM paragraph WHERE position = %d", position)[0]
}

// newProject makes a project by the first item of the first menu, with targets and
// another name of each.
func (d *rig) newProject(targets ...[2]string) {
	d.Helper()
	wantClosed := d.project
	d.project = filepath.Join(d.home, "ferry.plumb")
	d.must(d.display.Click(25, 14))
	d.key("Down", "Return", "ctrl+a")
	d.press(d.project)
	d.key("Tab", "Tab", "Tab", "Tab", "Tab") // past its button, the codebook and its button, and who leads
	for i, target := range targets {
		if i > 0 {
			d.key("Tab", "Tab", "Tab", "Return") // past the rest of the one before, to another
		}
		d.press(target[0])
		d.key("Tab")
		d.press(target[1])
	}
	d.key("ctrl+Return")
	d.await("ready")
	wantOneFile(d.T, wantClosed)
}

// importFerry brings the article in and says where it is from.
func (d *rig) importFerry() {
	d.Helper()
	file := filepath.Join(d.home, "ferry.txt")
	d.must(os.WriteFile(file, []byte(ferry), 0o600))
	d.key("ctrl+i")
	d.press(file)
	d.key("ctrl+Return")
	if said := d.await("preview"); !strings.Contains(said, "1 articles 9 paragraphs") {
		d.Errorf("before the import the window says %q", said)
	}
	if rows := d.sql("SELECT id FROM article"); len(rows) > 0 {
		d.Error("the preview has written an article")
	}
	d.press("t")
	d.key("Right", "Return")
	d.press("Vess Ledger")
	d.key("Return", "Right", "Right", "Return")
	d.press("2024-04-02")
	d.key("Return")
	d.press("i")
	d.await("imported")
}

func (d *rig) noteTakesNoAnswers() {
	d.Helper()
	d.press("/nnn 123 /?")
	d.key("Escape")
	d.want("note", "-", "nnn 123 /?")
	d.press("o") // the keys are back at the form
	d.want("sourcing", "-", "official")
}

func (d *rig) searchFindsAndTakesNoAnswers() {
	d.Helper()
	d.key("ctrl+f")
	d.press("no such words 123?/")
	d.key("Escape")
	d.key("ctrl+f")
	d.press("NIGHT FERRY")
	d.key("Down", "Down", "Return") // the third that is found
	d.await("at")
	d.press("n")
	a := d.want("sourcing", "-", "none")
	if want := d.paragraph(6); a.paragraph != want || d.at() != want {
		d.Errorf("the third paragraph with the words is %s; the window shows %s, and answers go to %s", want, d.at(), a.paragraph)
	}
}

func (d *rig) dialogsTakeNoAnswers() {
	d.Helper()
	for _, opening := range []string{"ctrl+g", "ctrl+shift+e", "ctrl+i", "F1"} {
		d.key(opening)
		d.press("n3o?1")
		d.key("ctrl+z", "Escape")
	}
	d.must(d.display.Click(25, 14)) // the menu
	d.press("n3")
	d.key("Escape")
	d.press("d")
	d.want("quote_form", "-", "direct")
}
