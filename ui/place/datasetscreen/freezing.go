package datasetscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// mostFreezes is how many an export can be chosen of here; the command line has them all.
const mostFreezes = 3

// times are when the export is of: now, or when something was frozen.
func (ex *exportCard) times() []choiceOf {
	freezes := ex.view().Freezes
	if len(freezes) == 0 {
		return nil
	}
	c := ex.work.Choice()
	choices := []choiceOf{{
		id: "as it is", name: lang.L("As it is now"), tip: lang.L("What the project holds when it is exported"),
		chosen: ex.work.Frozen() == nil, single: true, choose: func() { c.AsOf = "" },
	}}
	for _, f := range freezes[:min(len(freezes), mostFreezes)] {
		choices = append(choices, choiceOf{
			id: "frozen " + f.Root, name: lang.L("Frozen: {{.Name}}", map[string]any{"Name": f.Name}), short: f.Name, tip: frozenWords(f),
			chosen: c.AsOf == f.Root, single: true, choose: func() { c.AsOf = f.Root },
		})
	}
	return choices
}

// frozenWords tell what was frozen, and when.
func frozenWords(f annotate.Freeze) string {
	return lang.L("Frozen on {{.Day}}: {{.Articles}}, {{.Entries}}. Root {{.Root}}", map[string]any{
		"Day":      f.At.Local().Format("2 Jan 2006, 15:04"),
		"Articles": lang.N("{{.Count}} articles", f.Articles, map[string]any{"Count": f.Articles}),
		"Entries":  lang.N("{{.Count}} entries", f.Entries, map[string]any{"Count": f.Entries}),
		"Root":     f.Root,
	})
}

// freezeDialog asks for the name of what is frozen.
func (ex *exportCard) freezeDialog() {
	name := modal.NewEntry("", lang.L("such as first submission"))
	modal.Show(ex.host.Window(), modal.Spec{
		Title: lang.L("Freeze what there is now"),
		Body: modal.NewColumn(
			modal.Text(lang.L(
				"Every entry and every article that the project holds now is kept apart under a name, by a hash of all of it. Exports, agreement and reports can be made of exactly that again, whatever is answered, merged or decided later. Only what people have destroyed on demand will be missing, and you are told. It cannot be taken back: somebody may have named it already.",
			)),
			modal.Heading(lang.L("Name")),
			name,
		),
		Confirm: lang.L("Freeze"), Cancel: lang.L("Cancel"), Width: 560, InitialFocus: name,
		OnConfirm: func() error {
			return modal.Wrong(name, ex.work.Freeze(name.Text, func(f annotate.Freeze) {
				ex.host.Trace("frozen %s", f.Name)
				ex.host.Notice(lang.L("Frozen as {{.Name}}, root {{.Root}}", map[string]any{"Name": f.Name, "Root": f.Short()}))
			}))
		},
	})
}
