package adjudicatescreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/form"
	"plumbline/ui/wording"
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
		return changed(n, data, others(d))
	case adjudicating.NoticeAccepted:
		return accepted(d)
	case adjudicating.NoticeTookMarks:
		data["Count"] = n.Marks
		return lang.N("{{.Count}} passages of {{.Key}} are the evidence for {{.Field}}", n.Marks, data)
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
	adjudicating.NoticeNoMarks: func(data map[string]any) string {
		return lang.L("No words are marked for the active question")
	},
	adjudicating.NoticeOtherMarks: func(data map[string]any) string {
		return lang.L("What {{.Key}} marked is for another answer than the final one to {{.Field}}", data)
	},
	answering.NoticeTakenBack: func(data map[string]any) string { return lang.L("{{.Field}} is open again", data) },
	answering.NoticeFirst:     func(map[string]any) string { return lang.L("This is the first disagreement") },
	answering.NoticeLast:      func(map[string]any) string { return lang.L("This is the last disagreement") },
	answering.NoticeAllDone:   func(map[string]any) string { return lang.L("Everything that is listed is settled") },
	answering.NoticeNothingUndo: func(map[string]any) string {
		return lang.L("Nothing to undo")
	},
	answering.NoticeNothingRedo: func(map[string]any) string { return lang.L("Nothing to redo") },
}

// changed says what an undo or a redo changed.
func changed(n answering.Notice, data map[string]any, others string) string {
	if data["What"] = what(n); others != "" {
		data["What"] = what(n) + "; " + others
	}
	switch n.Kind {
	case answering.NoticeKept:
		if n.Whole {
			return lang.L("Not undone: the article as a whole, {{.What}} was changed by something else since", data)
		}
		return lang.L("Not undone: paragraph {{.Paragraph}}, {{.What}} was changed by something else since", data)
	case answering.NoticeUndone:
		if n.Whole {
			return lang.L("Undone: the article as a whole, {{.What}}", data)
		}
		return lang.L("Undone: paragraph {{.Paragraph}}, {{.What}}", data)
	}
	if n.Whole {
		return lang.L("Redone: the article as a whole, {{.What}}", data)
	}
	return lang.L("Redone: paragraph {{.Paragraph}}, {{.What}}", data)
}

// accepted says how much became final because all agree on it.
func accepted(d *adjudicating.Session) string {
	made := d.Accepted()
	return lang.N("{{.Count}} answers that all agree on became final, in {{.Units}}; undo takes them back",
		made.Answers, map[string]any{"Count": made.Answers, "Units": wording.Of(made.Units.Words())})
}

// mostNamed is how many questions a sentence about an undo names.
const mostNamed = 6

// others names what an undo or redo changed beside what the notice is about: in the first
// paragraph that it changed, whichever is at hand since, and elsewhere.
func others(d *adjudicating.Session) string {
	n := d.Notice()
	var names []string
	elsewhere := make(map[string]int)
	for _, k := range d.Changed() {
		switch f := d.Book().Field(k.Field); {
		case k.Subject != d.Changed()[0].Subject:
			elsewhere[k.Subject]++
		case f != nil && (f != n.Field || k.Target != n.Target.ID):
			names = append(names, slotName(d, annotate.Slot{Field: k.Field, Target: k.Target}))
		}
	}
	var parts []string
	if more := len(names) - mostNamed; more > 0 {
		names = append(names[:mostNamed], lang.L("{{.Count}} more", map[string]any{"Count": more}))
	}
	if len(names) > 0 {
		parts = append(parts, strings.Join(names, ", "))
	}
	if len(elsewhere) > 0 {
		questions := 0
		for _, n := range elsewhere {
			questions += n
		}
		parts = append(parts, lang.L("{{.Count}} answers in {{.Paragraphs}} other paragraphs",
			map[string]any{"Count": questions, "Paragraphs": len(elsewhere)}))
	}
	return strings.Join(parts, "; ")
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
	case annotate.KindEvidence:
		return name + ", " + lang.L("evidence")
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
