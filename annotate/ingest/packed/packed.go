// Package packed opens ZIP archives with limits, for the readers of archives
// and of the documents that are archives inside. What an archive says of its
// sizes is not believed; a name is decoded, and never a path to write to.
package packed

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
)

// Archive is an open ZIP archive.
type Archive struct {
	in    *document.Input
	Files []*File
	names map[string]*File
}

// File is a file in an archive.
type File struct {
	Name string // decoded, with slashes
	zip  *zip.File
}

// IsZip reports the first bytes of a ZIP archive.
func IsZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

// Open reads the list of files in an archive.
func Open(in *document.Input) (*Archive, error) {
	r, err := zip.NewReader(bytes.NewReader(in.Data), int64(len(in.Data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, in.Fail("damaged", "ingest.archive-damaged")
	}
	if len(r.File) > document.MaxParts {
		return nil, in.Fail("too_many", "ingest.too-many-parts", "Parts", len(r.File), "Most", document.MaxParts)
	}
	a := &Archive{in: in, names: make(map[string]*File, len(r.File))}
	names := decodedNames(r.File)
	for i, f := range r.File {
		file := &File{Name: strings.ReplaceAll(names[i], `\`, "/"), zip: f}
		a.Files = append(a.Files, file)
		if key := strings.ToLower(path.Clean("/" + file.Name)); a.names[key] == nil {
			a.names[key] = file
		}
	}
	return a, nil
}

// IsFolder reports a folder.
func (f *File) IsFolder() bool { return strings.HasSuffix(f.Name, "/") }

// Find is the file of a name, whatever its case, or nil.
func (a *Archive) Find(name string) *File { return a.names[strings.ToLower(path.Clean("/"+name))] }

// Read unpacks a file.
func (a *Archive) Read(ctx context.Context, f *File) ([]byte, error) {
	if f.zip.Flags&1 != 0 {
		return nil, a.in.Fail("password", "ingest.part-password", "Part", f.Name)
	}
	from, err := f.zip.Open()
	if err != nil {
		return nil, a.in.Fail("damaged", "ingest.part-damaged", "Part", f.Name)
	}
	defer from.Close()
	data, err := a.in.Unpack(ctx, f.Name, from)
	var ours *document.Error
	switch {
	case errors.As(err, &ours), ctx.Err() != nil:
		return nil, err
	case err != nil && !errors.Is(err, io.EOF):
		return nil, a.in.Fail("damaged", "ingest.part-damaged", "Part", f.Name)
	}
	return data, nil
}

// decodedNames reads the names that are not UTF-8, all together: one name is
// too short to tell its encoding by.
func decodedNames(files []*zip.File) []string {
	names := make([]string, len(files))
	var odd []byte
	for i, f := range files {
		names[i] = f.Name
		if !utf8.ValidString(f.Name) {
			odd = append(append(odd, f.Name...), '\n')
		}
	}
	if odd == nil {
		return names
	}
	decode := charset.NameDecoder(odd)
	for i := range names {
		if !utf8.ValidString(names[i]) {
			names[i] = decode(names[i])
		}
	}
	return names
}
