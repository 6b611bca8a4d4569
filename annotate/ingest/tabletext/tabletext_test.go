package tabletext

import (
	"errors"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

func mustRead(t *testing.T, name, data string) *document.Found {
	t.Helper()
	found, err := read(t.Context(), document.NewInput(name, []byte(data), "", nil))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestARowIsAnArticleWhateverTheDelimiter(t *testing.T) {
	for _, c := range []struct{ name, data string }{
		{"a.csv", "Title,Text,Party\nQuay,\"Put off, again.\",Red\n"},
		{"a.csv", "\ufeffTitel;Text;Party\r\nQuay;Put off, again.;Red\r\n;;\r\n"},
		{"a.tsv", "headline\tbody\tParty\nQuay\tPut off, again.\tRed\n"},
		{"a.csv", "sep=|\nTitre|Texte|Party\nQuay|Put off, again.|Red\n"},
		{"a.csv", "\xff\xfe" + utf16("Title\tText\tParty\nQuay\tPut off, again.\tRed\n")},
	} {
		found := mustRead(t, c.name, c.data)
		if len(found.Articles) != 1 {
			t.Errorf("%q has %d articles, want 1", c.data, len(found.Articles))
			continue
		}
		a := found.Articles[0]
		if a.Text != "Put off, again." || a.Field(annotate.MetaTitle) != "Quay" || a.Field("x:party") != "Red" || a.Part != "row 2" {
			t.Errorf("%q: got %+v", c.data, a)
		}
	}
}

func utf16(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteByte(byte(r))
		b.WriteByte(0)
	}
	return b.String()
}

func TestEventAndStratumAreColumns(t *testing.T) {
	a := mustRead(t, "a.csv", "text,event,Stratum,id\nThe vote was put off.,quay,left,007\n").Articles[0]
	for field, want := range map[string]string{annotate.MetaEvent: "quay", annotate.MetaStratum: "left", "x:id": "007"} {
		if got := a.Field(field); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
}

func TestAPersonMayMapTheColumns(t *testing.T) {
	in := document.NewInput("a.csv", []byte("text,real\nnot this,The vote was put off.\n"), "", nil)
	in.Columns = map[string]string{"text": "real"}
	found, err := read(t.Context(), in)
	if err != nil || found.Articles[0].Text != "The vote was put off." {
		t.Errorf("got %+v, %v", found, err)
	}
	in.Columns = map[string]string{"text": "gone"}
	_, err = read(t.Context(), in)
	var ours *document.Error
	if !errors.As(err, &ours) || !strings.Contains(err.Error(), "text, real") {
		t.Errorf("got %v, want a refusal that names the columns there are", err)
	}
}

func TestQuotesThatDoNotFitAreKeptAndTheirLineIsTold(t *testing.T) {
	found := mustRead(t, "a.csv", "title,text\nQuay,The \"east\" quay\nPumps,Fail\n")
	if found.Articles[0].Text != `The "east" quay` || len(found.Articles) != 2 {
		t.Errorf("got %+v", found.Articles)
	}
	if len(found.Warnings) != 1 || !strings.Contains(found.Warnings[0].String(), "line 2") {
		t.Errorf("got the warnings %v", found.Warnings)
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"title,text\nQuay,\"Put\noff\"\n", "sep=;\na;b\n1;2", "a\tb\n\"c"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := document.NewInput("a.csv", data, "", nil)
		Reader.Recognise(in)
		_, err := Reader.Read(t.Context(), in)
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}
