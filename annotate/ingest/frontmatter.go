package ingest

import (
	"regexp"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

var (
	yamlLine = regexp.MustCompile(`^(?:[\p{L}_][\p{L}\d_ .-]*\s*:(?:\s.*|$)|\s+\S.*|- .*|#.*|[\]}],?\s*$|\s*$)`)
	tomlLine = regexp.MustCompile(`^(?:[\w."-]+\s*=.*|\[.*\]\s*$|\s+\S.*|#.*|[\]}],?\s*$|\s*$)`)
)

// cutFrontMatter cuts the settings that site generators keep at the top of
// a Markdown file, and returns what they say about the article. What stands
// between two rules but does not look like settings is text and stays.
func cutFrontMatter(source string) (string, []document.Field) {
	first, rest, _ := strings.Cut(source, "\n")
	fence, pattern := strings.TrimRight(first, " \t"), yamlLine
	switch fence {
	case "---":
	case "+++":
		pattern = tomlLine
	default:
		return source, nil
	}
	settings, block := 0, rest
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		trimmed := strings.TrimRight(line, " \t")
		if trimmed == fence || (fence == "---" && trimmed == "...") {
			if settings == 0 {
				return source, nil
			}
			return rest, settingFields(block[:len(block)-len(rest)])
		}
		if !pattern.MatchString(line) {
			return source, nil
		}
		if trimmed != "" {
			settings++
		}
	}
	return source, nil
}

// settingNames are the settings that say something about an article.
var settingNames = map[string]string{
	"title": annotate.MetaTitle, "author": annotate.MetaAuthor, "authors": annotate.MetaAuthor, "byline": annotate.MetaAuthor,
	"date": annotate.MetaPublished, "published": annotate.MetaPublished, "pubdate": annotate.MetaPublished,
	"url": annotate.MetaURL, "canonical": annotate.MetaURL, "link": annotate.MetaURL, "source_url": annotate.MetaURL,
	"outlet": annotate.MetaOutlet, "source": annotate.MetaOutlet, "publication": annotate.MetaOutlet, "publisher": annotate.MetaOutlet,
	"lang": document.Language, "language": document.Language, "section": document.Section, "category": document.Section,
	"event": annotate.MetaEvent, "stratum": annotate.MetaStratum,
}

var settingLine = regexp.MustCompile(`^"?([A-Za-z_-]+)"?\s*[:=]\s*(\S.*)$`)

// settingFields takes the settings of one line each.
func settingFields(block string) []document.Field {
	var a document.Article
	for line := range strings.Lines(block) {
		m := settingLine.FindStringSubmatch(strings.TrimRight(line, " \t\n"))
		if m == nil {
			continue
		}
		value := strings.Trim(m[2], " \t")
		if len(value) > 1 && (value[0] == '"' || value[0] == '\'') && value[len(value)-1] == value[0] {
			value = value[1 : len(value)-1]
		}
		if name, ok := settingNames[strings.ToLower(m[1])]; ok && !strings.HasPrefix(value, "#") {
			if strings.HasPrefix(value, "[") {
				value = strings.NewReplacer("[", "", "]", "", "\"", "", "'", "").Replace(value)
			}
			a.Add(name, value, "front matter "+strings.ToLower(m[1]))
		}
	}
	return a.Fields
}

// unixLines makes every separator that plain text knows one that Markdown
// knows.
func unixLines(source string) string {
	return separators.Replace(source)
}

var separators = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n")
