// Package agreement says how far annotators agree: statistics on a table of
// ratings, each with its number of units, its uncertainty, or why it has no
// value.
//
// Missing labels are never a category. A unit counts for a statistic when it
// can be paired, that is, when two annotators labelled it; the family of Gwet
// also takes the labels of single annotators into its chance agreement.
// Chance agreement and weights follow the declared scheme, not the labels that
// happen to occur. No function returns NaN, and 0/0 is undefined, not 1.
package agreement
