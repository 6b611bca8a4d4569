package ingest

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
	"time"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/sentence"
)

// File is what was found in one file.
type File struct {
	Path     string
	Reader   string // the name of the format it was read as
	Encoding string // "" where the format fixes one
	Articles []*Result
	Dropped  []document.Dropped
	Warnings []sentence.Sentence
	Refused  []error // parts that could not be read; the others are here
}

// ReadFile reads the articles of one file from disk. It never waits for a pipe
// or a device. Every error is an *Error or the context's; the File says by
// which reader it was refused.
func ReadFile(ctx context.Context, path string, o Options) (*File, error) {
	f := &File{Path: path}
	split, err := checkSplit(o.Split)
	if err != nil {
		return f, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return f, fileError(path, err)
	}
	if err := checkKind(path, info); err != nil {
		return f, err
	}
	data, err := readAll(path, info.Size())
	if err != nil {
		return f, err
	}
	return f, f.read(ctx, document.NewInput(path, data, o.Encoding, nested), o, split)
}

// readTime is how long one file may take, the first start of the reader of
// PDFs apart.
const readTime = 2 * time.Minute

// readShare is how much of the work is a reader's; the rest is to make paragraphs.
const readShare = 0.8

func (f *File) read(ctx context.Context, in *document.Input, o Options, split Split) error {
	in.Columns, in.Progress, in.Doubtful = o.Columns, o.Progress, o.Doubtful
	in.Reserve(readShare)
	limited, stop := context.WithTimeout(ctx, readTime)
	defer stop()
	found, reader, err := open(limited, in)
	f.Reader = reader
	if err == nil {
		f.Encoding, f.Dropped, f.Warnings, f.Refused = found.Encoding, found.Dropped, found.Warnings, found.Refused
		err = f.assemble(limited, in, found.Articles, split)
	}
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return in.Fail("too_large", "ingest.takes-too-long")
	}
	return err
}

// assemble keeps the articles that have paragraphs. A file without any is refused.
func (f *File) assemble(ctx context.Context, in *document.Input, articles []document.Article, split Split) error {
	name, paragraphs := in.Name, 0
	for i := range articles {
		if i%100 == 0 && in.Progress != nil {
			in.Progress(document.Progress{Share: readShare + (1-readShare)*float64(i)/float64(len(articles))})
		}
		a := &articles[i]
		of := name
		if a.Part != "" {
			of = name + ": " + a.Part
		}
		r, err := assemble(ctx, of, a, split)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			f.Refused = append(f.Refused, err)
		default:
			r.Encoding = f.Encoding
			f.Articles = append(f.Articles, r)
			if paragraphs += len(r.Paragraphs); paragraphs > MaxParagraphs {
				f.Articles = nil
				return fail("too_many", "ingest.too-many-paragraphs", "File", of, "Paragraphs", paragraphs, "Most", MaxParagraphs)
			}
		}
		articles[i] = document.Article{} // its blocks are of no more use
	}
	if len(f.Articles) > 0 {
		return nil
	}
	if len(f.Refused) > 0 {
		return f.Refused[0]
	}
	return fail("empty", "ingest.no-text", "File", name)
}

// checkKind refuses what is no regular file or too large to be an article.
func checkKind(path string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return fail("directory", "ingest.is-a-folder", "File", path)
	case !info.Mode().IsRegular():
		return fail("not_regular", "ingest.no-ordinary-file", "File", path)
	case info.Size() > MaxFileBytes:
		return tooLarge(path, info.Size())
	}
	return nil
}

func readAll(path string, size int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	defer f.Close()
	// The file may grow after its size was asked for, so the limit holds here too.
	data := make([]byte, 0, size+512)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if len(data) > MaxFileBytes {
			return nil, tooLarge(path, int64(len(data)))
		}
		if errors.Is(err, io.EOF) {
			return data, nil
		}
		if err != nil {
			return nil, fileError(path, err)
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// fileError turns what the system said into a sentence.
func fileError(path string, err error) *Error {
	switch {
	case path == "":
		return fail("not_found", "file.no-name")
	case ordinaryfile.NotThere(err):
		return fail("not_found", "file.not-found", "File", path)
	case errors.Is(err, syscall.ELOOP):
		return fail("unreadable", "file.links-in-a-circle", "File", path)
	case errors.Is(err, fs.ErrPermission):
		return fail("permission", "file.not-readable-by-user", "File", path)
	}
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return fail("unreadable", "ingest.unreadable", "File", path, "Cause", err)
}
