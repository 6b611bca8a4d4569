// Package release writes the data of a project as they are given away: tables with their
// descriptions, the codebook, a data sheet and a report in one folder or archive. People
// have other ids in it, and nothing that is said of them can be counted down to one.
package release

import (
	"plumbline/annotate/dataset"
	"plumbline/annotate/study"
)

// Source is what a release is read from.
type Source interface {
	dataset.Source
	study.Source
}
