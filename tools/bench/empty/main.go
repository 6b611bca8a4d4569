// Command empty opens a Fyne window with nothing in it. It is what the start
// of Plumbline is measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	window := app.New().NewWindow("Empty")
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1440, 900))
	window.ShowAndRun()
}
