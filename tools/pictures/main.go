// Command pictures takes the pictures in docs/pictures from the real window,
// so that they show the program as it is.
//
//	make pictures
//
// Everything on them is invented: the articles are those that the program
// carries, the annotator is A5.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	into := flag.String("into", filepath.Join("docs", "pictures"), "folder for the pictures")
	only := flag.String("only", "", "take just the picture of this name, such as annotate-dark")
	flag.Parse()
	if err := run(*into, *only); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

func run(into, only string) error {
	into, err := filepath.Abs(into)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(into, 0o755); err != nil {
		return err
	}
	programs, err := build()
	if err != nil {
		return err
	}
	defer os.RemoveAll(programs)
	taken := 0
	for _, s := range scenes() {
		if only != "" && s.name != only {
			continue
		}
		if err := s.take(programs, into); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		taken++
	}
	if taken == 0 {
		return fmt.Errorf("there is no picture of the name %q", only)
	}
	return nil
}

// build builds both programs as they are shipped, into a folder of its own.
func build() (folder string, err error) {
	folder, err = os.MkdirTemp("", "plumbline-pictures-")
	if err != nil {
		return "", err
	}
	cmd := exec.Command("go", "build", "-tags", "migrated_fynedo sqlite_fts5 gles", "-o", folder, "./cmd/plumbline", "./cmd/plumb")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		_ = os.RemoveAll(folder)
		return "", fmt.Errorf("building the programs: %w", err)
	}
	return folder, nil
}
