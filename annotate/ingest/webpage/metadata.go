package webpage

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/markup"
)

// metaNames say which meta element speaks of what; the first of a field that
// is there counts.
var metaNames = []struct{ name, field string }{
	{"og:title", annotate.MetaTitle},
	{"twitter:title", annotate.MetaTitle},
	{"dc.title", annotate.MetaTitle},
	{"citation_title", annotate.MetaTitle},
	{"author", annotate.MetaAuthor},
	{"article:author", annotate.MetaAuthor},
	{"dc.creator", annotate.MetaAuthor},
	{"byl", annotate.MetaAuthor},
	{"parsely-author", annotate.MetaAuthor},
	{"article:published_time", annotate.MetaPublished},
	{"og:article:published_time", annotate.MetaPublished},
	{"datepublished", annotate.MetaPublished},
	{"date", annotate.MetaPublished},
	{"pubdate", annotate.MetaPublished},
	{"publish-date", annotate.MetaPublished},
	{"parsely-pub-date", annotate.MetaPublished},
	{"dc.date", annotate.MetaPublished},
	{"dc.date.issued", annotate.MetaPublished},
	{"sailthru.date", annotate.MetaPublished},
	{"og:site_name", annotate.MetaOutlet},
	{"application-name", annotate.MetaOutlet},
	{"dc.publisher", annotate.MetaOutlet},
	{"og:url", annotate.MetaURL},
	{"article:section", document.Section},
	{"og:locale", document.Language},
	{"content-language", document.Language},
	{"dc.language", document.Language},
}

// metadata takes what a page says of itself.
func metadata(a *document.Article, doc *html.Node) {
	metas := map[string]string{}
	var later []func()
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Meta:
			noteMeta(metas, n)
		case atom.Script:
			if strings.EqualFold(markup.Attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				linkedData(a, n.FirstChild.Data)
			}
		case atom.Link:
			if strings.EqualFold(markup.Attr(n, "rel"), "canonical") {
				later = append(later, func() { addURL(a, markup.Attr(n, "href"), "link canonical") })
			}
		case atom.Html:
			later = append(later, func() { a.Add(document.Language, language(markup.Attr(n, "lang")), "html lang") })
		case atom.Time:
			if markup.Attr(n, "itemprop") == "datePublished" || hasAttr(n, "pubdate") {
				later = append(later, func() { addDate(a, markup.Attr(n, "datetime"), "time element") })
			}
		}
		noteMarked(a, n, &later)
	}
	for _, m := range metaNames {
		addMeta(a, m.field, metas[m.name], "meta "+m.name)
	}
	for _, add := range later {
		add()
	}
	a.Add(annotate.MetaURL, savedFrom(doc), "saved from url")
}

func noteMeta(metas map[string]string, n *html.Node) {
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if name := strings.ToLower(strings.TrimSpace(markup.Attr(n, key))); name != "" && metas[name] == "" {
			metas[name] = markup.Attr(n, "content")
		}
	}
}

// noteMarked takes elements that say what they hold.
func noteMarked(a *document.Article, n *html.Node, later *[]func()) {
	if n.Type != html.ElementNode || n.DataAtom == atom.Meta || n.DataAtom == atom.Link {
		return
	}
	if strings.EqualFold(markup.Attr(n, "rel"), "author") || markup.Attr(n, "itemprop") == "author" {
		*later = append(*later, func() {
			if a.Field(annotate.MetaAuthor) == "" {
				a.Add(annotate.MetaAuthor, plainName(markup.Text(n)), "marked author")
			}
		})
	}
}

func addMeta(a *document.Article, field, value, from string) {
	switch field {
	case annotate.MetaPublished:
		addDate(a, value, from)
	case annotate.MetaURL:
		addURL(a, value, from)
	case annotate.MetaAuthor:
		a.Add(field, plainName(value), from)
	case document.Language:
		a.Add(field, language(value), from)
	default:
		a.Add(field, value, from)
	}
}

var dateForm = regexp.MustCompile(`^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?`)

// addDate takes a date that is written as ISO 8601 has it, and no other: it
// stands in the markup for programs.
func addDate(a *document.Article, value, from string) {
	if m := dateForm.FindStringSubmatch(value); m != nil {
		a.Add(annotate.MetaPublished, m[1], from)
	}
}

func addURL(a *document.Article, value, from string) {
	if strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://") {
		a.Add(annotate.MetaURL, value, from)
	}
}

// language writes de_DE as de-DE, and drops what is no language.
func language(value string) string {
	value = strings.ReplaceAll(strings.TrimSpace(value), "_", "-")
	if first, _, _ := strings.Cut(value, ","); len(first) >= 2 && len(first) <= 12 {
		return first
	}
	return ""
}

var byWord = regexp.MustCompile(`^(?i:by|von|par|por|di|door|da|von:|by:|author:|autor:)\s+`)

// plainName is a byline without the word before it; "" if it is an address or
// a date rather than a name.
func plainName(value string) string {
	value = byWord.ReplaceAllString(document.OneLine(value), "")
	digits, letters := 0, 0
	for _, r := range value {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	if strings.Contains(value, "://") || strings.HasPrefix(value, "@") || letters < 2 || digits > 3 || len(value) > 200 {
		return ""
	}
	return value
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

var savedComment = regexp.MustCompile(`saved from url=\(\d+\)(https?://\S+)`)

// savedFrom is the address that a browser notes when it saves a page.
func savedFrom(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			if m := savedComment.FindStringSubmatch(n.Data); m != nil {
				return m[1]
			}
		}
	}
	return ""
}

// linkedData takes what JSON-LD says of an article.
func linkedData(a *document.Article, text string) {
	var data any
	if len(text) > 1<<20 || json.Unmarshal([]byte(text), &data) != nil {
		return
	}
	if object := articleIn(data, 0); object != nil {
		a.Add(annotate.MetaTitle, markup.Strip(stringOf(object["headline"])), "JSON-LD headline")
		a.Add(annotate.MetaAuthor, namesOf(object["author"], 0), "JSON-LD author")
		addDate(a, stringOf(object["datePublished"]), "JSON-LD datePublished")
		a.Add(annotate.MetaOutlet, namesOf(object["publisher"], 0), "JSON-LD publisher")
		a.Add(document.Language, language(stringOf(object["inLanguage"])), "JSON-LD inLanguage")
		a.Add(document.Section, namesOf(object["articleSection"], 0), "JSON-LD articleSection")
		addURL(a, stringOf(object["url"]), "JSON-LD url")
	}
}

// articleIn finds the first object that is an article.
func articleIn(data any, depth int) map[string]any {
	if depth > 5 {
		return nil
	}
	switch v := data.(type) {
	case []any:
		for _, item := range v {
			if found := articleIn(item, depth+1); found != nil {
				return found
			}
		}
	case map[string]any:
		if kind := namesOf(v["@type"], 0); strings.Contains(kind, "Article") || strings.Contains(kind, "BlogPosting") ||
			strings.Contains(kind, "Report") {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if found := articleIn(v[key], depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

func stringOf(v any) string {
	s, _ := v.(string)
	return s
}

// namesOf reads a name, an object with one, or a list of either.
func namesOf(v any, depth int) string {
	switch v := v.(type) {
	case string:
		return plainOr(v)
	case map[string]any:
		return plainOr(stringOf(v["name"]))
	case []any:
		var names []string
		for _, item := range v {
			if depth < 3 {
				if name := namesOf(item, depth+1); name != "" {
					names = append(names, name)
				}
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

func plainOr(name string) string {
	if strings.Contains(name, "://") {
		return ""
	}
	return document.OneLine(name)
}
