package files

import "fyne.io/fyne/v2"

// Who knows a path types faster than a slow folder is listed. Keys that mean something
// only in the list, and everything typed after them, wait for it.

// listing reports whether the folder that the path leads into is still being read.
func (d *choosing) listing() bool { return d.leadsTo() != d.folder }

// hold keeps a key for when the folder is listed, and reports whether it has to wait.
// Escape never does.
func (d *choosing) hold(key fyne.KeyName) bool {
	if key == fyne.KeyEscape || !d.listing() {
		return false
	}
	d.waiting = append(d.waiting, func() { d.focused().TypedKey(&fyne.KeyEvent{Name: key}) })
	return true
}

// holdRune keeps what is typed after a key that waits.
func (d *choosing) holdRune(char rune) bool {
	if len(d.waiting) == 0 || !d.listing() {
		return false
	}
	d.waiting = append(d.waiting, func() { d.focused().TypedRune(char) })
	return true
}

// goOn does what waited, until something of it leads to another folder.
func (d *choosing) goOn() {
	for len(d.waiting) > 0 && !d.listing() && !d.modal.Closed() {
		next := d.waiting[0]
		d.waiting = d.waiting[1:]
		next()
	}
}

// focused is the one of the two, path and list, that has the keys.
func (d *choosing) focused() fyne.Focusable {
	if d.list.Focused() {
		return d.list
	}
	return d.path
}
