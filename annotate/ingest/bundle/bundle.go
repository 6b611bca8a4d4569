// Package bundle reads what news archives deliver: many articles in one file.
//
// Nexis: Word, RTF, HTML and plain text; Factiva: HTML, RTF, plain text and
// XML. Each article comes apart with headline, byline, date, outlet, section
// and body; the cover page and its list of contents are no article. Word and
// RTF files are opened by their own readers, which hand their paragraphs to
// Apart. Limits: those of the files; 100,000 articles. Sources: the fields and
// lines that the two interfaces write, in the languages listed in words.go.
package bundle

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/markup"
	"plumbline/annotate/sentence"
)

// Nexis reads its bundles in HTML and plain text.
var Nexis = &document.Reader{
	Name: "nexis", Endings: nil, Is: sentence.Of("format.reader.nexis"),
	Recognise: func(in *document.Input) document.Certainty {
		head := string(in.Data[:min(len(in.Data), 256<<10)])
		switch {
		case strings.Contains(head, "<") && docID.MatchString(head):
			return document.Certain
		case strings.HasPrefix(head, "{\\rtf"), strings.HasPrefix(head, "PK"):
			return document.No
		}
		if plain := plainUTF16(in, head); counts(plain) && ofDocuments.MatchString(plain) {
			return document.Certain
		}
		return document.No
	},
	Read: func(ctx context.Context, in *document.Input) (*document.Found, error) { return read(ctx, in, true) },
}

// Factiva reads its bundles in HTML and plain text.
var Factiva = &document.Reader{
	Name: "factiva", Endings: nil, Is: sentence.Of("format.reader.factiva"),
	Recognise: func(in *document.Input) document.Certainty {
		head := string(in.Data[:min(len(in.Data), 256<<10)])
		switch {
		case strings.HasPrefix(head, "{\\rtf"), strings.HasPrefix(head, "PK"):
			return document.No
		case factivaClass.MatchString(head), endsDocument(plainUTF16(in, head)):
			return document.Certain
		}
		return document.No
	},
	Read: func(ctx context.Context, in *document.Input) (*document.Found, error) { return read(ctx, in, false) },
}

var (
	docID       = regexp.MustCompile(`(?i)<a\s+name="?DOC_ID`)
	ofDocuments = regexp.MustCompile(
		`(?mi)^\s*(?:dokument\s+)?\d+ (?:of|von|de|di|van) \d+ (?:documents?|dokumente?n?|documentos?|documenti|documenten)\s*$|^\s*(?:document|dokument|documento) \d+ (?:of|von|de|di|van) \d+\s*$`,
	)
	factivaClass = regexp.MustCompile(`class="article [a-z]{2}Article"`)
	factivaEnd   = regexp.MustCompile(`(?m)^\s*(?:Document|Dokument|Documento) [A-Z0-9]{4,8}0{2,8}20\d{6}[a-z0-9]{5,12}\s*$`)
)

// counts is a quick look for "1 of 2", without which ofDocuments matches nothing.
func counts(text string) bool {
	for i := 0; i+2 < len(text); i++ {
		if text[i+1] != ' ' || !isDigit(text[i]) {
			continue
		}
		word, rest, _ := strings.Cut(text[i+2:min(len(text), i+8)], " ")
		if rest == "" || !isDigit(rest[0]) {
			continue
		}
		switch strings.ToLower(word) {
		case "of", "von", "de", "di", "van":
			return true
		}
	}
	return false
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// endsDocument reports a line that ends a document of Factiva. Few texts have any of
// its words.
func endsDocument(text string) bool {
	return (strings.Contains(text, "Document") || strings.Contains(text, "Dokument")) && factivaEnd.MatchString(text)
}

// plainUTF16 is the beginning of a text whose letters are a byte each.
func plainUTF16(in *document.Input, head string) string {
	if strings.HasPrefix(head, "\xff\xfe") || strings.HasPrefix(head, "\xfe\xff") {
		return strings.ReplaceAll(head, "\x00", "")
	}
	return head
}

func read(ctx context.Context, in *document.Input, nexis bool) (*document.Found, error) {
	text, encoding, err := charset.Decode(in, markup.DeclaredEncoding(in.Data))
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	found := &document.Found{Encoding: encoding}
	var lines []document.Block
	isPage := docID.MatchString(text) || factivaClass.MatchString(text)
	switch {
	case isPage && !nexis:
		err = factivaPage(in, found, text)
	case isPage:
		if lines, err = pageLines(in, text); err == nil {
			nexisText(found, lines)
		}
	case nexis:
		lines = textLines(text)
		nexisText(found, lines)
	default:
		lines = everyLine(text)
		factivaText(found, lines)
	}
	if err == nil {
		err = in.Crowded(len(lines))
	}
	if err != nil {
		return nil, err
	}
	number(found)
	if len(found.Articles) == 0 {
		return nil, in.Fail("empty", "ingest.bundle-without-articles")
	}
	return found, nil
}

// Apart parts the paragraphs of a Word or RTF file into articles if they are
// a bundle's; ok is false if they are not.
func Apart(found *document.Found, blocks []document.Block) bool {
	switch {
	case isNexis(blocks):
		nexisDocument(found, blocks)
	case isFactiva(blocks):
		factivaText(found, blocks)
	case isNexisText(blocks):
		nexisText(found, blocks)
	default:
		return false
	}
	number(found)
	return len(found.Articles) > 0
}

func number(found *document.Found) {
	if len(found.Articles) < 2 {
		return
	}
	for i := range found.Articles {
		found.Articles[i].Part = "article " + strconv.Itoa(i+1)
	}
}

// mark separates the documents of a page.
const mark = "1 of 1 DOCUMENTS"

// pageLines are the blocks of a page, with a line where a document begins.
func pageLines(in *document.Input, text string) ([]document.Block, error) {
	if !ofDocuments.MatchString(markup.Strip(text[:min(len(text), 1<<20)])) {
		text = docID.ReplaceAllString(text, "<p>"+mark+"</p>$0")
	}
	doc, err := markup.Parse(in, text)
	if err != nil {
		return nil, err
	}
	return markup.Blocks(doc), nil
}

// textLines joins the wrapped lines of a text into blocks: blank lines part
// them, and a line with a field's name begins one.
func textLines(text string) []document.Block {
	var blocks []document.Block
	var run []string
	end := func() {
		if len(run) > 0 {
			blocks = append(blocks, document.Block{Text: strings.Join(run, "\n")})
			run = nil
		}
	}
	for text != "" && len(blocks) <= document.MaxBlocks {
		at, width, _ := document.LineEnd(text)
		line := strings.TrimSpace(text[:at])
		text = text[at+width:]
		switch {
		case line == "":
			end()
		case ofDocuments.MatchString(line), factivaEnd.MatchString(line), fieldLine.MatchString(line), codeLine.MatchString(line):
			end()
			run = append(run, line)
		default:
			run = append(run, line)
		}
	}
	end()
	return blocks
}

// everyLine makes a block of each line: Factiva breaks none.
func everyLine(text string) []document.Block {
	var blocks []document.Block
	for text != "" && len(blocks) <= document.MaxBlocks {
		at, width, _ := document.LineEnd(text)
		if line := strings.TrimSpace(text[:at]); line != "" {
			blocks = append(blocks, document.Block{Text: line})
		}
		text = text[at+width:]
	}
	return blocks
}

// drop notes the words of a bundle that belong to no article.
func drop(found *document.Found, blocks []document.Block, why sentence.Sentence) {
	for _, b := range blocks {
		if len(found.Dropped) < 1000 {
			found.Drop(b.Text, why)
		}
	}
}
