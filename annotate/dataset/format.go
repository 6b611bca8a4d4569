package dataset

import (
	"io"
	"slices"

	"plumbline/annotate/sentence"
)

// Format is a file format in which answers can be written. Everything that
// lists formats, the command line and the screens, takes them from Formats.
type Format struct {
	Name      string            // for scripts; "" if they reach it by ForExcel of another
	Counts    string            // what is counted when it is written, in the singular: "row"
	Extension string            // of its files, with the dot
	Holds     string            // what such a file is, for who writes scripts
	Title     sentence.Sentence // how it is chosen from a list
	Tip       sentence.Sentence // what it is good for

	// ForExcel is the same made safe to be opened in a spreadsheet, nil where
	// a spreadsheet does not open it.
	ForExcel *Format

	// texts says that it holds texts with what somebody answered to them, and so no more
	// than what annotators said or what was decided.
	texts bool

	// write writes what an export holds, and returns how many rows, paragraphs or
	// documents there were.
	write func(w io.Writer, what *contents) (int, error)
}

// formats are listed to people in this order.
var formats = []*Format{
	CSV, SpreadsheetCSV, WideCSV, JSONLines, Workbook, Parquet, Evidence,
	LabelStudio, Doccano, WebAnno, RefiProject, RefiCodebook,
}

// Formats lists the formats, the usual one first.
func Formats() []*Format { return slices.Clone(formats) }

// FormatNamed returns the format that scripts call by a name, or nil.
func FormatNamed(name string) *Format {
	if at := slices.IndexFunc(formats, func(f *Format) bool { return name != "" && f.Name == name }); at >= 0 {
		return formats[at]
	}
	return nil
}
