package dialogs

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// GoTo asks for the number of a paragraph, from 1 to the last.
func (o Over) GoTo(last int, chosen func(number int)) {
	entry := modal.NewEntry("", lang.L("1 to {{.Last}}", map[string]any{"Last": last}))
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Go to paragraph"), Body: entry, Width: 320,
		Confirm: lang.L("Go"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error {
			n, err := strconv.Atoi(strings.TrimSpace(entry.Text))
			if err != nil || n < 1 || n > last {
				return annotate.Fail(annotate.CodeInvalid, "goto.number", "Last", last)
			}
			chosen(n)
			return nil
		},
	})
}
