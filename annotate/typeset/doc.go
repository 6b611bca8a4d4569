// Package typeset sets a paragraph in any script: it shapes text once, breaks
// it into lines for a width, answers where a character is and which character
// is at a point, and says which glyphs of which face stand where, for those who
// paint or print them. It knows no window.
//
// Everywhere in this package an offset is a number of Unicode code points from
// the start of the text, and a range is half-open. Lengths are in dp unless a
// name says px; [Measure.Scale] is the number of device pixels in one dp.
package typeset
