package ingest

import (
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

// addFromLines takes author and date from the byline and date lines at the top
// of an article, where the file does not say them otherwise.
func addFromLines(r *Result, found blocks) {
	var a document.Article
	a.Fields = r.Fields
	for i := range r.Paragraphs[:min(len(r.Paragraphs), 8)] {
		p := &r.Paragraphs[i]
		if p.Guess != GuessFurniture {
			continue
		}
		if isByline(p.Text) {
			a.Add(annotate.MetaAuthor, bylineNames(p.Text), "byline")
		}
		if label := foldLabel(p.Text); isDateLine(label) && !readingTime.MatchString(label) {
			if date := document.ISODate(label); date != "" {
				a.Add(annotate.MetaPublished, date, "date line")
			}
		}
	}
	r.Fields = a.Fields
}

// bylineNames are the names of a byline, without the word before them.
func bylineNames(text string) string {
	return strings.TrimRight(text[len(bylineOpening.FindString(text)):], " ,;|")
}
