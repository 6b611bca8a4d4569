// Package dialogs asks what a command needs to know, over a window, and hands back
// what was answered. A dialog knows neither project nor window's state: what it
// shows it is given.
package dialogs

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/ui/files"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/wording"
)

// ProjectExtension is the ending of project files.
const ProjectExtension = ".plumb"

// Over opens dialogs over a window.
type Over struct {
	Window  fyne.Window
	Version sentence.Text // which build this is; nil is not told

	files   *files.Chooser
	missing **modal.Modal // the question about a missing file, while it is asked
}

// NewOver returns what opens dialogs over a window. work runs a function elsewhere and
// then another on the UI goroutine.
func NewOver(window fyne.Window, work func(work, done func()), version sentence.Text) Over {
	return Over{Window: window, Version: version, files: files.NewChooser(window, work), missing: new(*modal.Modal)}
}

// About says what the program is.
func (o Over) About() {
	title := strings.TrimSpace("Plumbline " + wording.Of(o.Version))
	modal.Message(
		o.Window,
		title,
		lang.L(
			"Label news articles paragraph by paragraph against a written codebook. Everything stays in one file on this computer; nothing is sent anywhere.",
		),
	)
}

// Failed tells an error.
func (o Over) Failed(err error) { modal.Message(o.Window, ErrorTitle(err), wording.Error(err)) }

// ErrorTitle names the kind of a failure.
func ErrorTitle(err error) string {
	var e *annotate.Error
	if errors.As(err, &e) {
		if title, ok := errorTitles[e.Code]; ok {
			return title()
		}
	}
	return lang.L("That did not work")
}

var errorTitles = map[string]func() string{
	annotate.CodeNotFound: func() string { return lang.L("Not found") },
	annotate.CodeExists:   func() string { return lang.L("It is here already") },
	annotate.CodeReadOnly: func() string { return lang.L("Read-only") },
	annotate.CodeNotOurs:  func() string { return lang.L("Not a Plumbline project") },
	annotate.CodeNewer:    func() string { return lang.L("Written by a newer Plumbline") },
	annotate.CodeAltered:  func() string { return lang.L("Changed by another program") },
	annotate.CodeDamaged:  func() string { return lang.L("The file is damaged") },
	annotate.CodeBusy:     func() string { return lang.L("The file is in use") },
	annotate.CodeFull:     func() string { return lang.L("The disk is full") },
}

// AskToLose asks whether to leave although so many answers cannot be written; to
// stay is what Enter does. Answers that are kept on this computer are not lost.
func (o Over) AskToLose(left int, why error, kept bool, leave func()) {
	data := map[string]any{"Count": left, "Why": wording.Error(why)}
	text := lang.N("Not written yet: {{.Count}} answers. {{.Why}} They are lost if you leave now.", left, data)
	if kept {
		text = lang.N(
			"{{.Count}} answers are not in the project yet. They are kept on this computer and offered to you when the project is opened again. {{.Why}}",
			left,
			data,
		)
	}
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Leave with answers unsaved?"), Body: modal.Text(text),
		Confirm: lang.L("Leave"), Cancel: lang.L("Stay"), Danger: !kept, Safe: true, Then: leave,
	})
}

// AskToSeeEveryone asks a person who annotates too whether they want to see
// everyone's answers, as deciding needs; where the project lets them answer first, they see
// those to a paragraph once they have.
func (o Over) AskToSeeEveryone(left annotate.UnitCount, answersFirst bool, yes func()) {
	data := map[string]any{"Units": wording.Of(left.Words())}
	text := lang.L(
		"To decide, you see what everyone answered. Still yours to submit: {{.Units}}. What you answer after you saw it here counts in no agreement, and that you saw it is recorded.",
		data,
	)
	title, confirm := lang.L("Show everyone's answers?"), lang.L("Show them")
	if answersFirst {
		title, confirm = lang.L("Decide disagreements?"), lang.L("Decide")
		text = lang.L(
			"You answer each first; then you see what everyone answered to it. Still yours to submit: {{.Units}}. What you answer after you saw it here counts in no agreement, and that you saw it is recorded.",
			data,
		)
	}
	modal.Show(o.Window, modal.Spec{
		Title: title, Body: modal.Text(text), Width: 460,
		Confirm: confirm, Cancel: lang.L("Cancel"), Then: yes,
	})
}

// pathField is an entry for a path with a button that browses for one. What was chosen
// stands in the entry, and the keys are there.
func (o Over) pathField(entry *modal.Entry, browse func(chosen func(path string))) fyne.CanvasObject {
	button := kit.NewFocusButton(kit.ButtonState{Label: lang.L("Browse…")}, func() {
		browse(func(path string) {
			entry.SetText(path)
			entry.CursorColumn = len([]rune(path))
			o.Window.Canvas().Focus(entry)
		})
	})
	return container.NewBorder(nil, nil, nil, button, entry)
}
