package jsondata

import (
	"errors"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

func mustRead(t *testing.T, data string) *document.Found {
	t.Helper()
	found, err := read(t.Context(), document.NewInput("a.json", []byte(data), "", nil))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestAnObjectIsAnArticleWhereverItStands(t *testing.T) {
	for _, data := range []string{
		`{"title":"Quay","text":"Put off.","source":{"name":"Halyard"},"n":7}`,
		`[{"title":"Quay","text":"Put off.","source":{"name":"Halyard"},"n":7}]`,
		`{"status":"ok","articles":[{"title":"Quay","text":"Put off.","source":{"name":"Halyard"},"n":7}]}`,
		`{"response":{"docs":[{"headline":"Quay","body":["Put off."],"source.name":"Halyard","n":7}]}}`,
		`{"title":"Quay","text":"Put off.","source":{"name":"Halyard"},"n":7}` + "\n" + `{"title":"Pumps","text":"Fail."}` + "\n",
		`["title","text","source","n"]` + "\n" + `["Quay","Put off.","Halyard",7]` + "\n",
	} {
		a := mustRead(t, data).Articles[0]
		if a.Text != "Put off." || a.Field(annotate.MetaTitle) != "Quay" || a.Field(annotate.MetaOutlet) != "Halyard" ||
			a.Field("x:n") != "7" {
			t.Errorf("%s: got %+v", data, a)
		}
	}
}

func TestABrokenLineIsToldAndTheOthersAreRead(t *testing.T) {
	found := mustRead(t, `{"text":"One."}`+"\n"+`{"text":broken}`+"\n"+`{"text":"Three."}`+"\n")
	if len(found.Articles) != 2 || found.Articles[1].Text != "Three." {
		t.Errorf("got %+v", found.Articles)
	}
	if len(found.Refused) != 1 || !strings.Contains(found.Refused[0].Error(), "line 2") {
		t.Errorf("got %v", found.Refused)
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`[{"text":"One."}]`, `{"a":[{"b":[1,[2]]}]}`, "{\"text\":\"a\"}\n[1,2]\n", `{"text":`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := document.NewInput("a.json", data, "", nil)
		Reader.Recognise(in)
		_, err := Reader.Read(t.Context(), in)
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}
