package codebook_test

import (
	"bytes"
	"os"
	"testing"

	"plumbline/annotate/codebook"
)

func TestACodebookGetsFurtherQuestionsAndKeepsItsOwn(t *testing.T) {
	source, err := os.ReadFile("../../seeds/codebook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	before, err := codebook.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	key := before.FieldKey("Stance")
	after, err := before.With(
		codebook.Addition{
			Key:      key,
			Label:    "Frames",
			Question: "Which frame?",
			Several:  true,
			Options:  []string{"1", "conflict", "größe: #1"},
		},
		codebook.Addition{Key: before.FieldKey("Größe (cm)", key), Label: "Bias", Question: "Is it?", Options: []string{"yes", "no"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	if after.Version != "1.2.0" || after.ID != before.ID || len(after.Fields) != len(before.Fields)+2 {
		t.Fatalf("it is %s %s with %d questions", after.ID, after.Version, len(after.Fields))
	}
	added := after.Field("stance_2")
	if added == nil || added.Scale != codebook.Set || len(added.Options) != 3 || added.Options[2].Value != "größe: #1" || added.Required {
		t.Errorf("added is %+v", added)
	}
	for i := range before.Fields {
		f := &before.Fields[i]
		g := after.Field(f.Key)
		if g == nil || g.Meaning != f.Meaning || len(g.Options) != len(f.Options) || g.Rule != f.Rule {
			t.Errorf("%s has become %+v", f.Key, g)
		}
	}
	if !bytes.Contains(after.Source, []byte("# over 0..3")) {
		t.Error("comments are gone")
	}
}

func TestAnyNameGivesAKeyThatAFieldCanHave(t *testing.T) {
	book, err := codebook.Parse(
		[]byte("id: a\nversion: one\ntitle: A\nlanguage: en\nunit: paragraph\nfields: [{key: x, label: X, question: X?, scale: text}]\n"),
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", "1", "Ж", "any", "text_has", "a_not", "x", "NER label", "0.5", "ent!"} {
		grown, err := book.With(codebook.Addition{Key: book.FieldKey(name), Label: "L", Question: "Q?", Options: []string{"a", "b"}})
		if err != nil || grown.Version != "one.1" {
			t.Errorf("%q gives %q: %v", name, book.FieldKey(name), err)
		}
	}
}
