package finding

import (
	"slices"
	"strings"
	"unicode"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/search"
	"plumbline/annotate/sentence"
)

// mostConditions is how many words and filters a line may have: each of them is looked
// at for each paragraph.
const mostConditions = 100

// Terms are the names that a project gives, which a line may use.
type Terms struct {
	Book    *codebook.Codebook
	Columns []string // of articles, that the project names itself
	People  []string
}

// Read reads a line as a person types it. Words that stand together are looked for as
// they stand, whatever the case, the accents and the quotes; "words in quotes" by
// themselves. NAME=VALUE is a filter, and a value with spaces stands in quotes. What
// cannot be meant as it is written is told in a sentence.
func Read(line string, t Terms) (Query, error) {
	q := Query{Line: strings.TrimSpace(line)}
	pieces := split(line)
	if len(pieces) > mostConditions {
		return q, annotate.Fail(annotate.CodeInvalid, "query.too-many", "Most", mostConditions)
	}
	for _, p := range pieces {
		if p.name == "" {
			if w := search.For(p.value); !w.None() {
				q.Words = append(q.Words, w)
			}
			continue
		}
		if err := t.read(&q, p.name, p.value); err != nil {
			return q, err
		}
	}
	return q, nil
}

// read takes up a filter.
func (t Terms) read(q *Query, name, value string) (err error) {
	if f, ok := filterNamed(name); ok {
		return f.read(t, q, value)
	}
	if f := t.question(name); f != nil {
		if f.Choosable() {
			return t.label(q, f, value)
		}
		q.Sheet.Texts = append(q.Sheet.Texts, text(f.Key, value))
		return nil
	}
	if !t.isColumn(name) {
		return annotate.Fail(annotate.CodeInvalid, "query.no-filter",
			"Name", sentence.Quoted(name), "Names", sentence.Names(t.Names()), "Literally", `"`+name+"="+value+`"`)
	}
	q.Articles, err = q.Articles.With(name, value)
	return err
}

// Names are the filters that there are, as they are typed.
func (t Terms) Names() []string {
	names := slices.Clone(articleFilters)
	for _, column := range t.Columns {
		names = append(names, strings.TrimPrefix(column, annotate.FreePrefix))
	}
	for _, f := range filters {
		names = append(names, f.name)
	}
	if t.Book != nil {
		for i := range t.Book.Fields {
			if f := &t.Book.Fields[i]; isAskable(f) && !slices.Contains(names, f.Key) {
				names = append(names, f.Key)
			}
		}
	}
	return names
}

// Values are what a filter can be, as far as they are few and known: nil otherwise.
func (t Terms) Values(name string) []string {
	switch f := t.question(name); {
	case strings.EqualFold(name, ByUnit):
		return annotate.Guesses()
	case strings.EqualFold(name, ByAnnotator):
		return t.People
	case strings.EqualFold(name, ByUnsure), strings.EqualFold(name, ByDisagreement):
		return append([]string{Yes, No}, t.choosable()...)
	case f != nil && f.Choosable():
		return options(f)
	case f != nil:
		return []string{Yes, No}
	}
	return nil
}

// articleFilters choose by what is known of an article, beside what a project names itself.
var articleFilters = []string{
	annotate.ByArticle, annotate.MetaOutlet, annotate.MetaAuthor, annotate.MetaEvent, annotate.ByDate, annotate.MetaStratum,
	annotate.MetaBatch,
}

// isColumn reports whether articles have such a column.
func (t Terms) isColumn(name string) bool {
	field := annotate.FieldNamed(name)
	return field != "text" && !strings.HasPrefix(field, annotate.FreePrefix) || slices.Contains(t.Columns, field) ||
		slices.Contains(articleFilters, strings.ToLower(name))
}

// question is the question of the codebook that is meant by a name, its key or what the
// form calls it; nil if there is none.
func (t Terms) question(name string) *codebook.Field {
	if t.Book == nil {
		return nil
	}
	for i := range t.Book.Fields {
		f := &t.Book.Fields[i]
		if isAskable(f) && (strings.EqualFold(f.Key, name) || annotate.FoldText(f.Label) == annotate.FoldText(name)) {
			return f
		}
	}
	return nil
}

// isAskable reports whether a field has answers to look for by a value.
func isAskable(f *codebook.Field) bool { return f.Choosable() || f.Scale.Verbatim }

// choosable are the keys of the questions that are answered by choosing.
func (t Terms) choosable() (keys []string) {
	if t.Book == nil {
		return nil
	}
	for i := range t.Book.Fields {
		if t.Book.Fields[i].Choosable() {
			keys = append(keys, t.Book.Fields[i].Key)
		}
	}
	return keys
}

// label takes up an answer that is looked for.
func (t Terms) label(q *Query, f *codebook.Field, value string) error {
	if value != "" {
		o := optionNamed(f, value)
		if o == nil {
			return noSuch(f.Key, value, options(f))
		}
		value = o.Value
	}
	q.Sheet.Labels = append(q.Sheet.Labels, Label{f.Key, value})
	return nil
}

func optionNamed(f *codebook.Field, name string) *codebook.Option {
	if o := f.Option(name); o != nil {
		return o
	}
	for i := range f.Options {
		o := &f.Options[i]
		for _, called := range []string{o.Value, o.Shown, o.Words} {
			if called != "" && annotate.FoldText(called) == annotate.FoldText(name) {
				return o
			}
		}
	}
	return nil
}

func options(f *codebook.Field) []string {
	values := make([]string, len(f.Options))
	for i := range f.Options {
		values[i] = f.Options[i].Value
	}
	return values
}

func noSuch(name, value string, possible []string) error {
	return annotate.Fail(annotate.CodeInvalid, "query.no-value",
		"Name", sentence.Quoted(name), "Value", sentence.Quoted(value), "Possible", sentence.Names(possible))
}

// piece is words that stand together, or a filter.
type piece struct{ name, value string }

// split parts a line into its pieces.
func split(line string) (pieces []piece) {
	var words []string
	flush := func() {
		if len(words) > 0 {
			pieces = append(pieces, piece{value: strings.Join(words, " ")})
			words = nil
		}
	}
	for {
		line = strings.TrimLeftFunc(line, unicode.IsSpace)
		if line == "" {
			flush()
			return pieces
		}
		var p piece
		bare := false
		p, bare, line = cut(line)
		if bare {
			words = append(words, p.value)
			continue
		}
		flush()
		pieces = append(pieces, p)
	}
}

// cut takes the first piece off a line; bare is a word that stands together with its
// neighbours.
func cut(line string) (p piece, bare bool, rest string) {
	if strings.HasPrefix(line, `"`) {
		text, rest := quoted(line)
		if !strings.HasPrefix(rest, "=") || text == "" {
			return piece{value: text}, false, rest
		}
		value, rest := valueOf(rest[1:])
		return piece{strings.TrimSpace(text), value}, false, rest
	}
	word, rest := line, ""
	if end := strings.IndexFunc(line, unicode.IsSpace); end >= 0 {
		word, rest = line[:end], line[end:]
	}
	name, _, ok := strings.Cut(word, "=")
	if !ok || !isName(name) {
		return piece{value: word}, true, rest
	}
	value, rest := valueOf(line[len(name)+1:])
	return piece{name, value}, false, rest
}

func valueOf(line string) (value, rest string) {
	if strings.HasPrefix(line, `"`) {
		return quoted(line)
	}
	if end := strings.IndexFunc(line, unicode.IsSpace); end >= 0 {
		return line[:end], line[end:]
	}
	return line, ""
}

// quoted reads what stands in quotes; two of them stand for one. Without an end it goes
// on to the end of the line.
func quoted(line string) (text, rest string) {
	var b strings.Builder
	for line = line[1:]; ; {
		end := strings.IndexByte(line, '"')
		if end < 0 {
			return b.String() + line, ""
		}
		b.WriteString(line[:end])
		if line = line[end+1:]; !strings.HasPrefix(line, `"`) {
			return b.String(), line
		}
		b.WriteByte('"')
		line = line[1:]
	}
}

// isName holds of what can name a filter; addresses of pages and formulas do not.
func isName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r) && !strings.ContainsRune("_-:.", r)
	})
}

// Filter writes a filter as a person types it.
func Filter(name, value string) string {
	if !isName(name) {
		name = quote(name)
	}
	if value == "" || strings.HasPrefix(value, `"`) || strings.ContainsFunc(value, unicode.IsSpace) {
		value = quote(value)
	}
	return name + "=" + value
}

func quote(word string) string { return `"` + strings.ReplaceAll(word, `"`, `""`) + `"` }
