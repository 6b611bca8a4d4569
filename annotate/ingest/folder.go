package ingest

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"plumbline/annotate/sentence"
)

// maxFiles is how many files one import takes.
const maxFiles = 200_000

// Expand replaces folders by the files in them that a reader's ending speaks
// of, in order of their names. It follows no symbolic links inside them, and
// leaves out what is hidden and the folders that browsers keep the pictures
// of a saved page in.
func Expand(ctx context.Context, paths []string) ([]string, error) {
	endings := Endings()
	var files []string
	for _, path := range paths {
		found := 0
		err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case name == path && (err != nil || !d.IsDir()):
				files, found = append(files, path), found+1 // reading it says what is wrong
				return fs.SkipAll
			case err != nil:
				return fileError(name, err)
			case name != path && strings.HasPrefix(d.Name(), "."), d.IsDir() && savedPageFolder(d.Name()):
				return skip(d)
			case d.Type().IsRegular() && slices.Contains(endings, strings.ToLower(filepath.Ext(name))):
				files, found = append(files, name), found+1
			}
			if len(files) > maxFiles {
				return fail("too_many", "ingest.too-many-files", "Folder", path, "Most", maxFiles)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if found == 0 {
			return nil, fail("empty", "ingest.folder-without-files", "File", path, "Endings", sentence.Joined(", ", endings))
		}
	}
	return files, nil
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func savedPageFolder(name string) bool {
	for _, end := range []string{"_files", "-Dateien", "_fichiers", "_archivos", "_file", "-filer", "_bestanden", "_ficheiros"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}
