// Package refi reads REFI-QDA, what programs for qualitative analysis exchange: a
// project (.qdpx, an archive with project.qde and texts) or a codebook (.qdc). It
// reads texts, users, codes with those they lie under, codings of passages and of
// sources, and notes. Pictures, sounds, films, links, sets and variables are counted.
// Offsets are code points, which some programs count as UTF-16 units with a line
// break as two: the edges of words decide.
package refi

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"plumbline/annotate/corpus"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Reader reads REFI-QDA projects and codebooks.
var Reader = &corpus.Reader{
	Name: "refiqda", Is: sentence.Of("corpus.reader.refiqda"),
	Recognise: func(s *corpus.Source) bool { return len(s.WithEnding(".qde"))+len(s.WithEnding(".qdc")) > 0 },
	Read:      read,
}

// Coded is what codes of a source as a whole answer, which REFI-QDA gives no name.
const Coded = "code"

type project struct {
	Users []struct {
		GUID string `xml:"guid,attr"`
		Name string `xml:"name,attr"`
	} `xml:"Users>User"`
	Codes    []code     `xml:"CodeBook>Codes>Code"`
	Listed   []code     `xml:"Codes>Code"` // of a codebook alone
	Texts    []source   `xml:"Sources>TextSource"`
	Pictures []struct{} `xml:"Sources>PictureSource"`
	PDFs     []pdf      `xml:"Sources>PDFSource"`
	Sounds   []struct{} `xml:"Sources>AudioSource"`
	Films    []struct{} `xml:"Sources>VideoSource"`
	Links    []struct{} `xml:"Links>Link"`
	Sets     []struct{} `xml:"Sets>Set"`
	Cases    []struct{} `xml:"Cases>Case"`
	Notes    []struct{} `xml:"Notes>Note"`
}

type code struct {
	GUID  string `xml:"guid,attr"`
	Name  string `xml:"name,attr"`
	Under []code `xml:"Code"`
}

type source struct {
	Name    string      `xml:"name,attr"`
	Path    string      `xml:"plainTextPath,attr"`
	Content string      `xml:"PlainTextContent"`
	Marked  []selection `xml:"PlainTextSelection"`
	Codings []coding    `xml:"Coding"`
}

type pdf struct {
	Name  string     `xml:"name,attr"`
	Text  *source    `xml:"Representation"`
	Boxes []struct{} `xml:"PDFSelection"`
}

type selection struct {
	Begin   int      `xml:"startPosition,attr"`
	End     int      `xml:"endPosition,attr"`
	By      string   `xml:"creatingUser,attr"`
	Note    string   `xml:"Description"`
	Codings []coding `xml:"Coding"`
}

type coding struct {
	By    string `xml:"creatingUser,attr"`
	Codes []struct {
		GUID string `xml:"targetGUID,attr"`
	} `xml:"CodeRef"`
}

func read(ctx context.Context, s *corpus.Source) (*corpus.Corpus, error) {
	c := &corpus.Corpus{}
	for _, f := range append(s.WithEnding(".qde"), s.WithEnding(".qdc")...) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := checkDepth(f); err != nil {
			return nil, err
		}
		var p project
		if err := xml.Unmarshal(f.Data, &p); err != nil {
			return nil, f.Broken(lineOf(err))
		}
		r := &reading{corpus: c, from: s, codes: map[string]string{}, users: map[string]string{}}
		if err := r.project(&p); err != nil {
			return nil, err
		}
	}
	c.DecideUnit(corpus.CodePoints, corpus.UTF16, corpus.UTF16CRLF)
	return c, nil
}

// checkDepth refuses elements too deep inside each other.
func checkDepth(f *corpus.File) error {
	tokens, depth := xml.NewDecoder(bytes.NewReader(f.Data)), 0
	for {
		token, err := tokens.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return f.Broken(lineOf(err))
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; depth > document.MaxDepth {
				return document.Fail("nested_too_deep", "corpus.nested", "File", f.Name, "Most", document.MaxDepth)
			}
		case xml.EndElement:
			depth--
		}
	}
}

func lineOf(err error) int {
	var broken *xml.SyntaxError
	if errors.As(err, &broken) {
		return broken.Line
	}
	return 0
}

// reading is one project.
type reading struct {
	corpus *corpus.Corpus
	from   *corpus.Source
	codes  map[string]string // names by id
	users  map[string]string
}

func (r *reading) project(p *project) error {
	r.learn(p.Codes, "")
	r.learn(p.Listed, "")
	for _, u := range p.Users {
		r.users[strings.ToLower(u.GUID)] = u.Name
	}
	for i := range p.Texts {
		if err := r.source(&p.Texts[i]); err != nil {
			return err
		}
	}
	for i := range p.PDFs {
		if err := r.pdf(&p.PDFs[i]); err != nil {
			return err
		}
	}
	r.lose(corpus.LostSource, "PictureSource", len(p.Pictures))
	r.lose(corpus.LostSource, "AudioSource", len(p.Sounds))
	r.lose(corpus.LostSource, "VideoSource", len(p.Films))
	r.lose(corpus.LostRelation, "Link", len(p.Links))
	r.lose(corpus.LostOther, "Set", len(p.Sets))
	r.lose(corpus.LostOther, "Case", len(p.Cases))
	r.lose(corpus.LostNote, "Note", len(p.Notes))
	return nil
}

func (r *reading) lose(what corpus.Lost, named string, count int) {
	for range count {
		r.corpus.Lose(what, named)
	}
}

// learn takes up codes, each by the names of those it lies under and its own.
func (r *reading) learn(codes []code, under string) {
	for i := range codes {
		name := under + codes[i].Name
		r.codes[strings.ToLower(codes[i].GUID)] = name
		r.corpus.Tags = append(r.corpus.Tags, name)
		r.learn(codes[i].Under, name+"/")
	}
}

// pdf takes the text that a PDF was read as.
func (r *reading) pdf(p *pdf) error {
	r.lose(corpus.LostRegion, "PDFSelection", len(p.Boxes))
	if p.Text == nil {
		r.lose(corpus.LostSource, "PDFSource", 1)
		return nil
	}
	p.Text.Name = p.Name
	return r.source(p.Text)
}

func (r *reading) source(s *source) error {
	d := &corpus.Document{Name: s.Name, Text: s.Content}
	if d.Text == "" {
		f := r.find(s.Path)
		if f == nil {
			r.corpus.Lose(corpus.LostText, s.Name)
			return nil
		}
		var err error
		if d.Text, err = f.UTF8(); err != nil {
			return err
		}
	}
	r.corpus.Documents = append(r.corpus.Documents, d)
	for _, c := range s.Codings {
		r.coded(d, c, "", func(w *corpus.Work, name string) {
			w.Labels = append(w.Labels, corpus.Label{Question: Coded, Value: name})
		})
	}
	for _, m := range s.Marked {
		for _, c := range m.Codings {
			r.coded(d, c, m.By, func(w *corpus.Work, name string) {
				at := corpus.Fragment{Begin: m.Begin, End: m.End}
				w.Spans = append(w.Spans, corpus.Span{Value: name, Note: m.Note, Fragments: []corpus.Fragment{at}})
			})
		}
	}
	return nil
}

// coded gives each code of a coding, by its name, to the work of who coded.
func (r *reading) coded(d *corpus.Document, c coding, by string, take func(w *corpus.Work, name string)) {
	if c.By != "" {
		by = c.By
	}
	if name := r.users[strings.ToLower(by)]; name != "" {
		by = name
	}
	for _, ref := range c.Codes {
		name, known := r.codes[strings.ToLower(ref.GUID)]
		if !known {
			r.corpus.Lose(corpus.LostOther, "CodeRef")
			continue
		}
		take(d.Work(by), name)
	}
}

// find is the text of a source: "internal://GUID.txt" lies in the folder sources.
func (r *reading) find(name string) *corpus.File {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	for i := range r.from.Files {
		if f := &r.from.Files[i]; strings.EqualFold(path.Base(f.Name), name) && name != "." {
			return f
		}
	}
	return nil
}
