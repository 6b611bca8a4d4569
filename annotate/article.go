package annotate

import (
	"maps"
	"slices"
	"strings"
)

// Article is one text, immutable once imported; what can be corrected later
// is in Meta, which is folded from the log.
type Article struct {
	ID         string
	CopyName   string // set if the same text was brought in for another outlet
	Paragraphs []Paragraph
	Meta       Meta
}

// Arrival is an article that comes into a project, with the entries that come
// with it: what is known about it, and whatever else it brings along.
type Arrival struct {
	Article *Article
	Entries []Entry
}

// Paragraph is the unit that is annotated. Its text is verbatim: decoded to
// UTF-8 and cut at the edges, never normalised.
type Paragraph struct {
	ID       string
	Article  string
	Position int // from 1
	Text     string
	Guess    string // unit type guessed from layout
	Joined   int    // hard line breaks that were joined into a space
	Missing  string // why the text is not here, Withheld or Erased; "" if it is
}

// Why a paragraph is without its text. Its ids, its position and the hash of the
// text stay.
const (
	Withheld = "withheld" // it was not given along, and a merge may bring it
	Erased   = "erased"   // it was destroyed for ever
)

// What a paragraph can be by its layout, in the words of the codebook's field
// unit_type. GuessCrosslink is one that only points to another article.
const (
	GuessHeadline   = "headline"
	GuessStandfirst = "standfirst"
	GuessLede       = "lede"
	GuessBody       = "body"
	GuessCrosslink  = "crosslink"
	GuessCaption    = "caption"
	GuessFurniture  = "furniture"
)

// Running reports whether the paragraph is running text by its layout.
func (p *Paragraph) Running() bool { return p.Guess == GuessLede || p.Guess == GuessBody }

// Guesses lists what a paragraph can be by its layout.
func Guesses() []string {
	return []string{GuessHeadline, GuessStandfirst, GuessLede, GuessBody, GuessCrosslink, GuessCaption, GuessFurniture}
}

// Meta is what can be said about an article beside its text.
type Meta struct {
	Title     string
	Outlet    string
	Author    string
	Published string // as given, ISO 8601 where possible
	URL       string
	Remark    string            // such as "Fiction"
	File      string            // base name it was imported from
	Targets   []string          // ids asked in this article; empty means all of the project
	Event     string            // what it reports on, to compare articles on one event
	Stratum   string            // of the sample it was drawn in
	Free      map[string]string // what else is known, by field: FreePrefix and a name

	// What the lead decided about it.
	Batch     string // the set of articles it belongs to, or ""
	Practice  bool   // it is for practice and has a key of right answers
	Withdrawn bool   // it is no longer asked, counted or exported
}

// The fields of an article that can be corrected, as they stand in the log.
const (
	MetaTitle     = "title"
	MetaOutlet    = "outlet"
	MetaAuthor    = "author"
	MetaPublished = "published"
	MetaURL       = "url"
	MetaRemark    = "remark"
	MetaFile      = "file"
	MetaTargets   = "targets" // ids joined by a space
	MetaEvent     = "event"
	MetaStratum   = "stratum"

	// FreePrefix begins the fields that a project names itself: "x:party".
	FreePrefix = "x:"

	MetaBatch     = "batch"
	MetaPractice  = "practice"
	MetaWithdrawn = "withdrawn"
)

// NewArticle gives texts and their guesses ids by content. guesses and joined
// run beside texts; joined may be nil.
func NewArticle(texts, guesses []string, joined []int, copyName string) *Article {
	a := &Article{ID: ArticleID(texts, copyName), CopyName: copyName}
	a.Paragraphs = make([]Paragraph, len(texts))
	for i, t := range texts {
		p := Paragraph{ID: ParagraphID(a.ID, i+1), Article: a.ID, Position: i + 1, Text: t, Guess: guesses[i]}
		if joined != nil {
			p.Joined = joined[i]
		}
		a.Paragraphs[i] = p
	}
	return a
}

// AskedIn reports whether the article is worked on in a layer: none that was
// withdrawn, and what is for practice in practice alone. Any article that has a
// key can be practised, whether it is for practice alone or not.
func (m Meta) AskedIn(layer Layer) bool {
	return !m.Withdrawn && (!m.Practice || layer == LayerPractice)
}

// AskedTargets lists the targets that are asked in the article, in the order of
// the form: all of the project unless the article is narrowed to some.
func (m Meta) AskedTargets(targets []Target) []Target {
	if len(m.Targets) == 0 {
		return targets
	}
	var asked []Target
	for _, t := range targets {
		if slices.Contains(m.Targets, t.ID) {
			asked = append(asked, t)
		}
	}
	return asked
}

// Fields returns the non-empty metadata by log field, in a fixed order: what
// is known of the article, not what was decided about it.
func (m Meta) Fields() []MetaField {
	all := []MetaField{
		{MetaTitle, m.Title},
		{MetaOutlet, m.Outlet},
		{MetaAuthor, m.Author},
		{MetaPublished, m.Published},
		{MetaURL, m.URL},
		{MetaRemark, m.Remark},
		{MetaFile, m.File},
		{MetaTargets, JoinIDs(m.Targets)},
		{MetaEvent, m.Event},
		{MetaStratum, m.Stratum},
	}
	for _, field := range slices.Sorted(maps.Keys(m.Free)) {
		all = append(all, MetaField{field, m.Free[field]})
	}
	kept := all[:0]
	for _, f := range all {
		if f.Value != "" {
			kept = append(kept, f)
		}
	}
	return kept
}

// Get is the value of one field, or "".
func (m Meta) Get(field string) string {
	for _, f := range m.Fields() {
		if f.Field == field {
			return f.Value
		}
	}
	return ""
}

// MetaField is one correctable field of an article and its value.
type MetaField struct{ Field, Value string }

// Set stores the value of one log field; an unknown field is ignored, as a
// later program may have written it.
func (m *Meta) Set(field, value string) {
	if to := m.words(field); to != nil {
		*to = value
		return
	}
	switch field {
	case MetaTargets:
		m.Targets = SplitIDs(value)
	case MetaPractice:
		m.Practice = value == Yes
	case MetaWithdrawn:
		m.Withdrawn = value == Yes
	default:
		if strings.HasPrefix(field, FreePrefix) {
			m.setFree(field, value)
		}
	}
}

// words is where a field of words is kept, or nil. Large projects set it a hundred
// thousand times when they open.
func (m *Meta) words(field string) *string {
	switch field {
	case MetaTitle:
		return &m.Title
	case MetaOutlet:
		return &m.Outlet
	case MetaAuthor:
		return &m.Author
	case MetaPublished:
		return &m.Published
	case MetaURL:
		return &m.URL
	case MetaRemark:
		return &m.Remark
	case MetaFile:
		return &m.File
	case MetaEvent:
		return &m.Event
	case MetaStratum:
		return &m.Stratum
	case MetaBatch:
		return &m.Batch
	}
	return nil
}

func (m *Meta) setFree(field, value string) {
	free := maps.Clone(m.Free) // others may hold the map that was there
	if free == nil {
		free = map[string]string{}
	}
	if value == "" {
		delete(free, field)
	} else {
		free[field] = value
	}
	m.Free = free
}
