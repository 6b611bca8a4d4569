package formats_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/corpus"
	"plumbline/annotate/corpus/doccano"
	"plumbline/annotate/corpus/labelstudio"
	"plumbline/annotate/corpus/refi"
	"plumbline/annotate/corpus/webanno"
)

// The texts of what is written: letters beyond 16 bits, letters that are joined, right to
// left, line breaks of two characters, and everything that one of the formats escapes.
const (
	ferry = "🚤 The ferry 👩‍👩‍👧 sails_again|*[now]; \"quoted\" -> a\\b.\n\nSecond <b>&amp; part</b>\twith a tab."
	port  = "قال الوزير: الميناء مفتوح 🙂.\r\nLine of its own; naïve coöperation."
)

// at finds words in a text, in code points.
func at(t testing.TB, text, words string) corpus.Fragment {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q is not in %q", words, text)
	}
	begin := utf8.RuneCountInString(text[:i])
	return corpus.Fragment{Begin: begin, End: begin + utf8.RuneCountInString(words)}
}

// shipping is a corpus of two people who overlap, stack, and mark parts of words.
func shipping(t testing.TB) []*corpus.Document {
	span := func(text, tags, value, words string) corpus.Span {
		return corpus.Span{Tags: tags, Value: value, Words: words, Fragments: []corpus.Fragment{at(t, text, words)}}
	}
	return []*corpus.Document{
		{Name: "ferry-1", Text: ferry, One: true, About: []corpus.Attribute{{Name: "outlet", Value: "The Halyard"}}, Works: []*corpus.Work{
			{
				By: "A1",
				Labels: []corpus.Label{
					{Question: "stance@Aldmark", Value: "-2"},
					{Question: "sources", Value: "official"},
					{Question: "sources", Value: "group"},
				},
				Spans: []corpus.Span{
					span(ferry, "kind", "thing", "ferry 👩‍👩‍👧"),
					span(ferry, "kind", "a|b_c", "sails_again|*[now]; \"quoted\" -> a\\b."),
					span(ferry, "kind", "odd", "erry"),
					span(ferry, "tone", "calm", "The ferry"),
				},
				Notes: []string{"Two\nlines, \"quoted\"."},
			},
			{
				By:     "A2",
				Labels: []corpus.Label{{Question: "stance@Aldmark", Value: "absent"}},
				Spans:  []corpus.Span{span(ferry, "kind", "thing", "🚤")},
			},
		}},
		{Name: "الميناء-2", Text: port, One: true, Works: []*corpus.Work{
			{By: "A1", Spans: []corpus.Span{
				span(port, "kind", "person", "الوزير"),
				span(port, "kind", "place", "naïve"),
				span(port, "tone", "calm", "🙂.\r\nLine"),
			}},
		}},
	}
}

func each(docs []*corpus.Document) corpus.Documents {
	return func(yield func(*corpus.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// written is how each format is written, and what of a statement it does not carry.
var written = map[string]struct {
	ending string
	write  func(io.Writer, corpus.Documents) (int, error)
	text   func(string) string
	says   func(by string, l *corpus.Label, s *corpus.Span, note string) string
}{
	"labelstudio": {".json", labelstudio.Write, same, labelled},
	"doccano": {".zip", doccano.Write, same, func(by string, l *corpus.Label, s *corpus.Span, note string) string {
		switch {
		case l != nil:
			return fmt.Sprintf("%s: label=%s", by, doccano.Named(l.Question, l.Value))
		case s != nil:
			return fmt.Sprintf("%s: %s %v %q", by, doccano.Named(s.Tags, s.Value), s.Fragments, s.Words)
		}
		return labelled(by, nil, nil, note)
	}},
	"webanno": {".zip", webanno.Write, same, func(by string, l *corpus.Label, s *corpus.Span, note string) string {
		if s == nil {
			return ""
		}
		return fmt.Sprintf("%s: %s%s %v %q", by, webanno.LayerName(s.Tags), s.Value, s.Fragments, s.Words)
	}},
	"refiqda": {".qdpx", func(w io.Writer, docs corpus.Documents) (int, error) {
		return refi.Write(
			w,
			"Ships & <ports>",
			[]refi.Code{{Name: "kind", Description: "What it is.", Under: []refi.Code{{Name: "thing"}}}},
			docs,
		)
	}, func(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }, func(by string, l *corpus.Label, s *corpus.Span, note string) string {
		if s == nil {
			return ""
		}
		return fmt.Sprintf("%s: %s %v %q", by, s.Tags+"/"+s.Value, s.Fragments, s.Words)
	}},
}

func same(text string) string { return text }

func labelled(by string, l *corpus.Label, s *corpus.Span, note string) string {
	switch {
	case l != nil:
		return fmt.Sprintf("%s: %s=%s", by, l.Question, l.Value)
	case s != nil:
		return fmt.Sprintf("%s: %s%s %v %q", by, s.Tags, s.Value, s.Fragments, s.Words)
	}
	return fmt.Sprintf("%s: note %s", by, note)
}

// back writes documents and reads them again by our own reader, found by the content.
func back(t testing.TB, name string, docs []*corpus.Document) *corpus.Corpus {
	t.Helper()
	how := written[name]
	var out bytes.Buffer
	if n, err := how.write(&out, each(docs)); err != nil || n != len(docs) {
		t.Fatalf("%d documents are written of %d, %v", n, len(docs), err)
	}
	path := filepath.Join(t.TempDir(), "out"+how.ending)
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	c := mustRead(t, path)
	if c.Format != name {
		t.Errorf("it is taken for %s", c.Format)
	}
	return c
}

func TestWhatIsWrittenForAnotherToolComesBackAsFarAsItsFormatCarriesIt(t *testing.T) {
	for name, how := range written {
		t.Run(name, func(t *testing.T) {
			docs := shipping(t)
			var want []string
			for _, d := range docs {
				for _, w := range d.Works {
					for i := range w.Labels {
						want = append(want, how.says(w.By, &w.Labels[i], nil, ""))
					}
					for i := range w.Spans {
						s := w.Spans[i]
						s.Fragments, s.Words = moved(d.Text, how.text, s.Fragments), how.text(s.Words)
						want = append(want, how.says(w.By, nil, &s, ""))
					}
					for _, n := range w.Notes {
						want = append(want, how.says(w.By, nil, nil, n))
					}
				}
			}
			want = slices.DeleteFunc(want, func(line string) bool {
				return line == "" || name != "labelstudio" && name != "doccano" && strings.Contains(line, ": note ")
			})
			c := back(t, name, docs)
			got := statements(c)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("it says\n\t%s\nand is to say\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
			var texts []string
			for _, d := range c.Documents {
				texts = append(texts, d.Text)
			}
			for _, d := range docs {
				if !slices.Contains(texts, how.text(d.Text)) {
					t.Errorf("the text %q came back as one of %q", how.text(d.Text), texts)
				}
			}
			if len(c.Lost) != 0 {
				t.Errorf("lost is %v", c.Lost)
			}
		})
	}
}

// moved are fragments of a text after something was done to it.
func moved(text string, how func(string) string, of []corpus.Fragment) []corpus.Fragment {
	runes := []rune(text)
	all := make([]corpus.Fragment, len(of))
	for i, f := range of {
		all[i] = corpus.Fragment{
			Begin: utf8.RuneCountInString(how(string(runes[:f.Begin]))),
			End:   utf8.RuneCountInString(how(string(runes[:f.End]))),
		}
	}
	return all
}

func TestTheSameDocumentsGiveTheSameBytes(t *testing.T) {
	for name, how := range written {
		var first, second bytes.Buffer
		_, _ = how.write(&first, each(shipping(t)))
		_, _ = how.write(&second, each(shipping(t)))
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: two times the same documents give different bytes", name)
		}
	}
}

// What opens archives elsewhere asks when a file in it was written, and a month 0 is refused
// there, as by Python's calendar.
func TestFilesInArchivesAreOfADayThatThereIs(t *testing.T) {
	for name, how := range written {
		var whole bytes.Buffer
		if _, err := how.write(&whole, each(shipping(t))); err != nil {
			t.Fatal(err)
		}
		if how.ending == ".json" {
			continue
		}
		files, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files.File {
			if day, month := f.ModifiedDate&31, f.ModifiedDate>>5&15; day == 0 || month == 0 {
				t.Errorf("%s: %s was written on day %d of month %d", name, f.Name, day, month)
			}
		}
	}
}

// FuzzSpansComeBackWhateverTheTextIs: words of a text keep their place.
func FuzzSpansComeBackWhateverTheTextIs(f *testing.F) {
	f.Add(ferry, 3, 9)
	f.Add(port, 5, 11)
	f.Add("a\\_b [1] *|-> ; é\U0001F642x", 2, 9)
	f.Fuzz(func(t *testing.T, text string, begin, end int) {
		text = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
			if r < ' ' || r == utf8.RuneError || r == 0xfffe || r == 0xffff || r == 0xfeff {
				return ' '
			}
			return r
		}, text)), " ")
		runes := []rune(text)
		if begin < 0 || end > len(runes) || begin >= end || strings.TrimSpace(string(runes[begin:end])) != string(runes[begin:end]) {
			t.Skip()
		}
		words := string(runes[begin:end])
		docs := []*corpus.Document{{Name: "d", Text: text, Works: []*corpus.Work{
			{
				By:    "A1",
				Spans: []corpus.Span{{Tags: "kind", Value: "v", Words: words, Fragments: []corpus.Fragment{{Begin: begin, End: end}}}},
			},
		}}}
		for name := range written {
			if (name == "doccano" || name == "refiqda") && (inWord(runes, begin) || inWord(runes, end)) {
				continue // these do not say in what they count, and only edges of words could tell
			}
			c := back(t, name, docs)
			found := false
			for _, d := range c.Documents {
				for _, w := range d.Works {
					for _, s := range w.Spans {
						found = found || s.Words == words
					}
				}
			}
			if !found && len(c.Lost) == 0 {
				t.Errorf("%s: %q of %q came back as %q", name, words, text, statements(c))
			}
		}
	})
}

// TestOffsetsAreCountedInTheUnitOfEachFormat: a picture sign before the words is one code
// point and two UTF-16 units, a line break of two characters one in REFI-QDA.
func TestOffsetsAreCountedInTheUnitOfEachFormat(t *testing.T) {
	const text = "🚤\r\nferry"
	docs := []*corpus.Document{{Name: "d", Text: text, Works: []*corpus.Work{
		{By: "A1", Spans: []corpus.Span{{Tags: "kind", Value: "v", Fragments: []corpus.Fragment{at(t, text, "ferry")}}}},
	}}}
	for name, c := range map[string]struct{ file, has string }{
		"labelstudio": {"", `"end":8,"labels":["v"],"start":3,"text":"ferry"`},
		"doccano":     {"A1.jsonl", `"start_offset":4,"end_offset":9`},
		"webanno":     {"d/A1.tsv", "\t4-9\tferry\tv\t"},
		"refiqda":     {"project.qde", `startPosition="2" endPosition="7"`},
	} {
		var out bytes.Buffer
		if _, err := written[name].write(&out, each(docs)); err != nil {
			t.Fatal(err)
		}
		content := out.String()
		if c.file != "" {
			content = partOf(t, out.Bytes(), c.file)
		}
		if !strings.Contains(content, c.has) {
			t.Errorf("%s has no %s:\n%s", name, c.has, content)
		}
	}
}

// partOf is a file of an archive.
func partOf(t *testing.T, archive []byte, name string) string {
	t.Helper()
	files, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// inWord reports whether a word goes on over a place of a text.
func inWord(text []rune, at int) bool {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	return at > 0 && at < len(text) && letter(text[at-1]) && letter(text[at])
}
