package datasetscreen

import (
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/hint"
	"plumbline/ui/files"
	"plumbline/ui/kit"
)

// showingWords say what a treatment is called and what it does.
func showingWords(treatment string) (name, sentence string) {
	if treatment == annotate.ProjectHintsShown {
		return lang.L("Hints in the text"),
			lang.L(
				"Words of your list are underlined in the articles, with the reason. Nothing is answered by them, and annotators are told.",
			)
	}
	return lang.L("Names of targets in the text"),
		lang.L("Names and aliases stand on a light ground. What is shown changes answers: an experiment shows by how much.")
}

// drawShowing draws when a treatment points something out, and returns its height.
func (d *Screen) drawShowing(l *kit.Drawing, treatment string, y, width float32) float32 {
	name, sentence := showingWords(treatment)
	now := d.work.Showing(treatment)
	if treatment == annotate.ProjectHintsShown {
		sentence += " " + d.hintsLine()
	}
	return d.drawChoice(l, choice{
		id: "setting " + treatment, name: name, sentence: sentence,
		value: showingName(now), on: now != annotate.ShowNever, turn: func() { d.turnShowing(treatment) },
		tip: func() string { return showingNotice(treatment, now) },
	}, y, width)
}

// hintsLine says which list the project has.
func (d *Screen) hintsLine() string {
	list := d.work.Hints()
	if list == nil {
		return lang.L("There is no list yet.")
	}
	return lang.L("The list: {{.Name}}, {{.Words}} words.", map[string]any{"Name": list.Name, "Words": list.Words()})
}

func showingName(s annotate.Showing) string {
	switch s {
	case annotate.ShowAfter:
		return lang.L("after submission")
	case annotate.ShowAtOnce:
		return lang.L("at once")
	case annotate.ShowExperiment:
		return lang.L("experiment")
	}
	return lang.L("off")
}

// showingNotice says how a treatment is set.
func showingNotice(treatment string, s annotate.Showing) string {
	name, _ := showingWords(treatment)
	words := map[string]any{"Setting": name, "Value": showingName(s)}
	if s == annotate.ShowExperiment {
		return lang.L("{{.Setting}}: {{.Value}}, at once in half of each person's articles, drawn by chance", words)
	}
	return lang.L("{{.Setting}}: {{.Value}}", words)
}

// turnShowing goes on to the next time.
func (d *Screen) turnShowing(treatment string) {
	if next, ok := d.work.TurnShowing(treatment); ok {
		d.host.Notice(showingNotice(treatment, next))
	}
}

// hintsDialog asks for the file with the list of hints.
func (d *Screen) hintsDialog() {
	d.files.Open(
		files.Ask{Title: lang.L("List of hints"), Extensions: []string{".yaml", ".yml"}, Folder: filepath.Dir(d.work.PackPath(""))},
		func(paths []string) { d.ReadHints(paths[0]) },
	)
}

// ReadHints makes the list of a file the project's.
func (d *Screen) ReadHints(path string) {
	d.work.ReadHints(path, func(list *hint.List) {
		d.host.Notice(lang.L("List of hints: {{.Name}}, {{.Words}} words", map[string]any{"Name": list.Name, "Words": list.Words()}))
	}, d.host.Failed)
}
