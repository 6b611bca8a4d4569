package main

import (
	"fmt"
	"strings"

	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
)

// planWords say what changes from the version in force, a line each.
func planWords(plan *adoption.Plan) []string {
	d := plan.Diff
	lines := []string{fmt.Sprintf("From %s %s to %s %s.", d.Old.ID, d.Old.Version, d.New.ID, d.New.Version)}
	switch {
	case plan.InForce:
		return []string{fmt.Sprintf("%s %s is in force, byte for byte.", d.New.ID, d.New.Version)}
	case d.OtherCodebook():
		lines = append(lines, "This is another codebook: no answer given so far is an answer under it.")
	case d.Empty():
		lines = append(lines, "Nothing changes that an annotator could notice.")
	}
	for _, c := range d.About {
		if c.What != "id" && c.What != "version" {
			lines = append(lines, "  "+changeWords(c))
		}
	}
	for _, f := range d.Fields {
		lines = append(lines, fieldWords(f))
		for _, c := range f.Changes {
			if c.What != "meaning" {
				lines = append(lines, "  "+changeWords(c))
			}
		}
	}
	for _, w := range plan.Book.Warnings() {
		lines = append(lines, "Warning: "+w.String())
	}
	return lines
}

func fieldWords(f codebook.FieldDiff) string {
	name := fmt.Sprintf("%s (%s)", f.Key(), f.Label())
	switch {
	case f.Old == nil:
		return name + ": new"
	case f.New == nil:
		return name + ": gone"
	case f.MeaningChanged():
		return fmt.Sprintf("%s: another meaning, %d instead of %d", name, f.New.Meaning, f.Old.Meaning)
	default:
		return name + ": the same meaning"
	}
}

func changeWords(c codebook.Change) string {
	what := c.What
	switch c.What {
	case codebook.ChangeOption:
		if c.Old == "" {
			return "option " + c.Option + ": new"
		}
		return "option " + c.Option + ": gone"
	case codebook.ChangeOptionOrder:
		what = "order of options"
	case codebook.ChangeFieldOrder:
		what = "order of questions"
	}
	if c.Option != "" {
		what = "option " + c.Option + ", " + what
	}
	return fmt.Sprintf("%s: %s > %s", what, orNone(c.Old), orNone(c.New))
}

func orNone(s string) string {
	if s == "" {
		return "(none)"
	}
	return strings.Join(strings.Fields(s), " ")
}

// effectWords say what becomes of the answers there are.
func effectWords(w *words, plan *adoption.Plan) {
	e := plan.Effect
	if plan.InForce || e.Total == (adoption.Counts{}) {
		return
	}
	w.line("")
	w.row("answers to", "kept", "another look", "no longer shown", "shown again", "now missing")
	for _, f := range e.Fields {
		w.row(append([]string{f.Field}, countWords(f.Counts)...)...)
	}
	w.row(append([]string{"all"}, countWords(e.Total)...)...)
	w.line("")
	w.row("work of", "kept", "another look", "no longer shown", "shown again", "now missing", "asked again", "completed")
	for _, a := range e.Annotators {
		name := a.Annotator
		if a.Layer != "annotation" {
			name = strings.TrimSpace(name + " " + string(a.Layer))
		}
		w.row(append(append([]string{name}, countWords(a.Counts)...), fmt.Sprint(a.Reopened), fmt.Sprint(a.Complete))...)
	}
}

func countWords(c adoption.Counts) []string {
	var cells []string
	for _, n := range []int{c.Kept, c.Look, c.Hidden, c.Back, c.Missing} {
		cells = append(cells, fmt.Sprint(n))
	}
	return cells
}
