package kit

import "fyne.io/fyne/v2"

// Arrange gives an object its place and its size.
func Arrange(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
