// Package formats chooses the reader for a file, a folder or an archive of another
// annotation tool.
package formats

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"plumbline/annotate/corpus"
	"plumbline/annotate/corpus/brat"
	"plumbline/annotate/corpus/doccano"
	"plumbline/annotate/corpus/labelstudio"
	"plumbline/annotate/corpus/refi"
	"plumbline/annotate/corpus/tables"
	"plumbline/annotate/corpus/webanno"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/packed"
	"plumbline/annotate/ordinaryfile"
)

// readers are asked in this order whether they know a source.
var readers = []*corpus.Reader{refi.Reader, brat.Reader, webanno.XMI, webanno.TSV, labelstudio.Reader, doccano.Reader, tables.Reader}

// Known tells which reader would read a path, or nil. It reads the file.
func Known(ctx context.Context, path string) (*corpus.Reader, *corpus.Source, error) {
	source, err := open(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range readers {
		if r.Recognise(source) {
			return r, source, nil
		}
	}
	return nil, source, nil
}

// Read reads what another annotation tool exported.
func Read(ctx context.Context, path string) (*corpus.Corpus, error) {
	r, source, err := Known(ctx, path)
	if err != nil {
		return nil, err
	}
	if r == nil {
		return nil, document.Fail("unknown_type", "corpus.unknown", "File", source.Name)
	}
	return ReadSource(ctx, r, source)
}

// ReadSource reads a source by the reader that knows it.
func ReadSource(ctx context.Context, r *corpus.Reader, source *corpus.Source) (*corpus.Corpus, error) {
	c, err := r.Read(ctx, source)
	if err != nil {
		return nil, err
	}
	c.Format = r.Name
	return c, nil
}

// open reads all files of a source. With a file of brat comes the text beside it.
func open(ctx context.Context, name string) (*corpus.Source, error) {
	source := &corpus.Source{Name: filepath.Base(name)}
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		source.Files, err = folder(ctx, name)
		return source, err
	}
	data, err := ordinaryfile.Read(name, document.MaxBytes)
	if err != nil {
		return nil, err
	}
	if packed.IsZip(data) && !tables.IsWorkbook(name) {
		source.Files, err = unpacked(ctx, document.NewInput(source.Name, data, "", nil))
		return source, err
	}
	source.Files = []corpus.File{{Name: source.Name, Data: data}}
	if source.Files[0].Ending() == ".ann" {
		beside := strings.TrimSuffix(name, filepath.Ext(name)) + ".txt"
		text, err := ordinaryfile.Read(beside, document.MaxBytes)
		if err != nil && !ordinaryfile.NotThere(err) {
			return nil, err
		}
		if err == nil {
			source.Files = append(source.Files, corpus.File{Name: filepath.Base(beside), Data: text})
		}
	}
	return source, nil
}

// endings are those of files that a reader looks at.
var endings = []string{".ann", ".txt", ".tsv", ".json", ".jsonl", ".csv", ".tab", ".xlsx", ".xlsm", ".qde", ".qdc", ".xmi"}

func wanted(name string) bool {
	known := slices.Contains(endings, strings.ToLower(filepath.Ext(name))) || isTypeSystem(name)
	return known && !strings.HasPrefix(filepath.Base(name), ".")
}

// isTypeSystem holds of the file that tells of the types in the XMI files beside it.
func isTypeSystem(name string) bool { return strings.EqualFold(filepath.Base(name), "TypeSystem.xml") }

// isArchive holds of archives in a folder or an archive.
func isArchive(name string) bool { return strings.EqualFold(path.Ext(name), ".zip") }

// unpacked reads the files of an archive, within the limits of all archives. Of files that
// tell of types, which are alike in a project, one is enough.
func unpacked(ctx context.Context, in *document.Input) (files []corpus.File, err error) {
	archive, err := packed.Open(in)
	if err == nil {
		err = in.Descend()
	}
	if err != nil {
		return nil, err
	}
	typed := false
	for _, f := range archive.Files {
		if f.IsFolder() || !wanted(f.Name) && !isArchive(f.Name) || typed && isTypeSystem(f.Name) {
			continue
		}
		data, err := archive.Read(ctx, f)
		if err != nil {
			return nil, err
		}
		inside := []corpus.File{{Name: f.Name, Data: data}}
		if isArchive(f.Name) {
			if inside, err = piece(ctx, in.Part(f.Name, data), f.Name); err != nil {
				return nil, err
			}
		}
		files = append(files, inside...)
		typed = typed || slices.ContainsFunc(inside, func(f corpus.File) bool { return isTypeSystem(f.Name) })
	}
	return files, nil
}

// piece reads an archive in a folder or an archive as if what it holds lay beside it:
// INCEpTION packs each piece of work so, with the types of it. Any other is left alone.
func piece(ctx context.Context, in *document.Input, name string) ([]corpus.File, error) {
	archive, err := packed.Open(in)
	isXMI := func(f *packed.File) bool { return strings.EqualFold(path.Ext(f.Name), ".xmi") }
	if err != nil || !slices.ContainsFunc(archive.Files, isXMI) {
		return nil, err
	}
	files, err := unpacked(ctx, in)
	for i := range files {
		files[i].Name = path.Join(path.Dir(name), files[i].Name)
	}
	return files, err
}
