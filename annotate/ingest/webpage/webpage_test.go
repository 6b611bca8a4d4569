package webpage

import (
	"errors"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

const page = `<!DOCTYPE html>
<!-- saved from url=(0042)https://halyard.example/2024/quay -->
<html lang="en-GB"><head><title>Council puts off its vote | Halyard Dispatch</title>
<meta property="og:site_name" content="Halyard Dispatch"><meta property="article:section" content="Harbour">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"Council puts off its vote",
"author":[{"name":"Ada Brenn"},{"name":"Joss Marl"}],"datePublished":"2024-03-12T16:15:00Z","publisher":{"name":"Halyard Media"}}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>Council puts off its vote</h1><p class="byline">By Ada Brenn and Joss Marl</p>
<p>The harbour council of Port Sael put off its vote on the east quay on Tuesday, and the members, who had come from all the wards of the town, went home.</p>
<p>"We will vote when we have read the numbers," said Ada Brenn, who chairs it, and nobody in the hall would contradict her that evening.</p>
<figure><img src="a.png"><figcaption>The east quay in March.</figcaption></figure>
<p style="display:none">Hidden words that nobody sees on the page, however long they are.</p>
<ul><li>One crane is old.</li><li>Two are new.</li></ul>
<p>The vote is now to be taken in April, after the figures of the crane have been looked at by the harbour master and by the town.</p></article></main>
<footer>About us</footer><script>var no = "<p>no</p>"</script></body></html>`

func TestAPageGivesItsArticleAndWhatItSaysOfIt(t *testing.T) {
	found, err := Read(t.Context(), document.NewInput("a.html", []byte(page), "", nil))
	if err != nil {
		t.Fatal(err)
	}
	a := found.Articles[0]
	for field, want := range map[string]string{
		annotate.MetaTitle: "Council puts off its vote", annotate.MetaAuthor: "Ada Brenn, Joss Marl", annotate.MetaPublished: "2024-03-12",
		annotate.MetaOutlet: "Halyard Media", document.Language: "en-GB", document.Section: "Harbour", annotate.MetaURL: "https://halyard.example/2024/quay",
	} {
		if got := a.Field(field); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	var all []string
	for _, b := range a.Blocks {
		all = append(all, b.Text)
	}
	text := strings.Join(all, "|")
	for _, want := range []string{"The harbour council", "We will vote", "One crane is old.|Two are new.", "The vote is now"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
	for _, no := range []string{"Hidden", "var no", "About us", "News"} {
		if strings.Contains(text, no) {
			t.Errorf("%q is in %q", no, text)
		}
	}
	if a.Blocks[0].Kind != document.Title || a.Blocks[0].Text != "Council puts off its vote" {
		t.Errorf("the headline is not first: %+v", a.Blocks[0])
	}
	if len(found.Dropped) == 0 {
		t.Error("nothing is told of the menu and the foot")
	}
}

func TestWhatIsNotSaidStaysEmpty(t *testing.T) {
	found, err := Read(
		t.Context(),
		document.NewInput(
			"a.html",
			[]byte(
				`<html><head><meta name="author" content="https://halyard.example/brenn"><meta name="date" content="some day"></head><body><p>The council said no.</p></body></html>`,
			),
			"",
			nil,
		),
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found.Articles[0].Fields {
		t.Errorf("the page does not say %+v", f)
	}
}

func TestTwoLineBreaksPartParagraphs(t *testing.T) {
	found, err := Read(
		t.Context(),
		document.NewInput("a.html", []byte(`<html><body>One line<br>goes on.<br><br>Another.</body></html>`), "", nil),
	)
	if err != nil {
		t.Fatal(err)
	}
	blocks := found.Articles[0].Blocks
	if len(blocks) != 2 || document.OneLine(blocks[0].Text) != "One line goes on." {
		t.Errorf("got %+v", blocks)
	}
}

func FuzzWebpage(f *testing.F) {
	f.Add([]byte(page))
	f.Add([]byte("<html><body><table><p>a<td>b</html>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		in := document.NewInput("a.html", data, "", nil)
		recognise(in)
		_, err := Read(t.Context(), in)
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}
