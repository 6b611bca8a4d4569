package ui

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/practice"
	"plumbline/ui/modal"
)

// turn is what a person works on: the layer and, in practice, the attempt.
type turn struct {
	layer annotate.Layer
	round int // of practice; 0 is the newest
}

// Practise goes over to practice, where it was left.
func (w *Window) Practise() { w.turnTo(turn{layer: annotate.LayerPractice}) }

// PractiseAgain begins another attempt at practice.
func (w *Window) PractiseAgain() {
	if w.session != nil && w.session.Practising() {
		w.turnTo(turn{layer: annotate.LayerPractice, round: w.session.Round() + 1})
	}
}

// LeavePractice goes back to real work.
func (w *Window) LeavePractice() { w.turnTo(turn{}) }

func (w *Window) togglePractice() {
	if w.session != nil && w.session.Practising() {
		w.LeavePractice()
		return
	}
	w.Practise()
}

func (w *Window) turnTo(t turn) {
	if w.project == nil || t.layer == annotate.LayerPractice && w.offer.Articles == 0 {
		return
	}
	w.turn = t
	w.relabel(w.session.Annotator())
}

// turnOf is the attempt at practice that is on, if that is what a person works on.
func turnOf(ctx context.Context, p Project, annotator string, t turn, o practice.Offer) (turn, error) {
	var err error
	switch {
	case o.Articles == 0:
		t = turn{}
	case t.layer == annotate.LayerPractice && t.round == 0:
		t.round, err = practice.Current(ctx, p, annotator)
	}
	return t, err
}

func (w *Window) practiceMenu() *fyne.Menu {
	open := w.project != nil
	practising := open && w.session.Practising()
	lead := open && w.project.Viewer().Lead && !w.project.ReadOnly()
	return fyne.NewMenu(lang.L("Practice"),
		item(lang.L("Practise  (Ctrl+Shift+P)"), w.Practise, !open || practising || w.offer.Articles == 0),
		item(lang.L("Practise again from the beginning"), w.PractiseAgain, !practising),
		item(lang.L("Back to real work  (Ctrl+Shift+P)"), w.LeavePractice, !practising),
		fyne.NewMenuItemSeparator(),
		item(lang.L("For practice alone…"), w.PracticeAloneDialog, !lead || w.offer.Articles == 0),
		item(lang.L("Pass mark and repeats…"), w.PracticeDialog, !lead),
	)
}

// PracticeAloneDialog takes the open article out of real work, for practice
// alone, or puts it back.
func (w *Window) PracticeAloneDialog() {
	a := w.session.Article()
	if a == nil {
		return
	}
	data := map[string]any{"Title": a.Meta.Title}
	value, confirm := annotate.Yes, lang.L("For practice alone")
	text := lang.L("“{{.Title}}” is real work. For practice alone it leaves the queue, agreement and exports; answers given to it are kept.", data)
	if a.Meta.Practice {
		value, confirm = "", lang.L("Real work again")
		text = lang.L("“{{.Title}}” is for practice alone. As real work it comes back into the queue, agreement and exports.", data)
	}
	modal.Show(w.window, modal.Spec{
		Title: lang.L("For practice alone"), Body: modal.Text(text), Confirm: confirm, Cancel: lang.L("Cancel"),
		OnConfirm: func() error {
			return w.session.Correct(context.Background(), annotate.KindArticle, a.ID, map[string]string{annotate.MetaPractice: value})
		},
		Then: func() { w.relabel(w.session.Annotator()) },
	})
}

// PracticeDialog sets what is asked for before real work, and what is asked
// again later.
func (w *Window) PracticeDialog() {
	if w.project == nil || w.project.ReadOnly() {
		return
	}
	fields := []string{annotate.ProjectPracticePass, annotate.ProjectRepeatShare, annotate.ProjectRepeatAfter}
	names := []string{
		lang.L("Answers that must be the key's before real work, in percent (0 asks for none)"),
		lang.L("Submitted paragraphs that are asked again later, in percent (0 asks none)"),
		lang.L("Asked again after so many other paragraphs, or a day"),
	}
	unset := []string{"0", "0", strconv.Itoa(annotate.DefaultRepeatAfter)}
	body := container.NewVBox()
	entries := make([]*modal.Entry, len(fields))
	for i, field := range fields {
		value, err := w.project.Setting(context.Background(), field)
		if err != nil {
			w.onError(err)
			return
		}
		if value == "" {
			value = unset[i]
		}
		entries[i] = modal.NewEntry(value, unset[i])
		body.Add(wrapped(names[i]))
		body.Add(entries[i])
	}
	body.Add(wrapped(lang.L("Annotators meet a paragraph that is asked again in its article, without their first answers and without being told. How far each agrees with themselves stands in Review.")))
	modal.Show(w.window, modal.Spec{
		Title: lang.L("Pass mark and repeats"), Body: body, Width: 520,
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), InitialFocus: entries[0],
		OnConfirm: func() error { return w.savePractice(fields, entries) },
		Then:      func() { w.relabel(w.session.Annotator()) },
	})
}

func (w *Window) savePractice(fields []string, entries []*modal.Entry) error {
	facts := make(map[string]string, len(fields))
	for i, field := range fields {
		n, err := strconv.Atoi(strings.TrimSpace(entries[i].Text))
		percent := field != annotate.ProjectRepeatAfter
		if err != nil || n < 0 || percent && n > 100 {
			return annotate.Errorf(annotate.CodeInvalid, "%s", lang.L("Give whole numbers, the first two from 0 to 100."))
		}
		facts[field] = strconv.Itoa(n)
	}
	return w.session.Correct(context.Background(), annotate.KindProject, annotate.ProjectSubject, facts)
}
