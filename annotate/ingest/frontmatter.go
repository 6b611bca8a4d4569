package ingest

import (
	"regexp"
	"strings"
)

var (
	yamlLine = regexp.MustCompile(`^(?:[\p{L}_][\p{L}\d_ .-]*\s*:(?:\s.*|$)|\s+\S.*|- .*|#.*|[\]}],?\s*$|\s*$)`)
	tomlLine = regexp.MustCompile(`^(?:[\w."-]+\s*=.*|\[.*\]\s*$|\s+\S.*|#.*|[\]}],?\s*$|\s*$)`)
)

// skipFrontMatter cuts the settings that site generators keep at the top of
// a Markdown file. What stands between two rules but does not look like
// settings is text and stays.
func skipFrontMatter(source string) string {
	first, rest, _ := strings.Cut(source, "\n")
	fence, pattern := strings.TrimRight(first, " \t"), yamlLine
	switch fence {
	case "---":
	case "+++":
		pattern = tomlLine
	default:
		return source
	}
	settings := 0
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		trimmed := strings.TrimRight(line, " \t")
		if trimmed == fence || (fence == "---" && trimmed == "...") {
			if settings == 0 {
				return source
			}
			return rest
		}
		if !pattern.MatchString(line) {
			return source
		}
		if trimmed != "" {
			settings++
		}
	}
	return source
}

// unixLines makes every separator that plain text knows one that Markdown
// knows.
func unixLines(source string) string {
	return separators.Replace(source)
}

var separators = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n")
