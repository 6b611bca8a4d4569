// Package seeds carries what ships inside the program: the default codebook,
// the sample project with its key and the answers of four annotators, and two
// articles in other scripts.
package seeds

import "embed"

// files holds text only, so that every change to a seed can be read in a diff.
//
//go:embed codebook.yaml sample scripts
var files embed.FS

//go:embed codebook.yaml
var codebook []byte

// Codebook returns a copy of the default codebook as YAML.
func Codebook() []byte {
	return append([]byte(nil), codebook...)
}
