package annotatescreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/form"
)

// formView puts the session's current form into plain data for the form.
func formView(s *labelling.Session, noteActive, compact bool) form.View {
	v := form.View{
		Note: s.Text.Shown(), NoteActive: noteActive, State: stateLine(s),
		CanUndo: s.CanUndo(), UnsureParagraph: s.UnsureParagraph(),
		ReadOnly: s.ReadOnly(), Compact: compact,
	}
	leadField, lead := s.Lead()
	for _, r := range s.Rows() {
		row := form.Row{
			Field: r.Field, Target: r.Target, Value: r.Value, Guess: r.Guess,
			Active: r.Active, Cursor: r.Cursor, Unsure: r.Unsure, Outlined: r.Outlined,
			NewQuestion: r.New, Was: wasLine(r),
		}
		if r.Target != "" {
			t := s.Target(r.Target)
			row.TargetName = t.Name
			if r.Active {
				row.TargetHelp = form.TargetHelp(t)
			}
		}
		_, anyActive := s.Active()
		if r.Active || !anyActive {
			row.Help.Rule = strings.TrimSpace(r.Field.Rule)
		}
		if lead != nil && leadField.Key == r.Field.Key && showsLead(s, r) {
			row.Help.Lead = lead.Shown
			if lead.Shown != lead.Value {
				row.Help.Lead = lead.Shown + " " + shortValue(lead)
			}
			row.Help.Definition = lead.Definition
			if s.Looking() { // only then is there time to read examples
				row.Help.Example, row.Help.NotExample = lead.Example, lead.NotExample
			}
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// wasLine says what was answered before the question meant something else.
func wasLine(r labelling.Row) string {
	if r.Was == "" {
		return ""
	}
	labels := codebook.SplitSet(r.Was)
	for i, label := range labels {
		labels[i] = form.ShownValue(r.Field, label)
	}
	return lang.L("Was: {{.Was}}, under {{.Version}}. The question means something else now.",
		map[string]any{"Was": strings.Join(labels, ", "), "Version": r.WasVersion})
}

// showsLead reports whether the definition of an option belongs to this row:
// the active one while the cursor moves, else the one answered last.
func showsLead(s *labelling.Session, r labelling.Row) bool {
	if s.Looking() {
		return r.Active
	}
	answered, ok := s.Answered()
	return ok && answered.Field == r.Field && answered.Target == r.Target
}

// shortValue names an option whose control shows a sign, such as "--".
func shortValue(o *codebook.Option) string {
	if strings.ContainsAny(o.Shown, "+-=") {
		return "(" + o.Value + ")"
	}
	return ""
}

// stateLine says at the foot of the form what is missing or that it is done.
func stateLine(s *labelling.Session) form.StateLine {
	switch {
	case s.Current() == nil:
		return form.StateLine{Kind: form.Empty}
	case s.ReadOnly():
		return form.StateLine{Kind: form.ReadOnly, Text: lang.L("Read-only: answers cannot be given here")}
	}
	missing := s.Missing()
	if at, changed, submitted := s.Submission(); submitted {
		data := map[string]any{"At": at.Entry.DecidedAt.Local().Format("15:04"), "Changed": changed.Entry.DecidedAt.Local().Format("15:04")}
		text := lang.L("Submitted {{.At}}", data)
		if changed.Entry.ID != "" {
			text = lang.L("Submitted {{.At}}, changed {{.Changed}}", data)
		}
		if len(missing) > 0 {
			text += " · " + lang.L("new: {{.Names}}", map[string]any{"Names": names(s, missing)})
		}
		return form.StateLine{Kind: form.Submitted, Text: text}
	}
	if len(missing) > 0 {
		return form.StateLine{Kind: form.Missing, Text: lang.L("Missing: {{.Names}}", map[string]any{"Names": names(s, missing)})}
	}
	return form.StateLine{Kind: form.Complete, Text: lang.L("Complete - Enter submits")}
}

// names lists the questions that are missing: a target by its name where it
// is asked for the first thing, else the field.
func names(s *labelling.Session, rows []answering.Question) string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = nameOf(r.Field, s.Target(r.Target))
	}
	return strings.Join(out, ", ")
}

// nameOf is what a question is called in one line.
func nameOf(f *codebook.Field, t annotate.Target) string {
	switch {
	case f == nil:
		return ""
	case f.PerTarget && f.Required && len(f.OffScale) > 0:
		return t.Name
	case f.PerTarget:
		return f.Label + " (" + t.Name + ")"
	}
	return f.Label
}
