package dataset

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus"
)

// EvidenceTags is what the set of tags is called whose spans are the words that decided the
// answers to a question.
func EvidenceTags(question string) string { return question + evidenceEnding }

const evidenceEnding = ".evidence"

// finalHand is who says what was finally decided, in formats whose answers are somebody's.
const finalHand = "final"

// documentsOf are the paragraphs of an export as other annotation tools know texts: a
// document each, with what everybody submitted in the first round. Where the answers of
// annotators are exported final answers stay out, since other tools would take them for
// an annotator's; alone they are those of finalHand.
type documentsOf struct {
	*contents
	layer annotate.Layer
}

// Fits refuses a format that does not hold the layers of the export.
func (e *Export) Fits(f *Format) error {
	for _, l := range e.layers() {
		if f.texts && l != annotate.LayerAnnotation && l != annotate.LayerFinal {
			return annotate.Fail(annotate.CodeInvalid, "export.layer-of-tables", "Layer", string(l))
		}
	}
	return nil
}

func (c *contents) documents() (documentsOf, error) {
	e := *c.export
	if err := e.Fits(e.Format); err != nil {
		return documentsOf{}, err
	}
	layer := annotate.LayerFinal
	if slices.Contains(e.layers(), annotate.LayerAnnotation) {
		layer = annotate.LayerAnnotation
	}
	e.Layers, e.All, e.Submitted, e.Progress = []annotate.Layer{layer}, true, true, nil
	what, err := e.contents(c.ctx, c.source)
	if err != nil {
		return documentsOf{}, err
	}
	return documentsOf{what, layer}, nil
}

// counted tells of every hundredth document that passes.
func (c *contents) counted(docs corpus.Documents) corpus.Documents {
	tell := c.export.Progress
	if tell == nil {
		return docs
	}
	return func(yield func(*corpus.Document, error) bool) {
		n := 0
		for d, err := range docs {
			if n++; n%100 == 0 {
				tell(n)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// paragraphs are the documents, one after the other.
func (o documentsOf) paragraphs() corpus.Documents {
	return func(yield func(*corpus.Document, error) bool) {
		var d *corpus.Document
		for row, err := range o.rows {
			if err != nil {
				yield(nil, err)
				return
			}
			if row.whole() {
				continue // what is no text is no document
			}
			if d == nil || d.Name != row.ParagraphID {
				if d != nil && !yield(d, nil) {
					return
				}
				d = &corpus.Document{Name: row.ParagraphID, Text: row.Text, One: true, About: aboutRow(row, o.free)}
			}
			o.take(d, row)
		}
		if d != nil {
			yield(d, nil)
		}
	}
}

// aboutRow is what is known of a paragraph beside its text.
func aboutRow(r *Row, free []string) []corpus.Attribute {
	var all []corpus.Attribute
	for _, a := range []corpus.Attribute{
		{Name: "paragraph", Value: r.ParagraphID},
		{Name: "article", Value: r.ArticleID},
		{Name: "title", Value: r.ArticleTitle},
		{Name: "position", Value: strconv.Itoa(r.Position)},
		{Name: "outlet", Value: r.Outlet},
		{Name: "published", Value: r.Published},
		{Name: "event", Value: r.Event},
		{Name: "stratum", Value: r.Stratum},
	} {
		if a.Value != "" {
			all = append(all, a)
		}
	}
	for _, field := range free {
		if value := r.Free[field]; value != "" {
			all = append(all, corpus.Attribute{Name: field, Value: value})
		}
	}
	return all
}

// take adds what a row says to its document: answers as labels, the words that decided
// them as spans, and notes.
func (o documentsOf) take(d *corpus.Document, r *Row) {
	if r.Layer != o.layer || r.Excluded || r.NeedsLook || r.Round > annotate.FirstRound || r.Origin == annotate.OriginDerived {
		return
	}
	who := r.Annotator
	if o.layer == annotate.LayerFinal {
		who = finalHand
	}
	f := o.book.Field(r.Field)
	switch {
	case r.Field == annotate.FieldNote && r.Value != "":
		w := d.Work(who)
		w.Notes = append(w.Notes, r.Value)
	case f.Choosable() && !f.IsAside():
		w, question := d.Work(who), QuestionName(r.Field, r.Target)
		for _, value := range codebook.SplitSet(r.Value) {
			w.Labels = append(w.Labels, corpus.Label{Question: question, Value: value})
		}
		for _, m := range r.Evidence {
			w.Spans = append(w.Spans, spansOf(EvidenceTags(question), m)...)
		}
	}
}

// spansOf are the passages of an option, a span each.
func spansOf(tags string, m annotate.MarkedOption) []corpus.Span {
	all := make([]corpus.Span, len(m.Passages))
	for i, p := range m.Passages {
		all[i] = corpus.Span{
			Tags: tags, Value: m.Option, Words: p.Words, Fragments: []corpus.Fragment{{Begin: p.Begin, End: p.End}},
		}
	}
	return all
}

// betweenParagraphs stands between the paragraphs of an article that is one text.
const betweenParagraphs = "\n\n"

// articles are the same texts, an article a document: what was said of a paragraph becomes
// spans over the whole of it, with the note on the first.
func (o documentsOf) articles() corpus.Documents {
	return func(yield func(*corpus.Document, error) bool) {
		var a *joining
		for p, err := range o.paragraphs() {
			if err != nil {
				yield(nil, err)
				return
			}
			if id := valueOf(p.About, "article"); a == nil || a.id != id {
				if a != nil && !yield(a.document(), nil) {
					return
				}
				a = &joining{id: id, title: valueOf(p.About, "title")}
			}
			a.add(p)
		}
		if a != nil {
			yield(a.document(), nil)
		}
	}
}

func valueOf(about []corpus.Attribute, name string) string {
	for _, a := range about {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// joining is an article that is being joined of its paragraphs.
type joining struct {
	id, title string
	text      strings.Builder
	points    int // of the text
	made      corpus.Document
}

func (a *joining) add(p *corpus.Document) {
	if a.points > 0 {
		a.text.WriteString(betweenParagraphs)
		a.points += len(betweenParagraphs)
	}
	begin := a.points
	a.text.WriteString(p.Text)
	a.points += len([]rune(p.Text))
	for _, w := range p.Works {
		to, first := a.made.Work(w.By), true
		for _, l := range w.Labels {
			s := corpus.Span{Tags: l.Question, Value: l.Value, Fragments: []corpus.Fragment{{Begin: begin, End: a.points}}}
			if first {
				s.Note = strings.Join(w.Notes, "\n")
			}
			to.Spans, first = append(to.Spans, s), false
		}
		for _, s := range w.Spans {
			s.Fragments = slices.Clone(s.Fragments)
			for i := range s.Fragments {
				s.Fragments[i].Begin += begin
				s.Fragments[i].End += begin
			}
			to.Spans = append(to.Spans, s)
		}
	}
}

// shortID is how many characters of an id name an article beside its title.
const shortID = 8

// document is the article, called by its title as far as a file can be, and its id.
func (a *joining) document() *corpus.Document {
	name := strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return '-'
	}, a.title), "-")
	if runes := []rune(name); len(runes) > 40 {
		name = string(runes[:40])
	}
	a.made.Name, a.made.Text = strings.TrimLeft(name+"-", "-")+a.id[:min(shortID, len(a.id))], a.text.String()
	return &a.made
}
