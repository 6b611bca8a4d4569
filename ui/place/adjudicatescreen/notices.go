package adjudicatescreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/form"
)

// sentence says what the latest key did, "" for nothing to say.
func sentence(d *adjudicating.Session) string {
	n := d.Notice()
	data := map[string]any{"Key": n.Key, "Paragraph": n.Paragraph}
	if n.Field != nil {
		data["Field"] = n.Field.Label
		if n.Target.ID != "" {
			data["Field"] = n.Field.Label + " · " + n.Target.Name
		}
	}
	if say, ok := sentences[n.Kind]; ok {
		return say(data)
	}
	switch n.Kind {
	case answering.NoticeUndone, answering.NoticeRedone, answering.NoticeKept:
		return changed(n, data)
	}
	return ""
}

// sentences are those that need no more than names.
var sentences = map[answering.NoticeKind]func(data map[string]any) string{
	answering.NoticeNoField: func(data map[string]any) string {
		return lang.L("{{.Key}}: no question is active; Tab goes to one", data)
	},
	answering.NoticeReadOnly:        func(map[string]any) string { return lang.L("Read-only: nothing can be decided here") },
	adjudicating.NoticeMissing:      func(data map[string]any) string { return lang.L("{{.Field}} is still to be decided", data) },
	adjudicating.NoticeNoColumn:     func(data map[string]any) string { return lang.L("There is no column {{.Key}}", data) },
	adjudicating.NoticeNothingThere: func(data map[string]any) string { return lang.L("Column {{.Key}} has no answer to this", data) },
	adjudicating.NoticeCovered: func(map[string]any) string {
		return lang.L("The answers are covered until you have given your own")
	},
	adjudicating.NoticeNoDispute: func(data map[string]any) string { return lang.L("Annotators do not differ on {{.Field}}", data) },
	answering.NoticeTakenBack:    func(data map[string]any) string { return lang.L("{{.Field}} is open again", data) },
	answering.NoticeFirst:        func(map[string]any) string { return lang.L("This is the first disagreement") },
	answering.NoticeLast:         func(map[string]any) string { return lang.L("This is the last disagreement") },
	answering.NoticeAllDone:      func(map[string]any) string { return lang.L("Every disagreement is settled") },
	answering.NoticeNothingUndo: func(map[string]any) string {
		return lang.L("Nothing to undo")
	},
	answering.NoticeNothingRedo: func(map[string]any) string { return lang.L("Nothing to redo") },
}

// changed says what an undo or a redo changed.
func changed(n answering.Notice, data map[string]any) string {
	data["What"] = what(n)
	switch n.Kind {
	case answering.NoticeKept:
		return lang.L("Not undone: paragraph {{.Paragraph}}, {{.What}} was changed by something else since", data)
	case answering.NoticeUndone:
		return lang.L("Undone: paragraph {{.Paragraph}}, {{.What}}", data)
	}
	return lang.L("Redone: paragraph {{.Paragraph}}, {{.What}}", data)
}

// what names what an entry changed.
func what(n answering.Notice) string {
	if n.Field == nil {
		return ""
	}
	name := n.Field.Label
	if n.Target.ID != "" {
		name += " · " + n.Target.Name
	}
	switch n.What {
	case annotate.KindReason:
		return name + ", " + lang.L("reason")
	case annotate.KindCause:
		return name + ", " + lang.L("cause")
	case annotate.KindAnswer:
		if n.To != "" {
			return name + " " + form.ShownValue(n.Field, n.To)
		}
		return name + ", " + lang.L("final answer")
	}
	return name + ", " + lang.L("decision")
}
