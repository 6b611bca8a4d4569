//go:build window

package main

import (
	"strings"
	"testing"
)

// at is the paragraph that the window showed as current last.
func (d *rig) at() string {
	d.Helper()
	at := ""
	for _, line := range d.program.Lines() {
		if id, ok := strings.CutPrefix(line, "at "); ok {
			at = id
		}
	}
	return at
}

func TestUndoRestartAndRedoLeaveTheLogRightAndMoveTheView(t *testing.T) {
	t.Parallel()
	d := rigOfA1(t)
	first := d.at()
	d.press("n333nn")
	d.want("sourcing", "-", "none")
	for _, target := range []string{"Corvane", "Kadreth", "Amberine"} {
		d.want("stance", target, "0")
	}
	d.want("unsourced", "-", "no")
	editorial := d.want("editorial", "-", "none")
	d.key("Return")
	guess := d.want("unit_type", "-", "headline")
	submission := d.submitted()
	d.press("n")
	second := d.want("sourcing", "-", "none")
	if second.paragraph == first || second.paragraph != d.at() {
		t.Fatalf("after submitting paragraph %s the window is at %s and answers go to %s", first, d.at(), second.paragraph)
	}

	d.key("ctrl+z")
	undoneSecond := d.want("sourcing", "-", "")
	d.key("ctrl+z")
	undoneSubmission := d.want("-", "-", "")
	undoneGuess := d.want("unit_type", "-", "")
	d.key("ctrl+z")
	undoneEditorial := d.want("editorial", "-", "")
	if d.at() != first {
		t.Errorf("undoing in paragraph %s leaves the window at %s", first, d.at())
	}
	d.leave()

	d.open()
	if d.at() != first {
		t.Errorf("after a restart the window is at paragraph %s, want %s where it was left", d.at(), first)
	}
	d.key("ctrl+shift+z")
	redoneEditorial := d.want("editorial", "-", "none")
	d.key("ctrl+shift+z")
	redoneGuess := d.want("unit_type", "-", "headline")
	redoneSubmission := d.next()
	d.key("ctrl+shift+z")
	redoneSecond := d.want("sourcing", "-", "none")
	if d.at() != second.paragraph {
		t.Errorf("redoing in paragraph %s leaves the window at %s", second.paragraph, d.at())
	}
	d.key("ctrl+shift+z") // nothing is left to redo
	d.press("o")
	d.want("sourcing", "-", "official")
	d.key("ctrl+shift+z") // and after an answer there is nothing either
	d.leave()

	for _, chain := range [][3]answer{
		{second, undoneSecond, redoneSecond},
		{submission, undoneSubmission, redoneSubmission},
		{guess, undoneGuess, redoneGuess},
		{editorial, undoneEditorial, redoneEditorial},
	} {
		given, undone, redone := chain[0], chain[1], chain[2]
		d.wantRows(
			d.sql(
				"SELECT id, ifnull(value, '-'), ifnull(replaces, ''), ifnull(undoes, '') FROM log WHERE id IN ('%s', '%s', '%s')",
				given.id,
				undone.id,
				redone.id,
			),
			[]string{
				given.id + " " + given.value + "  ",
				undone.id + " - " + given.id + " " + given.id,
				redone.id + " " + given.value + " " + undone.id + " " + undone.id,
			},
			"an answer of "+given.field+", its undo and its redo",
		)
	}
	d.wantRows(d.sql("SELECT position, state FROM states"), []string{"1 submitted", "2 draft"}, "the states")
	d.wantRows(d.sql("SELECT field, value FROM answers WHERE position = 1 AND target = ''"),
		[]string{"unit_type headline", "sourcing none", "unsourced no", "editorial none"}, "the answers of paragraph 1")
	d.wantRows(
		d.sql("SELECT count(DISTINCT action), count(*) FROM log WHERE undoes IS NOT NULL"),
		[]string{"6 8"},
		"undos and redos, and their entries",
	)
}
