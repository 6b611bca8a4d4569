package webanno

import (
	"context"
	"strconv"
	"strings"

	"plumbline/annotate/corpus"
	"plumbline/annotate/sentence"
)

// XMI reads UIMA CAS XMI.
var XMI = &corpus.Reader{
	Name: "xmi", Is: sentence.Of("corpus.reader.xmi"),
	Recognise: func(s *corpus.Source) bool {
		for _, f := range s.WithEnding(".xmi") {
			if strings.Contains(string(f.Data[:min(len(f.Data), 1024)]), "XMI") {
				return true
			}
		}
		return false
	},
	Read: readXMI,
}

func readXMI(ctx context.Context, s *corpus.Source) (*corpus.Corpus, error) {
	c := &corpus.Corpus{}
	types, err := typeSystemOf(s)
	if err != nil {
		return nil, err
	}
	there := make(map[string]bool)
	for _, f := range s.WithEnding(".xmi") {
		structures, err := structuresOf(ctx, f)
		if err != nil {
			return nil, err
		}
		there[strings.TrimSuffix(f.Name, f.Ending())] = true
		r := newCAS(c, structures, types)
		r.read(f)
	}
	for _, f := range s.WithEnding(".tsv") { // the same in a table, which tells less
		if isTSV(f) && !there[strings.TrimSuffix(f.Name, f.Ending())] {
			c.Lose(corpus.LostSource, f.Name)
		}
	}
	c.DecideUnit(corpus.UTF16, corpus.CodePoints)
	return c, nil
}

// cas is what one file holds.
type cas struct {
	corpus     *corpus.Corpus
	structures []structure
	byID       map[string]*structure
	linked     map[string]bool             // what a chain links, by id
	types      typeSystem                  // "" is not in it
	refers     map[reference]bool          // found out where no type system tells
	documents  map[string]*corpus.Document // by the id of their text
}

// reference is a feature of a type.
type reference struct{ of, name string }

func newCAS(c *corpus.Corpus, structures []structure, types typeSystem) *cas {
	r := &cas{
		corpus: c, structures: structures, types: types, byID: make(map[string]*structure, len(structures)),
		linked: make(map[string]bool), refers: make(map[reference]bool), documents: make(map[string]*corpus.Document),
	}
	for i := range structures {
		r.byID[structures[i].id] = &structures[i]
	}
	for i := range structures {
		r.learnReferences(&structures[i])
	}
	for i := range structures {
		r.learnLinks(&structures[i])
	}
	return r
}

// learnReferences finds out which features may be references: those whose every value is
// the id of something.
func (r *cas) learnReferences(s *structure) {
	for _, f := range s.features {
		at := reference{s.typeName, f.name}
		known, seen := r.refers[at]
		r.refers[at] = (known || !seen) && r.areIDs(f.value)
	}
}

// learnLinks finds out what is linked as a chain.
func (r *cas) learnLinks(s *structure) {
	for _, name := range []string{"first", "next"} {
		if r.isReference(s, name) {
			r.linked[s.feature(name)] = true
		}
	}
}

// areIDs reports whether a value is of ids of what is no text.
func (r *cas) areIDs(value string) bool {
	ids := strings.Fields(value)
	for _, id := range ids {
		if s := r.byID[id]; s == nil || s.isOfCAS() && s.typeName != typeStrings {
			return false
		}
	}
	return len(ids) > 0
}

// isReference reports whether a feature is of other annotations.
func (r *cas) isReference(s *structure, name string) bool {
	if values, known := r.types[s.typeName]; known {
		if value, told := values[name]; told {
			return !value
		}
	}
	return r.refers[reference{s.typeName, name}]
}

// read takes up the texts, and what was said of them.
func (r *cas) read(f *corpus.File) {
	name, by := whose(f)
	for i := range r.structures {
		s := &r.structures[i]
		if title := s.feature("documentTitle"); s.isStructure() && title != "" && by == "" {
			name = title
		}
	}
	var order []*corpus.Document
	for i := range r.structures {
		s := &r.structures[i]
		if s.typeName != typeText {
			continue
		}
		text := s.feature("sofaString")
		if text == "" {
			r.corpus.Lose(corpus.LostText, name)
			continue
		}
		d := &corpus.Document{Name: name, Text: text, Works: []*corpus.Work{{By: by}}}
		if len(order) > 0 {
			d.Name += " " + s.feature("sofaID")
		}
		r.documents[s.id] = d
		order = append(order, d)
	}
	for i := range r.structures {
		r.take(&r.structures[i])
	}
	for _, d := range order {
		add(r.corpus, d)
	}
}

// take takes up one annotation, or counts it as lost.
func (r *cas) take(s *structure) {
	layer := short(s.typeName)
	switch {
	case s.isOfCAS(), s.isStructure(), s.has("first") && r.isReference(s, "first"):
		return // a chain is lost by its links
	case s.has("Governor"), s.has("Dependent"), s.sofa == "" && s.has("target"):
		r.corpus.Lose(corpus.LostRelation, layer)
		return
	case r.linked[s.id], s.has("next") && r.isReference(s, "next"):
		r.corpus.Lose(corpus.LostChain, layer)
		return
	case s.sofa == "":
		r.corpus.Lose(corpus.LostOther, layer)
		return
	}
	d := r.documents[s.sofa]
	if d == nil {
		r.corpus.Lose(corpus.LostText, layer)
		return
	}
	w, features := d.Works[0], r.featuresOf(s)
	if s.begin == "" {
		w.Labels = append(w.Labels, labels(layer, features)...)
		return
	}
	begin, err := strconv.Atoi(s.begin)
	end, err2 := strconv.Atoi(s.end)
	if err != nil || err2 != nil {
		r.corpus.Lose(corpus.LostRange, layer)
		return
	}
	w.Spans = append(w.Spans, span(layer, corpus.Fragment{Begin: begin, End: end}, features))
}

// featuresOf are the values that an annotation has. Other annotations that it refers to
// are counted, unless they are counted by themselves.
func (r *cas) featuresOf(s *structure) (values []feature) {
	for _, f := range s.features {
		if !r.isReference(s, f.name) {
			values = append(values, f)
			continue
		}
		for _, id := range strings.Fields(f.value) {
			switch of := r.byID[id]; {
			case of == nil:
			case of.typeName == typeStrings:
				for _, e := range of.features {
					values = append(values, feature{f.name, e.value})
				}
			case of.sofa != "":
				r.corpus.Lose(corpus.LostRelation, short(s.typeName)+"."+f.name)
			}
		}
	}
	return values
}

// labels are what an annotation of a whole document says.
func labels(layer string, features []feature) (all []corpus.Label) {
	if len(features) == 0 {
		return []corpus.Label{{Question: layer, Value: layer}}
	}
	label := labelOf(features)
	for i, f := range features {
		question := layer
		if i != label && f.name != features[label].name {
			question = corpus.AttributeTags(layer, f.name)
		}
		all = append(all, corpus.Label{Question: question, Value: f.value})
	}
	return all
}
