// Package table turns the rows of a table into articles, a row each, for the
// readers of delimited text, workbooks and JSON. Columns are found by the
// names people give them in eight languages, or as a person maps them; what
// has another name is a free column of the article.
package table

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/markup"
	"plumbline/annotate/sentence"
)

// Text is the column that holds the article itself.
const Text = "text"

const standfirst = "standfirst"

// usual are the names of columns by the field they fill, folded by plain.
var usual = func() map[string]string {
	all := map[string]string{}
	for field, names := range map[string]string{
		Text: "text body content article articletext fulltext articlebody bodytext story maintext rawtext textbody document " +
			"volltext inhalt artikel artikeltext texte contenu corps texto cuerpo contenido testo contenuto tekst inhoud conteudo النص tresc",
		annotate.MetaTitle: "title headline head heading hl hd titel ueberschrift überschrift schlagzeile titre titulo título " +
			"titular titolo kop tytul tytuł العنوان articletitle",
		standfirst: "standfirst subtitle subheadline deck lead teaser untertitel chapeau bajada sottotitolo vorspann summary",
		annotate.MetaOutlet: "outlet source sourcename publication newspaper medium media publisher quelle zeitung journal fuente medio " +
			"periodico fonte testata bron krant gazeta sitename sn المصدر",
		annotate.MetaAuthor: "author authors byline by autor autorin autoren auteur autore writer journalist reporter الكاتب",
		annotate.MetaPublished: "published date pubdate publicationdate publishedat datepublished publisheddate publishdate pd datum " +
			"erscheinungsdatum fecha data data_publicacao التاريخ",
		annotate.MetaURL:     "url link href uri webaddress adresse enlace",
		document.Language:    "language lang sprache langue idioma lingua taal",
		document.Section:     "section ressort rubrik rubrique seccion sezione sectionname",
		annotate.MetaEvent:   "event ereignis evenement evento",
		annotate.MetaStratum: "stratum strata schicht strate estrato",
	} {
		for name := range strings.FieldsSeq(names) {
			all[plain(name)] = field
		}
	}
	return all
}()

// plain is a column's name without case, spaces and marks.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// Rows collects the articles of a table, row by row.
type Rows struct {
	in     *document.Input
	found  *document.Found
	part   string // before the number of the row: "sheet 2, "
	fields []string
	names  []string
	text   int // the column with the article, or -1 if every cell is a paragraph
}

// Start looks at the first rows of a table and maps its columns. It says how
// many of the rows are the header.
func Start(in *document.Input, found *document.Found, part string, head [][]string) (*Rows, int, error) {
	t := &Rows{in: in, found: found, part: part, text: -1}
	wide := 0
	for _, row := range head {
		wide = max(wide, len(row))
	}
	if wide > document.MaxFields {
		return nil, 0, in.Fail("too_many", "ingest.too-many-columns", "Columns", wide, "Most", document.MaxFields)
	}
	header := 0
	if len(head) > 1 && isHeader(head[0]) {
		header = 1
		t.names = head[0]
	} else {
		for i := range wide {
			t.names = append(t.names, strconv.Itoa(i+1))
		}
	}
	if err := t.mapColumns(header == 1); err != nil {
		return nil, 0, err
	}
	if t.text < 0 {
		t.guessText(head[header:])
	}
	return t, header, nil
}

// isHeader reports a row of names: none empty twice, none a number, none long,
// no two alike.
func isHeader(row []string) bool {
	seen := map[string]bool{}
	known, empty := false, 0
	for _, cell := range row {
		cell = strings.TrimSpace(cell)
		name := plain(cell)
		known = known || usual[name] != ""
		switch {
		case cell == "":
			empty++
		case seen[name] && name != "", utf8.RuneCountInString(cell) > 60, isNumber(cell):
			return false
		}
		seen[name] = true
	}
	return known || empty < 2
}

func isNumber(cell string) bool {
	_, err := strconv.ParseFloat(strings.ReplaceAll(cell, ",", "."), 64)
	return err == nil
}

// mapColumns gives each column the field that a person mapped it to, or that
// its name speaks of.
func (t *Rows) mapColumns(named bool) error {
	t.fields = make([]string, len(t.names))
	taken := map[string]bool{}
	for field, header := range t.in.Columns {
		at := t.column(header)
		if at < 0 {
			return t.in.Fail(
				"column",
				"ingest.no-such-column",
				"Column",
				sentence.Quoted(header),
				"Columns",
				sentence.Joined(", ", t.names),
			)
		}
		t.fields[at] = field
		taken[field] = true
	}
	for i, name := range t.names {
		if t.fields[i] != "" || !named {
			continue
		}
		field := usual[plain(name)]
		if at := strings.LastIndexByte(name, '.'); field == "" && at >= 0 { // "data.text" of JSON
			if field = usual[plain(name)]; field == "" && plain(name[at+1:]) == "name" {
				field = usual[plain(name[:at])]
			} else if field == "" {
				field = usual[plain(name[at+1:])]
			}
		}
		if field != "" && !taken[field] {
			t.fields[i] = field
			taken[field] = true
		}
	}
	for i, field := range t.fields {
		if field == Text {
			t.text = i
		}
	}
	return nil
}

func (t *Rows) column(header string) int {
	for i, name := range t.names {
		if plain(name) == plain(header) {
			return i
		}
	}
	return -1
}

// guessText takes the column with the longest texts, if there is prose in it.
func (t *Rows) guessText(rows [][]string) {
	best, at := 0, -1
	for i := range t.names {
		length := 0
		for _, row := range rows {
			if i < len(row) && t.fields[i] == "" {
				length += utf8.RuneCountInString(row[i])
			}
		}
		if length > best {
			best, at = length, i
		}
	}
	if at >= 0 && best >= 40*len(rows) {
		t.text = at
		t.fields[at] = Text
		t.found.Warn(sentence.Of("ingest.column-guessed", "File", t.in.Name, "Column", sentence.Quoted(t.names[at])))
		return
	}
	t.found.Warn(sentence.Of("ingest.every-cell", "File", t.in.Name))
}

// freeMost is how long the value of a free column may be.
const freeMost = 1000

// Add makes an article of a row.
func (t *Rows) Add(number int, row []string) error {
	if len(row) > document.MaxFields {
		return t.in.Fail("too_many", "ingest.too-many-columns", "Columns", len(row), "Most", document.MaxFields)
	}
	if len(t.found.Articles) >= document.MaxArticles {
		return t.in.Fail("too_many", "ingest.too-many-articles", "Articles", len(t.found.Articles)+1, "Most", document.MaxArticles)
	}
	a := document.Article{Part: t.part + "row " + strconv.Itoa(number)}
	var c composed
	empty := true
	for i, cell := range row {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		empty = false
		field, name := "", strconv.Itoa(i+1)
		if i < len(t.fields) {
			field, name = t.fields[i], t.names[i]
		}
		t.take(&a, &c, field, name, cell)
	}
	if empty {
		return nil
	}
	if err := t.in.SpendValues(len(a.Fields)); err != nil {
		return err
	}
	if err := t.compose(&a, c); err != nil {
		return err
	}
	if a.Text == "" && len(a.Blocks) == 0 {
		t.found.Drop(a.Part, sentence.Of("ingest.dropped-without-text"))
		return nil
	}
	t.found.Articles = append(t.found.Articles, a)
	return nil
}

// composed is what of a row becomes the text of an article.
type composed struct{ title, lead, body string }

// take takes a cell for what its column holds.
func (t *Rows) take(a *document.Article, c *composed, field, name, cell string) {
	switch {
	case field == Text:
		c.body = cell
	case field == standfirst:
		c.lead = cell
	case t.text < 0 && field == "":
		c.body += cell + "\n\n"
	case field == "":
		if name = strings.ToLower(strings.TrimSpace(name)); name != "" && utf8.RuneCountInString(cell) <= freeMost {
			a.Add(annotate.FreePrefix+name, cell, "column "+name)
		}
	default:
		if field == annotate.MetaTitle {
			c.title = cell
		}
		a.Add(field, cell, "column "+name)
	}
}

// compose puts headline, standfirst and body together.
func (t *Rows) compose(a *document.Article, c composed) error {
	title, lead, body := c.title, c.lead, c.body
	if isHTML(body) {
		a.Block(document.Title, title)
		a.Block(document.Standfirst, lead)
		blocks, err := markup.Fragment(t.in, body)
		a.Blocks = append(a.Blocks, blocks...)
		return err
	}
	if strings.TrimSpace(body) == "" {
		body, lead = lead, ""
	}
	if strings.TrimSpace(body) == "" && title == "" {
		return nil
	}
	a.Text = body
	if title != "" && !beginsWith(body, title) {
		a.Before = append(a.Before, document.Block{Kind: document.Title, Text: title})
	}
	if lead != "" && !beginsWith(body, lead) {
		a.Before = append(a.Before, document.Block{Kind: document.Standfirst, Text: lead})
	}
	return nil
}

// beginsWith reports that a text begins with the words of another.
func beginsWith(body, words string) bool {
	words = document.OneLine(words)
	return strings.HasPrefix(document.OneLine(body[:min(len(body), 4*len(words)+100)]), words)
}

func isHTML(body string) bool {
	lower := strings.ToLower(body[:min(len(body), 4000)])
	return strings.Contains(lower, "</p>") || strings.Contains(lower, "<p>") || strings.Contains(lower, "<br") ||
		strings.Contains(lower, "</div>")
}
