package release

import (
	"context"
	"errors"
	"strconv"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/dataset/table"
)

// The columns by which texts that were left out are found again.
const (
	paragraphColumn = "paragraph_id"
	hashColumn      = "text_sha256"
)

// textsTable is the table of the texts that were left out.
const textsTable = "texts"

// texts are the paragraphs whose texts are left out, by hashes by which whoever has them
// finds them again.
func (m *making) texts(ctx context.Context) *table.Table {
	return &table.Table{
		Name: textsTable, Meaning: "One paragraph whose text is left out; plumb rehydrate puts it back from copies of the articles.",
		Columns: []table.Column{
			{Name: paragraphColumn, Type: table.Text, Meaning: "The paragraph, by a hash of the article and its position."},
			{Name: "article_id", Type: table.Text, Meaning: "Its article, by a hash of all its paragraphs."},
			{Name: "position", Type: table.Integer, Meaning: "The position of the paragraph in its article, from 1."},
			{
				Name:    "letters",
				Type:    table.Integer,
				Meaning: "How long the text is.",
				Unit:    "code points",
				Missing: "the text is not known here",
			},
			{Name: hashColumn, Type: table.Text, Meaning: "The SHA-256 of the text in UTF-8.", Missing: "the text is not known here"},
		},
		Rows: func(yield func([]string, error) bool) {
			stopped := errors.New("stopped")
			err := m.from.EachParagraph(ctx, func(a *annotate.Article, p annotate.Paragraph) error {
				if a.Meta.Practice || a.Meta.Withdrawn && !m.Export.Withdrawn || !m.Export.Only.Has(a.ID, a.Meta) {
					return nil
				}
				row := []string{p.ID, a.ID, strconv.Itoa(p.Position), "", ""}
				if p.Text != "" {
					row[3], row[4] = strconv.Itoa(utf8.RuneCountInString(p.Text)), annotate.TextHash(p.Text)
				}
				if !yield(row, nil) {
					return stopped
				}
				return nil
			})
			if err != nil && !errors.Is(err, stopped) {
				yield(nil, err)
			}
		},
	}
}
