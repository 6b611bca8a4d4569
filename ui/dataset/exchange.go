package dataset

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// exchangeActions are the ways out to annotators and back.
func (d *Dataset) exchangeActions() []action {
	return []action{
		{id: "copy", label: lang.L("Save a copy…"), key: 'c', tip: lang.L("One whole file, safe to send while the project is open"), do: d.params.OnSaveCopy},
	}
}

// drawExchange draws what goes out to annotators and what comes back.
func (d *Dataset) drawExchange(l *chart.List, width, height float32) float32 {
	surface(l, width, height)
	pad := cardPad()
	y := heading(l, width, lang.L("Send and collect"), "")
	y += quiet(l, pad, y, width-2*pad, lang.L("A copy is one whole file, safe to send; copying the file of an open project by other means is not."))
	y += theme.Scaled(10)
	y += wrapButtons(l, d.exchangeActions(), pad, y, width-2*pad)
	return y + pad
}
