// Package kit is what every screen is made of: one control of each kind, with
// one look and one behaviour, and what they are painted with.
//
//	columns.go       three columns side by side: a list, what is read, the form
//	drawing.go       a list of boxes, lines, discs and words to draw
//	list.go, row.go  a list of which only the rows in view exist, and its rows
//	pane.go          a widget that shows a drawing; spot.go what can be pressed on it
//	prose.go         sentences that wrap, with words in bold or in colour
//	text.go          words in one line or a few, in any script
//	tooltip.go       a sentence about what the pointer rests on
//
// No control here takes the focus of the window unless its comment says so:
// answer keys must never be swallowed.
package kit
