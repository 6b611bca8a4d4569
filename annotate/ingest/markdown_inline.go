package ingest

import (
	"html"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// renderer writes the inline text of one block. A line break of the source
// is written as "\n".
type renderer struct {
	source []byte
	out    strings.Builder
	images []string // descriptions of pictures, in order
	inLink int
	links  bool // there was a link
	plain  bool // a letter or digit stood outside every link
}

// onlyLinks reports whether every word of the block is part of a link.
func (r *renderer) onlyLinks() bool { return r.links && !r.plain }

func (r *renderer) children(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		r.node(child)
	}
}

func (r *renderer) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if n.IsRaw() || inCode(n) {
			r.write(string(n.Value(r.source)))
		} else {
			r.write(unescape(string(n.Value(r.source))))
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			r.write("\n")
		}
	case *ast.String:
		r.write(string(n.Value))
	case *ast.Image:
		alt := renderer{source: r.source}
		alt.children(n)
		r.images = append(append(r.images, alt.out.String()), alt.images...)
	case *ast.Link:
		r.links = true
		r.inLink++
		r.children(n)
		r.inLink--
	case *ast.AutoLink:
		r.links = true
		r.inLink++
		r.write(string(n.Label(r.source)))
		r.inLink--
	case *ast.RawHTML:
		if breakTag.MatchString(rawHTML(n, r.source)) {
			r.write("\n")
		}
	default: // emphasis, code, struck text
		r.children(n)
	}
}

func (r *renderer) write(s string) {
	if r.inLink == 0 && !r.plain {
		r.plain = strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
	}
	r.out.WriteString(s)
}

func inCode(n ast.Node) bool {
	_, ok := n.Parent().(*ast.CodeSpan)
	return ok
}

func rawHTML(n *ast.RawHTML, source []byte) string {
	var b strings.Builder
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		b.Write(s.Value(source))
	}
	return b.String()
}

// unescape resolves backslashes before punctuation and entities in one pass,
// so that what one of them yields is not read as the other.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '&':
			char, width := entity(s[i:])
			b.WriteString(char)
			i += width - 1
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// entity reads the entity that s begins with, or the "&" alone.
func entity(s string) (char string, width int) {
	const longest = 33 // no name is longer
	end := strings.IndexByte(s[:min(len(s), longest+2)], ';')
	if end < 2 {
		return "&", 1
	}
	if s[1] != '#' {
		if _, known := util.LookUpHTML5EntityByName(s[1:end]); !known {
			return "&", 1
		}
	}
	decoded := html.UnescapeString(s[:end+1])
	if decoded == s[:end+1] {
		return "&", 1
	}
	return decoded, end + 1
}
