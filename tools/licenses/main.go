// Command licenses collects into docs/licenses the licences of everything that
// ends up in the two programs: modules, the Go standard library, fonts.
//
// Run it in the repository after a dependency or a font has changed:
//
//	go run -tags "migrated_fynedo sqlite_fts5" ./tools/licenses
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// folder is where the licences lie, seen from the root of the repository.
var folder = filepath.Join("docs", "licenses")

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "licenses:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	wanted, err := collect(root)
	if err != nil {
		return err
	}
	return wanted.write(filepath.Join(root, folder))
}
