package annotating

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
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
		text := shownValue(q.Field, value)
		if q.Target != "" {
			at, key = byTarget, q.Target
			if slices.Contains(q.Field.OffScale, value) {
				continue
			}
		} else if silentAnswer(q.Field, value) {
			continue
		}
		if i, ok := at[key]; ok {
			chips[i].Text += " · " + text
			chips[i].Plain = false
			continue
		}
		at[key] = len(chips)
		chips = append(chips, chip{Text: lead(q, value, targets) + text, Family: q.Field.Family, Plain: q.Field.IsExclusive(value)})
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
// option of a plain yes-or-no question.
func silentAnswer(f *codebook.Field, value string) bool {
	return f.Scale == codebook.Nominal && len(f.Options) == 2 && value == f.Options[0].Value
}

// lead names what a value alone would not say: the target it concerns, or the
// field of an exclusive none or of a yes.
func lead(q codebook.Question, value string, targets []annotate.Target) string {
	for _, t := range targets {
		if t.ID == q.Target {
			return t.Name + " "
		}
	}
	if q.Field.IsExclusive(value) || (q.Field.Scale == codebook.Nominal && len(q.Field.Options) == 2) {
		return q.Field.Label + ": "
	}
	return ""
}

// shownValue is a value as the controls show it.
func shownValue(f *codebook.Field, value string) string {
	if f == nil {
		return value
	}
	var shown []string
	for _, v := range codebook.SplitSet(value) {
		if o := f.Option(v); o != nil {
			shown = append(shown, o.Shown)
		} else {
			shown = append(shown, v)
		}
	}
	if len(shown) == 0 {
		return lang.L("no answer")
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
