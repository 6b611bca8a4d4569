// Package formats chooses the reader for a file, a folder or an archive of another
// annotation tool.
package formats

import (
	"context"
	"os"
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
var readers = []*corpus.Reader{refi.Reader, brat.Reader, webanno.Reader, labelstudio.Reader, doccano.Reader, tables.Reader}

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
		return unpacked(ctx, source.Name, data)
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
var endings = []string{".ann", ".txt", ".tsv", ".json", ".jsonl", ".csv", ".tab", ".xlsx", ".xlsm", ".qde", ".qdc"}

func wanted(name string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(name))) && !strings.HasPrefix(filepath.Base(name), ".")
}

// unpacked reads the files of an archive, within the limits of all archives.
func unpacked(ctx context.Context, name string, data []byte) (*corpus.Source, error) {
	source := &corpus.Source{Name: name}
	archive, err := packed.Open(document.NewInput(name, data, "", nil))
	if err != nil {
		return nil, err
	}
	for _, f := range archive.Files {
		if f.IsFolder() || !wanted(f.Name) {
			continue
		}
		data, err := archive.Read(ctx, f)
		if err != nil {
			return nil, err
		}
		source.Files = append(source.Files, corpus.File{Name: f.Name, Data: data})
	}
	return source, nil
}
