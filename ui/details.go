package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// ArticleDetails shows what is known of the current article and lets it be
// corrected; the text itself cannot be changed.
func (w *Window) ArticleDetails() {
	if w.session == nil || w.session.Article() == nil {
		return
	}
	w.detailsOf(w.session.Article())
}

// articleDetails shows what is known of any article.
func (w *Window) articleDetails(id string) {
	a, err := w.project.Article(context.Background(), id)
	if err != nil {
		w.onError(err)
		return
	}
	w.detailsOf(a)
}

func (w *Window) detailsOf(a *annotate.Article) {
	fields := []struct{ field, label, value string }{
		{annotate.MetaTitle, lang.L("Title"), a.Meta.Title},
		{annotate.MetaOutlet, lang.L("Outlet"), a.Meta.Outlet},
		{annotate.MetaAuthor, lang.L("Author"), a.Meta.Author},
		{annotate.MetaPublished, lang.L("Published"), a.Meta.Published},
		{annotate.MetaURL, lang.L("URL"), a.Meta.URL},
		{annotate.MetaRemark, lang.L("Remark"), a.Meta.Remark},
	}
	form := widget.NewForm()
	entries := make([]*modal.Entry, len(fields))
	for i, f := range fields {
		entries[i] = modal.NewEntry(f.value, "")
		form.Append(f.label, entries[i])
	}
	spec := modal.Spec{
		Title: lang.L("Article details"), Body: form, Width: 620,
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), InitialFocus: entries[0],
	}
	spec.OnConfirm = func() error {
		changed := make(map[string]string)
		for i, f := range fields {
			if text := strings.TrimSpace(entries[i].Text); text != f.value {
				changed[f.field] = text
			}
		}
		return w.correct(annotate.KindArticle, a.ID, changed)
	}
	if w.project.ReadOnly() {
		spec.OnConfirm = func() error { return nil }
		for _, e := range entries {
			e.Disable()
		}
	}
	modal.Show(w.window, spec)
}

// correct writes corrected fields of an article or a target as one action.
func (w *Window) correct(kind annotate.Kind, subject string, fields map[string]string) error {
	if len(fields) == 0 {
		return nil
	}
	if err := w.session.Correct(context.Background(), kind, subject, fields); err != nil {
		return err
	}
	w.reloadPlace()
	w.showBars()
	return nil
}
