package dataset

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/chart"
	"plumbline/ui/files"
	"plumbline/ui/theme"
)

// exchangeActions are the ways out to annotators and back.
func (d *Dataset) exchangeActions() []action {
	var actions []action
	if d.view.Lead && len(d.view.People) > 0 {
		actions = append(actions, action{id: "pack", label: lang.L("Pack…"), key: 'p', tip: lang.L("A file for one person, with what they were given and nothing of others"), do: func() { d.packDialog("") }})
	}
	if !d.view.Fixed {
		actions = append(actions, action{id: "merge files", label: lang.L("Merge…"), key: 'm', tip: lang.L("Bring in the files of annotators; you see what is in them before anything is written"), do: d.mergeDialog})
	}
	return append(actions, action{id: "copy", label: lang.L("Copy…"), key: 'c', tip: lang.L("One whole file, safe to send while the project is open"), do: d.params.OnSaveCopy})
}

// drawExchange draws what goes out to annotators and what comes back.
func (d *Dataset) drawExchange(l *chart.List, width, height float32) float32 {
	surface(l, width, height)
	pad := cardPad()
	y := heading(l, width, lang.L("Send and collect"), "")
	text := lang.L("A pack goes out to one annotator and holds nothing of others. What comes back is merged: drop the files on the window, or choose them. First you see what is new and what is in conflict.")
	if !d.view.Lead {
		text = lang.L("Send a copy of this file to your lead; it is one whole file, safe to send. If you label on two computers, merge the file of the other one here.")
	}
	y += quiet(l, pad, y, width-2*pad, text) + theme.Scaled(10)
	return y + wrapButtons(l, d.exchangeActions(), pad, y, width-2*pad) + pad
}

// mergeDialog asks for the files to merge.
func (d *Dataset) mergeDialog() {
	d.chooser().Open(files.Ask{Title: lang.L("Merge files"), Extensions: []string{".plumb"}, Many: true}, d.Merge)
}
