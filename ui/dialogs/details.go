package dialogs

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// detail is one field of an article that can be corrected.
type detail struct{ field, label, value string }

// Details shows what is known of an article and lets it be corrected; the text
// itself cannot be changed. To some the outlet is hidden: they could only write over
// it, so it is not offered at all. Without save nothing can be changed.
func (o Over) Details(a *annotate.Article, hidden bool, save func(changed map[string]string) error) {
	fields := []detail{
		{annotate.MetaTitle, lang.L("Title"), a.Meta.Title},
		{annotate.MetaOutlet, lang.L("Outlet"), a.Meta.Outlet},
		{annotate.MetaAuthor, lang.L("Author"), a.Meta.Author},
		{annotate.MetaPublished, lang.L("Published"), a.Meta.Published},
		{annotate.MetaURL, lang.L("URL"), a.Meta.URL},
		{annotate.MetaRemark, lang.L("Remark"), a.Meta.Remark},
		{annotate.MetaEvent, lang.L("Event"), a.Meta.Event},
		{annotate.MetaStratum, lang.L("Stratum"), a.Meta.Stratum},
	}
	for _, f := range a.Meta.Columns() {
		if name, free := strings.CutPrefix(f.Field, annotate.FreePrefix); free {
			fields = append(fields, detail{f.Field, name, f.Value})
		}
	}
	if hidden {
		fields = slices.DeleteFunc(fields, func(f detail) bool {
			return f.field == annotate.MetaOutlet || f.field == annotate.MetaAuthor || f.field == annotate.MetaURL
		})
	}
	rows := make([]modal.Row, len(fields))
	entries := make([]*modal.Entry, len(fields))
	for i, f := range fields {
		entries[i] = modal.NewEntry(f.value, "")
		rows[i] = modal.NewRow(f.label, entries[i])
	}
	further := modal.NewEntry("", lang.L("a name = a value"))
	rows = append(rows, modal.NewRow(lang.L("Another column"), further))
	body := modal.NewColumn(modal.NewForm(rows...))
	if hidden {
		body.Add(modal.Text(lang.L("Outlet name withheld; the text is unchanged. Author and address are withheld too.")))
	}
	spec := modal.Spec{
		Title: lang.L("Article details"), Body: body, Width: 620,
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), InitialFocus: entries[0],
	}
	spec.OnConfirm = func() error {
		changed := make(map[string]string)
		for i, f := range fields {
			if text := strings.TrimSpace(entries[i].Text); text != f.value {
				changed[f.field] = text
			}
		}
		if text := strings.TrimSpace(further.Text); text != "" {
			column, err := annotate.ReadColumn(text)
			if err != nil {
				return modal.Wrong(further, err)
			}
			changed[column.Field] = column.Value
		}
		return save(changed)
	}
	if save == nil {
		spec.OnConfirm = func() error { return nil }
		for _, e := range append(entries, further) {
			e.Disable()
		}
	}
	modal.Show(o.Window, spec)
}
