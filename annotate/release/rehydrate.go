package release

import (
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/dataset/table"
	"plumbline/annotate/release/describe"
)

// Texts are texts of paragraphs by their hash.
type Texts map[string]string

// Add takes a text up.
func (t Texts) Add(text string) { t[annotate.TextHash(text)] = text }

// Rehydrated says how many texts were put back.
type Rehydrated struct{ Found, Missing int }

// rehydrating is a package whose texts are put back.
type rehydrating struct {
	files fs.FS
	about *describe.Package
	texts map[string]string // by paragraph
	Rehydrated
}

// Rehydrate writes a package again with the texts that were left out of it, as far as they
// are among those at hand: to an archive if the name ends in .zip, else to a folder.
func Rehydrate(ctx context.Context, files fs.FS, at Texts, to string, progress func(string)) (Rehydrated, error) {
	r := &rehydrating{files: files, texts: make(map[string]string)}
	data, err := fs.ReadFile(files, describe.Frictionless)
	if err != nil {
		return Rehydrated{}, annotate.Wrap(err, annotate.CodeInvalid, "rehydrate.no-package", "File", describe.Frictionless)
	}
	if r.about, err = describe.ReadFrictionless(data); err != nil {
		return Rehydrated{}, annotate.Wrap(err, annotate.CodeInvalid, "rehydrate.no-package", "File", describe.Frictionless)
	}
	for _, f := range r.about.Files {
		if !fs.ValidPath(f.Path) || !filepath.IsLocal(filepath.FromSlash(f.Path)) { // no way out of the package
			return Rehydrated{}, annotate.Fail(annotate.CodeInvalid, "rehydrate.no-package", "File", annotate.Visible(f.Path))
		}
	}
	if err := r.whole(ctx); err != nil {
		return Rehydrated{}, err
	}
	if err := r.find(at); err != nil {
		return Rehydrated{}, err
	}
	if r.Found == 0 {
		return r.Rehydrated, annotate.Fail(annotate.CodeNotFound, "rehydrate.none", "Count", r.Missing)
	}
	return r.Rehydrated, writeBundle(ctx, to, progress, r.write)
}

// whole holds the tables that are read against their hashes: what was changed in them since
// would else be given out with new hashes.
func (r *rehydrating) whole(ctx context.Context) error {
	for _, t := range r.about.Tables {
		for _, f := range t.Files {
			if err := ctx.Err(); err != nil {
				return err
			}
			if f.Media != describe.CSV {
				continue // Parquet is made anew of it
			}
			sum := sha256.New()
			file, err := r.files.Open(f.Path)
			if err == nil {
				_, err = io.Copy(sum, file)
				_ = file.Close()
			}
			if err != nil || hex.EncodeToString(sum.Sum(nil)) != f.SHA256 {
				return damaged(err, f.Path)
			}
		}
	}
	return nil
}

// find looks the paragraphs up that have no text.
func (r *rehydrating) find(at Texts) error {
	texts := r.table(textsTable)
	if texts == nil {
		return annotate.Fail(annotate.CodeInvalid, "rehydrate.there")
	}
	paragraph, hash := columnAt(texts.Columns, paragraphColumn), columnAt(texts.Columns, hashColumn)
	if paragraph < 0 || hash < 0 {
		return annotate.Fail(annotate.CodeInvalid, "rehydrate.no-package", "File", describe.Frictionless)
	}
	for row, err := range r.rows(texts) {
		if err != nil {
			return err
		}
		switch text, ok := at[row[hash]]; {
		case ok:
			r.texts[row[paragraph]] = text
			r.Found++
		case row[hash] != "":
			r.Missing++
		}
	}
	return nil
}

func (r *rehydrating) table(name string) *describe.Table {
	for i := range r.about.Tables {
		if r.about.Tables[i].Name == name {
			return &r.about.Tables[i]
		}
	}
	return nil
}

func columnAt(columns []table.Column, name string) int {
	return slices.IndexFunc(columns, func(c table.Column) bool { return c.Name == name })
}

// rows are those of a table, read from its CSV.
func (r *rehydrating) rows(t *describe.Table) func(yield func([]string, error) bool) {
	return func(yield func([]string, error) bool) {
		at := slices.IndexFunc(t.Files, func(f describe.File) bool { return f.Media == describe.CSV })
		if at < 0 {
			yield(nil, annotate.Fail(annotate.CodeInvalid, "rehydrate.no-package", "File", t.Name))
			return
		}
		file, err := r.files.Open(t.Files[at].Path)
		if err != nil {
			yield(nil, damaged(err, t.Files[at].Path))
			return
		}
		defer func() { _ = file.Close() }()
		in := csv.NewReader(file)
		in.FieldsPerRecord, in.ReuseRecord = len(t.Columns), true
		if _, err := in.Read(); err != nil {
			yield(nil, damaged(err, t.Files[at].Path))
			return
		}
		for {
			row, err := in.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, damaged(err, t.Files[at].Path))
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

func damaged(err error, file string) error {
	return annotate.Wrap(err, annotate.CodeDamaged, "rehydrate.damaged", "File", annotate.Visible(file))
}

// write writes the tables with texts, everything else as it is, and the descriptions anew.
func (r *rehydrating) write(b *bundle) error {
	for i := range r.about.Tables {
		t := &r.about.Tables[i]
		with := r.with(t)
		var files []describe.File
		for _, f := range t.Files {
			d, err := b.addTable(with(), f.Path, f.Media)
			if err != nil {
				return err
			}
			files = append(files, d.Files...)
			t.Columns, t.Rows = d.Columns, d.Rows
		}
		t.Files = files
	}
	for _, f := range r.about.Files {
		if f.Path == describe.Card || slices.ContainsFunc(b.files, func(done describe.File) bool { return done.Path == f.Path }) {
			continue
		}
		if err := r.copy(b, f); err != nil {
			return err
		}
	}
	return addDescriptions(r.about, b)
}

func (r *rehydrating) copy(b *bundle, f describe.File) error {
	written, err := b.add(f.Path, f.Holds, f.Media, func(w io.Writer) error {
		file, err := r.files.Open(f.Path)
		if err != nil {
			return damaged(err, f.Path)
		}
		defer func() { _ = file.Close() }()
		_, err = io.Copy(w, file)
		return err
	})
	if err == nil && written.SHA256 != f.SHA256 {
		return damaged(nil, f.Path)
	}
	return err
}

// with returns a table, each time to be read once, with the words that its rows are about.
func (r *rehydrating) with(t *describe.Table) func() *table.Table {
	columns, rows := slices.Clone(
		t.Columns,
	), r.rows(
		&describe.Table{Name: t.Name, Columns: slices.Clone(t.Columns), Files: slices.Clone(t.Files)},
	)
	words, at := r.words(t)
	if words != nil {
		columns = slices.Insert(columns, at, *words)
	}
	paragraph, begin, end := columnAt(t.Columns, paragraphColumn), columnAt(t.Columns, "begin"), columnAt(t.Columns, "end")
	return func() *table.Table {
		return &table.Table{Name: t.Name, Meaning: t.Meaning, Columns: columns, Rows: func(yield func([]string, error) bool) {
			for row, err := range rows {
				if err == nil && words != nil {
					text := r.texts[row[paragraph]]
					if t.Name == evidenceTable {
						text = cut(text, row[begin], row[end])
					}
					row = slices.Insert(slices.Clone(row), at, text)
				}
				if !yield(row, err) || err != nil {
					return
				}
			}
		}}
	}
}

// evidenceTable is the table of the words that answers rest on.
const evidenceTable = "evidence"

// words is the column that comes back into a table, and where; nil for none.
func (r *rehydrating) words(t *describe.Table) (column *table.Column, at int) {
	text := table.Column{Name: "text", Type: table.Text, Meaning: "The paragraph, verbatim.", Missing: "the text is not here"}
	switch {
	case t.Name == textsTable || columnAt(t.Columns, paragraphColumn) < 0 || columnAt(t.Columns, text.Name) >= 0:
		return nil, 0
	case t.Name == evidenceTable:
		if columnAt(t.Columns, "begin") < 0 || columnAt(t.Columns, "end") < 0 {
			return nil, 0
		}
		text.Name, text.Meaning, text.Missing = "words", "The words, verbatim.", "no words show it, or the text is not here"
		return &text, columnAt(t.Columns, "end") + 1
	}
	return &text, columnAt(t.Columns, "position") + 1
}

// cut is the part of a text between two places in code points, "" if there is none.
func cut(text, begin, end string) string {
	letters := []rune(text)
	from, err := strconv.Atoi(begin)
	to, badEnd := strconv.Atoi(end)
	if err != nil || badEnd != nil || from < 0 || to < from || to > len(letters) {
		return ""
	}
	return string(letters[from:to])
}
