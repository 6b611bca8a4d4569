package datasetscreen

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/files"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// exchangeActions are the ways out to annotators and back.
func (d *Screen) exchangeActions() []card.Action {
	var actions []card.Action
	if d.view().Lead && len(d.view().People) > 0 {
		actions = append(
			actions,
			card.Action{
				ID:    "pack",
				Label: lang.L("Pack…"),
				Key:   "k",
				Tip:   lang.L("A file for one person, with what they were given and nothing of others"),
				Do:    func() { d.packDialog("") },
			},
			card.Action{
				ID:    "pack all",
				Label: lang.L("Packs for all…"),
				Key:   "g",
				Tip:   lang.L("A file for everyone but leads, each beside the project"),
				Do:    d.packAllDialog,
			},
		)
	}
	if !d.view().Fixed {
		actions = append(
			actions,
			card.Action{
				ID:    "merge files",
				Label: lang.L("Merge…"),
				Key:   "m",
				Tip:   lang.L("Bring in the files of annotators; you see what is in them before anything is written"),
				Do:    d.mergeDialog,
			},
		)
	}
	if d.work.May() {
		actions = append(
			actions,
			card.Action{
				ID:    "bring labels",
				Label: lang.L("Labels…"),
				Key:   "+",
				Tip: lang.L(
					"Bring in labels of a table or of another tool; you see what everything in it is here before anything is written",
				),
				Do: d.bringDialog,
			},
		)
	}
	return append(
		actions,
		card.Action{
			ID:    "copy",
			Label: lang.L("Copy…"),
			Key:   "c",
			Tip:   lang.L("One whole file, safe to send while the project is open"),
			Do:    d.does(place.SaveCopy),
		},
	)
}

// drawExchange draws what goes out to annotators and what comes back.
func (d *Screen) drawExchange(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad := card.Pad()
	y := card.Heading(l, width, lang.L("Send and collect"), "")
	text := lang.L(
		"A pack goes out to one annotator and holds nothing of others. What comes back is merged: drop the files on the window, or choose them. First you see what is new and what is in conflict.",
	)
	if !d.view().Lead {
		text = lang.L(
			"Send a copy of this file to your lead; it is one whole file, safe to send. If you label on two computers, merge the file of the other one here.",
		)
	}
	if !d.low || !d.view().Lead {
		y += card.Quiet(l, pad, y, width-2*pad, text) + theme.Scaled(10)
	}
	actions := d.exchangeActions()
	if d.low {
		actions = slices.DeleteFunc(actions, func(a card.Action) bool { // they are a button of People, and in the menu, too
			return a.ID == "pack" || a.ID == "copy" && d.work.May()
		})
	}
	return y + card.Buttons(l, actions, pad, y, width-2*pad) + pad
}

// mergeDialog asks for the files to merge.
func (d *Screen) mergeDialog() {
	d.files.Open(
		files.Ask{Title: lang.L("Merge files"), Extensions: []string{".plumb"}, Many: true, Folder: filepath.Dir(d.work.PackPath(""))},
		d.Merge,
	)
}
