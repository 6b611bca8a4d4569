package formats_test

import (
	"archive/zip"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate/corpus"
	"plumbline/annotate/corpus/formats"
	"plumbline/annotate/ingest/document"
)

// folderOf writes files of these names.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// archiveOf writes an archive of files of these names.
func archiveOf(t *testing.T, name string, files map[string]string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// fileOf is what stands in a file.
func fileOf(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func mustRead(t testing.TB, path string) *corpus.Corpus {
	t.Helper()
	c, err := formats.Read(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// read reads one file of a name.
func read(t *testing.T, name, content string) *corpus.Corpus {
	t.Helper()
	return mustRead(t, filepath.Join(folderOf(t, map[string]string{name: content}), name))
}

// statements lists all that was said in a corpus, a line each.
func statements(c *corpus.Corpus) []string {
	var lines []string
	for _, d := range c.Documents {
		for _, w := range d.Works {
			for _, l := range w.Labels {
				lines = append(lines, fmt.Sprintf("%s: %s=%s", w.By, l.Question, l.Value))
			}
			for _, s := range w.Spans {
				line := fmt.Sprintf("%s: %s%s %v %q", w.By, s.Tags, s.Value, s.Fragments, s.Words)
				for _, a := range s.Attributes {
					line += " " + a.Name + "=" + a.Value
				}
				if s.Note != "" {
					line += " note " + s.Note
				}
				lines = append(lines, line)
			}
			for _, n := range w.Notes {
				lines = append(lines, fmt.Sprintf("%s: note %s", w.By, n))
			}
		}
	}
	return lines
}

func wantStatements(t *testing.T, c *corpus.Corpus, want ...string) {
	t.Helper()
	if got := statements(c); !slices.Equal(got, want) {
		t.Errorf("it says\n\t%s\nand is to say\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func wantLost(t *testing.T, c *corpus.Corpus, want ...corpus.Loss) {
	t.Helper()
	if !reflect.DeepEqual(c.Lost, want) {
		t.Errorf("lost is %v, and is to be %v", c.Lost, want)
	}
}

// studio is an export of Label Studio whose offsets are counted in a unit: the words
// Harbour wall begin after a picture sign, which is two UTF-16 units.
func studio(begin, end int) string {
	return fmt.Sprintf(`[{"id": 4, "data": {"text": "😀 Harbour wall holds", "image": "https://example.org/wall.png"}, "predictions": [{}],
"annotations": [
 {"completed_by": {"id": 2, "email": "mara@example.org"}, "result": [
  {"type": "labels", "from_name": "ent", "value": {"start": %d, "end": %d, "text": "Harbour wall", "labels": ["PLACE"]}},
  {"type": "choices", "from_name": "tone", "value": {"choices": ["calm", "plain"]}},
  {"type": "choices", "from_name": "sure", "value": {"start": %[1]d, "end": %[2]d, "choices": ["no"]}},
  {"type": "taxonomy", "from_name": "theme", "value": {"taxonomy": [["town", "port"]]}},
  {"type": "rating", "from_name": "worth", "value": {"rating": 4}},
  {"type": "textarea", "from_name": "why", "value": {"text": ["seen before"]}},
  {"type": "relation", "from_id": "a", "to_id": "b"},
  {"type": "rectanglelabels", "value": {"x": 1, "rectanglelabels": ["Wall"]}}]},
 {"completed_by": 9, "was_cancelled": true, "result": []},
 {"completed_by": 9, "result": [{"type": "choices", "from_name": "tone", "value": {"choices": ["loud"]}}]}]}]`, begin, end)
}

func TestLabelStudioIsReadWithAllItsAnnotatorsAndWhatIsLostIsNamed(t *testing.T) {
	c := read(t, "export.json", studio(2, 14))
	wantStatements(
		t, c,
		"mara@example.org: tone=calm", "mara@example.org: tone=plain", "mara@example.org: theme=town/port", "mara@example.org: worth=4",
		`mara@example.org: entPLACE [{2 14}] "Harbour wall" sure=no`, "mara@example.org: note seen before", "9: tone=loud",
	)
	wantLost(t, c, corpus.Loss{What: corpus.LostPrediction, Count: 1}, corpus.Loss{What: corpus.LostRelation, Count: 1},
		corpus.Loss{What: corpus.LostRegion, Named: "rectanglelabels:Wall", Count: 1}, corpus.Loss{What: corpus.LostCancelled, Count: 1})
}

func TestTheWordsDecideInWhichUnitAFileCounts(t *testing.T) {
	for unit, begin := range map[corpus.Unit]int{corpus.CodePoints: 2, corpus.UTF16: 3} {
		c := read(t, "export.json", studio(begin, begin+12))
		if c.Offsets.Unit != unit || c.Offsets.Open || c.Offsets.Fits != c.Offsets.Spans {
			t.Errorf("offsets from %d are %+v", begin, c.Offsets)
		}
		if at := c.Documents[0].Works[0].Spans[0].Fragments[0]; at.Begin != 2 || at.End != 14 {
			t.Errorf("offsets from %d became %v", begin, at)
		}
	}
}

func TestASpanWhoseWordsStandElsewhereIsLeftOutAndCounted(t *testing.T) {
	c := read(t, "export.json", studio(7, 19))
	if !slices.Contains(c.Lost, corpus.Loss{What: corpus.LostWords, Named: "PLACE", Count: 1}) {
		t.Errorf("lost is %v", c.Lost)
	}
	c = read(t, "export.json", studio(7, 900))
	if !slices.Contains(c.Lost, corpus.Loss{What: corpus.LostRange, Named: "PLACE", Count: 1}) {
		t.Errorf("lost is %v", c.Lost)
	}
}

func TestDoccanoIsReadByTheEdgesOfWords(t *testing.T) {
	for unit, begin := range map[corpus.Unit]int{corpus.CodePoints: 2, corpus.UTF16: 3} {
		c := read(t, "all.jsonl", fmt.Sprintf(`{"text": "😀 Tide turns", "label": [[%d, %d, "EVENT"]], "Comments": ["see log"]}
{"text": "Tide turns", "entities": [{"label": "EVENT", "start_offset": 0, "end_offset": 4}], "relations": [{"type": "of"}]}
{"text": "Plain", "label": ["calm", "short"]}
`, begin, begin+4))
		wantStatements(t, c, `: EVENT [{2 6}] "Tide"`, ": note see log", `: EVENT [{0 4}] "Tide"`, ": label=calm", ": label=short")
		wantLost(t, c, corpus.Loss{What: corpus.LostRelation, Count: 1})
		if c.Offsets.Unit != unit {
			t.Errorf("offsets from %d are %+v", begin, c.Offsets)
		}
	}
}

func TestFilesOfAnArchiveOfDoccanoAreThePeopleAndShareTheDocuments(t *testing.T) {
	c := mustRead(t, archiveOf(t, "project.zip", map[string]string{
		"ada.csv":    "id,text,label\n1,Quay closed,calm#short\n",
		"bo.csv":     "id,text,label\n1,Quay closed,loud\n",
		"picture.md": "no labels",
	}))
	wantStatements(t, c, "ada: label=calm", "ada: label=short", "bo: label=loud")
	if len(c.Documents) != 1 {
		t.Errorf("%d documents", len(c.Documents))
	}
}

const tsv = `#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Claim|kind|source
#T_RL=webanno.custom.Link|kind|BT_webanno.custom.Claim
#T_CH=webanno.custom.Chain|referenceRelation|referenceType


#Text=😀 Ferry late .
1-1	0-2	😀	_	_	_	_	_	_	
1-2	3-8	Ferry	fact[1]|a\|b	radio[1]|*	_	_	*->1-1	*[1]	
1-3	9-13	late	fact[1]	radio[1]	of	1-2	_	_	
1-4	14-15	.	_	_	_	_	_	_	

#Text=Bo waits
2-1	16-18	Bo	*	*	_	_	_	_	
2-1.1	16-17	B	part	_	_	_	_	_	
2-2	19-24	waits	_	_	_	_	_	_	
`

func TestWebAnnoIsReadWithStackedSpansAndPartsOfTokens(t *testing.T) {
	c := mustRead(t, folderOf(t, map[string]string{"annotation/ferry.txt/ada.tsv": tsv, "annotation/ferry.txt/bo.tsv": tsv}))
	of := func(by string) []string {
		return []string{
			by + `: Claimfact [{2 12}] "Ferry late" source=radio`, by + `: Claima|b [{2 7}] "Ferry"`,
			by + `: ClaimClaim [{15 17}] "Bo"`, by + `: Claimpart [{15 16}] "B"`,
		}
	}
	wantStatements(t, c, append(of("ada"), of("bo")...)...)
	if len(c.Documents) != 1 || c.Documents[0].Text != "😀 Ferry late . Bo waits" {
		t.Errorf("documents are %+v", c.Documents)
	}
	wantLost(
		t,
		c,
		corpus.Loss{What: corpus.LostChain, Named: "Chain", Count: 2},
		corpus.Loss{What: corpus.LostRelation, Named: "Link", Count: 2},
	)
}

func TestBratIsReadWithSpansInPiecesAttributesAndNotes(t *testing.T) {
	dir := folderOf(t, map[string]string{
		"a.txt": "Low\ntide and high tide\n",
		"a.ann": "#1\tAnnotatorNotes T1\tboth meant\nT1\tTide 0 3;18 22\tLow tide\nA1\tNegated T1\nA2\tSure T1 hardly\n" +
			"T2\tTide 0 8\tLow tide\nE1\tTide:T1\nR1\tOf Arg1:T1 Arg2:T2\n*\tEquiv T1 T2\n#2\tAnnotatorNotes R1\tlost\n",
	})
	for _, path := range []string{dir, filepath.Join(dir, "a.ann")} {
		c := mustRead(t, path)
		wantStatements(t, c, `: Tide [{0 3} {18 22}] "Low tide" Negated=true Sure=hardly note both meant`, ": Tide [{0 8}] \"Low\\ntide\"")
		wantLost(
			t,
			c,
			corpus.Loss{What: corpus.LostEvent, Named: "Tide", Count: 1},
			corpus.Loss{What: corpus.LostRelation, Named: "Of", Count: 1},
			corpus.Loss{What: corpus.LostRelation, Named: "Equiv", Count: 1},
			corpus.Loss{What: corpus.LostNote, Count: 1},
		)
	}
}

const qde = `<?xml version="1.0" encoding="utf-8"?>
<Project name="harbour" xmlns="urn:QDA-XML:project:1.0"><Users><User guid="u1" name="Ada"/></Users>
<CodeBook><Codes><Code guid="c1" name="tone"><Code guid="c2" name="calm"/></Code></Codes></CodeBook>
<Sources><TextSource name="quay" plainTextPath="internal://T1.txt"><PlainTextSelection startPosition="%d" endPosition="%d" creatingUser="U1">
<Description>why</Description><Coding><CodeRef targetGUID="C2"/></Coding></PlainTextSelection><Coding creatingUser="u1"><CodeRef targetGUID="c1"/></Coding></TextSource>
<TextSource name="gone" plainTextPath="internal://T9.txt"/><PictureSource name="map"/></Sources></Project>`

func TestAREFIProjectIsReadInTheUnitThatItsProgramCounts(t *testing.T) {
	for unit, begin := range map[corpus.Unit]int{corpus.CodePoints: 2, corpus.UTF16: 3, corpus.UTF16CRLF: 4} {
		c := mustRead(t, archiveOf(t, "harbour.qdpx", map[string]string{
			"project.qde": fmt.Sprintf(qde, begin, begin+4), "Sources/t1.TXT": "😀\nCalm quay",
		}))
		wantStatements(t, c, "Ada: code=tone", `Ada: tone/calm [{2 6}] "Calm" note why`)
		wantLost(
			t,
			c,
			corpus.Loss{What: corpus.LostText, Named: "gone", Count: 1},
			corpus.Loss{What: corpus.LostSource, Named: "PictureSource", Count: 1},
		)
		if c.Offsets.Unit != unit || !slices.Equal(c.Tags, []string{"tone", "tone/calm"}) {
			t.Errorf("offsets from %d are %+v, tags %v", begin, c.Offsets, c.Tags)
		}
	}
}

func TestWhatIsBrokenIsRefusedInASentenceWithFileAndPlace(t *testing.T) {
	deep := strings.Repeat("<Code>", document.MaxDepth+1) + strings.Repeat("</Code>", document.MaxDepth+1)
	for name, c := range map[string]struct{ content, code, words string }{
		"a.ann":   {"T1\tTide 0 3\tLow\nT2\tTide x 3\tLow\n", "damaged", "a.ann cannot be read at line 2; export it again."},
		"b.tsv":   {"#FORMAT=WebAnno TSV 3.3\n\n#Text=One\n1-1\t0\n", "damaged", "b.tsv cannot be read at line 4; export it again."},
		"c.jsonl": {"{\"text\": \"a\", \"label\": []}\n{\"text\": 3}\n", "damaged", "c.jsonl cannot be read at line 2; export it again."},
		"d.json":  {`[{"id": 1, "data": {"text": "a"}, "annotations": []}, {`, "damaged", "d.json cannot be read at line 1; export it again."},
		"g.xmi":   {"<xmi:XMI xmlns:xmi='http://www.omg.org/XMI'>\n<a>\n</xmi:XMI>", "damaged", "g.xmi cannot be read at line 3; export it again."},
		"h.xmi":   {"<XMI>" + deep + "</XMI>", "nested_too_deep", "h.xmi holds more than 200 elements inside each other; export it again."},
		"e.qde":   {deep, "nested_too_deep", "e.qde holds more than 200 elements inside each other; export it again."},
		"f.txt":   {"words", "unknown_type", "f.txt is no table of labels and no export of Label Studio, doccano, WebAnno, INCEpTION, brat or REFI-QDA; choose one of these."},
	} {
		_, err := formats.Read(t.Context(), filepath.Join(folderOf(t, map[string]string{name: c.content}), name))
		var refused *document.Error
		if !errors.As(err, &refused) || refused.Code != c.code || refused.Error() != c.words {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
