package release

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"plumbline/annotate/dataset/table"
	"plumbline/annotate/release/describe"
	"plumbline/annotate/wholefile"
)

// ZIP is the ending of a package in one file; any other name is that of a folder.
const ZIP = ".zip"

// bundle writes the files of a package one after the other and keeps what they are.
type bundle struct {
	ctx      context.Context
	write    func(name string, write func(io.Writer) error) error
	files    []describe.File
	sums     []string
	progress func(file string)
}

// writeBundle lets fill write a package under a name: a folder, or an archive where the
// name ends so. It appears whole or not at all.
func writeBundle(ctx context.Context, path string, progress func(string), fill func(*bundle) error) error {
	if progress == nil {
		progress = func(string) {}
	}
	b := &bundle{ctx: ctx, progress: progress}
	if !strings.EqualFold(filepath.Ext(path), ZIP) {
		return wholefile.NewFolder(path, func(f *wholefile.Folder) error {
			b.write = f.Write
			return fill(b)
		})
	}
	return wholefile.Replace(path, func(w io.Writer) error {
		out := bufio.NewWriterSize(w, table.BufferSize)
		archive := zip.NewWriter(out)
		b.write = func(name string, write func(io.Writer) error) error {
			to, err := wholefile.CreateIn(archive, name)
			if err != nil {
				return err
			}
			return write(to)
		}
		if err := fill(b); err != nil {
			return err
		}
		if err := archive.Close(); err != nil {
			return err
		}
		return out.Flush()
	})
}

// add writes a file.
func (b *bundle) add(name, holds, media string, write func(io.Writer) error) (describe.File, error) {
	b.progress(name)
	f := describe.File{Path: name, Holds: holds, Media: media}
	sum := sha256.New()
	err := b.write(name, func(w io.Writer) error {
		counted := &counting{ctx: b.ctx, to: io.MultiWriter(w, sum)}
		err := write(counted)
		f.Bytes = counted.bytes
		return err
	})
	f.SHA256 = hex.EncodeToString(sum.Sum(nil))
	b.files = append(b.files, f)
	b.sums = append(b.sums, f.SHA256+"  "+name+"\n")
	return f, err
}

// counting counts the bytes that pass, and stops when nobody waits for them any more.
type counting struct {
	ctx   context.Context
	to    io.Writer
	bytes int64
}

func (c *counting) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.to.Write(p)
	c.bytes += int64(n)
	return n, err
}

// Sums is the name of the file of hashes, which sha256sum -c reads.
const Sums = "SHA256SUMS"

// addSums writes the hashes of all files before it.
func (b *bundle) addSums() error {
	slices.SortFunc(b.sums, func(x, y string) int { return strings.Compare(x[sha256.Size*2:], y[sha256.Size*2:]) })
	_, err := b.add(Sums, "The SHA-256 of every file", "text/plain", func(w io.Writer) error {
		_, err := fmt.Fprint(w, strings.Join(b.sums, ""))
		return err
	})
	return err
}

// addTable writes a table in one format and tells of it. Its rows are written to others too.
func (b *bundle) addTable(t *table.Table, name, media string, others ...table.Writer) (describe.Table, error) {
	d := describe.Table{Name: t.Name, Meaning: t.Meaning, Columns: t.Columns}
	begin := table.NewCSV
	if media == describe.Parquet {
		begin = table.NewParquet
	}
	f, err := b.add(name, t.Meaning, media, func(w io.Writer) (err error) {
		d.Rows, err = t.WriteTo(append(others, begin(w, t.Columns))...)
		return err
	})
	d.Files = []describe.File{f}
	return d, err
}

// addTypedToo writes each table as CSV and then each as Parquet, under names that in makes
// of their own. Both are made in one walk over the rows, which takes longest: the second
// waits in a temporary file for its turn.
func addTypedToo(b *bundle, tables []*table.Table, in func(name, ending string) string) (all []describe.Table, err error) {
	folder, remove, err := wholefile.TemporaryFolder()
	if err != nil {
		return nil, err
	}
	defer remove()
	var typed []*wholefile.TemporaryFile
	defer func() {
		for _, f := range typed {
			err = errors.Join(err, f.Close())
		}
	}()
	for _, t := range tables {
		f, err := wholefile.NewTemporary(filepath.Join(folder, t.Name))
		if err != nil {
			return nil, err
		}
		typed = append(typed, f)
		out := bufio.NewWriterSize(f, table.BufferSize)
		d, err := b.addTable(t, in(t.Name, ".csv"), describe.CSV, table.NewParquet(out, t.Columns))
		if err := errors.Join(err, out.Flush()); err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	for i, t := range tables {
		f, err := b.add(in(t.Name, ".parquet"), t.Meaning, describe.Parquet, func(w io.Writer) error {
			_, err := typed[i].WriteTo(w)
			return err
		})
		if err != nil {
			return nil, err
		}
		all[i].Files = append(all[i].Files, f)
	}
	return all, nil
}
