// Package review turns the answers of a project into tables of ratings and
// into everything that a lead looks at: how far annotators agree on each
// field, who reads differently and which labels do, and the paragraphs behind each
// number.
package review

// The lines that agreement is read against: Krippendorff, Content Analysis,
// 4th edition 2018, chapter 12. A value is above a line only if the lower bound
// of its interval is.
const (
	Tentative = 0.667
	Reliable  = 0.80
)
