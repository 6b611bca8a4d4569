package ingest

import (
	"html"
	"regexp"
)

var (
	hiddenHTML = regexp.MustCompile(
		`(?is)<!--.*?(?:-->|$)|<(?:script|style|head|template)\b.*?(?:</(?:script|style|head|template)\s*>|$)|<[!?][^>]*(?:>|$)`,
	)
	breakTag = regexp.MustCompile(`(?i)^<br\s*/?>$`)
	brTag    = regexp.MustCompile(`(?i)<br\s*/?>`)
	blockTag = regexp.MustCompile(
		`(?i)</?(?:p|div|h[1-6]|li|ul|ol|tr|table|blockquote|section|article|aside|header|footer|figure|figcaption|pre|hr|dd|dt|dl|details|summary|main|nav|form|address)\b[^>]*>`,
	)
	anyTag = regexp.MustCompile(`</?[A-Za-z][^>]*>`)
)

// stripHTML returns the visible text of a piece of HTML, one string per
// block element. Scripts, styles and comments are not visible.
func stripHTML(raw string) []string {
	raw = hiddenHTML.ReplaceAllString(raw, "")
	raw = brTag.ReplaceAllString(raw, "\n")
	var found []string
	for _, block := range blockTag.Split(raw, -1) {
		block = html.UnescapeString(anyTag.ReplaceAllString(block, ""))
		if visible(block) != "" {
			found = append(found, block)
		}
	}
	return found
}
