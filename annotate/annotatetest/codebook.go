// Package annotatetest holds what tests of annotating begin with.
package annotatetest

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"plumbline/annotate/codebook"
)

// CodebookSource is the default codebook as it ships.
var CodebookSource = sync.OnceValue(func() []byte {
	_, here, _, _ := runtime.Caller(0)
	source, err := os.ReadFile(filepath.Join(filepath.Dir(here), "..", "..", "seeds", "codebook.yaml"))
	if err != nil {
		panic(err)
	}
	return source
})

// Codebook is the default codebook, read. It is read once: nobody may change it.
var Codebook = sync.OnceValue(func() *codebook.Codebook {
	book, err := codebook.Parse(CodebookSource())
	if err != nil {
		panic(err)
	}
	return book
})
