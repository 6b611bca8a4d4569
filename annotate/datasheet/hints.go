package datasheet

import (
	"strings"

	"plumbline/annotate"
)

// hintsInFull are the words that annotators are pointed to, each with its reason.
func (f facts) hintsInFull() Section {
	item := Item{
		Asks: f.Hints.Name, From: "Setting of the project",
		Told: []string{"They are shown to nobody now."},
		Rows: &Table{Head: []string{"Reason", "Words"}},
	}
	if when := pointedOut[annotate.ReadShowing(f.Settings[annotate.ProjectHintsShown])]; when != "" {
		item.Told = []string{"They are pointed out in the texts " + when + "."}
	}
	for _, h := range f.Hints.Hints {
		item.Rows.Rows = append(item.Rows.Rows, []string{h.Reason, strings.Join(h.Words, ", ")})
	}
	return Section{Title: "The list of hints in full", Items: []Item{item}}
}
