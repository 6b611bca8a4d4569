package previewscreen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/ingest"
	"plumbline/annotate/ingest/document"
)

// stacked puts objects below each other.
func stacked(objects ...fyne.CanvasObject) fyne.CanvasObject { return container.NewVBox(objects...) }

// kindName is what a paragraph is on the page.
func kindName(guess string) string {
	switch guess {
	case annotate.GuessHeadline:
		return lang.L("headline")
	case annotate.GuessStandfirst:
		return lang.L("standfirst")
	case annotate.GuessLede:
		return lang.L("lede")
	case annotate.GuessCrosslink:
		return lang.L("cross-link")
	case annotate.GuessCaption:
		return lang.L("caption")
	case annotate.GuessFurniture:
		return lang.L("furniture")
	}
	return lang.L("body")
}

// splitName is what parts paragraphs.
func splitName(split ingest.Split) string {
	switch split {
	case ingest.Line:
		return lang.L("every line")
	case ingest.Blank:
		return lang.L("blank lines")
	case ingest.Wrap:
		return lang.L("lines that end early")
	}
	return lang.L("find out")
}

// columnName is what is known of an article, as a column of the table.
func columnName(field string) string {
	switch field {
	case annotate.MetaTitle:
		return lang.L("Title")
	case annotate.MetaOutlet:
		return lang.L("Outlet")
	case annotate.MetaAuthor:
		return lang.L("Author")
	case annotate.MetaPublished:
		return lang.L("Published")
	case annotate.MetaURL:
		return lang.L("URL")
	case annotate.MetaEvent:
		return lang.L("Event")
	case annotate.MetaStratum:
		return lang.L("Stratum")
	case annotate.MetaTargets:
		return lang.L("Targets")
	case document.Language:
		return lang.L("Language")
	}
	return strings.TrimPrefix(field, annotate.FreePrefix)
}
