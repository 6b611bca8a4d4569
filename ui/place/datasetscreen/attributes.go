package datasetscreen

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/ui/modal"
)

// attributesDialog shows what is privately known of a person and lets it be
// changed, one attribute a line.
func (d *Screen) attributesDialog(q Person) {
	all, err := d.params.Source.Attributes(context.Background())
	if err != nil {
		d.params.OnError(err)
		return
	}
	before := make(map[string]string)
	var lines []string
	for _, a := range all {
		if a.Annotator == q.ID {
			before[a.Name] = a.Value
			lines = append(lines, a.Name+" = "+a.Value)
		}
	}
	entry := modal.NewLines(strings.Join(lines, "\n"), lang.L("one a line:\nself-placement = 4\nfirst language = Corvanian"))
	entry.SetMinRowsVisible(4)
	modal.Show(d.params.Window, modal.Spec{
		Title:   lang.L("Private attributes of {{.Who}}", map[string]any{"Who": q.ID}),
		Body:    container.NewVBox(wrapped(lang.L("They are kept apart: no export, pack or other person has them unless a lead asks for them.")), entry),
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), Width: 520, InitialFocus: entry,
		OnConfirm: func() error {
			now, err := parseAttributes(entry.Text)
			if err != nil {
				return err
			}
			d.decide(changedAttributes(q.ID, before, now)...)
			return nil
		},
	})
}

// parseAttributes reads a name and a value a line.
func parseAttributes(text string) (map[string]string, error) {
	all := make(map[string]string)
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		name, value, ok := strings.Cut(line, "=")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !ok || name == "" || value == "" {
			return nil, annotate.Errorf(annotate.CodeInvalid, "%s", lang.L("\"{{.Line}}\" has no name and value; write it as name = value.", map[string]any{"Line": strings.TrimSpace(line)}))
		}
		if _, twice := all[name]; twice {
			return nil, annotate.Errorf(annotate.CodeInvalid, "%s", lang.L("\"{{.Name}}\" stands there twice.", map[string]any{"Name": name}))
		}
		all[name] = value
	}
	return all, nil
}

func changedAttributes(id string, before, now map[string]string) []team.Fact {
	var facts []team.Fact
	for name := range before {
		if now[name] == "" {
			facts = append(facts, team.AttributeFact(id, name, ""))
		}
	}
	for name, value := range now {
		if before[name] != value {
			facts = append(facts, team.AttributeFact(id, name, value))
		}
	}
	return facts
}
