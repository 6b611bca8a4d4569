//go:build window

package main

import "testing"

// TestWhatIsSearchedIsFilteredAndWorkedThroughByKeysAlone types words, adds a filter from
// the menu, makes what was found an order of work and opens it.
func TestWhatIsSearchedIsFilteredAndWorkedThroughByKeysAlone(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1366, 768)
	d.project = newSample(t)
	d.open()
	d.key("ctrl+f")
	d.press("harbour unit=body")
	d.key("F4")
	d.await("offered")
	d.key("Down", "Return")
	d.await("through")
	d.next() // the order of work is saved
	d.key("Return")
	d.press("n")
	d.want("sourcing", "-", "none")
	got := d.sql(`SELECT field, annotator, json_extract(value, '$.query') FROM log WHERE kind = 'frame'`)
	d.wantRows(got, []string{"order A1 harbour unit=body"}, "kept of what was searched")
	d.leave()
}
