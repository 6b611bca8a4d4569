package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
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

// detail is one field of an article that can be corrected.
type detail struct{ field, label, value string }

// hidesOutlet reports whether the person who looks is not to know the outlet.
// They could only write over it, so it is not offered at all.
func (w *Window) hidesOutlet() bool {
	if w.project.Viewer().Lead {
		return false
	}
	key := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind}
	blind, err := w.project.Current(context.Background(), key)
	return err != nil || blind != nil && blind.Value == annotate.Yes
}

func (w *Window) detailsOf(a *annotate.Article) {
	fields := []detail{
		{annotate.MetaTitle, lang.L("Title"), a.Meta.Title},
		{annotate.MetaOutlet, lang.L("Outlet"), a.Meta.Outlet},
		{annotate.MetaAuthor, lang.L("Author"), a.Meta.Author},
		{annotate.MetaPublished, lang.L("Published"), a.Meta.Published},
		{annotate.MetaURL, lang.L("URL"), a.Meta.URL},
		{annotate.MetaRemark, lang.L("Remark"), a.Meta.Remark},
	}
	hidden := w.hidesOutlet()
	if hidden {
		fields = slices.DeleteFunc(fields, func(f detail) bool {
			return f.field == annotate.MetaOutlet || f.field == annotate.MetaAuthor || f.field == annotate.MetaURL
		})
	}
	form := widget.NewForm()
	entries := make([]*modal.Entry, len(fields))
	for i, f := range fields {
		entries[i] = modal.NewEntry(f.value, "")
		form.Append(f.label, entries[i])
	}
	body := container.NewVBox(form)
	if hidden {
		body.Add(wrapped(lang.L("The outlet, the author and the address are hidden in this project.")))
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
