package annotatescreen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/form"
)

// chip is a short summary of some answers, drawn under a paragraph.
type chip struct {
	Text   string
	Family string // colour family; plain draws an outline only
	Plain  bool
}

// chipsOf sums up a sheet in a few chips: each target that is addressed, then
// the other answers by family, in the order of the codebook.
func chipsOf(book *codebook.Codebook, sheet *annotate.Sheet, targets []annotate.Target) []chip {
	asked := sheet.Ask(book, ids(targets))
	if c, ended := endChip(book, sheet); ended {
		return []chip{c}
	}
	var chips []chip
	families := make(map[string]int)
	byTarget := make(map[string]int)
	for _, q := range asked.Questions() {
		value := sheet.Value(q.Field.Key, q.Target)
		if value == "" || len(q.Field.Options) == 0 || q.Field.Prefill != "" {
			continue
		}
		at, key := families, q.Field.Family
		if q.Field.IsYesOrNo() {
			key = q.Field.Key
		}
		if q.Target != "" {
			at, key = byTarget, q.Target
			if slices.Contains(q.Field.OffScale, value) {
				continue
			}
		} else if silentAnswer(q.Field, value) {
			continue
		}
		if i, ok := at[key]; ok {
			exclusive := q.Field.IsExclusive(value)
			if exclusive { // a bare second "none" would say nothing
				chips[i].Text += " · " + chipText(q, value, targets)
			} else {
				chips[i].Text += " · " + shownValue(q.Field, value)
			}
			chips[i].Plain = chips[i].Plain && exclusive
			continue
		}
		at[key] = len(chips)
		chips = append(chips, chip{Text: chipText(q, value, targets), Family: q.Field.Family, Plain: q.Field.IsExclusive(value)})
	}
	return chips
}

// endChip is the only chip of a paragraph whose form ended.
func endChip(book *codebook.Codebook, sheet *annotate.Sheet) (chip, bool) {
	for i := range book.Fields {
		f := &book.Fields[i]
		if v := sheet.Value(f.Key, ""); v != "" && book.EndsForm(f.Key, v) {
			return chip{Text: shownValue(f, v), Plain: true}, true
		}
	}
	return chip{}, false
}

// silentAnswer reports whether an answer says nothing worth a chip: the first
// option, no, of a plain question.
func silentAnswer(f *codebook.Field, value string) bool {
	return f.IsYesOrNo() && value == f.Options[0].Value
}

// chipText says a value with what it would not say alone: the target it
// concerns, the field of an exclusive none, the question that was answered yes.
func chipText(q codebook.Question, value string, targets []annotate.Target) string {
	shown := shownValue(q.Field, value)
	switch {
	case q.Target != "":
		for _, t := range targets {
			if t.ID == q.Target {
				return t.Name + " " + shown
			}
		}
	case q.Field.IsYesOrNo():
		return q.Field.Label
	case q.Field.IsExclusive(value):
		return q.Field.Label + ": " + shown
	}
	return shown
}

// shownValue is a value as the controls show it, with the words for a sign.
func shownValue(f *codebook.Field, value string) string {
	switch {
	case f == nil:
		return value
	case value == "":
		return lang.L("no answer")
	}
	var shown []string
	for _, v := range f.Labels(value) {
		if o := f.Option(v); o != nil {
			shown = append(shown, strings.TrimSpace(form.Shown(o)+" "+o.Name()))
		} else {
			shown = append(shown, v)
		}
	}
	return strings.Join(shown, ", ")
}

func ids(targets []annotate.Target) []string {
	out := make([]string, len(targets))
	for i, t := range targets {
		out[i] = t.ID
	}
	return out
}
