package formats_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"plumbline/annotate/corpus"
	"plumbline/annotate/corpus/formats"
	"plumbline/annotate/ingest/document"
)

// asUTF16 is a text in UTF-16 with its mark, lowest byte first.
func asUTF16(text string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		b.WriteByte(byte(unit))
		b.WriteByte(byte(unit >> 8))
	}
	return b.String()
}

// TestEachTraitOfFilesOfOtherToolsIsReadAsItIsMeant has a row for each trait of files that
// were met, with what comes of it: documents, what is said, and what is lost by name.
func TestEachTraitOfFilesOfOtherToolsIsReadAsItIsMeant(t *testing.T) {
	for _, c := range []struct {
		trait     string
		files     map[string]string
		documents int
		says      []string
		lost      []corpus.Loss
	}{
		{
			"Label Studio: regions of pictures in two tasks, each of which somebody completed",
			map[string]string{"a.json": `[{"id": 1, "data": {"image": "quay.png"}, "annotations": [{"completed_by": {"id": 1, "email": "mara@example.org"}, "result": [
{"type": "rectanglelabels", "origin": "prediction-changed", "value": {"x": 4.8, "y": 11.6, "rectanglelabels": ["Boat"]}}], "reviews": [{"id": 28}]}]},
{"id": 2, "data": {"image": "pier.png"}, "annotations": [{"completed_by": {"id": 1, "email": "mara@example.org"}, "result": [
{"type": "rectanglelabels", "value": {"rectanglelabels": ["Boat"]}}, {"type": "rectanglelabels", "value": {"rectanglelabels": ["Boat"]}}]}]}]`},
			2, nil,
			[]corpus.Loss{{What: corpus.LostRegion, Named: "rectanglelabels:Boat", Count: 3}},
		},
		{
			"Label Studio: a polygon, and a number for who completed it",
			map[string]string{"a.json": `[{"id": 87, "annotations": [{"id": 22, "completed_by": 1, "result": [
{"id": "q", "type": "polygonlabels", "value": {"closed": true, "points": [[44.4, 48.2], [42.5, 60.3]], "polygonlabels": ["Crane"]}}]}], "data": {"image": "a.jpg"}}]`},
			1, nil,
			[]corpus.Loss{{What: corpus.LostRegion, Named: "polygonlabels:Crane", Count: 1}},
		},
		{
			"doccano: spans as lists, a document without labels, and one without a text",
			map[string]string{"a.jsonl": `{"text": "quayside", "label": [[0, 4, "PLACE"]], "meta": {"page": 1}}
{"text": "ferry", "label": [], "meta": {"page": 2}}
{"label": [[0, 1, "PERSON"]], "meta": {"page": 3}}
`},
			3,
			[]string{`: PLACE [{0 4}] "quay"`},
			[]corpus.Loss{{What: corpus.LostText, Named: "PERSON", Count: 1}},
		},
		{
			"doccano: entities with ids, and relations between them",
			map[string]string{"a.jsonl": `{"text": "Quay Lines began on 4 May, by Ada Pell and Bo Rask.", "entities": [
{"id": 0, "start_offset": 0, "end_offset": 10, "label": "FIRM"}, {"id": 1, "start_offset": 20, "end_offset": 25, "label": "DATE"},
{"id": 2, "start_offset": 30, "end_offset": 38, "label": "PERSON"}, {"id": 3, "start_offset": 43, "end_offset": 50, "label": "PERSON"}],
"relations": [{"from_id": 0, "to_id": 1, "type": "begun"}, {"from_id": 0, "to_id": 2, "type": "by"}, {"from_id": 0, "to_id": 3, "type": "by"}]}`},
			1,
			[]string{`: DATE [{20 25}] "4 May"`, `: FIRM [{0 10}] "Quay Lines"`, `: PERSON [{30 38}] "Ada Pell"`, `: PERSON [{43 50}] "Bo Rask"`},
			[]corpus.Loss{{What: corpus.LostRelation, Count: 3}},
		},
		{
			"doccano: one list of documents, one of them without a text",
			map[string]string{"a.json": `[
  {"text": "tide in", "label": ["calm"]},
  {"text": "tide out", "label": ["calm", "late"]},
  {"text": "no tide", "label": []},
  {"label": ["late"]}
]`},
			4,
			[]string{": label=calm", ": label=calm", ": label=late", ": label=late"},
			nil, // that a text lacks is told with the plan
		},
		{
			"brat: a span in two pieces, and an event on each span",
			map[string]string{"a.ann": "T1\tWord 0 4\tTide\nT2\tWord 5 7;8 9\tis a\nT3\tWord 10 14\tmark\nT4\tWord 14 15\t.\nE1\tWord:T1\nE2\tWord:T2\nE3\tWord:T3\nE4\tWord:T4\n", "a.txt": "Tide is\na mark.\n"},
			1,
			[]string{`: Word [{0 4}] "Tide"`, `: Word [{10 14}] "mark"`, `: Word [{14 15}] "."`, `: Word [{5 7} {8 9}] "is a"`},
			[]corpus.Loss{{What: corpus.LostEvent, Named: "Word", Count: 4}},
		},
		{
			"brat: pieces of a span on both sides of a line break, the second within a word",
			map[string]string{"a.ann": "T1\tWord 5 7;9 10\tis n\n", "a.txt": "Tide is\nan old mark.\n"},
			1,
			[]string{`: Word [{5 7} {9 10}] "is n"`},
			nil,
		},
		{
			"brat: notes on a span, on an event and on a relation",
			map[string]string{
				"a.ann": "T1\tFirm 0 4\tQuay\nT2\tMERGER 12 17\tunion\nT3\tFirm 23 27\tPier\nE1\tMERGER:T2 Org1:T1 Org2:T3\nR1\tOrigin Arg1:T3 Arg2:T1\n" +
					"#1\tAnnotatorNotes T1\tA name.\n#2\tAnnotatorNotes E1\tAn event.\n#3\tAnnotatorNotes R1\tA relation.\n",
				"a.txt": "Quay seeks a union with Pier, a firm.\n",
			},
			1,
			[]string{`: Firm [{0 4}] "Quay" note A name.`},
			nil,
		},
		{"table: a comma in quotes, and a number that begins with 0", map[string]string{"a.csv": "coder,text,code\nMara,\"120 Any St., Port\",08123\n"}, 1, []string{"Mara: code=08123"}, nil},
		{"table: quotes in quotes", map[string]string{"a.csv": "coder,text,tone\nMara,\"a \"\"so\"\" it is\",\"x \"\"y\"\"\"\n"}, 1, []string{`Mara: tone=x "y"`}, nil},
		{"table: lines that end in two signs, one of them in a cell", map[string]string{"a.csv": "coder,text,tone\r\nMara,\"Once\r\nupon a tide\",calm\r\nIlo,Late,loud\r\n"}, 2, []string{"Ilo: tone=loud", "Mara: tone=calm"}, nil},
		{"table: signs of other scripts", map[string]string{"a.csv": "coder,text,tone\nMara,港口,ʤ\n"}, 1, []string{"Mara: tone=ʤ"}, nil},
		{"table: a mark at the beginning", map[string]string{"a.csv": "\ufeffcoder,text,tone\nMara,Quay,calm\n"}, 1, []string{"Mara: tone=calm"}, nil},
		{"table: an older encoding", map[string]string{"a.csv": "coder,text,tone\nMara,Quay \xa9 Ren\xe9e says it rained,calm\n"}, 1, []string{"Mara: tone=calm"}, nil},
		{"table: no names of columns", map[string]string{"a.csv": "1,english\n2,中国人\n3,german\n"}, 1, []string{": 1=1", ": 1=2", ": 1=3", ": 2=english", ": 2=german", ": 2=中国人"}, nil},
		{"table: semicolons", map[string]string{"a.csv": "coder;text;tone\nMara;Quay, 港口;calm\n"}, 1, []string{"Mara: tone=calm"}, nil},
		{"table: numbers that begin with 0 only", map[string]string{"a.csv": "coder,text,code\nMara,Quay,01\nMara,Pier,002\nMara,Mole,00003\n"}, 3, []string{"Mara: code=00003", "Mara: code=002", "Mara: code=01"}, nil},
		{"table: tabs", map[string]string{"a.tsv": "coder\ttext\ttone\nMara\tQuay\tcalm\nMara\tPier\t\\N\n"}, 2, []string{"Mara: tone=\\N", "Mara: tone=calm"}, nil},
		{"table: UTF-16", map[string]string{"a.csv": asUTF16("coder,text,label\r\nMara,Quay,Positive\r\nMara,Pier,Negative\r\n")}, 2, []string{"Mara: label=Negative", "Mara: label=Positive"}, nil},
		{"doccano: a table of texts and labels in UTF-16", map[string]string{"a.csv": asUTF16("text,label\r\nAAA,Positive\r\nBBB,Negative")}, 2, []string{": label=Negative", ": label=Positive"}, nil},
	} {
		c2 := mustRead(t, onlyOne(t, c.files))
		if got := slices.Sorted(slices.Values(statements(c2))); !slices.Equal(got, c.says) {
			t.Errorf("%s: it says %q and is to say %q", c.trait, got, c.says)
		}
		if c.lost != nil && !slices.Equal(c2.Lost, c.lost) {
			t.Errorf("%s: lost is %v, and is to be %v", c.trait, c2.Lost, c.lost)
		}
		if len(c2.Documents) != c.documents {
			t.Errorf("%s: there are %d documents, and are to be %d", c.trait, len(c2.Documents), c.documents)
		}
	}
}

// onlyOne writes files and is the path of the first by name.
func onlyOne(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := folderOf(t, files)
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(names) == 0 {
		t.Fatal(err)
	}
	return names[0]
}

func TestTraitsThatCannotBeReadAreRefusedInASentence(t *testing.T) {
	for name, content := range map[string]string{
		"empty.csv":  "",
		"tags.conll": "QUAY\tB-PLACE\nIS\tO\n\nAda\tB-PERSON\nPell\tI-PERSON\n",
	} {
		_, err := formats.Read(t.Context(), onlyOne(t, map[string]string{name: content}))
		var refused *document.Error
		if !errors.As(err, &refused) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
