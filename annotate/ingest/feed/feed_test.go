package feed

import (
	"errors"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

const rss = `<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Halyard Dispatch</title><language>en</language>
<item><title>Quay vote put off</title><link>https://halyard.example/quay</link><dc:creator>Ada Brenn</dc:creator>
<pubDate>Tue, 12 Mar 2024 16:15:00 GMT</pubDate><content:encoded><![CDATA[<p>The vote was put off.</p><p>It&#146;s late.</p>]]></content:encoded></item>
<item><title>Pumps fail</title><description>A summary &lt;b&gt;only&lt;/b&gt;.</description></item></channel></rss>`

func TestAnEntryIsAnArticle(t *testing.T) {
	in := document.NewInput("a.rss", []byte(rss), "", nil)
	if recognise(in) != document.Certain {
		t.Fatal("the feed is not recognised")
	}
	found, err := read(t.Context(), in)
	if err != nil || len(found.Articles) != 2 {
		t.Fatalf("got %+v, %v", found, err)
	}
	a := found.Articles[0]
	for field, want := range map[string]string{
		annotate.MetaTitle: "Quay vote put off", annotate.MetaURL: "https://halyard.example/quay", annotate.MetaAuthor: "Ada Brenn",
		annotate.MetaPublished: "2024-03-12", annotate.MetaOutlet: "Halyard Dispatch", document.Language: "en",
	} {
		if got := a.Field(field); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	if len(a.Blocks) != 3 || a.Blocks[2].Text != "It’s late." {
		t.Errorf("got %+v", a.Blocks)
	}
	if len(found.Warnings) != 1 || found.Articles[1].Blocks[1].Text != "A summary only." {
		t.Errorf("the summary is %+v, and told of by %v", found.Articles[1].Blocks, found.Warnings)
	}
}

func FuzzFeed(f *testing.F) {
	for _, s := range []string{rss, `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title><content>b</content></entry></feed>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := document.NewInput("a.rss", data, "", nil)
		Reader.Recognise(in)
		_, err := Reader.Read(t.Context(), in)
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}

func TestAFeedOfElementsInElementsIsRefusedBeforeItFillsTheMemory(t *testing.T) {
	in := document.NewInput("a.rss", []byte("<rss><channel>"+strings.Repeat("<a>", 2*mostNested)), "", nil)
	_, err := read(t.Context(), in)
	var refused *document.Error
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), "more than 10000 deep") {
		t.Errorf("the error is %v", err)
	}
}
