package markup

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

var xmlDeclaration = regexp.MustCompile(`(?i)^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']`)

var charsetParameter = regexp.MustCompile(`(?i)charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})`)

// DeclaredEncoding is the encoding that the beginning of a page or an XML file
// names, or "". What stands in comments and scripts names none.
func DeclaredEncoding(data []byte) string {
	head := string(data[:min(len(data), 16<<10)])
	if m := xmlDeclaration.FindStringSubmatch(head); m != nil {
		return m[1]
	}
	z := html.NewTokenizer(strings.NewReader(head))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if token.Data != "meta" {
				continue
			}
			if name := ofMeta(token); name != "" {
				return name
			}
		}
	}
}

func ofMeta(token html.Token) string {
	content := ""
	for _, a := range token.Attr {
		switch a.Key {
		case "charset":
			return strings.TrimSpace(a.Val)
		case "content":
			content = a.Val
		}
	}
	if m := charsetParameter.FindStringSubmatch(content); m != nil {
		return m[1]
	}
	return ""
}
