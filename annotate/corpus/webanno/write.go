package webanno

import (
	"archive/zip"
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"plumbline/annotate/corpus"
	"plumbline/annotate/wholefile"
)

// Write writes documents as WebAnno exports a project: an archive in which a folder is a
// document and a file WebAnno TSV 3.3 of what one annotator did in it, with offsets in UTF-16
// units. Paragraphs, which blank lines part, are its sentences, and words its tokens; sets of
// tags become layers with one feature. It returns how many documents there are. Labels of
// whole documents, notes and attributes are not written.
func Write(w io.Writer, docs corpus.Documents) (int, error) {
	words, err := corpus.ReadVocabulary(docs)
	if err != nil {
		return 0, err
	}
	layers := layersOf(slices.Sorted(maps.Keys(words.Tags)))
	archive, n := zip.NewWriter(w), 0
	for d, err := range docs {
		if err != nil {
			return n, err
		}
		n++
		for _, work := range d.Works {
			file, err := wholefile.CreateIn(archive, d.Name+"/"+work.By+".tsv")
			if err != nil {
				return n, err
			}
			if err := writeFile(file, d, work, layers); err != nil {
				return n, err
			}
		}
	}
	return n, archive.Close()
}

// writtenLayer is a set of tags and what its layer is called.
type writtenLayer struct{ tags, name string }

// layersOf gives sets of tags the names of layers, which are letters, digits and _.
func layersOf(tags []string) []writtenLayer {
	var all []writtenLayer
	taken := make(map[string]bool)
	for _, t := range tags {
		name := LayerName(t)
		for n := 2; taken[name]; n++ {
			name = LayerName(t) + strconv.Itoa(n)
		}
		taken[name] = true
		all = append(all, writtenLayer{t, name})
	}
	return all
}

// LayerName is what the layer of a set of tags is called: "stance@Aldmark" is
// Stance_Aldmark. Names of layers are ASCII letters, digits and _; whatever else stands in the
// name of a target is written by its code point as Java does, "A-b" as Au002db, so that two
// targets are never called alike.
func LayerName(tags string) string {
	tags, evidence := strings.CutSuffix(tags, ".evidence")
	field, target, _ := strings.Cut(tags, "@")
	var b strings.Builder
	b.WriteString(plain(field, '_'))
	if target != "" {
		b.WriteString("_" + plain(target, ' '))
	}
	if evidence {
		b.WriteString("_evidence")
	}
	name := []rune(b.String())
	if len(name) == 0 || !unicode.IsLetter(name[0]) {
		name = append([]rune("T"), name...)
	}
	name[0] = unicode.ToUpper(name[0])
	return string(name)
}

// plain writes a name in ASCII letters and digits, with _ for one other character.
func plain(name string, apart rune) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case r == apart:
			b.WriteByte('_')
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "u%04x", r)
		}
	}
	return b.String()
}

const valueFeature = "value"

func writeFile(w io.Writer, d *corpus.Document, work *corpus.Work, layers []writtenLayer) error {
	out := bufio.NewWriter(w)
	put := func(format string, args ...any) { _, _ = fmt.Fprintf(out, format, args...) } // told by the flush
	put("%s.3\n", head)
	for _, l := range layers {
		put("#T_SP=webanno.custom.%s|%s\n", l.name, valueFeature)
	}
	put("\n")
	text, at := []rune(d.Text), corpus.AsOffsets(d.Text, corpus.UTF16)
	units := cut(text, work.Spans)
	stacks := stack(work.Spans, units, layers)
	sentence := 0
	for _, u := range units {
		if u.sentence != sentence {
			sentence = u.sentence
			put("\n")
			for line := range strings.SplitSeq(string(text[u.from:u.to]), "\n") {
				put("#Text=%s\n", textEscapes.Replace(line))
			}
		}
		put("%s\t%d-%d\t%s\t", u.name, at[u.begin], at[u.end], escape(string(text[u.begin:u.end])))
		for i := range layers {
			put("%s\t", cell(stacks[stackKey{u.name, i}]))
		}
		put("\n")
	}
	return out.Flush()
}

// tokenOf is a row of a file: a token, or a part of one that a span begins or ends within.
type tokenOf struct {
	sentence   int
	name       string
	begin, end int
	from, to   int // of the sentence
	part       bool
}

// cut makes tokens of the words of each sentence, and parts where spans have their edges
// within a word.
func cut(text []rune, spans []corpus.Span) []tokenOf {
	var all []tokenOf
	sentence := 0
	for _, s := range sentences(text) {
		sentence++
		token := 0
		for _, word := range fields(text, s) {
			token++
			name := fmt.Sprintf("%d-%d", sentence, token)
			all = append(all, tokenOf{sentence, name, word.Begin, word.End, s.Begin, s.End, false})
			for i, part := range partsOf(word, spans) {
				all = append(all, tokenOf{sentence, fmt.Sprintf("%s.%d", name, i+1), part.Begin, part.End, s.Begin, s.End, true})
			}
		}
	}
	return all
}

// sentences are the pieces of a text between blank lines, without white space at their edges.
func sentences(text []rune) []corpus.Fragment {
	var all []corpus.Fragment
	begin := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && (text[i] != '\n' || i+1 < len(text) && text[i+1] != '\n' || i+1 == len(text)) {
			continue
		}
		if s := trimmed(text, corpus.Fragment{Begin: begin, End: i}); s.Begin < s.End {
			all = append(all, s)
		}
		begin = i
	}
	return all
}

func trimmed(text []rune, f corpus.Fragment) corpus.Fragment {
	for f.Begin < f.End && unicode.IsSpace(text[f.Begin]) {
		f.Begin++
	}
	for f.Begin < f.End && unicode.IsSpace(text[f.End-1]) {
		f.End--
	}
	return f
}

// fields are the words of a piece of a text.
func fields(text []rune, in corpus.Fragment) []corpus.Fragment {
	var all []corpus.Fragment
	begin := in.Begin
	for i := in.Begin; i <= in.End; i++ {
		if i < in.End && !unicode.IsSpace(text[i]) {
			continue
		}
		if begin < i {
			all = append(all, corpus.Fragment{Begin: begin, End: i})
		}
		begin = i + 1
	}
	return all
}

// partsOf are the parts of a word that spans cover without covering it whole.
func partsOf(word corpus.Fragment, spans []corpus.Span) []corpus.Fragment {
	var parts []corpus.Fragment
	for i := range spans {
		for _, f := range spans[i].Fragments {
			part := corpus.Fragment{Begin: max(f.Begin, word.Begin), End: min(f.End, word.End)}
			if part.Begin < part.End && part != word && !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	slices.SortFunc(parts, func(a, b corpus.Fragment) int { return cmp.Or(a.Begin-b.Begin, a.End-b.End) })
	return parts
}

type stackKey struct {
	row   string
	layer int
}

// stacked is one annotation in a cell; without an id it stands on one row alone.
type stacked struct {
	value string
	id    int
}

// stack puts each fragment of a span on the rows that it covers, with an id where it goes
// over several, or where others of its layer stand on the same row.
func stack(spans []corpus.Span, rows []tokenOf, layers []writtenLayer) map[stackKey][]stacked {
	all := make(map[stackKey][]stacked)
	id := 0
	for at, l := range layers {
		for i := range spans {
			if spans[i].Tags != l.tags {
				continue
			}
			for _, f := range spans[i].Fragments {
				id++
				for _, row := range covered(rows, f) {
					key := stackKey{row, at}
					all[key] = append(all[key], stacked{spans[i].Value, id})
				}
			}
		}
	}
	on := make(map[int]int)
	for _, cell := range all {
		for _, s := range cell {
			on[s.id]++
		}
	}
	for _, cell := range all {
		for i := range cell {
			if len(cell) == 1 && on[cell[i].id] == 1 {
				cell[i].id = 0
			}
		}
	}
	return all
}

// covered names the rows that a fragment covers: whole tokens, and parts at its edges.
func covered(rows []tokenOf, f corpus.Fragment) []string {
	var names []string
	for i := 0; i < len(rows); i++ {
		word := rows[i]
		switch {
		case word.part || word.end <= f.Begin || word.begin >= f.End:
		case f.Begin <= word.begin && word.end <= f.End:
			names = append(names, word.name)
		default:
			want := corpus.Fragment{Begin: max(f.Begin, word.begin), End: min(f.End, word.end)}
			for j := i + 1; j < len(rows) && rows[j].part; j++ {
				if rows[j].begin == want.Begin && rows[j].end == want.End {
					names = append(names, rows[j].name)
				}
			}
		}
	}
	return names
}

func cell(list []stacked) string {
	if len(list) == 0 {
		return "_"
	}
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = escape(s.value)
		if s.value == "" {
			words[i] = "*"
		}
		if s.id > 0 {
			words[i] += "[" + strconv.Itoa(s.id) + "]"
		}
	}
	return strings.Join(words, "|")
}

var (
	valueEscapes = strings.NewReplacer(
		`\`, `\\`, "[", `\[`, "]", `\]`, "|", `\|`, "_", `\_`, "->", `\->`, ";", `\;`, "\t", `\t`, "\n", `\n`, "\r", `\r`, "*", `\*`,
	)
	textEscapes = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\r", `\r`)
)

func escape(text string) string { return valueEscapes.Replace(text) }
