package bundle

import (
	"regexp"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// isNexis reports a Word or RTF bundle: "Length:", "Body" and "End of
// Document" stand there once an article.
func isNexis(blocks []document.Block) bool {
	lengths, ends := 0, 0
	for _, b := range blocks {
		switch text := lower(b); {
		case lengthOf.MatchString(text):
			lengths++
		case endWords[text]:
			ends++
		}
	}
	return lengths > 0 && ends > 0
}

// isNexisText reports the lines "1 of 10 DOCUMENTS" of the older interface.
func isNexisText(blocks []document.Block) bool {
	for _, b := range blocks {
		if ofDocuments.MatchString(document.OneLine(b.Text)) {
			return true
		}
	}
	return false
}

// nexisDocument parts the paragraphs of a Word or RTF bundle.
func nexisDocument(found *document.Found, blocks []document.Block) {
	start := 0
	for i, b := range blocks {
		if !endWords[lower(b)] {
			continue
		}
		nexisArticle(found, blocks[start:i])
		start = i + 1
	}
	drop(found, blocks[start:], sentence.Of("ingest.dropped-after-articles"))
}

// nexisArticle reads one article: its head down to the length and the fields
// after it, then its body.
func nexisArticle(found *document.Found, blocks []document.Block) {
	length := -1
	for i, b := range blocks {
		if lengthOf.MatchString(lower(b)) {
			length = i
			break
		}
	}
	if length < 0 {
		drop(found, blocks, sentence.Of("ingest.dropped-cover"))
		return
	}
	head := headStart(blocks[:length])
	drop(found, blocks[:head], sentence.Of("ingest.dropped-cover"))
	a := document.Article{Blocks: []document.Block{}}
	nexisHead(&a, blocks[head:length])
	body := length + 1
	for i := length; i < len(blocks); i++ {
		if bodyWord[lower(blocks[i])] {
			body = i + 1
			break
		}
	}
	for _, b := range blocks[length:body] {
		takeField(&a, b)
	}
	end := bodyEnd(blocks, body)
	a.Blocks = append(a.Blocks, blocks[body:end]...)
	for _, b := range blocks[end:] {
		takeField(&a, b)
	}
	drop(found, blocks[end:], sentence.Of("ingest.dropped-fields"))
	found.Articles = append(found.Articles, a)
}

// headStart is where the head of an article begins among what precedes its
// length: at the title two lines above the date, or at the last block that
// is set as a title. A cover page stands before the first.
func headStart(head []document.Block) int {
	date := -1
	for i := len(head) - 1; i >= 0; i-- {
		if isDate(head[i].Text) && !rights.MatchString(head[i].Text) {
			date = i
			break
		}
	}
	limit := len(head)
	if date >= 0 {
		limit = date
	}
	for i := limit - 1; i >= 0 && i > limit-6; i-- {
		if head[i].Kind == document.Title || head[i].Kind == document.Heading {
			return i
		}
	}
	return max(0, limit-2)
}

// nexisHead takes title, outlet and date.
func nexisHead(a *document.Article, head []document.Block) {
	for i, b := range head {
		text := document.OneLine(b.Text)
		switch {
		case i == 0:
			a.Add(annotate.MetaTitle, text, "bundle headline")
			a.Blocks = append(a.Blocks, document.Block{Kind: document.Title, Text: b.Text})
		case rights.MatchString(text):
		case fieldLine.MatchString(text):
			takeField(a, b)
		case isDate(text):
			a.Add(annotate.MetaPublished, published(text), "bundle date")
		case a.Field(annotate.MetaOutlet) == "" && len(text) < 120:
			a.Add(annotate.MetaOutlet, text, "bundle outlet")
		}
	}
}

// takeField takes what a line with a field's name says.
func takeField(a *document.Article, b document.Block) {
	m := fieldLine.FindStringSubmatch(document.OneLine(b.Text))
	if m == nil {
		return
	}
	name := strings.ToLower(m[1])
	value := strings.TrimSpace(m[2])
	switch field := fieldNames[name]; field {
	case "load", "length", "highlight", "dateline", "":
	case document.Language:
		a.Add(field, languageCode(value), "bundle "+name)
	case document.Section:
		value, _, _ = strings.Cut(value, "; Pg.")
		a.Add(field, value, "bundle "+name)
	case annotate.MetaURL:
		if strings.HasPrefix(value, "http") {
			a.Add(field, value, "bundle "+name)
		}
	default:
		a.Add(field, value, "bundle "+name)
	}
}

var tailLine = regexp.MustCompile(
	`(?i)^(?:load-date|update|publication-type|document-type|language|sprache|langue|subject|journal code|date de chargement|fecha de carga|industry|geographic|company|person)\s*:`,
)

// bodyEnd is where the fields after the body begin.
func bodyEnd(blocks []document.Block, body int) int {
	end := len(blocks)
	for end > body && end > len(blocks)-40 {
		text := lower(blocks[end-1])
		if tailLine.MatchString(text) || tailWord[text] || rights.MatchString(text) || end < len(blocks) && isTail(blocks, end-1) {
			end--
			continue
		}
		if at := lastTail(blocks, body, end); at >= 0 {
			end = at
			continue
		}
		break
	}
	return end
}

// lastTail is a field among the few blocks before end, or -1: what stands
// between it and the end belongs to it.
func lastTail(blocks []document.Block, body, end int) int {
	for i := end - 1; i >= body && i >= end-3; i-- {
		text := lower(blocks[i])
		if tailLine.MatchString(text) || tailWord[text] {
			return i
		}
	}
	return -1
}

func isTail(blocks []document.Block, i int) bool {
	return strings.HasPrefix(lower(blocks[i]), "all rights reserved")
}

// nexisText parts the lines of the older interface.
func nexisText(found *document.Found, blocks []document.Block) {
	start := -1
	for i, b := range blocks {
		if len(found.Articles) > document.MaxArticles {
			return // more than are read of one file
		}
		if !ofDocuments.MatchString(document.OneLine(b.Text)) {
			continue
		}
		if start < 0 {
			drop(found, blocks[:i], sentence.Of("ingest.dropped-cover"))
		} else {
			textArticle(found, blocks[start:i])
		}
		start = i + 1
	}
	if start >= 0 {
		textArticle(found, blocks[start:])
	}
}

// textArticle reads one article of lines: outlet, date, title, fields, body,
// fields, copyright.
func textArticle(found *document.Found, blocks []document.Block) {
	a := document.Article{Blocks: []document.Block{}}
	length, dated := textMarks(blocks)
	title := textHead(&a, blocks[:max(length, dated, 0)], dated)
	begin := length + 1
	if length < 0 {
		begin = dated + 1
	}
	a.Add(annotate.MetaTitle, title, "bundle headline")
	if title = a.Field(annotate.MetaTitle); title != "" {
		a.Blocks = append(a.Blocks, document.Block{Kind: document.Title, Text: title})
	}
	for begin < len(blocks) && fieldLine.MatchString(document.OneLine(blocks[begin].Text)) && begin-length < 8 {
		takeField(&a, blocks[begin])
		begin++
	}
	end := bodyEnd(blocks, begin)
	a.Blocks = append(a.Blocks, blocks[begin:end]...)
	for _, b := range blocks[end:] {
		takeField(&a, b)
	}
	drop(found, blocks[end:], sentence.Of("ingest.dropped-fields"))
	if begin < end || title != "" {
		found.Articles = append(found.Articles, a)
	}
}

// textMarks finds the lines that tell the length and the date, -1 for none.
func textMarks(blocks []document.Block) (length, dated int) {
	length, dated = -1, -1
	for i, b := range blocks[:min(len(blocks), 25)] {
		text := document.OneLine(b.Text)
		switch {
		case lengthOf.MatchString(text):
			length = i
		case dated < 0 && isDate(text) && !rights.MatchString(text):
			dated = i
		}
	}
	return length, dated
}

// textHead reads outlet, date and fields above the body, and returns the title.
func textHead(a *document.Article, blocks []document.Block, dated int) (title string) {
	for i, b := range blocks {
		text := document.OneLine(b.Text)
		switch {
		case rights.MatchString(text):
		case fieldLine.MatchString(text):
			takeField(a, b)
		case i == dated:
			a.Add(annotate.MetaPublished, published(text), "bundle date")
		case dated >= 0 && i < dated && a.Field(annotate.MetaOutlet) == "":
			a.Add(annotate.MetaOutlet, text, "bundle outlet")
		case i > dated && title == "" && !edition.MatchString(text):
			title = text
		}
	}
	return title
}

var edition = regexp.MustCompile(`(?i)^(?:.{0,30}\bedition|.{0,20}ausgabe|édition.{0,20}|edición.{0,20})$`)
