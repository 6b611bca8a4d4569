package adjudicatescreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/form"
)

// formView puts the decision into plain data for the form: what is decided here
// stands whole, what is decided or agreed is folded. A majority that nobody touched is
// proposed, as a layout guess is where paragraphs are annotated.
func formView(d *adjudicating.Session, noteActive, compact bool) form.View {
	v := form.View{
		Note: d.Text.Shown(), NoteActive: noteActive, ReadOnly: d.ReadOnly(), Compact: compact,
		Deciding: &form.Deciding{},
	}
	leadField, lead := d.Lead()
	for _, r := range d.Rows() {
		if !r.Here && !r.Active && r.Disputed && r.How == "" {
			continue // it is decided later, and what stands for it now is no answer
		}
		row := form.Row{
			Field: r.Field, Target: r.Target, TargetName: targetName(d, r.Target), Value: r.Value,
			Active: r.Active, Cursor: r.Cursor, Outlined: r.Outlined, Decided: !r.Here,
		}
		if r.How == annotate.OutcomeKept {
			row.Instead = lang.L("disagreement kept")
		}
		if r.Here && !r.Chosen {
			row.Value, row.Guess, row.GuessFrom = "", r.Value, lang.L("from the majority")
		}
		if r.Active {
			row.Help.Rule = strings.TrimSpace(r.Field.Rule)
			if lead != nil && leadField == r.Field {
				row.Help.Lead, row.Help.Definition = lead.Shown, lead.Definition
				row.Help.Example, row.Help.NotExample = lead.Example, lead.NotExample
			}
			v.Deciding.CanKeep, v.Deciding.Kept = r.Disputed, r.How == annotate.OutcomeKept
		}
		v.Rows = append(v.Rows, row)
	}
	for i, cause := range annotate.Causes() {
		v.Deciding.Causes = append(v.Deciding.Causes, form.CauseChoice{
			Value: string(cause), Label: causeName(cause), Key: string(causeKeys[i]), Tip: causeTip(cause), Chosen: d.Cause() == cause,
		})
	}
	v.State = stateLine(d)
	return v
}

// causeName is a cause in words.
func causeName(c annotate.Cause) string {
	switch c {
	case annotate.CauseSlip:
		return lang.L("Slip")
	case annotate.CauseRuleUnclear:
		return lang.L("Rule unclear")
	case annotate.CauseRuleMissing:
		return lang.L("Rule missing")
	case annotate.CauseTextAmbiguous:
		return lang.L("Text ambiguous")
	}
	return string(c)
}

func causeTip(c annotate.Cause) string {
	switch c {
	case annotate.CauseSlip:
		return lang.L("Someone overlooked something; the rule is plain.")
	case annotate.CauseRuleUnclear:
		return lang.L("The rule can be read either way.")
	case annotate.CauseRuleMissing:
		return lang.L("No rule covers this case.")
	case annotate.CauseTextAmbiguous:
		return lang.L("The text itself can be read either way.")
	}
	return ""
}

// stateLine says at the foot of the form how the active question stands.
func stateLine(d *adjudicating.Session) form.StateLine {
	if d.ReadOnly() {
		return form.StateLine{Kind: form.ReadOnly, Text: lang.L("Read-only: nothing can be decided here")}
	}
	waiting, open := openRows(d)
	r, _ := d.Active()
	switch {
	case waiting != "":
		return form.StateLine{Kind: form.Missing, Text: lang.L("To decide: {{.Names}}", map[string]any{"Names": waiting})}
	case r.Changed:
		return form.StateLine{Kind: form.Complete, Text: lang.L("Answers changed since it was decided - Enter confirms")}
	case open && r.Field != nil && !r.Chosen:
		return form.StateLine{Kind: form.Complete, Text: lang.L("The majority - Enter records it as it is")}
	case open:
		return form.StateLine{Kind: form.Complete, Text: lang.L("Complete - Enter decides")}
	}
	return form.StateLine{Kind: form.Submitted, Text: decided(d, r)}
}

// openRows names the questions that wait for an answer, and tells whether any
// of the others is still to be decided.
func openRows(d *adjudicating.Session) (waiting string, open bool) {
	var names []string
	for _, r := range d.Rows() {
		switch {
		case r.Here && r.Required && r.Value == "" && r.How == "":
			names = append(names, nameOf(d, r))
		case r.Here && (r.How == "" || r.Changed):
			open = true
		}
	}
	return strings.Join(names, ", "), open
}

// decided says how and by whom a question was decided.
func decided(d *adjudicating.Session, r adjudicating.Row) string {
	if r.Field == nil {
		return ""
	}
	e := d.Case().Final.Verdict(r.Slot()).Outcome.Entry
	data := map[string]any{"Who": e.Author, "At": e.DecidedAt.Local().Format("2006-01-02 15:04")}
	switch r.How {
	case annotate.OutcomeKept:
		return lang.L("Disagreement kept by {{.Who}}, {{.At}}", data)
	case annotate.OutcomeMajority:
		return lang.L("Majority recorded by {{.Who}}, {{.At}}", data)
	case annotate.OutcomeUnanimous:
		return lang.L("Unanimous, recorded by {{.Who}}, {{.At}}", data)
	case annotate.OutcomeDecided:
		return lang.L("Decided by {{.Who}}, {{.At}}", data)
	}
	return ""
}

// nameOf is what a question is called in one line.
func nameOf(d *adjudicating.Session, r adjudicating.Row) string {
	if r.Target == "" {
		return r.Field.Label
	}
	return r.Field.Label + " · " + targetName(d, r.Target)
}
