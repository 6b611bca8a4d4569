package release

import (
	"io"

	"plumbline/annotate/release/describe"
)

// descriptions are the files that tell programs what is in a package.
var descriptions = []struct {
	name, holds string
	write       func(*describe.Package, io.Writer) error
}{
	{describe.Frictionless, "The tables and files, as Frictionless Data Package 2.0", (*describe.Package).WriteFrictionless},
	{describe.Croissant, "The same as Croissant 1.1", (*describe.Package).WriteCroissant},
	{describe.ROCrate, "The same as RO-Crate 1.2", (*describe.Package).WriteROCrate},
}

// addDescriptions writes what tells people and programs what is in the package, and the
// hashes of all of it.
func addDescriptions(about *describe.Package, b *bundle) error {
	about.Files = b.files
	if _, err := b.add(describe.Card, "What is in this package", describe.Markdown, about.WriteContents); err != nil {
		return err
	}
	about.Files = b.files
	for _, d := range descriptions {
		if _, err := b.add(d.name, d.holds, describe.JSON, func(w io.Writer) error { return d.write(about, w) }); err != nil {
			return err
		}
	}
	return b.addSums()
}
