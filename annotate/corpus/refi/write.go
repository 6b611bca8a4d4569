package refi

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/google/uuid"

	"plumbline/annotate/corpus"
	"plumbline/annotate/wholefile"
)

// Code is a code of a codebook that is written, with those that lie under it.
type Code struct {
	Name, Description string
	Under             []Code
}

// namespace of the ids that are made of names, so that the same project gives the same ids.
var namespace = uuid.MustParse("6c0f1f3e-2c0a-5c11-9b52-7d1f5a0b8e44")

func guid(kind, name string) string { return uuid.NewSHA1(namespace, []byte(kind+"\n"+name)).String() }

const (
	origin     = "Plumbline"
	projectXML = `urn:QDA-XML:project:1.0`
	bookXML    = `urn:QDA-XML:codebook:1.0`
)

// WriteCodebook writes codes as a REFI-QDA codebook (.qdc).
func WriteCodebook(w io.Writer, codes []Code) error {
	out := &writer{bufio.NewWriter(w)}
	out.put(`%s<CodeBook xmlns="%s" origin="%s"><Codes>`, xml.Header, bookXML, origin)
	out.codes(codes, "")
	out.put("</Codes></CodeBook>\n")
	return out.Flush()
}

// Write writes documents as a REFI-QDA project (.qdpx): an archive with project.qde and the
// texts, UTF-8 with LF as line breaks, in code points. Spans become codings by users of codes
// that lie under the name of their tags; what is not among the codes is added. Labels of
// whole documents and notes on them are not written. It returns how many documents there are.
func Write(w io.Writer, name string, codes []Code, docs corpus.Documents) (int, error) {
	words, err := corpus.ReadVocabulary(docs)
	if err != nil {
		return 0, err
	}
	archive := zip.NewWriter(w)
	for d, err := range docs {
		if err != nil {
			return 0, err
		}
		text, err := wholefile.CreateIn(archive, "sources/"+guid("text", d.Name)+".txt")
		if err == nil {
			_, err = io.WriteString(text, lineFeeds.Replace(d.Text))
		}
		if err != nil {
			return 0, err
		}
	}
	part, err := wholefile.CreateIn(archive, "project.qde")
	if err != nil {
		return 0, err
	}
	out := &writer{bufio.NewWriter(part)}
	n, err := out.project(name, complete(codes, words), words.People, docs)
	if err != nil {
		return n, err
	}
	return n, archive.Close()
}

// lineFeeds makes every line break one of LF.
var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// complete adds to codes what documents are coded by and they lack.
func complete(codes []Code, words *corpus.Vocabulary) []Code {
	all := codes
	for _, tags := range sorted(words.Tags) {
		at := index(all, tags)
		if at < 0 {
			at = len(all)
			all = append(all, Code{Name: tags})
		}
		for _, value := range words.Tags[tags] {
			if index(all[at].Under, value) < 0 {
				all[at].Under = append(all[at].Under, Code{Name: value})
			}
		}
	}
	return all
}

type writer struct{ *bufio.Writer }

// put writes text; a failure is told by the flush.
func (w *writer) put(format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }

func (w *writer) codes(codes []Code, under string) {
	for _, c := range codes {
		path := under + c.Name
		codable := len(c.Under) == 0
		w.put(`<Code guid="%s" name="%s" isCodable="%t">`, guid("code", path), escaped(c.Name), codable)
		if c.Description != "" {
			w.put("<Description>%s</Description>", escaped(c.Description))
		}
		w.codes(c.Under, path+"/")
		w.put("</Code>")
	}
}

func (w *writer) project(name string, codes []Code, people []string, docs corpus.Documents) (int, error) {
	w.put(`%s<Project xmlns="%s" name="%s" origin="%s">`, xml.Header, projectXML, escaped(name), origin)
	if len(people) > 0 {
		w.put("<Users>")
		for _, who := range people {
			w.put(`<User guid="%s" name="%s"/>`, guid("user", who), escaped(who))
		}
		w.put("</Users>")
	}
	if len(codes) > 0 {
		w.put("<CodeBook><Codes>")
		w.codes(codes, "")
		w.put("</Codes></CodeBook>")
	}
	n := 0
	for d, err := range docs {
		if err != nil {
			return n, err
		}
		if n++; n == 1 {
			w.put("<Sources>")
		}
		w.source(d)
	}
	if n > 0 {
		w.put("</Sources>")
	}
	w.put("</Project>\n")
	return n, w.Flush()
}

// source writes a document: each span and fragment as a passage that its annotator coded.
func (w *writer) source(d *corpus.Document) {
	id := guid("text", d.Name)
	w.put("\n"+`<TextSource guid="%s" name="%s" plainTextPath="internal://%s.txt">`, id, escaped(d.Name), id)
	at := afterLineFeeds(d.Text)
	for _, work := range d.Works {
		for i := range work.Spans {
			s := &work.Spans[i]
			for k, f := range s.Fragments {
				name := fmt.Sprintf("%s\n%s\n%d\n%d", d.Name, work.By, i, k)
				user := guid("user", work.By)
				w.put(`<PlainTextSelection guid="%s" startPosition="%d" endPosition="%d" creatingUser="%s">`,
					guid("passage", name), at[f.Begin], at[f.End], user)
				if s.Note != "" {
					w.put("<Description>%s</Description>", escaped(s.Note))
				}
				w.put(`<Coding guid="%s" creatingUser="%s"><CodeRef targetGUID="%s"/></Coding></PlainTextSelection>`,
					guid("coding", name), user, guid("code", s.Tags+"/"+s.Value))
			}
		}
	}
	w.put("</TextSource>")
}

// afterLineFeeds tells where each code point of a text stands once its line breaks are LF,
// and where the text ends.
func afterLineFeeds(text string) []int {
	at, all := 0, make([]int, 0, len(text)+1)
	for i, r := range text {
		all = append(all, at)
		if r != '\r' || !strings.HasPrefix(text[i+1:], "\n") {
			at++
		}
	}
	return append(all, at)
}

func escaped(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // into memory
	return out.String()
}
