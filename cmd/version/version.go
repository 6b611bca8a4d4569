// Package version tells which build of the programs this is.
package version

import "plumbline/annotate/sentence"

// number is the version that is worked on, or that was released.
const number = "1.0.0-dev"

// Make sets these by -ldflags (tools/version-flags). A build without make, or
// without git, knows neither.
var (
	commit string // beginning of the commit's name, and "+" if files were changed since
	date   string // of the commit, such as 2026-05-01
)

// Text says the version, the commit and the commit's date, or that the commit
// is unknown.
func Text() sentence.Text {
	if commit == "" || date == "" {
		return sentence.Of("version.unknown-commit", "Version", number)
	}
	return sentence.Of("version.of-commit", "Version", number, "Commit", commit, "Date", date)
}
