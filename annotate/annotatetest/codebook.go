// Package annotatetest holds what tests of annotating begin with.
package annotatetest

import (
	"os"
	"path/filepath"
	"sync"

	"plumbline/annotate/codebook"
)

// CodebookSource is the default codebook as it ships.
var CodebookSource = sync.OnceValue(func() []byte {
	source, err := os.ReadFile(filepath.Join(moduleRoot(), "seeds", "codebook.yaml"))
	if err != nil {
		panic(err)
	}
	return source
})

// moduleRoot is the folder of go.mod: a test runs in its package's folder, and a
// build with -trimpath does not know where its source was.
func moduleRoot() string {
	folder, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			panic("no go.mod above the folder the test runs in")
		}
		folder = parent
	}
}

// Codebook is the default codebook, read. It is read once: nobody may change it.
var Codebook = sync.OnceValue(func() *codebook.Codebook {
	book, err := codebook.Parse(CodebookSource())
	if err != nil {
		panic(err)
	}
	return book
})
