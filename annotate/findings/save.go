package findings

import (
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/picture"
	"plumbline/annotate/sentence"
	"plumbline/annotate/wholefile"
)

// Endings are those of the files that a picture is written to: drawn with its words as text,
// in pixels, and its numbers.
var Endings = []string{".svg", ".png", ".csv"}

// Save writes a picture to a file, as its name ends.
func (p *Picture) Save(path string) error {
	ending := strings.ToLower(filepath.Ext(path))
	if !slices.Contains(Endings, ending) {
		return annotate.Fail(annotate.CodeInvalid, "picture.ending", "File", filepath.Base(path))
	}
	err := wholefile.Replace(path, func(w io.Writer) error {
		switch ending {
		case ".csv":
			return WriteCSV(w, p.Lines)
		case ".png":
			return picture.NewPaper().WritePNG(w, &p.Bars)
		default:
			return picture.NewPaper().WriteSVG(w, &p.Bars)
		}
	})
	if errors.Is(err, picture.ErrTooHigh) {
		return annotate.Fail(annotate.CodeInvalid, "picture.too-high", "Name", p.Name)
	}
	return err
}

// Find finds the picture of a name.
func Find(all []*Picture, name string) (*Picture, error) {
	names := make([]string, len(all))
	for i, p := range all {
		if names[i] = p.Name; p.Name == name {
			return p, nil
		}
	}
	return nil, annotate.Fail(annotate.CodeNotFound, "picture.unknown",
		"Name", sentence.Quoted(name), "Names", strings.Join(names, ", "))
}
