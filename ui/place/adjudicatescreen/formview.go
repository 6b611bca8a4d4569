package adjudicatescreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/form"
)

// formView puts the decision into plain data for the form: what is decided here
// can be answered, what is decided or agreed stands as it is. A majority that
// nobody touched is proposed, as a layout guess is where paragraphs are annotated.
func formView(d *adjudicating.Session, noteActive bool) form.View {
	v := form.View{
		Book: d.Book(), Targets: d.Asked(), Told: told(d),
		Note: d.Text.Shown(), NoteActive: noteActive, ReadOnly: d.ReadOnly(), Deciding: &form.Deciding{},
	}
	if c := d.Case(); c != nil {
		v.Whole = c.Paragraph.Whole()
	}
	for _, r := range d.Rows() {
		row := form.Row{
			Field: r.Field, Target: r.Target, Value: r.Value,
			Active: r.Active, Cursor: r.Cursor, Outlined: r.Outlined, ShownOnly: !r.Here,
		}
		switch {
		case !r.Here && !r.Active && r.Disputed && r.How == "": // what stands for it now is no answer
			row.Value, row.Instead = "", lang.L("decided later")
		case r.How == annotate.OutcomeKept && !r.Active:
			row.Instead = lang.L("disagreement kept")
		case r.Here && !r.Chosen:
			row.Value, row.Guess = "", r.Value
		}
		if r.Active {
			v.Deciding.CanKeep, v.Deciding.Kept = r.Disputed && !d.Covered(), r.How == annotate.OutcomeKept
		}
		v.Rows = append(v.Rows, row)
	}
	for i, cause := range annotate.Causes() {
		v.Deciding.Causes = append(v.Deciding.Causes, form.CauseChoice{
			Value: string(cause), Label: causeName(cause), Key: string(causeKeys[i]), Tip: causeTip(cause), Chosen: d.Cause() == cause,
		})
	}
	v.State, v.Told.Hint = stateLine(d)
	return v
}

// told is what the foot of the form says.
func told(d *adjudicating.Session) form.Told {
	var t form.Told
	if r, ok := d.Active(); ok {
		t.Question = form.QuestionOf(r.Field, targetName(d, r.Target))
	}
	if _, o := d.Lead(); o != nil {
		t.Option, t.Looked = o, d.Looking()
	}
	if n := d.Notice(); n.Kind == answering.NoticeNoKey {
		t.Refused = lang.L("{{.Key}} is no key of {{.Field}}: {{.Keys}}", map[string]any{
			"Key": n.Key, "Field": n.Field.Label, "Keys": form.KeysOf(n.Field),
		})
	}
	return t
}

// ruleOf is what the pane of the rule shows.
func ruleOf(d *adjudicating.Session, all bool) form.Rule {
	r, ok := d.Active()
	if !ok {
		return form.Rule{}
	}
	rule := form.Rule{Field: r.Field, All: all, Lead: form.RulingsInWords(d.Rulings(r.Field.Key), r.Field), Was: touched(d, r.Slot())}
	if r.Target != "" {
		rule.Target = d.Target(r.Target)
	}
	return rule
}

// touched says whose answers a ruling wants to be looked at again, by their letters.
func touched(d *adjudicating.Session, slot annotate.Slot) string {
	letters := d.Touched(slot)
	if len(letters) == 0 {
		return ""
	}
	return lang.L("{{.Letters}}: answered before a ruling, to be looked at again", map[string]any{"Letters": strings.Join(letters, ", ")})
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

// stateLine says at the foot of the form how much is left to decide, beside the
// question how it stands.
func stateLine(d *adjudicating.Session) (line form.StateLine, hint string) {
	if d.ReadOnly() {
		return form.StateLine{Kind: form.ReadOnly, Text: lang.L("Read-only: nothing can be decided here")}, ""
	}
	waiting, open := openRows(d)
	r, _ := d.Active()
	enter := form.StateLine{Kind: form.Complete, Text: lang.L("Enter decides")}
	switch {
	case waiting > 0:
		kind := form.Open
		if d.Notice().Kind == adjudicating.NoticeMissing {
			kind = form.Missing
		}
		return form.StateLine{Kind: kind, Text: lang.N("{{.Count}} left to decide", waiting, map[string]any{"Count": waiting})}, renewed(r)
	case r.Renewed:
		return enter, renewed(r)
	case r.Changed:
		return enter, lang.L("Answers changed since it was decided; Enter confirms it.")
	case open && r.Field != nil && !r.Chosen && len(d.Case().Given(r.Slot())) == 1:
		return enter, lang.L("Only one annotator answered this; Enter records it as it is.")
	case open && r.Field != nil && !r.Chosen:
		return enter, lang.L("This is the majority; Enter records it as it is.")
	case open:
		return enter, ""
	}
	return form.StateLine{Kind: form.Submitted, Text: lang.L("Decided")}, decided(d, r)
}

// renewed says of a question that was decided that it means something else since.
func renewed(r adjudicating.Row) string {
	if !r.Renewed {
		return ""
	}
	return lang.L("It means something else since it was decided.")
}

// openRows counts the questions that wait for an answer, and tells whether any
// of the others is still to be decided.
func openRows(d *adjudicating.Session) (waiting int, open bool) {
	for _, r := range d.Rows() {
		switch {
		case r.Here && r.Required && r.Value == "" && r.How == "":
			waiting++
		case r.Here && (r.How == "" || r.Changed):
			open = true
		}
	}
	return waiting, open
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
	case annotate.OutcomeSingle:
		return lang.L("The only answer, recorded by {{.Who}}, {{.At}}", data)
	case annotate.OutcomeUnanimous:
		return lang.L("Unanimous, recorded by {{.Who}}, {{.At}}", data)
	case annotate.OutcomeDecided:
		if d.Case().Final.Verdict(r.Slot()).Blind() {
			return lang.L("Decided by {{.Who}} before seeing the answers, {{.At}}", data)
		}
		return lang.L("Decided by {{.Who}} after seeing the answers, {{.At}}", data)
	}
	return ""
}
