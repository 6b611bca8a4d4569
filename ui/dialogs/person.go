package dialogs

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// Who asks who is labelling, and names who does already: an id that is
// somebody else's would mix their answers. The system's user name is not
// proposed.
func (o Over) Who(title, current string, here []string, use func(id string) error, cancelled func()) {
	example := cmp.Or(current, free(here))
	entry := modal.NewEntry(current, example)
	body := modal.NewColumn(modal.Text(lang.L(
		"A short id, such as {{.ID}}. It stands beside each of your answers, in the project and in what is exported; use the same one each time.",
		map[string]any{"ID": example},
	)))
	if others := slices.DeleteFunc(slices.Clone(here), func(id string) bool { return id == current }); len(others) > 0 {
		body.Add(modal.Text(
			lang.L("Taken already: {{.IDs}}. Take one of these only if it is you.", map[string]any{"IDs": listed(others)}),
		))
	}
	body.Add(entry)
	modal.Show(o.Window, modal.Spec{
		Title: title, Body: body,
		Confirm: lang.L("Label"), Cancel: lang.L("Cancel"), Width: 420, InitialFocus: entry,
		OnConfirm: func() error {
			check := annotate.CheckNewPersonID
			if slices.Contains(here, entry.Text) {
				check = annotate.CheckAnnotatorID
			}
			if err := check(entry.Text); err != nil {
				return err
			}
			return use(entry.Text)
		},
		OnCancel: cancelled,
	})
}

// free is the first of A1, A2 ... that nobody has.
func free(taken []string) string {
	n := 1
	for slices.Contains(taken, "A"+strconv.Itoa(n)) {
		n++
	}
	return "A" + strconv.Itoa(n)
}

// listed names the first of many.
func listed(ids []string) string {
	const most = 12
	if len(ids) > most {
		return strings.Join(ids[:most], ", ") + " …"
	}
	return strings.Join(ids, ", ")
}
