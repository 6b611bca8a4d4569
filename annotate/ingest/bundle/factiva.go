package bundle

import (
	"iter"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/markup"
	"plumbline/annotate/sentence"
)

// codes are the fields of Factiva that tell something of an article; LP and
// TD hold its text.
var codes = map[string]string{
	"HD": annotate.MetaTitle, "BY": annotate.MetaAuthor, "PD": annotate.MetaPublished, "SN": annotate.MetaOutlet,
	"SE": document.Section, "LA": document.Language, "LP": "text", "TD": "text",
}

var (
	codeLine = regexp.MustCompile(
		`^(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|VOL|CLM|SE|NEW|PUB)(?:\s{2,}|\t+\s*|$)(.*)`,
	)
	wordCount = regexp.MustCompile(`(?i)^[\d.,  ]+ (?:words|wörter|mots|palabras|parole|woorden|palavras|слов)$`)
)

// isFactiva reports the lines that end each article of Factiva.
func isFactiva(blocks []document.Block) bool {
	for _, b := range blocks {
		if factivaEnd.MatchString(document.OneLine(b.Text)) {
			return true
		}
	}
	return false
}

// factivaText parts lines at those that end an article.
func factivaText(found *document.Found, blocks []document.Block) {
	start := 0
	for i, b := range blocks {
		if factivaEnd.MatchString(document.OneLine(b.Text)) {
			factivaArticle(found, blocks[start:i])
			start = i + 1
		}
	}
	drop(found, blocks[start:], sentence.Of("ingest.dropped-after-articles"))
}

// factivaArticle reads one article: by codes if its lines have them, else by
// the order of its lines down to the copyright.
func factivaArticle(found *document.Found, blocks []document.Block) {
	a := document.Article{Blocks: []document.Block{}}
	if !byCodes(&a, blocks) {
		count := -1
		for i, b := range blocks[:min(len(blocks), 200)] {
			if wordCount.MatchString(document.OneLine(b.Text)) {
				count = i
				break
			}
		}
		if count < 0 {
			drop(found, blocks, sentence.Of("ingest.dropped-cover"))
			return
		}
		byOrder(found, &a, blocks, count)
	}
	if len(a.Blocks) > 0 {
		found.Articles = append(found.Articles, a)
	}
}

// byCodes reads lines that begin with the code of a field.
func byCodes(a *document.Article, blocks []document.Block) bool {
	values := map[string][]string{}
	var order []string
	code := ""
	for _, b := range blocks {
		for line := range strings.Lines(b.Text) {
			line = strings.TrimRight(line, "\r\n")
			if m := codeLine.FindStringSubmatch(line); m != nil {
				code = m[1]
				order = append(order, code)
				line = m[2]
			}
			if code != "" {
				values[code] = append(values[code], line)
			}
		}
		if code != "" {
			values[code] = append(values[code], "")
		}
	}
	if values["HD"] == nil || values["LP"] == nil && values["TD"] == nil {
		return false
	}
	for _, code := range order {
		takeCode(a, code, strings.Join(values[code], "\n"))
		delete(values, code)
	}
	return true
}

// takeCode takes the value of a field.
func takeCode(a *document.Article, code, value string) {
	value = strings.Trim(value, "\n ")
	switch field := codes[code]; field {
	case "":
	case "text":
		for paragraph := range strings.SplitSeq(value, "\n\n") {
			a.Block(document.Running, paragraph)
		}
	case annotate.MetaTitle:
		a.Add(field, value, "field "+code)
		a.Block(document.Title, value)
	case annotate.MetaAuthor:
		a.Add(field, withoutBy(value), "field "+code)
	case annotate.MetaPublished:
		a.Add(field, published(value), "field "+code)
	case document.Language:
		a.Add(field, languageCode(value), "field "+code)
	default:
		a.Add(field, value, "field "+code)
	}
}

var byWord = regexp.MustCompile(`^(?i:by|von|par|por|di|door)\s+`)

func withoutBy(name string) string { return byWord.ReplaceAllString(document.OneLine(name), "") }

// byOrder reads an article without codes. The line that counts words follows
// headline and byline; date, outlet, its code, the language and the copyright
// follow it.
func byOrder(found *document.Found, a *document.Article, blocks []document.Block, count int) {
	first := max(0, count-3)
	if first > 0 && found.Articles != nil {
		first = 0
	}
	head := blocks[first:count]
	drop(found, blocks[:first], sentence.Of("ingest.dropped-cover"))
	headOf(a, head)
	a.Blocks = append(a.Blocks, blocks[afterDate(a, blocks, count+1):]...)
}

// headOf reads what stands before the line that counts words: byline, section and
// headline.
func headOf(a *document.Article, head []document.Block) {
	for i := len(head) - 1; i >= 0; i-- {
		text := document.OneLine(head[i].Text)
		if byWord.MatchString(text) && len(head) > 1 && len(text) < 120 && i > 0 {
			a.Add(annotate.MetaAuthor, withoutBy(text), "byline")
			head = append(head[:i:i], head[i+1:]...)
			break
		}
	}
	if len(head) > 0 {
		title := head[len(head)-1]
		if len(head) > 1 {
			a.Add(document.Section, head[len(head)-2].Text, "bundle section")
		}
		a.Add(annotate.MetaTitle, title.Text, "bundle headline")
		a.Blocks = append(a.Blocks, document.Block{Kind: document.Title, Text: title.Text})
	}
}

// afterDate reads date, outlet and language, which stand in the ten lines from at
// on, and returns where the body begins.
func afterDate(a *document.Article, blocks []document.Block, at int) (body int) {
	body = at
	for i := at; i < len(blocks) && i < at+9; i++ {
		text := document.OneLine(blocks[i].Text)
		if isDate(text) && a.Field(annotate.MetaPublished) == "" && !rights.MatchString(text) {
			a.Add(annotate.MetaPublished, published(text), "bundle date")
			if i+1 < len(blocks) && timeOnly.MatchString(document.OneLine(blocks[i+1].Text)) {
				i++
			}
			if i+1 < len(blocks) {
				a.Add(annotate.MetaOutlet, blocks[i+1].Text, "bundle outlet")
			}
			body = i + 2
		} else if code := languageCode(text); len(code) == 2 && len(text) < 20 {
			a.Add(document.Language, code, "bundle language")
			body = i + 1
		} else if rights.MatchString(text) || factivaCode.MatchString(text) {
			body = i + 1
		}
	}
	return min(body, len(blocks))
}

var (
	factivaCode = regexp.MustCompile(`^[A-Z0-9]{3,6}$`)
	timeOnly    = regexp.MustCompile(`^\d{1,2}:\d{2}$`)
)

// factivaPage reads the page that Factiva saves: a block of the class
// "article enArticle" for each article.
func factivaPage(in *document.Input, found *document.Found, text string) error {
	doc, err := markup.Parse(in, text)
	if err != nil {
		return err
	}
	for n := range outermost(doc, func(n *html.Node) bool { return articleClass.MatchString(markup.Attr(n, "class")) }) {
		pageArticle(found, n)
	}
	return nil
}

// outermost are the elements under a node that satisfy is, but none in another of them.
func outermost(n *html.Node, is func(*html.Node) bool) iter.Seq[*html.Node] {
	var walk func(n *html.Node, yield func(*html.Node) bool) bool
	walk = func(n *html.Node, yield func(*html.Node) bool) bool {
		for c := range n.ChildNodes() {
			switch {
			case c.Type == html.ElementNode && is(c):
				if !yield(c) {
					return false
				}
			case !walk(c, yield):
				return false
			}
		}
		return true
	}
	return func(yield func(*html.Node) bool) { walk(n, yield) }
}

var articleClass = regexp.MustCompile(`^article [a-z]{2}Article$`)

func pageArticle(found *document.Found, n *html.Node) {
	a := document.Article{Blocks: []document.Block{}}
	if coded(&a, n) {
		found.Articles = append(found.Articles, a)
		return
	}
	var blocks []document.Block
	blocks = append(blocks, markup.Blocks(n)...)
	if len(blocks) > 0 && factivaEnd.MatchString(document.OneLine(blocks[len(blocks)-1].Text)) {
		blocks = blocks[:len(blocks)-1]
	}
	factivaArticle(found, blocks)
}

// coded reads an article whose fields are the rows of a table, a code in the
// first cell.
func coded(a *document.Article, n *html.Node) bool {
	any := false
	for row := range outermost(n, func(n *html.Node) bool { return code(n) != "" }) {
		cells := cellsOf(row)
		code := code(row)
		any = any || code == "HD"
		var texts []string
		for _, b := range markup.Blocks(cells[1]) {
			texts = append(texts, b.Text)
		}
		takeCode(a, code, strings.Join(texts, "\n\n"))
	}
	return any
}

// code is the code that a row of a table begins with, or "".
func code(row *html.Node) string {
	cells := cellsOf(row)
	if len(cells) < 2 {
		return ""
	}
	if text := markup.Text(cells[0]); codes[text] != "" {
		return text
	}
	return ""
}

func cellsOf(row *html.Node) (cells []*html.Node) {
	if row.Data != "tr" {
		return nil
	}
	for c := range row.ChildNodes() {
		if c.Type == html.ElementNode && (c.Data == "td" || c.Data == "th") {
			cells = append(cells, c)
		}
	}
	return cells
}
