// Package seeds carries what ships inside the program: the default codebook,
// the sample project with its key and the answers of four annotators, two
// articles in other scripts, and an example of a list of hints.
package seeds

import "embed"

// files holds text only, so that every change to a seed can be read in a diff.
//
//go:embed codebook.yaml hints sample scripts
var files embed.FS

//go:embed codebook.yaml
var codebook []byte

//go:embed hints/english.yaml
var hints []byte

// Hints returns a copy of the list of hints that ships as an example, for English, as YAML.
// No project has it on by itself.
func Hints() []byte { return append([]byte(nil), hints...) }

// Codebook returns a copy of the default codebook as YAML.
func Codebook() []byte {
	return append([]byte(nil), codebook...)
}
