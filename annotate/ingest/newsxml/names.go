package newsxml

import (
	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

// What an element holds besides fields of an article.
const (
	body       = "body"
	standfirst = "standfirst"
	caption    = "caption"
)

// articles are the elements that are an article each.
var articles = map[string]bool{
	"article": true, "ppsarticle": true, "nitf": true, "newsitem": true, "distdoc": true, "document": true, "item": true, "story": true,
}

// inline are elements inside a line of text.
var inline = map[string]bool{
	"em": true, "strong": true, "b": true, "i": true, "a": true, "person": true, "org": true, "location": true, "emphasis": true,
	"chron": true, "num": true, "q": true, "hlt": true, "hl": true, "elink": true, "span": true, "u": true, "sup": true, "sub": true,
}

// names say what the elements of the formats hold.
var names = map[string]string{
	// Factiva
	"headline":        annotate.MetaTitle,
	"byline":          annotate.MetaAuthor,
	"sourcename":      annotate.MetaOutlet,
	"leadparagraph":   body,
	"tailparagraphs":  body,
	"publicationdate": annotate.MetaPublished,
	"sectionname":     document.Section,
	"baselanguage":    document.Language,
	"copyright":       "",
	"creditline":      "",
	"contact":         "",
	// NITF
	"hl1":            annotate.MetaTitle,
	"hl2":            standfirst,
	"body.content":   body,
	"date.issue":     annotate.MetaPublished,
	"media-caption":  caption,
	"caption":        caption,
	"media-producer": "",
	"body.end":       "",
	"head":           "",
	"distributor":    "",
	"dateline":       "",
	"byttl":          "",
	"abstract":       standfirst,
	"tagline":        "",
	// Nexis and others
	"title":           annotate.MetaTitle,
	"author":          annotate.MetaAuthor,
	"authors":         annotate.MetaAuthor,
	"creator":         annotate.MetaAuthor,
	"source":          annotate.MetaOutlet,
	"publication":     annotate.MetaOutlet,
	"publicationname": annotate.MetaOutlet,
	"publisher":       annotate.MetaOutlet,
	"newspaper":       annotate.MetaOutlet,
	"date":            annotate.MetaPublished,
	"pubdate":         annotate.MetaPublished,
	"published":       annotate.MetaPublished,
	"language":        document.Language,
	"lang":            document.Language,
	"section":         document.Section,
	"url":             annotate.MetaURL,
	"link":            annotate.MetaURL,
	"body":            body,
	"bodytext":        body,
	"text":            body,
	"fulltext":        body,
	"content":         body,
	"p":               body,
	"paragraph":       body,
	"para":            body,
	"subtitle":        standfirst,
	"standfirst":      standfirst,
	"event":           annotate.MetaEvent,
	"stratum":         annotate.MetaStratum,
	"metadata":        "",
	"indexing":        "",
	"keywords":        "",
	"subject":         "",
	"company":         "",
	"region":          "",
	"id":              "",
	"wordcount":       "",
}
