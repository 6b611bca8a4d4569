package adjudicatescreen_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
	"plumbline/ui/uitest/golden"
)

// longer is the paragraph that the annotators differ on, where they mark words.
const longer = "The ministry denied on Tuesday that the envoy, who a senior official said had misjudged the room, would be recalled; " +
	"two people close to the talks said otherwise."

// evident is a rig in which three annotators marked words for who is credited.
func evident(t *testing.T) *rig {
	t.Helper()
	before := words[1]
	words[1] = longer
	t.Cleanup(func() { words[1] = before })
	d := newRig(t, 4)
	d.mark("A1", "none", "would be recalled")
	d.mark("A2", "official", "The ministry denied", "a senior official said")
	d.mark("A3", "official", "a senior official said had misjudged the room")
	return d
}

// mark marks words of the second paragraph for an annotator's answer.
func (d *rig) mark(who, option string, parts ...string) {
	d.t.Helper()
	q := d.article.Paragraphs[1]
	var marked []annotate.Passage
	for _, part := range parts {
		before, _, _ := strings.Cut(q.Text, part)
		begin := len([]rune(before))
		marked = append(marked, annotate.Passage{Begin: begin, End: begin + len([]rune(part)), Words: part})
	}
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, who)
	d.project.Say(d.t, who, sheet.EvidenceKey(annotate.Slot{Field: "sourcing"}, option), annotate.JoinPassages(marked))
}

func TestEverybodysMarksLieInTheParagraphAndBelowTheirAnswers(t *testing.T) {
	d := evident(t).open()
	d.expect("the place", "Sources: 0 % of what 3 annotators marked is in common. A click on a mark or Shift+M takes an annotator's marks.",
		"“would be recalled”", "“The ministry denied” “a senior official said”")
	if n := len(d.Marks()); n != 4 {
		t.Errorf("%d marks lie in the paragraph, want 4", n)
	}
	labels := ""
	for _, m := range d.Marks() {
		labels += m.Label
	}
	if len(labels) != 4 {
		t.Errorf("the marks are labelled %q", labels)
	}
}

func TestOneKeyTakesTheMarksOfTheNextAnnotator(t *testing.T) {
	d := evident(t).open()
	taken := func() (n int) {
		for _, m := range d.Marks() {
			if m.Ground != nil {
				n++
			}
		}
		return n
	}
	seen := map[int]bool{}
	for range 2 {
		d.typed("M")
		seen[taken()] = true
	}
	if !seen[1] || !seen[2] {
		t.Errorf("the marks taken are %v: want those of A3, one, and those of A2, two", seen)
	}
	if d.typed("M"); taken() != 0 {
		t.Errorf("after the last %d marks stand", taken())
	}
	if !strings.Contains(strings.Join(d.host.Notices, " "), "are the evidence for Sources") {
		t.Errorf("it is told as %q", d.host.Notices)
	}
	d.Undo()
	if taken() == 0 {
		t.Error("an undo brings no marks back")
	}
}

func TestAClickOnAMarkTakesThoseOfItsAnnotator(t *testing.T) {
	d := evident(t).open()
	d.ClickText(d.Marks()[0].Start + 2)
	d.ClickText(d.Marks()[len(d.Marks())-1].Start + 2)
	taken := false
	for _, m := range d.Marks() {
		taken = taken || m.Ground != nil
	}
	if !taken {
		t.Errorf("nothing was taken: %q", d.host.Notices)
	}
}

func TestMarksInPictures(t *testing.T) {
	for name, choice := range map[string]theme.Choice{
		"marks-light": {Mode: theme.AlwaysLight}, "marks-dark": {Mode: theme.AlwaysDark},
	} {
		t.Run(name, func(t *testing.T) {
			d := evident(t)
			uitest.Look(t, choice)
			d.size = fyne.NewSize(1366, 680)
			d.open()
			d.typed("M")
			golden.Match(t, name, d.host.Over.Canvas().Capture())
		})
	}
}
