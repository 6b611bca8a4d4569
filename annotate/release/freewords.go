package release

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/dataset"
	"plumbline/annotate/sentence"
)

// FreeWords is something that a person wrote in their own words, and that a package may
// hold if somebody has looked at it.
type FreeWords struct {
	Who   string            // by their id in the project
	Where string            // an article and the position of a paragraph, or ""
	About sentence.Sentence // the question, or what it tells of
	Words string
}

// ReadFreeWords lists what people wrote that a package of the export would hold, and
// returns a word that stands for exactly that: who says it has looked.
func ReadFreeWords(ctx context.Context, e dataset.Export, from Source) ([]FreeWords, string, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, "", err
	}
	e.Submitted = true
	rows, err := e.Rows(ctx, from)
	if err != nil {
		return nil, "", err
	}
	var all []FreeWords
	for row, err := range rows {
		if err != nil {
			return nil, "", err
		}
		where := row.ArticleTitle + ", " + strconv.Itoa(row.Position)
		if f := book.Field(row.Field); f != nil && f.Scale == codebook.Text && row.Value != "" {
			all = append(all, FreeWords{row.Annotator, where, sentence.Of("free-words.answer", "Question", row.Field), row.Value})
		}
		if row.Reason != "" {
			all = append(all, FreeWords{row.DecidedBy, where, sentence.Of("free-words.reason"), row.Reason})
		}
	}
	excluded, err := annotate.ReadExclusions(ctx, from)
	for _, x := range excluded {
		all = append(all, FreeWords{"", "", sentence.Of("free-words.left-out", "Annotator", x.Annotator), x.Reason})
	}
	return all, looked(all), err
}

// looked is the word that stands for a list.
func looked(all []FreeWords) string {
	sum := sha256.New()
	for _, w := range all {
		for _, part := range []string{w.Who, w.Where, w.About.String(), w.Words} {
			sum.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
		}
	}
	return hex.EncodeToString(sum.Sum(nil))[:8]
}
