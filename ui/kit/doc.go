// Package kit is what every screen is made of: one control of each kind, with
// one look and one behaviour, and what they are painted with.
//
// Controls:
//
//	bar.go           a share of a whole
//	button.go        a button with its key; button_focus.go one that Tab reaches
//	chip.go          a short fact in a small box, and the badge that is one by itself
//	choice.go        a line of a list of choices, with its tick or dot
//	keycap.go        the picture of a key
//	label.go         one line of words, told in whole where it is cut
//	list.go, row.go  a list of which only the rows in view exist, and its rows
//	pill.go          an option that is chosen or not
//	prose.go         sentences that wrap, with words in bold or in colour
//	tab.go           the name of a place among others
//	tooltip.go       a sentence about what the pointer rests on
//
// What they are made with:
//
//	control.go       a widget that shows a state and answers the pointer
//	drawing.go       a list of boxes, lines, discs and words; painter.go draws it by Fyne
//	pane.go          a widget that shows a drawing; spot.go what can be pressed on it
//	parts.go         the renderer of a widget that is made of others
//	ring.go, skin.go the ring of the keys, the colours of a control
//	style.go         the palette and text size that something was drawn in
//	text.go          words in one line or a few, in any script
//
// Where they stand:
//
//	columns.go       three columns side by side: a list, what is read, the form
//	put.go           a place and a size
//	scrolled.go      a pane in a scroller
//
// Only FocusButton takes the focus of the window, for dialogs: elsewhere it would
// swallow the keys that answer.
package kit
