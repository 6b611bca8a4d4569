package webanno

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf16"

	"plumbline/annotate/corpus"
	"plumbline/annotate/sentence"
)

const head = "#FORMAT=WebAnno TSV 3"

// TSV reads WebAnno TSV 3.
var TSV = &corpus.Reader{
	Name: "webanno", Is: sentence.Of("corpus.reader.webanno"),
	Recognise: func(s *corpus.Source) bool {
		for _, f := range s.WithEnding(".tsv") {
			if isTSV(f) {
				return true
			}
		}
		return false
	},
	Read: readTSV,
}

func isTSV(f *corpus.File) bool {
	return strings.HasPrefix(strings.TrimPrefix(string(f.Data[:min(len(f.Data), 64)]), "\ufeff"), head)
}

func readTSV(ctx context.Context, s *corpus.Source) (*corpus.Corpus, error) {
	c := &corpus.Corpus{}
	for _, f := range s.WithEnding(".tsv") {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !isTSV(f) {
			continue
		}
		text, err := f.UTF8()
		if err != nil {
			return nil, err
		}
		r := &reading{corpus: c, work: &corpus.Work{}, spans: map[tokensID]int{}, links: map[tokensID]bool{}}
		for i, line := range strings.Split(text, "\n") {
			if !r.line(strings.TrimSuffix(line, "\r")) {
				return nil, f.Broken(i + 1)
			}
		}
		r.end(f)
	}
	c.DecideUnit(corpus.UTF16)
	return c, nil
}

// layer is a layer of the file and the columns that tell of it.
type layer struct {
	kind     string // SP, CH or RL
	name     string
	features []string
}

// slot is the type of the links that a column has, with their targets in the next, or "".
// Such a feature is named "ROLE_", its own name, "_" and the type.
func (l layer) slot(column int) string {
	if column < len(l.features) && strings.HasPrefix(l.features[column], "ROLE_") {
		return short(l.features[column])
	}
	return ""
}

// tokensID is what goes over several tokens: its layer, and the number in brackets of a
// span, or what stands after the arrow of a link of a chain.
type tokensID struct {
	layer int
	id    string
}

// reading is one file of WebAnno TSV.
type reading struct {
	corpus   *corpus.Corpus
	work     *corpus.Work
	layers   []layer
	text     strings.Builder
	length   int      // of the text in UTF-16 units
	sentence []string // the lines #Text= since the last token
	spans    map[tokensID]int
	links    map[tokensID]bool // of chains, that were counted
}

// end takes what was read as one document.
func (r *reading) end(f *corpus.File) {
	name, by := whose(f)
	r.work.By = by
	add(r.corpus, &corpus.Document{Name: name, Text: r.text.String(), Works: []*corpus.Work{r.work}})
}

// line reads one line. It reports whether it can be one of the format.
func (r *reading) line(line string) bool {
	switch {
	case strings.HasPrefix(line, "#T_"):
		kind, rest, _ := strings.Cut(line[len("#T_"):], "=")
		names := strings.Split(rest, "|")
		r.layers = append(r.layers, layer{kind: kind, name: short(names[0]), features: names[1:]})
	case strings.HasPrefix(line, "#Text="):
		r.sentence = append(r.sentence, unescaped(line[len("#Text="):]))
	case strings.TrimSpace(line) == "", strings.HasPrefix(line, "#"):
	default:
		return r.token(strings.Split(line, "\t"))
	}
	return true
}

// token reads "1-1<TAB>0-4<TAB>This<TAB>..."; "1-1.1" is a part of a token.
func (r *reading) token(cells []string) bool {
	if len(cells) < 3 {
		return false
	}
	from, to, _ := strings.Cut(cells[1], "-")
	begin, err := strconv.Atoi(from)
	if err != nil {
		return false
	}
	end, err := strconv.Atoi(to)
	if err != nil || end < begin || !r.beginSentence(begin) {
		return false
	}
	at := 3
	for i := range r.layers {
		width := max(1, len(r.layers[i].features))
		if at+width > len(cells) {
			return at >= len(cells) // a row may end before its empty layers
		}
		r.cells(i, cells[at:at+width], corpus.Fragment{Begin: begin, End: end})
		at += width
	}
	return true
}

// mostBetween is how many characters may be missing between two sentences.
const mostBetween = 1 << 16

// beginSentence puts the sentence that was announced where its first token begins.
func (r *reading) beginSentence(begin int) bool {
	if r.sentence == nil {
		return r.length > 0
	}
	gap := begin - r.length
	if gap < 0 || gap > mostBetween {
		return false
	}
	blank := "\n"
	if gap == 1 {
		blank = " "
	}
	said := strings.Join(r.sentence, "\n")
	r.text.WriteString(strings.Repeat(blank, gap))
	r.text.WriteString(said)
	r.length += gap + len(utf16.Encode([]rune(said)))
	r.sentence = nil
	return true
}

// cells reads what a token's columns of a layer say.
func (r *reading) cells(at int, cells []string, where corpus.Fragment) {
	l := r.layers[at]
	columns := make([][]string, len(cells))
	for i, cell := range cells {
		columns[i] = parted(cell)
	}
	for i, first := range columns[0] {
		if first == "_" || first == "" {
			continue
		}
		switch l.kind {
		case "RL":
			r.corpus.Lose(corpus.LostRelation, l.name)
			continue
		case "CH":
			_, link, _ := strings.Cut(first, "->")
			if id := (tokensID{at, link}); link == "" || !r.links[id] {
				r.links[id] = true
				r.corpus.Lose(corpus.LostChain, l.name)
			}
			continue
		}
		_, id := valueOf(first)
		if known, ok := r.spans[tokensID{at, id}]; ok && id != "" {
			f := &r.work.Spans[known].Fragments[0]
			f.End = max(f.End, where.End)
			continue
		}
		if id != "" {
			r.spans[tokensID{at, id}] = len(r.work.Spans)
		}
		r.work.Spans = append(r.work.Spans, span(l.name, where, r.featuresOf(l, columns, i)))
	}
}

// featuresOf are the features of the annotation that stands at a place of each column.
// What fills slots is counted.
func (r *reading) featuresOf(l layer, columns [][]string, stacked int) (found []feature) {
	for k := 0; k < len(columns); k++ {
		if stacked >= len(columns[k]) {
			continue
		}
		value, _ := valueOf(columns[k][stacked])
		if link := l.slot(k); link != "" {
			for range fillers(value) {
				r.corpus.Lose(corpus.LostRelation, link)
			}
			k++ // over what fills them
			continue
		}
		if value != "" && k < len(l.features) { // a layer without features has a column all the same
			found = append(found, feature{l.features[k], value})
		}
	}
	return found
}

// fillers counts the slots that a cell tells of.
func fillers(cell string) int {
	if cell == "" {
		return 0
	}
	return 1 + strings.Count(cell, ";")
}

// parted are the stacked annotations of a cell.
func parted(cell string) []string {
	var parts []string
	begin := 0
	for i := 0; i < len(cell); i++ {
		switch cell[i] {
		case '\\':
			i++
		case '|':
			parts, begin = append(parts, cell[begin:i]), i+1
		}
	}
	return append(parts, cell[begin:])
}

// valueOf parts "PERSON[1]"; * and _ are no value.
func valueOf(cell string) (value, id string) {
	if open := strings.LastIndexByte(cell, '['); open >= 0 && strings.HasSuffix(cell, "]") && (open == 0 || cell[open-1] != '\\') {
		cell, id = cell[:open], cell[open+1:len(cell)-1]
	}
	if cell == "*" || cell == "_" {
		return "", id
	}
	return unescaped(cell), id
}

var escapes = strings.NewReplacer(
	`\\`,
	`\`,
	`\t`,
	"\t",
	`\n`,
	"\n",
	`\r`,
	"\r",
	`\[`,
	"[",
	`\]`,
	"]",
	`\|`,
	"|",
	`\_`,
	"_",
	`\->`,
	"->",
	`\;`,
	";",
	`\*`,
	"*",
)

func unescaped(text string) string { return escapes.Replace(text) }
