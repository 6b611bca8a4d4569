package dataset

import (
	"io"

	"plumbline/annotate/dataset/table"
	"plumbline/annotate/sentence"
)

// Workbook is a workbook with the answers, the paragraphs, the codebook and the agreement.
var Workbook = &Format{
	Name: "xlsx", Counts: "row", Extension: ".xlsx", Holds: "a workbook: answers, paragraphs, codebook, agreement",
	Title: sentence.Own("Excel workbook"), Tip: sentence.Own("Sheets of answers, paragraphs, codebook and agreement; up to a million rows"),
	write: func(w io.Writer, what *contents) (int, error) {
		wide, err := what.paragraphs()
		if err != nil {
			return 0, err
		}
		agreed, err := what.agreement()
		if err != nil {
			return 0, err
		}
		return table.WriteWorkbook(w, what.answers(), wide, codes(what.book), agreed)
	},
}
