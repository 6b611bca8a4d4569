package formats

import (
	"context"
	"io/fs"
	"path/filepath"

	"plumbline/annotate/corpus"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ordinaryfile"
)

// folder reads the files of a folder and of those in it, in the order of their names.
// All together may be as large as what is unpacked from an archive.
func folder(ctx context.Context, root string) ([]corpus.File, error) {
	var (
		files []corpus.File
		size  int
	)
	all := document.NewInput(filepath.Base(root), nil, "", nil)
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case !entry.Type().IsRegular() || !wanted(path) && !isArchive(path):
			return nil
		}
		data, err := ordinaryfile.Read(path, document.MaxBytes)
		if err != nil {
			return err
		}
		if size += len(data); size > document.MaxUnpacked || len(files) == document.MaxParts {
			return document.Fail("too_large", "ingest.unpacks-too-large", "File", root, "Most", document.MaxUnpacked>>20)
		}
		inside, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		inside = filepath.ToSlash(inside)
		if !isArchive(inside) {
			files = append(files, corpus.File{Name: inside, Data: data})
			return nil
		}
		parts, err := piece(ctx, all.Part(inside, data), inside)
		files = append(files, parts...)
		return err
	})
	return files, err
}
