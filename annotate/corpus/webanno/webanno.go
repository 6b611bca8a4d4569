// Package webanno reads what WebAnno and INCEpTION export, whole projects too: WebAnno
// TSV 3, a table of tokens, in which what stands between sentences is lost and blanks
// take its place; and UIMA CAS XMI, which other programs write as well. It reads spans
// with their features, stacked ones and those of parts of tokens, and of XMI labels of
// documents. Relations, chains and slots are counted. Offsets are UTF-16 units.
package webanno

import (
	"path"
	"slices"
	"strings"

	"plumbline/annotate/corpus"
)

// whose tells what document a file is of, and whose work it holds: in an export of a
// project a folder is a document, and a file in it what one person did.
func whose(f *corpus.File) (document, by string) {
	if folder := path.Dir(f.Name); folder != "." {
		return path.Base(folder), f.Stem()
	}
	return f.Stem(), ""
}

// initial is who "did" what a project began with.
const initial = "INITIAL_CAS"

// add takes up what one person did in a document. Others may have worked in it before.
func add(c *corpus.Corpus, d *corpus.Document) {
	w := d.Works[0]
	if w.By == initial && len(w.Spans)+len(w.Labels) == 0 {
		d.Works = nil
	}
	same := func(other *corpus.Document) bool { return other.Name == d.Name && other.Text == d.Text }
	if at := slices.IndexFunc(c.Documents, same); at >= 0 && w.By != "" {
		c.Documents[at].Works = append(c.Documents[at].Works, d.Works...)
		return
	}
	c.Documents = append(c.Documents, d)
}

// short is the name of a layer without its package.
func short(name string) string { return name[strings.LastIndex(name, ".")+1:] }

// feature is what an annotation says beside where it stands.
type feature struct{ name, value string }

// span is an annotation of a layer: its label is the feature called value, if it has one,
// else the first, and the others are its attributes.
func span(layer string, where corpus.Fragment, features []feature) corpus.Span {
	s := corpus.Span{Tags: layer, Value: layer, Fragments: []corpus.Fragment{where}}
	label := labelOf(features)
	for i, f := range features {
		if i == label {
			s.Value = f.value
			continue
		}
		s.Attributes = append(s.Attributes, corpus.Attribute{Name: f.name, Value: f.value})
	}
	return s
}

// labelOf is which of the features of an annotation is its label, -1 if it has none.
func labelOf(features []feature) int {
	if at := slices.IndexFunc(features, func(f feature) bool { return f.name == "value" }); at >= 0 {
		return at
	}
	return min(len(features), 1) - 1
}
