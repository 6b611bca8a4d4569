package newsxml

import (
	"errors"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

const factiva = `<?xml version="1.0" encoding="UTF-8"?><results><ppsArticle><article><headline><paragraph>Quay vote <hlt>put off</hlt></paragraph></headline>
<byline>By Ada Brenn</byline><sourceName>Halyard Dispatch</sourceName><publicationDate><date>20240312</date></publicationDate><baseLanguage>en</baseLanguage>
<leadParagraph><paragraph>The vote was put off.</paragraph></leadParagraph><tailParagraphs><paragraph>Nobody objected.</paragraph></tailParagraphs></article></ppsArticle>
<ppsArticle><article><headline>Pumps fail</headline><leadParagraph><paragraph>They failed.</paragraph></leadParagraph></article></ppsArticle></results>`

const nitf = `<nitf><head><title>ignored</title><pubdata name="Halyard Dispatch" date.publication="20240312"/></head><body><body.head><hedline><hl1>Quay vote put off</hl1></hedline>
<byline>By Ada Brenn</byline></body.head><body.content><p>The vote was put off.</p><p>Nobody objected.</p></body.content></body></nitf>`

func TestArticlesComeOutOfTheirElements(t *testing.T) {
	for name, data := range map[string]string{"Factiva": factiva, "NITF": nitf} {
		in := document.NewInput("a.xml", []byte(data), "", nil)
		if Reader.Recognise(in) != document.Certain {
			t.Errorf("%s is not recognised", name)
		}
		found, err := read(t.Context(), in)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		a := found.Articles[0]
		for field, want := range map[string]string{
			annotate.MetaTitle: "Quay vote put off", annotate.MetaAuthor: "Ada Brenn", annotate.MetaOutlet: "Halyard Dispatch", annotate.MetaPublished: "2024-03-12",
		} {
			if got := a.Field(field); got != want {
				t.Errorf("%s: %s is %q, want %q", name, field, got, want)
			}
		}
		if len(a.Blocks) != 3 || a.Blocks[2].Text != "Nobody objected." {
			t.Errorf("%s: got %+v", name, a.Blocks)
		}
	}
}

func FuzzNewsXML(f *testing.F) {
	for _, s := range []string{factiva, nitf} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := document.NewInput("a.xml", data, "", nil)
		Reader.Recognise(in)
		_, err := Reader.Read(t.Context(), in)
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}
