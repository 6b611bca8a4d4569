package docx

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate/ingest/document"
)

// body turns the elements of a part into blocks. Paragraphs may stand inside
// each other (a text box in a run), so there is a stack of them.
type body struct {
	*reader
	article *document.Article
	open    []*paragraph
	tables  int
	inText  bool
	titled  bool
	note    string // the note being read, or ""
}

type paragraph struct {
	text      strings.Builder
	style     string
	joinsNext bool // its mark is deleted
	inProps   bool
}

// start says whether what is inside an element is text that can be read.
func (b *body) start(e xml.StartElement) bool {
	switch e.Name.Local {
	case "del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pict":
		if p := b.top(); e.Name.Local == "del" && p != nil && p.inProps {
			p.joinsNext = true
		}
		return e.Name.Local == "pict" // an old text box lies in a pict
	case "p":
		b.startParagraph()
	case "pPr":
		if p := b.top(); p != nil {
			p.inProps = true
		}
	case "pStyle":
		if p := b.top(); p != nil {
			p.style = strings.ToLower(attr(e, "val"))
		}
	case "tbl":
		b.tables++
	case "t":
		b.inText = true
	case "footnoteReference", "endnoteReference":
		b.notes = append(b.notes, strings.TrimSuffix(e.Name.Local, "Reference")+" "+attr(e, "id"))
	case "altChunk":
		b.altChunk = true
	default:
		b.symbol(e)
	}
	return true
}

// startParagraph opens a paragraph, or goes on with one whose mark is deleted.
func (b *body) startParagraph() {
	if p := b.top(); p != nil && p.joinsNext {
		p.joinsNext = false
		return
	}
	b.open = append(b.open, &paragraph{})
}

func (b *body) top() *paragraph {
	if len(b.open) == 0 {
		return nil
	}
	return b.open[len(b.open)-1]
}

// symbol adds what stands for one character.
func (b *body) symbol(e xml.StartElement) {
	p := b.top()
	if p == nil || p.inProps {
		return
	}
	switch e.Name.Local {
	case "br", "cr":
		p.text.WriteByte('\n')
	case "tab", "ptab":
		p.text.WriteByte('\t')
	case "noBreakHyphen":
		p.text.WriteRune('\u2011')
	case "softHyphen":
		p.text.WriteRune('\u00ad')
	case "sym":
		p.text.WriteString(symbolOf(attr(e, "font"), attr(e, "char")))
	}
}

// symbolOf reads a character of a symbol font: those of Symbol that texts
// use, a bullet for pictures.
func symbolOf(font, char string) string {
	n, err := strconv.ParseUint(char, 16, 32)
	if err != nil {
		return ""
	}
	code := n & 0xFF
	if strings.EqualFold(font, "Symbol") {
		if r, ok := greek[byte(code)]; ok {
			return string(r)
		}
	}
	if n < 0xE000 || n > 0xF8FF {
		return string(rune(n))
	}
	if strings.Contains(strings.ToLower(font), "dings") || code < 0x20 {
		return "•"
	}
	return string(rune(code))
}

var greek = func() map[byte]rune {
	all := map[byte]rune{0xB7: '•', 0xB0: '°', 0xB1: '±', 0xB4: '×', 0xA3: '≤', 0xB3: '≥', 0xAE: '→', 0xA0: '€'}
	for i, r := range []rune("αβχδεφγηιϕκλμνοπθρστυϖωξψζ") {
		all['a'+byte(i)] = r
	}
	return all
}()

func (b *body) text(s string) {
	if p := b.top(); b.inText && p != nil {
		p.text.WriteString(s)
	}
}

func (b *body) end(name string) {
	switch name {
	case "t":
		b.inText = false
	case "tbl":
		b.tables--
	case "pPr":
		if p := b.top(); p != nil {
			p.inProps = false
		}
	case "p":
		p := b.top()
		if p == nil || p.joinsNext {
			return
		}
		b.open = b.open[:len(b.open)-1]
		b.add(p)
	case "body", "footnote", "endnote":
		for len(b.open) > 0 {
			b.add(b.top())
			b.open = b.open[:len(b.open)-1]
		}
	}
}

// add makes a block of a paragraph.
func (b *body) add(p *paragraph) {
	kind, told := styled(p.style)
	switch {
	case b.note != "":
		kind = document.Note
	case strings.HasPrefix(p.style, "heading1") && !b.titled:
		kind = document.Title
	case !told && b.tables > 0:
		kind = document.Table
	}
	b.titled = b.titled || kind == document.Title
	b.article.Block(kind, p.text.String())
}

// styles are the names of styles, by what a paragraph of them is.
var styles = map[string]document.Kind{
	"title": document.Title, "titel": document.Title, "titre": document.Title, "ttulo": document.Title,
	"subtitle": document.Standfirst, "untertitel": document.Standfirst,
	"caption": document.Caption, "beschriftung": document.Caption,
}

// beginnings and parts of names of styles, where the whole name is none of styles.
var (
	styleBegins = []string{"heading", "berschrift", "titre"}
	styleQuotes = []string{"quote", "zitat"}
)

// styled is what a style says that a paragraph is, if it says anything.
func styled(style string) (kind document.Kind, told bool) {
	if kind, told = styles[style]; told {
		return kind, true
	}
	if slices.ContainsFunc(styleBegins, func(begin string) bool { return strings.HasPrefix(style, begin) }) {
		return document.Heading, true
	}
	if slices.ContainsFunc(styleQuotes, func(part string) bool { return strings.Contains(style, part) }) {
		return document.Quotation, true
	}
	return document.Running, false
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// notesOf adds the notes that the text refers to.
func (d *reader) notesOf(name string, article *document.Article) error {
	f := d.archive.Find(name)
	if f == nil {
		return nil
	}
	data, err := d.archive.Read(d.ctx, f)
	if err != nil {
		return err
	}
	referred := map[string]bool{}
	for _, id := range d.notes {
		referred[id] = true
	}
	b := &body{reader: d, article: article}
	start := func(e xml.StartElement) bool {
		if e.Name.Local == "footnote" || e.Name.Local == "endnote" {
			b.note = e.Name.Local + " " + attr(e, "id")
			return referred[b.note]
		}
		return b.start(e)
	}
	return d.tokens(name, data, start, b.end, b.text)
}
