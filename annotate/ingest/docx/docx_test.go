package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"plumbline/annotate/ingest/document"
)

const opening = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="mc" xmlns:wps="wps"><w:body>`

// packageOf makes a document of parts, given as names and contents in turn.
func packageOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(f, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func word(t testing.TB, body string, parts ...string) []byte {
	return packageOf(
		t,
		append([]string{"[Content_Types].xml", "<Types/>", "word/document.xml", opening + body + `</w:body></w:document>`}, parts...)...)
}

func p(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func TestTheTextIsWhatReadsWithAllChangesAccepted(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"plain", p("One.") + p("Two."), "One.|Two."},
		{"inserted and moved in", `<w:p><w:ins><w:r><w:t>new </w:t></w:r></w:ins><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo></w:p>`, "new here"},
		{"deleted and moved away", `<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>kept</w:t></w:r></w:p>`, "kept"},
		{"a field's code", `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>`, "7"},
		{"a deleted paragraph mark", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>` + p("goes on.") + p("Two."), "One goes on.|Two."},
		{"a text box once", `<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>` + p("Box") + `</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback>` + p("Box") + `</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around</w:t></w:r></w:p>`, "Box|Around"},
		{"cells", `<w:tbl><w:tr><w:tc>` + p("a") + `</w:tc><w:tc>` + p("b") + `</w:tc></w:tr></w:tbl>`, "a|b"},
		{"hyphens, tabs and breaks", `<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r></w:p>`, "a\u2011b\tc\nd"},
		{"a symbol", `<w:p><w:r><w:sym w:font="Symbol" w:char="F061"/><w:t>=1</w:t></w:r></w:p>`, "α=1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, err := read(t.Context(), document.NewInput("a.docx", word(t, c.body), "", nil))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range found.Articles[0].Blocks {
				got = append(got, b.Text)
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("got %q, want %q", strings.Join(got, "|"), c.want)
			}
		})
	}
}

func TestNotesStandAtTheEndAndHeadersNowhere(t *testing.T) {
	data := word(
		t,
		`<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id="2"/></w:r></w:p>`,
		"word/footnotes.xml",
		`<w:footnotes xmlns:w="w"><w:footnote w:id="0">`+p(
			"separator",
		)+`</w:footnote><w:footnote w:id="2">`+p(
			"A note.",
		)+`</w:footnote></w:footnotes>`,
		"word/header1.xml",
		`<w:hdr xmlns:w="w">`+p("Page head")+`</w:hdr>`,
	)
	found, err := read(t.Context(), document.NewInput("a.docx", data, "", nil))
	if err != nil {
		t.Fatal(err)
	}
	blocks := found.Articles[0].Blocks
	if len(blocks) != 2 || blocks[1].Text != "A note." || blocks[1].Kind != document.Note {
		t.Errorf("got %+v", blocks)
	}
}

func TestTheMainPartIsWhereThePackageSays(t *testing.T) {
	data := packageOf(
		t,
		"[Content_Types].xml",
		"",
		"_rels/.rels",
		`<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/odd/main.xml"/></Relationships>`,
		"odd/main.xml",
		opening+p("Found.")+`</w:body></w:document>`,
	)
	found, err := read(t.Context(), document.NewInput("a.docx", data, "", nil))
	if err != nil || found.Articles[0].Blocks[0].Text != "Found." {
		t.Errorf("got %v, %v", found, err)
	}
}

func FuzzDocx(f *testing.F) {
	f.Add([]byte(opening + p("One.") + `</w:body></w:document>`))
	f.Add([]byte(`<w:document xmlns:w="w"><w:p><w:del/><w:p></w:document>`))
	f.Fuzz(func(t *testing.T, main []byte) {
		data := packageOf(t, "[Content_Types].xml", "", "word/document.xml", string(main), "word/footnotes.xml", string(main))
		_, err := read(t.Context(), document.NewInput("a.docx", data, "", nil))
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}
