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
func formView(s *labelling.Session, noteActive bool) form.View {
	v := form.View{
		Book: s.Book(), Targets: s.Targets(), Told: footOf(s),
		Note: s.Text.Shown(), NoteActive: noteActive, State: stateLine(s),
		CanUndo: s.CanUndo(), UnsureParagraph: s.UnsureParagraph(), ReadOnly: s.ReadOnly(),
	}
	if sheet := s.Current(); sheet != nil {
		v.Whole = sheet.Paragraph.Whole()
	}
	marks := s.Marks()
	for _, r := range s.Rows() {
		v.Rows = append(v.Rows, form.Row{
			Field: r.Field, Target: r.Target, Value: r.Value, Guess: r.Guess,
			Marks: marksOfRow(marks, r), Active: r.Active, Cursor: r.Cursor, Unsure: r.Unsure, Outlined: r.Outlined,
			NewQuestion: r.New, Again: r.Was != "" || r.Ruled, Twice: r.Twice, Elsewhere: r.Elsewhere,
		})
	}
	return v
}

// footOf is what the foot of the form says.
func footOf(s *labelling.Session) form.Told {
	var t form.Told
	n := s.Notice()
	if q, ok := s.Active(); ok {
		t.Question = form.QuestionOf(q.Field, s.Target(q.Target).Name)
		t.Hint = restHint(s, q)
		if s.WantsWords(q) {
			t.Hint = lang.L("Select the words that show it and press Space; without words, Space says that none do.")
		}
	}
	if f, o := s.Lead(); o != nil {
		t.Option, t.Looked = o, s.Looking()
		if q, ok := s.Answered(); ok && !t.Looked {
			t.Of = nameOf(f, s.Target(q.Target))
		}
	}
	switch n.Kind {
	case answering.NoticeNoKey:
		t.Refused = lang.L("{{.Key}} is no key of {{.Field}}: {{.Keys}}", map[string]any{
			"Key": n.Key, "Field": n.Field.Label, "Keys": form.KeysOf(n.Field),
		})
	case answering.NoticeAllDone:
		t.Question = lang.L("Everything in the queue is submitted")
		if n := s.Total().Unsure; n > 0 {
			t.Hint = lang.N("{{.Count}} unsure: Ctrl+Up", n, map[string]any{"Count": n})
		}
	case labelling.NoticeConfirm:
		t.Refused = lang.L("The layout says {{.Value}}, which ends the form: {{.Key}} confirms it.", map[string]any{
			"Value": form.ShownValue(n.Field, n.To), "Key": n.Key,
		})
	case labelling.NoticeMissing:
		t.Refused = lang.L("Missing: {{.Names}}", map[string]any{"Names": names(s, s.Missing())})
	}
	return t
}

// restHint says which word stops the key of the rest at the active target.
func restHint(s *labelling.Session, q answering.Question) string {
	if !labelling.HasRest(q.Field) {
		return ""
	}
	if name := s.NamedBy(q.Target); name != "" {
		return lang.L("“{{.Name}}” stands in it, so r stops here.", map[string]any{"Name": name})
	}
	return lang.L("r: this and the later targets are absent.")
}

// ruleOf is what the pane of the rule shows: the active question, or the one
// answered last.
func ruleOf(s *labelling.Session, all bool) form.Rule {
	q, ok := s.Active()
	if !ok {
		if q, ok = s.Answered(); !ok {
			return form.Rule{}
		}
	}
	rule := form.Rule{Field: q.Field, All: all, Lead: asked(s, q.Slot(), form.RulingsInWords(s.Rulings(q.Field.Key), q.Field))}
	if q.Target != "" {
		rule.Target = s.Target(q.Target)
	}
	for _, r := range s.Rows() {
		if r.Slot() == q.Slot() {
			rule.Was = wasLine(r)
		}
	}
	return rule
}

// wasLine says what was answered in two places, or before the question meant something
// else.
func wasLine(r labelling.Row) string {
	if r.Twice {
		return lang.L("Here {{.Here}}, elsewhere {{.Elsewhere}}. Answer it again; Enter alone decides nothing.",
			map[string]any{"Here": answerWords(r.Field, r.Value), "Elsewhere": answerWords(r.Field, r.Elsewhere)})
	}
	if r.Was == "" && r.Ruled {
		return lang.L("Answered before the ruling below: look again. Enter submits it as it is.")
	}
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

// stateLine says at the foot of the form how much is left or that it is done.
func stateLine(s *labelling.Session) form.StateLine {
	switch {
	case s.Current() == nil:
		return form.StateLine{Kind: form.Empty}
	case s.ReadOnly():
		return form.StateLine{Kind: form.ReadOnly, Text: lang.L("Read-only: no answers here")}
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
	if len(missing) == 0 {
		return form.StateLine{Kind: form.Complete, Text: lang.L("Complete - Enter submits")}
	}
	kind := form.Open
	if k := s.Notice().Kind; k == labelling.NoticeMissing || k == labelling.NoticeConfirm {
		kind = form.Missing
	}
	return form.StateLine{Kind: kind, Text: lang.N("{{.Count}} questions left", len(missing), map[string]any{"Count": len(missing)})}
}

// names lists the questions that are missing: a target by its name where it
// is asked for the first thing, else the field.
func names(s *labelling.Session, rows []answering.Question) string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = nameOf(r.Field, s.Target(r.Target))
		if s.WantsWords(r) {
			out[i] = lang.L("{{.Name}} (its words)", map[string]any{"Name": out[i]})
		}
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
